/** `npm run verify`: is a deployed copy the site that was built? And what is to be done so that it is? */
import '../src/machine/working-folder.ts';
import { command } from '../src/command.ts';
import { homeOf } from '../src/history/live-site.ts';
import { secondsText } from '../src/machine/figures.ts';
import { exitCodes, type ExitCode } from '../src/machine/process.ts';
import { CopyError, openCopy } from '../src/manifest/copy.ts';
import { changesBetween, isListName, lists, type Changes } from '../src/manifest/diff.ts';
import { manifestName, type SiteManifest } from '../src/manifest/manifest.ts';
import { manifestOf } from '../src/manifest/read.ts';
import { compareCopy, type Comparison } from '../src/manifest/verify.ts';
import { quote, quotePath, said, saidPath } from '../src/schema/fault.ts';
import type { Settings } from '../src/settings.ts';

const usage = `用法：npm run verify -- 网址或文件夹 [--manifest 清单]
      npm run verify -- --diff 旧的 新的 [--list upload|delete|purge]
  逐个文件计算 SHA-256，与 ${manifestName} 比较，列出缺少、不同、多出的文件；有出入时退出码为 1。
  网址是网站首页的地址，例如 https://www.example.gov.cn/hjdc/；文件夹里才看得出多出的文件。
  --manifest 清单  用另一份清单比较，例如自己生成的 dist/${manifestName}；不写就用副本里的那一份
  --diff           比较两份清单，说明从旧的变成新的要上传、删去哪些文件，清除哪些网址的缓存。
                   旧的、新的都可以写网址、网站的文件夹，或者 ${manifestName}
  --list 哪一张    只列出一张单子，一行一个，给 rclone --files-from、aws s3 cp 等程序用：
                   upload 是要上传的文件，delete 是要删去的文件，purge 是要清除缓存的网址（随 SITE_URL、SITE_BASE）。
                   用 npm run -s verify，前面不会多出 npm 的几行`;

const listLimit = 200;

await command(
  usage,
  { manifest: { type: 'string' }, diff: { type: 'boolean' }, list: { type: 'string' } },
  async ({ manifest, diff, list }, settings, words) => {
    const mend = diff ? diffMend(words, manifest, list) : verifyMend(words, list);
    if (mend !== undefined) {
      console.error(`${mend}\n${usage}`);
      return exitCodes.call;
    }
    const [place = '', other = ''] = words;
    try {
      return diff ? await showDiff(place, other, list, settings) : await verify(place, manifest);
    } catch (cause) {
      if (!(cause instanceof CopyError)) throw cause;
      console.error(cause.message);
      return exitCodes.content;
    }
  },
  true,
);

function verifyMend([place, ...more]: readonly string[], list: string | undefined): string | undefined {
  if (place === undefined) return '没有写网址或文件夹';
  if (more.length > 0) return `一次只能核对一处：${more.map(said).join(' ')}`;
  return list === undefined ? undefined : '--list 要和 --diff 一起用';
}

function diffMend(
  words: readonly string[],
  manifest: string | undefined,
  list: string | undefined,
): string | undefined {
  if (words.length !== 2) return `--diff 后面要写两处：先写旧的，再写新的；写了 ${String(words.length)} 处`;
  if (manifest !== undefined) return '--diff 比较的就是清单，不用写 --manifest';
  return list === undefined || isListName(list)
    ? undefined
    : `没有${quote(list)}这张单子，--list 后面可以写 ${Object.keys(lists).join('、')}`;
}

async function verify(place: string, other: string | undefined): Promise<ExitCode> {
  const copy = openCopy(place);
  const reference = other === undefined ? copy : openCopy(other, true);
  const own = await manifestOf(copy);
  const manifest = reference === copy ? own : await manifestOf(reference);
  console.log(`清单：${other === undefined ? copy.manifest.trimEnd() : reference.name}，${sourceText(manifest)}`);
  if (other !== undefined) console.log(`副本：${copy.name}，${sourceText(own)}`);
  const found = await compareCopy(copy, manifest);
  console.log(reportText(found, copy.list !== undefined));
  return found.equal === Object.keys(manifest.files).length && found.extra.length === 0
    ? exitCodes.well
    : exitCodes.content;
}

async function showDiff(from: string, to: string, list: string | undefined, settings: Settings): Promise<ExitCode> {
  const [old, fresh] = [openCopy(from, true), openCopy(to, true)];
  const [before, after] = [await manifestOf(old), await manifestOf(fresh)];
  const changes = changesBetween(before, after);
  if (list !== undefined && isListName(list)) {
    const lines = lists[list](changes, homeOf(settings, after.site));
    if (lines.length > 0) console.log(lines.join('\n'));
    return exitCodes.well;
  }
  console.log(`旧的：${old.name}，${sourceText(before)}\n新的：${fresh.name}，${sourceText(after)}`);
  if (before.site !== after.site)
    console.log(`请核对：两份清单的网址不同，旧的是${quotePath(before.site)}，新的是${quotePath(after.site)}`);
  console.log(changesText(changes));
  return exitCodes.well;
}

function sourceText({ commit, uncommitted, built, files }: SiteManifest): string {
  const more = commit !== null && uncommitted ? '（另有没有提交的改动）' : '';
  return `提交 ${commit ?? '（不在版本库里）'}${more}，${built} 生成，${String(Object.keys(files).length)} 个文件`;
}

/** The first of many lines. */
function shownOf(lines: readonly string[]): string[] {
  return lines.length > listLimit
    ? [...lines.slice(0, listLimit), `……另有 ${lines.length - listLimit} 个`]
    : [...lines];
}

function changesText({ added, changed, removed }: Changes): string {
  const lines = [
    ...added.map((name) => `新增  ${saidPath(name)}`),
    ...changed.map((name) => `改变  ${saidPath(name)}`),
    ...removed.map((name) => `删去  ${saidPath(name)}`),
  ];
  if (lines.length === 0) return '两份清单完全一样，什么也不用做';
  return [
    ...shownOf(lines),
    `要上传 ${added.length + changed.length} 个文件（新增 ${added.length}，改变 ${changed.length}），要删去 ${removed.length} 个，要清除缓存的网址 ${changed.length + removed.length} 个`,
    `单子：加上 --list ${Object.keys(lists).join('、--list ')}`,
  ].join('\n');
}

function reportText({ equal, missing, differing, extra, unread }: Comparison, isListed: boolean): string {
  const lines = [
    ...missing.map((name) => `缺少  ${saidPath(name)}`),
    ...differing.map((name) => `不同  ${saidPath(name)}`),
    ...extra.map((name) => `多出  ${saidPath(name)}`),
    ...unread.map(({ name, why }) => `取不到  ${saidPath(name)}（${why}）`),
  ];
  const counts = [
    `一致 ${equal}`,
    `缺少 ${missing.length}`,
    `不同 ${differing.length}`,
    isListed ? `多出 ${extra.length}` : '多出的文件从网址看不出来',
    ...(unread.length > 0 ? [`取不到 ${unread.length}`] : []),
  ];
  const verdict = lines.length === 0 ? '与清单完全一致' : '与清单有出入';
  return [...shownOf(lines), `${verdict}：${counts.join('，')}。用时 ${secondsText(performance.now())}`].join('\n');
}
