/** A site with what is hard to cite, to correct and to check: hostile titles, many corrections on one day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchFile, changed, firstCase, followUpFile, markdown, someDay, type Files } from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';
import { filesIn } from '../../src/manifest/manifest.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const steps = 105;
const hostile = `]]> <script>alert(1)</script> & "引号" 'x' {甲} %_#~^\\ 😀`;
const problem = '某厂“冒烟”]]> & <b>灰</b> "甲" 😀';
const announcement = 'lin-2021/announcements/2021-07-01-hostile.md';
const files: Files = changed(
  [batchFile, '某厂夜间冒烟。', problem.replace(/</gu, '&lt;')],
  [batchFile, '公开日期: 2021-05-14', '公开日期: 2021-05-14\n公布数: { 罚款万元: 0 }'],
  [
    followUpFile,
    markdown(
      { 公开日期: '2021-06-01' },
      correctionEntry(firstCase, '交办问题', '某厂', '某砖厂'),
      ...Array.from({ length: steps }, (_, step) => correctionEntry('批次 1', '罚款万元', `${step}`, `${step + 1}`)),
    ),
  ],
  [
    'lin-2021/follow-ups/2021-09-01.md',
    markdown(
      { 公开日期: '2021-09-01' },
      correctionEntry('任务 1', '整改时限', '2021年12月底前', '2022年3月底前'),
      correctionEntry('任务 1', '反馈问题', '黑臭', '发黑'),
      correctionEntry('公告 2021-05-06-stationed', '正文', '林市。', '林市（含开发区）。'),
    ),
  ],
  [
    announcement,
    markdown({ 标题: JSON.stringify(hostile), 公开日期: '2021-07-01', 类型: '其他', 摘要: '摘要。' }, '正文。'),
  ],
);

const project = temporaryProject();
let home: Folder;
const read = (name: string): string => readFileSync(join(home.path, 'dist', name), 'utf8');

beforeAll(async () => {
  home = temporaryFolder(Object.fromEntries(Object.entries(files).map(([name, file]) => [`content/${name}`, file])));
  const folder = (name: string): string => join(home.path, name);
  const built = await project.run('build', [], {
    CONTENT_DIR: folder('content'),
    OUT_DIR: folder('dist'),
    BUILD_DATE: someDay,
    SITE_BASE: '/hjdc/',
  });
  expect(built).toMatchObject({ code: 0, err: '' });
}, 120_000);

afterAll(() => {
  home.remove();
  project.remove();
});

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
/** Text of a page as a browser shows it. */
const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
const elements = (node: Node): DefaultTreeAdapterTypes.Element[] => [
  ...('attrs' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
];
const page = (name: string): string => textOf(parse(read(name)));
/** Text of the place on a page that a link leads to. */
function placed(html: string, id: string): string {
  const found = elements(parse(html)).find(({ attrs }) => attrs.some((one) => one.name === 'id' && one.value === id));
  return found ? textOf(found) : `no place ${id}`;
}

describe('corrections', () => {
  const shown = (name: string): string[] =>
    [...page(name).matchAll(/“罚款万元”由“(\d+)”改为“(\d+)”/gu)].map(
      ([, was = '', becomes = '']) => `${was}-${becomes}`,
    );

  const count = (name: string): number => read(name).split('class="correction"').length - 1;

  test('of one day stand on pages, each once, newest first', () => {
    const [first, second] = ['corrections/index.html', 'corrections/page/1/index.html'].map(shown);
    expect(count('corrections/page/1/index.html')).toBe(50);
    expect([...(first ?? []), ...(second ?? [])]).toEqual(
      Array.from({ length: steps }, (_, step) => `${steps - 1 - step}-${steps - step}`),
    );
    expect(page('corrections/index.html')).toContain(`共更正 ${steps + 4} 项。`);
    expect(page('corrections/page/1/index.html')).toContain('第 1 页，从最早的数起；本页最新的在前。');
  });

  test('lead to what was said before', () => {
    const html = read('corrections/index.html') + read('corrections/page/1/index.html');
    const links = [...html.matchAll(/href="\/hjdc\/([^"#]+)#(v-[0-9a-f]{12})"/gu)].map(([, at = '', id = '']) => ({
      at,
      id,
    }));
    const said = (at: string): string[] =>
      links.filter((link) => link.at === at).map(({ id }) => placed(read(`${at}index.html`), id));
    expect(said('lin-2021/rectification/1/')).toEqual([
      // Newest first: the section, after the deadline had been corrected; then the deadline and the section.
      expect.stringMatching(/^(?![^]*整改时限)[^]*某河黑臭。/u) as string,
      expect.stringMatching(/整改时限\s*2021年12月底前[^]*某河黑臭。/u) as string,
    ]);
    expect(said('lin-2021/announcements/2021-05-06-stationed/')).toEqual([
      expect.stringContaining('督察组进驻林市。') as string,
    ]);
    expect(said(`lin-2021/cases/${firstCase}/`)).toEqual([expect.stringContaining(problem) as string]);
    expect(said('lin-2021/batches/1/')).toHaveLength(steps);
  });

  test('of a declared figure stand beside it, with the one first published', () => {
    expect(page('lin-2021/batches/1/index.html')).toMatch(/罚款万元\s*105\s*更正，原为0/u);
  });
});

describe('a hostile title', () => {
  test('is cited as it is, and does nothing on the page', () => {
    const document = parse(read('lin-2021/announcements/2021-07-01-hostile/index.html'));
    // In an attribute a `<` is text, so only the elements tell.
    for (const script of elements(document).filter(({ nodeName }) => nodeName === 'script')) {
      const attributes = script.attrs.map(({ name, value }) => (name === 'src' ? name : `${name}=${value}`));
      expect(attributes.join(' ')).toMatch(/^(?:type=module src|type=application\/ld\+json)$/u);
    }
    const text = textOf(document);
    expect(text).toContain(`${hostile}[EB/OL]. (2021-07-01)[引用日期]. https://example.org/hjdc/lin-2021/`);
    expect(text).toContain(`"title": ${JSON.stringify(hostile)}`);
  });
});

test('what is pasted elsewhere names a place on the page that is framed', () => {
  const at = `lin-2021/cases/${firstCase}/`;
  const code = /<iframe src="https:\/\/example\.org\/hjdc\/([^"#]+)#([^"]+)" title="([^"]+)"/u.exec(
    page(`${at}index.html`),
  );
  expect(code?.slice(1)).toEqual([at, expect.any(String), expect.stringContaining(`${firstCase} `)]);
  const [root] = elements(parse(read(`${at}index.html`)));
  expect(root?.attrs).toContainEqual(expect.objectContaining({ name: 'id', value: code?.[2] }));
});

test('a case has two files, a page and its JSON', () => {
  const own = filesIn(join(home.path, 'dist')).filter((name) => name.includes(firstCase));
  expect(own.sort()).toEqual([`lin-2021/cases/${firstCase}.json`, `lin-2021/cases/${firstCase}/index.html`]);
});

test('every version of a case is at its place', () => {
  const { versions } = JSON.parse(read(`lin-2021/cases/${firstCase}.json`)) as { versions: { sha256: string }[] };
  expect(versions).toHaveLength(2);
  const html = read(`lin-2021/cases/${firstCase}/index.html`);
  const places = versions.map(({ sha256 }) => placed(html, `v-${sha256.slice(0, 12)}`));
  expect(places).toEqual([expect.stringContaining(problem) as string, expect.stringContaining('更正') as string]);
});
