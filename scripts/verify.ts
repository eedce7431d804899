/** `npm run verify`: is a deployed copy the site that was built? */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { quotePath, said, saidPath } from '../src/schema/fault.ts';
import { command } from '../src/command.ts';
import { callFolder, exitCodes, type ExitCode } from '../src/machine/process.ts';
import { secondsText } from '../src/machine/figures.ts';
import { manifestName, type SiteManifest } from '../src/manifest/manifest.ts';
import {
  compareCopy,
  CopyError,
  folderCopy,
  manifestOf,
  readManifest,
  webCopy,
  type Comparison,
  type Copy,
} from '../src/manifest/verify.ts';

const usage = `用法：npm run verify -- 网址或文件夹 [--manifest 文件]
  逐个文件计算 SHA-256，与 ${manifestName} 比较，列出缺少、不同、多出的文件；有出入时退出码为 1。
  网址是网站首页的地址，例如 https://www.example.gov.cn/hjdc/；文件夹里才看得出多出的文件。
  --manifest 文件  用另一份清单比较，例如自己生成的 dist/${manifestName}；不写就用副本里的那一份`;

const listLimit = 200;

await command(
  usage,
  { manifest: { type: 'string' } },
  async ({ manifest: other }, _settings, words) => {
    const [place, ...more] = words;
    if (place === undefined || more.length > 0) {
      console.error(
        `${place === undefined ? '没有写网址或文件夹' : `一次只能核对一处：${more.map(said).join(' ')}`}\n${usage}`,
      );
      return exitCodes.call;
    }
    const copy = openCopy(place);
    if (typeof copy === 'string') {
      console.error(copy);
      return exitCodes.call;
    }
    return verify(place, copy, other);
  },
  true,
);

/** The copy that a word means, or why it is none. */
function openCopy(place: string): Copy | string {
  if (/^https?:\/\//iu.test(place)) return URL.canParse(place) ? webCopy(place) : `${quotePath(place)}不是网址`;
  if (/^[a-z]{2,}:\/\//iu.test(place))
    return `${quotePath(place)}不能核对，请写 http:// 或 https:// 的网址，或者文件夹`;
  const folder = resolve(callFolder, place);
  if (!existsSync(folder)) return `没有文件夹${quotePath(place)}；网址要以 https:// 开头`;
  return statSync(folder).isDirectory() ? folderCopy(folder) : `${quotePath(place)}不是文件夹`;
}

async function verify(place: string, copy: Copy, other: string | undefined): Promise<ExitCode> {
  let own: Uint8Array | undefined;
  try {
    own = await copy.read(manifestName);
  } catch (cause) {
    if (!(cause instanceof CopyError)) throw cause;
    console.error(`${saidPath(place)}：${cause.message}`);
    return exitCodes.call;
  }
  const path = other === undefined ? undefined : resolve(callFolder, other);
  const found = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path !== undefined && !found?.isFile()) {
    console.error(
      found
        ? `${quotePath(other ?? '')}不是文件，请写清单文件，例如 dist/${manifestName}`
        : `没有清单${quotePath(other ?? '')}，请核对路径`,
    );
    return exitCodes.call;
  }
  try {
    const manifest =
      path === undefined ? manifestOf(own, saidPath(place)) : readManifest(readFileSync(path), quotePath(other ?? ''));
    console.log(`清单：${saidPath(other ?? `${place} 的 ${manifestName}`)}，${sourceText(manifest)}`);
    if (path !== undefined) console.log(`副本：${saidPath(place)}，${sourceText(manifestOf(own, saidPath(place)))}`);
    const found = await compareCopy(copy, manifest);
    console.log(reportText(found, copy.list !== undefined));
    return found.equal === Object.keys(manifest.files).length && found.extra.length === 0
      ? exitCodes.well
      : exitCodes.content;
  } catch (cause) {
    if (!(cause instanceof CopyError)) throw cause;
    console.error(cause.message);
    return exitCodes.content;
  }
}

function sourceText({ commit, uncommitted, built, files }: SiteManifest): string {
  const more = commit !== null && uncommitted ? '（另有没有提交的改动）' : '';
  return `提交 ${commit ?? '（不在版本库里）'}${more}，${built} 生成，${String(Object.keys(files).length)} 个文件`;
}

function reportText({ equal, missing, differing, extra, unread }: Comparison, isListed: boolean): string {
  const lines = [
    ...missing.map((name) => `缺少  ${saidPath(name)}`),
    ...differing.map((name) => `不同  ${saidPath(name)}`),
    ...extra.map((name) => `多出  ${saidPath(name)}`),
    ...unread.map(({ name, why }) => `取不到  ${saidPath(name)}（${why}）`),
  ];
  const shown =
    lines.length > listLimit ? [...lines.slice(0, listLimit), `……另有 ${lines.length - listLimit} 个`] : lines;
  const counts = [
    `一致 ${equal}`,
    `缺少 ${missing.length}`,
    `不同 ${differing.length}`,
    isListed ? `多出 ${extra.length}` : '多出的文件从网址看不出来',
    ...(unread.length > 0 ? [`取不到 ${unread.length}`] : []),
  ];
  const verdict = lines.length === 0 ? '与清单完全一致' : '与清单有出入';
  return [...shown, `${verdict}：${counts.join('，')}。用时 ${secondsText(performance.now())}`].join('\n');
}
