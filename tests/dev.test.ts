/** `npm run dev`: edits, faults and new files show without a restart. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchFile, changed, firstCase, minimal, someDay, type Files } from './support/content.ts';
import { start, temporaryFolder, until, type Folder, type Running } from './support/run.ts';

const port = 24_321;
let folder: Folder;
let server: Running;

beforeAll(async () => {
  folder = temporaryFolder(minimal);
  const environment = { CONTENT_DIR: folder.path, BUILD_DATE: someDay, SITE_BASE: '/sub/' };
  server = await start('dev', ['--port', String(port)], environment, /预览地址：http:\/\/localhost:24321\/sub\//u);
}, 60_000);

afterAll(async () => {
  await server.stop();
  folder.remove();
});

const get = async (path: string): Promise<{ status: number; html: string }> => {
  const response = await fetch(`http://localhost:${port}/sub${path}`, { headers: { accept: 'text/html' } });
  return { status: response.status, html: await response.text() };
};

const casePage = `/lin-2021/cases/${firstCase}/`;
const caseFile = `/lin-2021/cases/${firstCase}.json`;
const save = (files: Files): void => folder.write({ [batchFile]: files[batchFile] ?? '' });

test('follows the content', { timeout: 60_000 }, async () => {
  expect((await get(casePage)).html).toContain('某厂夜间冒烟。');

  expect((await get(caseFile)).html).toContain('"text": "某厂夜间冒烟。"');

  save(changed([batchFile, '某厂夜间冒烟。', '某厂凌晨冒黑烟。']));
  await until(async () => (await get(casePage)).html.includes('某厂凌晨冒黑烟。'));
  expect((await get(caseFile)).html).toContain('"text": "某厂凌晨冒黑烟。"');
  expect((await get(caseFile.replace('.json', 'X.json'))).status).toBe(404);
  const workbook = await fetch(`http://localhost:${port}/sub/lin-2021/batches/1.xlsx`);
  expect([workbook.status, workbook.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);

  save(changed([batchFile, '麒麟区', '麒林区'], [batchFile, '| 否 |', '| 也许 |']));
  await until(async () => (await get(casePage)).status === 500);
  const { html } = await get('/');
  expect(html).toContain('内容有 2 个错误');
  expect(html).toMatch(/batches\/01\.md:10:\d+<\/code> 错误 未知的行政区域「麒林区」，您是不是想写「麒麟区」？/u);
  expect(html).toContain('<script type="module" src="/@vite/client">');
  expect(server.printed()).toMatch(/batches\/01\.md:10:\d+ 错误 未知的行政区域「麒林区」/u);
  expect(server.printed()).toMatch(/batches\/01\.md:12:\d+ 错误/u);
  expect(server.printed()).not.toMatch(/^\s+at /mu);
  expect((await fetch(`http://localhost:${port}/@vite/client`)).status).toBe(200);

  save(minimal);
  await until(async () => (await get(casePage)).status === 200);
  expect((await get(casePage)).html).toContain('某厂夜间冒烟。');

  const thirdCase = 'D01LS202105090001';
  const third = changed([batchFile, '批次: 1', '批次: 3'], [batchFile, firstCase, thirdCase])[batchFile] ?? '';
  folder.write({ 'lin-2021/batches/03.md': third });
  await until(async () => (await get(`/lin-2021/cases/${thirdCase}/`)).status === 200);
  expect((await get('/lin-2021/batches/3/')).html).toContain(thirdCase);
  expect((await get(`/lin-2021/cases/${thirdCase}X/`)).status).toBe(404);
});
