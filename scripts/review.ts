/** `npm run review`: one page to be printed and signed before publication. */
import '../src/machine/working-folder.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rememberReview } from '../src/review/model.ts';
import { saidPath } from '../src/schema/fault.ts';
import { shownPath } from '../src/schema/address-names.ts';
import type { Settings } from '../src/settings.ts';
import { rememberShown } from '../src/shown.ts';
import { loadSite, type Site } from '../src/site.ts';
import { shownOf } from '../src/views/index.ts';
import { keptFolder } from '../src/build/cache.ts';
import { withPages } from '../src/build/place/work.ts';
import { findFaults, type Findings } from '../src/findings/check-content.ts';
import { command } from '../src/command.ts';
import { callFolder, exitCodes, root, type ExitCode } from '../src/machine/process.ts';
import { groupedLines } from '../src/findings/fault-report.ts';
import { badCall, ImportStop } from '../src/importer/stop.ts';
import { currentText, writeAll } from '../src/importer/write/write.ts';
import { provenanceOf } from '../src/history/provenance.ts';
import { requireAddresses } from '../src/machine/limits.ts';
import { publicName } from '../src/history/public-version.ts';
import { compareForReview, isEmpty, type Compared } from '../src/review/compare.ts';

const usage = `用法：npm run review [-- --since 版本 --out 审核单.html]
  生成公开前的审核单：与以前的版本比较，新增的内容按读者看到的样子列出，改动列出原来和现在，
  附自动检查的结果和三审三校的签字栏。用浏览器打开，打印在 A4 纸上。
  --since 版本  不写就是 已公开：网站上现在的版本；也可以写分支、标签、提交编号
  --out 文件    写到哪里；不写就是 review.html
  环境变量：CONTENT_DIR、BUILD_DATE；SITE_URL、SITE_BASE（网站在哪里）；HUITOUKAN_LIVE=off（不问网站）`;

await command(usage, { since: { type: 'string' }, out: { type: 'string' } }, async ({ since, out }, settings) => {
  try {
    return await review(since ?? publicName, resolve(callFolder, out ?? 'review.html'), settings);
  } catch (cause) {
    if (!(cause instanceof ImportStop)) throw cause;
    console.error(cause.message);
    return cause.exit;
  }
});

async function review(since: string, path: string, settings: Settings): Promise<ExitCode> {
  requireAddresses();
  const name = relative(process.cwd(), path) || path;
  const current = currentText(path);
  if (current !== undefined && !current.includes('content="huitoukan review"'))
    throw badCall(`${saidPath(name)} 是别的文件，没有覆盖；请用 --out 换一个文件名`);
  const chosen = await compareWith(since, settings);
  const { faults: all, loading, revision: before, known, compared } = chosen;
  for (const note of known?.notes ?? []) console.log(note);
  if (compared && isEmpty(compared)) {
    console.log(`与 ${saidPath(versionText(chosen))} 相比，内容没有变化，不需要审核单`);
    return exitCodes.well;
  }
  // Pages are shown as of the day on which all of it is public. What may not change is for the reviewers to see.
  const shown = compared && loading.site && loadSite({ ...settings, today: compared.shownOn, base: '/' }, root).site;
  if (!shown || !before) {
    console.error([...groupedLines(all), '内容有错误，没有生成审核单；请先改正上面的错误'].join('\n'));
    return exitCodes.content;
  }
  const ofChanged = all.filter(({ file }) => before.changed.has(file));
  rememberShown(shownOf(shown, new Map()));
  rememberReview({
    ...compared,
    site: shown.register.site.title,
    today: settings.today,
    before: { name: versionText(chosen), commit: before.commit },
    after: provenanceOf(settings.contentDir),
    faults: ofChanged,
    otherFaults: all.length - ofChanged.length,
  });
  writeAll([
    {
      path,
      name,
      before: current,
      after: await render(
        compared.added.flatMap(({ pages }) => pages),
        shown,
      ),
    },
  ]);
  const { added, changed, removed } = compared;
  console.log(
    `审核单：${saidPath(name)}（新增 ${added.length} 项，改动 ${changed.length} 处，删去 ${removed.length} 项，提示 ${ofChanged.length} 条）\n用浏览器打开，打印后逐级签字`,
  );
  return exitCodes.well;
}

type Chosen = Findings & { compared: Compared | undefined };

/**
 * What has changed since a version. What is committed on main already differs from main in nothing, and wants a review
 * all the same: it is compared with what is public.
 */
async function compareWith(since: string, settings: Settings): Promise<Chosen> {
  const found = await findFaults(settings, { since, ownChanges: true });
  const { revision, loading } = found;
  const compared = revision && loading.content && compareForReview(revision, loading.content, settings.today);
  if (since === publicName || !compared || !isEmpty(compared)) return { ...found, compared };
  const other = await compareWith(publicName, settings);
  return other.known?.commit === undefined ? { ...found, compared } : other;
}

/** The version that a review compares with, for people. */
function versionText({ revision, known }: Chosen): string {
  return [revision?.name, known?.commit && `（${known.source}）`].filter(Boolean).join('');
}

/** The review and the pages that it shows, as one file. */
async function render(pages: readonly string[], site: Site): Promise<string> {
  // Links and styles are looked up in the rendered folder.
  process.env['SITE_BASE'] = '/';
  const { openPrograms } = await import('../src/build/processes/programs-helper.ts');
  const { openRenderer } = await import('../src/build/programs/renderer.ts');
  const { assetsOf } = await import('../src/build/programs/folder.ts');
  const { makersOf } = await import('../src/share/makers.ts');
  const { assemble, reviewPage } = await import('../src/review/assemble.ts');
  return withPages(root, async (work, closing) => {
    const programs = openPrograms(root, work, keptFolder(root), '/', reviewPage);
    closing(programs.stop);
    const folder = assetsOf(await programs.folder);
    const put = (path: string, bytes: Uint8Array): void => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    };
    const meant = new Set([reviewPage.path, ...pages.map((page) => shownPath(page).replace(/^\/|\/$/gu, ''))]);
    const renderPages = async (): Promise<void> => {
      const renderer = await openRenderer(await programs.folder);
      for (const path of await renderer.findPages())
        if (meant.has(path)) put(join(path, 'index.html'), await renderer.html(path));
    };
    await programs.use(renderPages());
    for (const line of programs.left()) console.error(line);
    const { picture } = makersOf(site);
    for (const one of site.register.pictures) put(shownPath(one.address), await picture(one));
    return assemble(folder);
  });
}
