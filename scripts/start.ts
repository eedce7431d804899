/** `npm start`: builds the site and serves it as it will be published. */
import '../src/machine/working-folder.ts';
import { reportText } from '../src/build/report.ts';
import { command, readPort } from '../src/command.ts';
import { exitCodes, root } from '../src/machine/process.ts';
import { freePort } from '../src/machine/port.ts';

const usage = `用法：npm start [-- --port 4321]
  检查内容、生成网站，然后在本机打开。
  环境变量：CONTENT_DIR、OUT_DIR、SITE_URL、SITE_BASE、BUILD_DATE`;

await command(usage, { port: { type: 'string' } }, async ({ port: wanted }, settings) => {
  const usual = readPort(wanted, 4321);
  const { buildSite } = await import('../src/build/build-site.ts');
  const report = await buildSite(settings);
  if (!report) return exitCodes.content;
  console.log(reportText(report));
  const port = await freePort(usual);
  const { preview } = await import('astro');
  await preview({ root, logLevel: 'warn', server: { port } });
  console.log(`网站地址：http://localhost:${port}${settings.base}（按 Ctrl+C 结束）`);
  return exitCodes.well;
});
