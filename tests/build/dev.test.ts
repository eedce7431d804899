/** `npm run dev`: edits, faults, new files and files that go show without a restart. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchFile, changed, firstCase, inspectionFile, minimal, someDay, type Files } from '../support/content.ts';
import { temporaryProject, type Project } from '../support/project.ts';
import { temporaryFolder, until, type Folder, type Running } from '../support/run.ts';

const port = 24_321;
let project: Project;
let folder: Folder;
let server: Running;

beforeAll(async () => {
  project = temporaryProject();
  folder = temporaryFolder(minimal);
  const environment = { CONTENT_DIR: folder.path, BUILD_DATE: someDay, SITE_BASE: '/sub/' };
  server = await project.start(
    'dev',
    ['--port', String(port)],
    environment,
    /预览地址：http:\/\/localhost:24321\/sub\//u,
  );
}, 60_000);

afterAll(async () => {
  await server.stop();
  folder.remove();
  project.remove();
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

test('follows files that are renamed, deleted and beside texts', { timeout: 60_000 }, async () => {
  const status = async (path: string): Promise<number> => (await get(encodeURI(path))).status;
  const at = (name: string): string => join(folder.path, name);
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  folder.write({
    'pages/隐私.mdx': '---\n标题: 隐私说明\n摘要: 甲。\n---\n\n第一行\n第二行\n\n![图](<图 1.png>)\n',
    'pages/图 1.png': image,
  });
  await until(async () => (await status('/隐私/')) === 200);
  expect((await get(encodeURI('/隐私/'))).html).toContain('<p>第一行\n第二行</p>');
  const shown = await fetch(encodeURI(`http://localhost:${port}/sub/images/图 1.png`));
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);

  renameSync(at('pages/隐私.mdx'), at('pages/个人信息.mdx'));
  await until(async () => (await status('/个人信息/')) === 200);
  expect([await status('/隐私/'), (await get('/')).html.includes('隐私说明')]).toEqual([404, true]);

  rmSync(at('pages/个人信息.mdx'));
  rmSync(at('lin-2021/batches/03.md'));
  await until(async () => (await status('/lin-2021/batches/3/')) === 404);
  expect([await status('/个人信息/'), (await get('/')).html.includes('隐私说明')]).toEqual([404, false]);

  folder.write({
    [inspectionFile]: changed([inspectionFile, '简称: 林市督察', '简称: 林市新督察'])[inspectionFile] ?? '',
  });
  await until(async () => (await get('/lin-2021/')).html.includes('林市新督察'));
});
