/** No message of a check gives away what is personal in the content, whatever stands around it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/findings/content-files.ts';
import { fieldsMarkdown } from '../../scripts/docs/fields.ts';
import { annotation, groupedLines, jsonText } from '../../src/findings/fault-report.ts';
import { discreet, tell } from '../../src/checks/privacy/index.ts';
import { checkSince } from '../../src/checks/since/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { quote, said, sortFaults, type Fault } from '../../src/schema/fault.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { changed, inFolder, minimal, record, someDay, type Files } from '../support/content.ts';
import { batch, correction, entry, front, prose, results, site, tasks } from '../support/faults.ts';
import { run, temporaryFolder } from '../support/run.ts';
import { photoWithPosition } from '../support/photo.ts';
import { times } from '../support/random.ts';

const secrets = ['13800005678', '990103196207154068', '王德顺'];
/** What a message may not hold: enough of a number to find the rest, or the given name. */
const telling = /8000056|9010319620715|德顺/u;

/** Everything that `npm run check` may print about a folder, in all its formats. */
function reports(faults: readonly Fault[]): string {
  return [...groupedLines(faults), jsonText(faults), ...faults.map(annotation)].join('\n');
}

const checked = (files: Files): Promise<string> =>
  inFolder(files, async (folder) => {
    const settings = readSettings({ CONTENT_DIR: folder, BUILD_DATE: someDay }, folder, new Date());
    const { faults } = loadSite(settings, folder);
    const { faults: ofFiles } = await checkFiles(folder, folder, false);
    return reports(sortFaults([...faults, ...ofFiles]));
  });

/** What may stand around a secret: what ends a quotation, a cell, a value, a line, a word. */
const around = [
  ...[
    '」',
    '「',
    '”',
    '“',
    '"',
    "'",
    '》',
    '〔',
    '〕',
    '|',
    '\\|',
    ':',
    '：',
    '#',
    '## ',
    '### ',
    '- ',
    '* ',
    '<',
    '>',
    '`',
  ],
  ...[
    '甲',
    '电话',
    '编号',
    '受理编号',
    '批次 ',
    '任务 ',
    '某厂',
    '第',
    '，',
    '。',
    ' ',
    '　',
    '\n',
    '\\n',
    '/',
    '\\',
    '%',
  ],
  ...['::error::', '[', ']', '(', '![', '](', '{', '}', '&', '\u0002', '\u0003', '\u200b', '𠮷', '的'.repeat(60), '$&'],
];
const name = fc.constant(`举报人${secrets[2] ?? ''}反映`);
const secret = fc.oneof(fc.constant(secrets[0] ?? ''), fc.constant(secrets[1] ?? ''), name);
const text = fc.array(fc.constantFrom(...around), { maxLength: 3 }).map((all) => all.join(''));
const hostile = fc.tuple(text, secret, text).map((all) => all.join(''));

/** A stretch of a file that may be a value, a label or a part of either. */
const pieces = (file: string): string[] => file.split(/(?<=[\n|:：、,[\]{}# ])|(?=[\n|:：、,[\]{}# ])/u);
const isWord = (piece: string): boolean => /[\p{L}\p{N}]/u.test(piece);

const paths = Object.keys(minimal).filter((path) => typeof minimal[path] === 'string');
/** The minimal folder with a few words of its files turned hostile; a number among other digits is another number. */
const folders = fc
  .array(fc.tuple(fc.constantFrom(...paths), fc.nat(), hostile), { minLength: 1, maxLength: 3 })
  .map((changes) =>
    changes.reduce<Files>((files, [path, at, value]) => {
      const all = pieces(String(files[path]));
      const index = at % all.length;
      const piece = all[index] ?? '';
      all[index] = isWord(piece) ? value : `${piece}，${value}，`;
      return { ...files, [path]: all.join('') };
    }, minimal),
  );

/** Longer than the longest number by what messages show of a value. */
const long = '甲'.repeat(75);

describe('no message gives away', () => {
  it('what stands anywhere in a file', async () => {
    await fc.assert(
      fc.asyncProperty(folders, async (files) => {
        expect(await checked(files)).not.toMatch(telling);
      }),
      { numRuns: times(150) },
    );
  });

  const phone = secrets[0] ?? '';
  it.each([
    ['a value', batch('| 否 |', `| 甲」电话${phone} |`)],
    ['a value with line breaks in YAML', front(`交办日期: "甲」\\n电话${phone}」"`)],
    ['a value that is cut', batch('| 否 |', `| ${long}${phone} |`)],
    ['a label', batch('| 是否属实 |', `| 是」否${phone} |`)],
    ['a key', front(`甲」${phone}: 1`)],
    ['a section', prose(`某厂冒烟。\n\n### 甲」${phone}\n\n乙`)],
    ['a case number', batch('## D01LS202105070001', `## ${phone}`)],
    [
      'a number that is repeated',
      batch(
        '某厂夜间冒烟。',
        `甲。\n\n${record('D01LS202105070001', { 行政区域: '麒麟区', 备注: phone }, { 交办问题: '乙' })}`,
      ),
    ],
    ['a citation', prose(`与「D01LS20210507」0001」${phone}号重复。`)],
    ['a link', prose(`[甲](tel:${phone})`)],
    ['an image', prose(`![甲](${phone}」.png)`)],
    ['HTML', prose(`<a href="tel:${phone}">甲</a>`)],
    ['a component', ['pages/about.mdx', '公开办理情况。', `<Phone${phone} />`] as const],
    ['原为', correction('D01LS202105070001', '是否属实', `甲」${phone}`, '属实')],
    ['原为 of a passage', correction('D01LS202105070001', '交办问题', `${long}${phone}`, '乙')],
    ['改为', correction('D01LS202105070001', '是否属实', '否', `甲」${phone}`)],
    ['更正项', correction('D01LS202105070001', `甲」${phone}`, '否', '属实')],
    ['a heading of a follow-up', entry(record(`甲」${phone}`, { 类型: '后续进展' }))],
    ['a task', results('## 1', `## ${phone}`)],
    ['a heading of a task', tasks('## 1 治理某河', `## 甲」${phone}`)],
    ['前序', tasks('| 整改时限 |', `| 前序 | lin/${phone}」乙 |\n| 整改时限 |`)],
    ['转址', site('说明:', `转址: { "/甲」${phone}/": "/乙${phone}/" }\n说明:`)],
    ['a leftover', prose(`某厂〔甲」${phone}〕冒烟。`)],
    ['a hint that is left', prose(`某厂〔请填写：${phone}〕冒烟。`)],
    ['wording about an informant', prose(`举报人系甲」${phone}的邻居。`)],
    ['a home', prose(`举报人家住甲」${phone}旁。`)],
    ['a file name', [`lin-2021/batches/${phone}.md`, '甲'] as const],
    ['a folder name', [`甲」${phone}/inspection.yaml`, '甲'] as const],
  ])('%s', async (_, change) => {
    const told = await checked(changed(change));
    expect(told).toContain('错误');
    expect(told).not.toMatch(telling);
  });

  it('what is in an image, and what it is called', async () => {
    const told = await checked({
      ...minimal,
      [`lin-2021/batches/${phone}.jpg`]: await photoWithPosition(),
      [`lin-2021/batches/${phone}.png`]: 'PNG',
    });
    expect(told).toContain('图片里存有拍摄信息');
    expect(told.match(/图片打不开/gu)).toHaveLength(3);
    expect(told).not.toMatch(telling);
  });

  it('what has changed since', () => {
    const before = changed(
      batch('| 行政区域 | 麒麟区 |', `| 行政区域 | 麒麟区 |\n| 备注 | 甲」${phone} |\n| 序号 | ${phone} |`),
    );
    const reading = (files: Files): ReturnType<typeof readContent> =>
      inFolder(files, (folder) => readContent(folder, folder));
    const [was, is] = [reading(before), reading(minimal)];
    if (!is.content) throw new Error('no content');
    const path = Object.keys(minimal).filter((one) => before[one] !== minimal[one]);
    const faults = checkSince({
      before: was.content,
      after: is.content,
      compared: new Set(path),
      swapped: new Set(),
      removed: new Set(),
      faults: { before: was.faults, after: is.faults },
      today: someDay,
    });
    expect(faults.length).toBeGreaterThan(0);
    expect(reports(discreet(faults))).not.toMatch(telling);
  });

  it.each(['text', 'json', 'github'])('what a real run prints as %s', async (format) => {
    const folder = temporaryFolder(
      changed(batch('| 否 |', `| 甲」电话${phone} |`), site('主办单位:', `甲」${secrets[1] ?? ''}: 乙\n主办单位:`), [
        `lin-2021/batches/举报人${secrets[2] ?? ''}.md`,
        '甲',
      ]),
    );
    try {
      const { code, out, err } = await run('check', ['--format', format], { CONTENT_DIR: folder.path });
      expect(code).toBe(1);
      expect(out).toContain('138****5678');
      expect(out + err).not.toMatch(telling);
    } finally {
      folder.remove();
    }
  });
});

describe('a value in a message', () => {
  it('is no name where it is a label of the schema', () => {
    const rows = fieldsMarkdown()
      .split('\n')
      .flatMap((line) => /^\| ([^|]+?) +\|.*\| ([^|]*?) *\|$/u.exec(line)?.slice(1) ?? []);
    const labels = rows.flatMap((cell) => cell.split(/ › |、/u));
    expect(labels).toEqual(expect.arrayContaining(['范围', '方格', '调查核实情况']));
    for (const label of labels) expect(tell(quote(label))).toBe(`「${label}」`);
  });

  it.each([
    [`未知的项目${quote('甲」电话13800005678')}`, '未知的项目「甲」电话138****5678」'],
    [`受理编号${quote('13800005678')}重复`, '受理编号「138****5678」重复'],
    [`编号${said('编号990103196207154068')}`, '编号编号990****4068'],
    [quote('王德顺'), '「王**」'],
    [quote('〔王德顺〕'), '「〔王**〕」'],
    [quote('TODO 王德顺'), '「TODO 王**」'],
    [quote('TODO990103196207154068'), '「TODO990****4068」'],
    [quote('D53QJ201911140003'), '「D53QJ201911140003」'],
    [quote('\u0002甲\u0003乙'), '「甲乙」'],
    [quote(`${'甲'.repeat(76)}13800005678`), `「${'甲'.repeat(76)}138*…」`],
    [quote('麒林区'), '「麒林区」'],
  ])('%j', (message, told) => {
    expect(tell(message)).toBe(told);
  });
});
