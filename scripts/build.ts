/** `npm run build`: the whole site, into OUT_DIR. */
import { buildSite, reportText } from '../src/build/build-site.ts';
import { saidPath } from '../src/schema/fault.ts';
import { command } from '../src/command.ts';
import { exitCodes } from '../src/machine/process.ts';

const usage = `用法：npm run build
  检查内容并生成整个网站（OUT_DIR，默认 dist）。内容有错误时，原来的网站保持不变。
  OUT_DIR 里有不是本程序生成的文件时不会覆盖；别人正在生成时，等他完成再接着做。
  环境变量：CONTENT_DIR、OUT_DIR、SITE_URL、SITE_BASE、BUILD_DATE`;

await command(usage, {}, async (_values, settings) => {
  const report = await buildSite(settings);
  if (!report) return exitCodes.content;
  console.log(`${reportText(report)}\n网站已生成：${saidPath(settings.outDir)}`);
  return exitCodes.well;
});
