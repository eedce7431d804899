/** Characters that nobody sees: refused by their code points wherever they stand, however they are typed; others are kept. */
import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotation } from '../../src/findings/fault-report.ts';
import { hiddenIn, withoutHidden } from '../../src/schema/text/characters.ts';
import { faultLine } from '../../src/schema/fault.ts';
import { proseText } from '../../src/schema/prose.ts';
import {
  announcementFile,
  batchFile,
  batchOf,
  changed,
  inspectionFile,
  messages,
  minimal,
  read,
  secondBatchFile,
  type Change,
} from '../support/content.ts';
import { front, prose } from '../support/faults.ts';

const at = (place: string, said: string): string => `${place} 错误 这里有${said}`;
const unseen = (named: string): string => `一个看不见的字符 ${named}，请删除`;

/** Character → how it is named. */
const characters: readonly (readonly [character: string, named: string])[] = [
  ['\u0007', 'U+0007（ALERT，控制字符）'],
  ['\u009F', 'U+009F（control-009F，控制字符）'],
  ['\u00AD', 'U+00AD（SOFT HYPHEN，软连字符）'],
  ['\u034F', 'U+034F（COMBINING GRAPHEME JOINER，零宽字符）'],
  ['\u061C', 'U+061C（ARABIC LETTER MARK，改变文字方向）'],
  ['\u115F', 'U+115F（HANGUL CHOSEONG FILLER，空白的字）'],
  ['\u180E', 'U+180E（MONGOLIAN VOWEL SEPARATOR，零宽字符）'],
  ['\u200B', 'U+200B（ZERO WIDTH SPACE，零宽空格）'],
  ['\u200C', 'U+200C（ZERO WIDTH NON-JOINER，零宽不连字）'],
  ['\u200D', 'U+200D（ZERO WIDTH JOINER，零宽连字）'],
  ['\u200E', 'U+200E（LEFT-TO-RIGHT MARK，改变文字方向）'],
  ['\u2028', 'U+2028（LINE SEPARATOR，行分隔符）'],
  ['\u202E', 'U+202E（RIGHT-TO-LEFT OVERRIDE，改变文字方向）'],
  ['\u2060', 'U+2060（WORD JOINER，零宽字符）'],
  ['\u2066', 'U+2066（LEFT-TO-RIGHT ISOLATE，改变文字方向）'],
  ['\u206F', 'U+206F（NOMINAL DIGIT SHAPES，零宽字符）'],
  ['\u2800', 'U+2800（BRAILLE PATTERN BLANK，空白的字）'],
  ['\u3164', 'U+3164（HANGUL FILLER，空白的字）'],
  ['\uFE00', 'U+FE00（VARIATION SELECTOR-1，变体选择符）'],
  ['\uFE0F', 'U+FE0F（VARIATION SELECTOR-16，变体选择符）'],
  ['\uFEFF', 'U+FEFF（ZERO WIDTH NO-BREAK SPACE，字节顺序标记）'],
  ['\uFFF9', 'U+FFF9（INTERLINEAR ANNOTATION ANCHOR，行间注音）'],
  ['\uFFFC', 'U+FFFC（OBJECT REPLACEMENT CHARACTER，图片或对象留下的空位）'],
  ['\uFFFE', 'U+FFFE（noncharacter-FFFE）'],
  ['\u0378', 'U+0378（reserved-0378）'],
  ['\u{1D173}', 'U+1D173（格式字符）'],
  ['\u{E0001}', 'U+E0001（LANGUAGE TAG，标签字符）'],
  ['\u{E0067}', 'U+E0067（TAG LATIN SMALL LETTER G，标签字符）'],
  ['\u{E0101}', 'U+E0101（VARIATION SELECTOR-18，变体选择符）'],
];

it.each([
  ['a\uFFFD', ':17:4'],
  ['&#xFFFD;', ':17:3'],
  ['&#0;', ':17:3'],
  ['&#xD800;', ':17:3'],
  ['&#1114112;', ':17:3'],
])('%j is a character that was lost on the way', (typed, place) => {
  expect(messages(changed(prose(`某厂${typed}，冒烟。`)))).toEqual([
    at(batchFile + place, '一个没有读出来的字 U+FFFD（REPLACEMENT CHARACTER，替代没有读出来的字），请对照原件补上'),
  ]);
});

it.each(characters)('%j is refused by its name', (character, named) => {
  expect(messages(changed(prose(`某厂a${character}，冒烟。`)))).toEqual([at(`${batchFile}:17:4`, unseen(named))]);
});

it('a character of private use is to be replaced, and so is half of one', () => {
  expect(messages(changed(prose('某\uE863厂。')))).toEqual([
    at(`${batchFile}:17:2`, '一个私用区的字 U+E863（private-use-E863），各台电脑显示的不一样，请换成通用的字'),
  ]);
  expect(messages(changed(front('标题: "甲\\uD800乙"')))).toEqual([
    at(`${batchFile}:4:7`, '半个字 U+D800（surrogate-D800），请删除，或者换成完整的字'),
  ]);
});

const zero = unseen('U+200B（ZERO WIDTH SPACE，零宽空格）');
const turn = unseen('U+202E（RIGHT-TO-LEFT OVERRIDE，改变文字方向）');

/** Where it stands, and the one message that is to be expected: the rest is read as people see it. */
const spots: readonly (readonly [name: string, change: Change, message: string])[] = [
  ['a title', front('标题: 甲\u200B乙'), at(`${batchFile}:4:6`, zero)],
  ['a key', [batchFile, '公开日期', '公开\u200B日期'], at(`${batchFile}:3:3`, zero)],
  ['a number', [batchFile, '## D01LS202105070001', '## D01LS20210507\u200B0001'], at(`${batchFile}:6:17`, zero)],
  ['a region', [batchFile, '| 麒麟区 |', '| 麒\u200B麟区 |'], at(`${batchFile}:10:11`, zero)],
  ['the name of a region', [inspectionFile, '名称: 沾益区', '名称: 沾\u200B益区'], at(`${inspectionFile}:15:12`, zero)],
  ['the heading of a section', [batchFile, '### 交办问题', '### 交办\u200B问题'], at(`${batchFile}:15:7`, zero)],
  ['a link', prose('见[通报](https://x.cn/\u202Egnp)'), at(`${batchFile}:17:20`, turn)],
  ['the words of a link', prose('见[通\u202E报](https://x.cn/)'), at(`${batchFile}:17:4`, turn)],
  ['an address', front('来源网址: https://x.cn/\u202Egnp'), at(`${batchFile}:4:20`, turn)],
  ['a page', [announcementFile, '督察组进驻林市。', '督察组\u200B进驻林市。'], at(`${announcementFile}:8:4`, zero)],
  ['a reference by number', prose('某厂&#8203;冒烟。'), at(`${batchFile}:17:3`, zero)],
  ['a reference by code point', prose('某厂&#x202e;冒烟。'), at(`${batchFile}:17:3`, turn)],
  ['a reference by name', prose('某厂&ZeroWidthSpace;冒烟。'), at(`${batchFile}:17:3`, zero)],
  ['a reference in a cell', [batchFile, '| 麒麟区 |', '| 麒&#8203;麟区 |'], at(`${batchFile}:10:11`, zero)],
  ['a reference in a link', prose('见[通报](https://x.cn/&#8238;gnp)'), at(`${batchFile}:17:20`, turn)],
  ['a reference in code', prose('`某&#8203;厂`'), at(`${batchFile}:17:3`, zero)],
  ['an escape of YAML', front('标题: "甲\\u202e乙"'), at(`${batchFile}:4:7`, turn)],
  ['an escape behind others', front('标题: "甲\\\\u202e\\n\\U0000202e乙"'), at(`${batchFile}:4:16`, turn)],
  [
    'an escape in a list',
    [inspectionFile, '电话: [000-0000001]', '电话: ["0\\u200B1"]'],
    at(`${inspectionFile}:9:10`, zero),
  ],
  ['an escape in a key', front('"标\\u200B题": 甲'), at(`${batchFile}:4:3`, zero)],
];

it.each(spots)('one message for one in %s', (name, change, message) => {
  // A line break in a title is a fault of its own.
  const faults = messages(changed(change)).filter((line) => !line.includes('只能写一行'));
  expect(faults, name).toEqual([message]);
});

it('tells every one of them, at its own place', () => {
  const lines = messages(changed(prose('\u200B某\u200B厂\n冒\u200B烟\u200B')));
  expect(lines.map((line) => line.split(' ', 1)[0])).toEqual([
    `${batchFile}:17:1`,
    `${batchFile}:17:3`,
    `${batchFile}:18:2`,
    `${batchFile}:18:4`,
  ]);
});

it('a file name that holds one is refused, and shown with its code point', () => {
  const files = { ...minimal, 'lin-2021/batches/a\u202Eb.md': String(minimal[secondBatchFile]) };
  const { faults } = read(files);
  expect(faults.map(faultLine).join('\n')).toContain(
    'lin-2021/batches/a〔U+202E〕b.md:1:1 错误 文件名里有一个不能用的字符 U+202E（RIGHT-TO-LEFT OVERRIDE，改变文字方向），请删除',
  );
  for (const fault of faults) {
    expect([...hiddenIn(faultLine(fault))]).toEqual([]);
    // Where the workflow looks for the file, its name must be the true one.
    expect([...hiddenIn(annotation(fault).split('::').at(-1) ?? '')]).toEqual([]);
  }
});

describe('what is text stays as typed', () => {
  const texts = [
    ['ideographic variants', '葛\u{E0100}、辻\u{E0101}、﨑\uFE00'],
    ['emoji', '👍🏽、☀️、👩‍💻、👨‍👩‍👧、🏳️‍🌈、1️⃣、🕵🏽‍♂️'],
    ['spaces', '甲　乙\u00A0丙\u2003丁'],
    ['rare Han', '𠮷𬺈𪚥、凉\uFA0E﨑、〇、々、〆'],
    ['signs of official text', '·、～—…、①⑵Ⅲ、㎡㎥℃℉‰×÷±≤≥、μg/m³、Ω、αβ、【】〔〕「」《》、№'],
    ['a reference behind a backslash', '\\&#8203;'],
    ['references to other characters', '&lt;&#42;&amp;'],
    ['no reference at all', '&#8203 &shy &foo;'],
  ] as const;

  it.each(texts)('%s', (_, text) => {
    const reading = read(changed(prose(`某${text}某`)));
    expect(reading.faults.map(faultLine)).toEqual([]);
    const [one] = batchOf(reading).cases;
    if (!text.includes('&')) expect(proseText(one?.sections.problem ?? [])).toBe(`某${text}某`);
  });

  it('the samples and the worked example', () => {
    const files = globSync('tests/{fixtures/content,golden/example-content}/**/*.{md,mdx,yaml}');
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) expect([...hiddenIn(readFileSync(file, 'utf8'))], file).toEqual([]);
  });
});

it('nothing is left of them, and nothing else is taken', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(text, (typed) => {
      const clean = withoutHidden(typed);
      expect([...hiddenIn(clean)]).toEqual([]);
      const gone = [...hiddenIn(typed)];
      expect(typed.length - clean.length).toBe(gone.reduce((sum, { character }) => sum + character.length, 0));
    }),
  );
});
