/** `npm run dev`: live preview that follows edits in the content folder. */
import '../src/machine/working-folder.ts';
import { join } from 'node:path';
import { dev } from 'astro';
import { command, readPort } from '../src/command.ts';
import { exitCodes, root } from '../src/machine/process.ts';
import { requireAddresses } from '../src/machine/limits.ts';
import { freePort } from '../src/machine/port.ts';
import { previewCaches } from '../src/machine/preview-caches.ts';

const usage = `用法：npm run dev [-- --port 4321]
  边改边看：保存内容文件后，浏览器自动更新；有错误时，终端和浏览器都列出来，改好即恢复。
  环境变量：CONTENT_DIR、SITE_URL、SITE_BASE、BUILD_DATE`;

await command(usage, { port: { type: 'string' } }, async ({ port: wanted }, { base }) => {
  requireAddresses();
  const port = await freePort(readPort(wanted, 4321));
  // Where slashes are strict, Astro's preview finds no image: it takes only endings that stand in a route's own name.
  const caches = previewCaches(join(root, 'node_modules'));
  await dev({ root, logLevel: 'warn', trailingSlash: 'ignore', server: { port }, ...caches });
  console.log(`预览地址：http://localhost:${port}${base}（按 Ctrl+C 结束）`);
  return exitCodes.well;
});
