/** A site with what is hard to cite, to correct and to check: hostile titles, many corrections on one day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  batchFile,
  changed,
  firstCase,
  followUpFile,
  markdown,
  record,
  someDay,
  type Files,
} from './support/content.ts';
import { run, temporaryFolder, type Folder } from './support/run.ts';

const steps = 55;
const hostile = `]]> <script>alert(1)</script> & "引号" 'x' {甲} %_#~^\\ 😀`;
const problem = '某厂“冒烟”]]> & <b>灰</b> "甲" 😀';
const announcement = 'lin-2021/announcements/2021-07-01-hostile.md';
const correction = (heading: string, item: string, was: string, becomes: string): string =>
  record(heading, { 类型: '更正', 更正项: item, 原为: was, 改为: becomes }, { 更正说明: '复核。' });
const files: Files = changed(
  [batchFile, '某厂夜间冒烟。', problem.replace(/</gu, '&lt;')],
  [batchFile, '公开日期: 2021-05-14', '公开日期: 2021-05-14\n公布数: { 罚款万元: 0 }'],
  [
    followUpFile,
    markdown(
      { 公开日期: '2021-06-01' },
      ...Array.from({ length: steps }, (_, step) => correction('批次 1', '罚款万元', `${step}`, `${step + 1}`)),
    ),
  ],
  [
    announcement,
    markdown({ 标题: JSON.stringify(hostile), 公开日期: '2021-07-01', 类型: '其他', 摘要: '摘要。' }, '正文。'),
  ],
);

let home: Folder;
const read = (name: string): string => readFileSync(join(home.path, 'dist', name), 'utf8');

beforeAll(async () => {
  home = temporaryFolder(Object.fromEntries(Object.entries(files).map(([name, file]) => [`content/${name}`, file])));
  const folder = (name: string): string => join(home.path, name);
  const built = await run('build', [], {
    CONTENT_DIR: folder('content'),
    OUT_DIR: folder('dist'),
    BUILD_DATE: someDay,
    SITE_BASE: '/hjdc/',
  });
  expect(built).toMatchObject({ code: 0, err: '' });
}, 120_000);

afterAll(() => home.remove());

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
/** Text of a page as a browser shows it. */
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
const scriptsIn = (node: Node): DefaultTreeAdapterTypes.Element[] => [
  ...('tagName' in node && node.tagName === 'script' ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(scriptsIn) : []),
];
const page = (name: string): string => textOf(parse(read(name)));

describe('corrections', () => {
  const shown = (name: string): string[] =>
    [...page(name).matchAll(/“罚款万元”由(\d+)改为(\d+)/gu)].map(([, was = '', becomes = '']) => `${was}-${becomes}`);

  test('of one day stand on pages, each once, newest first', () => {
    const [first, second] = ['corrections/index.html', 'corrections/page/2/index.html'].map(shown);
    expect(first).toHaveLength(50);
    expect([...(first ?? []), ...(second ?? [])]).toEqual(
      Array.from({ length: steps }, (_, step) => `${steps - 1 - step}-${steps - step}`),
    );
    expect(page('corrections/page/2/index.html')).toContain(`共更正 ${steps} 项，第 2 页，共 2 页`);
  });

  test('of a declared figure stand beside it, with the one first published', () => {
    expect(page('lin-2021/batches/1/index.html')).toMatch(/罚款万元\s*55\s*更正，原为0/u);
  });
});

describe('a hostile title', () => {
  test('is cited as it is, and does nothing on the page', () => {
    const document = parse(read('lin-2021/announcements/2021-07-01-hostile/index.html'));
    // In an attribute a `<` is text, so only the elements tell.
    for (const script of scriptsIn(document)) {
      const attributes = script.attrs.map(({ name, value }) => (name === 'src' ? name : `${name}=${value}`));
      expect(attributes.join(' ')).toMatch(/^(?:type=module src|type=application\/ld\+json)$/u);
    }
    const text = textOf(document);
    expect(text).toContain(`${hostile}[EB/OL]. (2021-07-01)[2022-06-01]. https://example.org/hjdc/lin-2021/`);
    expect(text).toContain(`"title": ${JSON.stringify(hostile)}`);
  });
});

test('an embed says what holds hostile titles, and does nothing', () => {
  const embedded = read(`embed/lin-2021/cases/${firstCase}.html`);
  expect(embedded).toContain('href="/hjdc/embed/embed.css"');
  expect(embedded).not.toMatch(/<(?:script|b)>/u);
  expect(textOf(parse(embedded))).toContain(problem);
  expect(page(`lin-2021/cases/${firstCase}/index.html`)).toContain(
    `<iframe src="https://example.org/hjdc/embed/lin-2021/cases/${firstCase}.html" title="${firstCase} `,
  );
});

test('a case of one version has it at its place', () => {
  const { versions } = JSON.parse(read(`lin-2021/cases/${firstCase}.json`)) as { versions: { sha256: string }[] };
  const [version] = versions;
  expect(versions).toHaveLength(1);
  expect(read(`lin-2021/cases/${firstCase}/index.html`)).toContain(`id="v-${version?.sha256.slice(0, 12) ?? ''}"`);
});
