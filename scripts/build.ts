/** `npm run build`: the whole site, into OUT_DIR; or a part of it, or the whole joined of parts. */
import '../src/machine/working-folder.ts';
import { join } from 'node:path';
import type { Scope } from '../src/build/build-site.ts';
import { reportText } from '../src/build/report.ts';
import { command } from '../src/command.ts';
import { exitCodes, keepCompiled, root } from '../src/machine/process.ts';
import { quote, said, saidPath } from '../src/schema/fault.ts';

const usage = `用法：npm run build
      npm run build -- --inspection 督察文件夹名 [--inspection 另一个]
      npm run build -- --join 部分 另一部分 …
      npm run build -- --portable
  检查内容并生成整个网站（OUT_DIR，默认 dist）。内容有错误时，原来的网站保持不变。
  OUT_DIR 里有不是本程序生成的文件时不会覆盖；别人正在生成时，等他完成再接着做。
  --inspection  只做这几次督察的网页、文件和搜索分片，成为一部分（OUT_DIR，默认 parts/督察文件夹名），
                可以在别的机器上做
  --join        把各部分合成整个网站，与一次生成的一个字节也不差；每次督察都要在其中一部分里，
                内容、日期、设置、程序版本都要相同
  --portable    另做一份不用服务器的网站（OUT_DIR 旁边的 …-portable.zip）：解压以后从文件夹里打开 index.html，
                可以看全部网页和文件；搜索只能在网站上用
  环境变量：CONTENT_DIR、OUT_DIR、SITE_URL、SITE_BASE、BUILD_DATE`;

await command(
  usage,
  { inspection: { type: 'string', multiple: true }, join: { type: 'boolean' }, portable: { type: 'boolean' } },
  async ({ inspection, join: isJoined = false, portable = false }, settings, words) => {
    const mend = mendOf(inspection, isJoined, portable, words);
    if (mend !== undefined) {
      console.error(`${mend}\n${usage}`);
      return exitCodes.call;
    }
    const only = inspection && [...new Set(inspection)].sort();
    const scope: Scope = { ...(only && { only }), ...(isJoined && { joined: words }) };
    const outDir = only && !settings.hasOutDir ? join(root, 'parts', only.join('+')) : settings.outDir;
    keepCompiled();
    const { buildSite } = await import('../src/build/build-site.ts');
    const report = await buildSite({ ...settings, outDir }, scope);
    if (!report) return exitCodes.content;
    const what = only ? `部分（督察${only.map(quote).join('、')}）` : '网站';
    console.log(`${reportText(report)}\n${what}已生成：${saidPath(outDir)}`);
    if (portable) {
      const { writePortable } = await import('../src/build/portable.ts');
      const target = `${outDir}-portable.zip`;
      await writePortable(outDir, settings.base, target);
      console.log(`不用服务器的一份：${saidPath(target)}（解压以后打开 index.html）`);
    }
    return exitCodes.well;
  },
  true,
);

function mendOf(
  only: readonly string[] | undefined,
  isJoined: boolean,
  isPortable: boolean,
  words: readonly string[],
): string | undefined {
  if (only && isPortable)
    return '--portable 要有整个网站，不能只做一部分；请去掉 --inspection，或者在合成时加 --portable';

  if (only && isJoined) return '--inspection 做一部分，--join 合成整个，请分两次执行';
  if (isJoined) return words.length === 0 ? '--join 后面没有写各部分的文件夹，例如 --join parts/*' : undefined;
  return words.length === 0 ? undefined : `不需要这个参数：${words.map(said).join(' ')}`;
}
