/** Hostile text of 100,000 characters takes a moment: what a check costs grows with the text, and no faster. */
import { describe, expect, it } from 'vitest';
import { findDuplicates } from '../../src/checks/duplicates.ts';
import { checkLanguage } from '../../src/checks/language.ts';
import { findPersonal, listedIn, tell } from '../../src/checks/privacy/index.ts';
import type { Text } from '../../src/checks/texts.ts';
import { quote } from '../../src/schema/fault.ts';
import { fold, indexTokens, queryTokens, runsOf, unify } from '../../src/search/shared/fold.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { changed, inFolder, record, someDay, type Change } from '../support/content.ts';
import { bound } from '../support/speed.ts';
import { batch, correction, entry, front, prose, tasks } from '../support/faults.ts';

const size = 100_000;
/** Milliseconds. */
const most = bound(1000);
const repeated = (unit: string): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Processor time: what else the machine does is not counted. */
function once(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of three times: memory that is swept in the middle is not the work's; what is slow is slow each time. */
function milliseconds(work: () => unknown): number {
  const first = once(work);
  return first < most ? first : Math.min(first, once(work), once(work));
}

/** What detectors begin with, look back over, and repeat. */
const units = [
  ...['1', '0123456789', '1 ', '1-', '1,', '1、', '1(', '1\u200B', '1.', '1/', '12-3-', '1-1-401', '86', '0874-', '１'],
  ...[
    '张',
    '张某',
    '某',
    '张某，男',
    '李建国',
    '李建国、',
    '、李建国',
    '\n李建国',
    '李建国\t',
    '王',
    '户主李',
    '户主：',
  ],
  ...['李女士', '张老板', '同志', '老太太', '其妻', '租户岁', '县长李建国', '处分', '买·', '阿巴扎西', '李　'],
  ...[
    '举报人',
    '举报人反映',
    '举报人系',
    '举报人与',
    '来信人的',
    '我',
    '我家',
    '我是',
    '本人姓',
    '她家在',
    '该户位于',
    '住',
  ],
  ...[
    '单元',
    '1单元',
    '1栋 ',
    '三单元四〇',
    '十二栋',
    '家住1',
    '村1号',
    '微信',
    '微信:',
    'qq',
    'V:',
    '@',
    'a@',
    'a.',
    '[at]',
  ],
  ...['护照号', '社保卡A', '号牌云', '云D0', '京A·', '一', '一 ', '〇', 'X', 'a', 'A', '_', '*', '某某', '○', '的'],
  ...[
    '、',
    '，',
    '。',
    ' ',
    '\u3000',
    '\n',
    '\t',
    '（',
    '“',
    '〔',
    '？',
    '属实',
    '综上',
    '𠮷',
    'e\u0301',
    'Aa ',
    '张1某、 ',
  ],
];
const listed = listedIn(['0874-3317828']);

const line = (text: string): Text => ({
  place: { file: 'a.md', line: 1, column: 1 },
  text,
  isProse: true,
  label: '',
  isContact: false,
  isCode: false,
});
/** What is done with a text; the detectors first. */
const works: readonly (readonly [string, (text: string) => unknown])[] = [
  ['detectors', (text) => findPersonal([{ text: `${text}，！x` }], listed)],
  ['addresses', (text) => findPersonal([{ text, isCode: true }], listed)],
  ['messages', (text) => tell(quote(text))],
  ['language', (text) => checkLanguage([[line(text)]], ({ file }) => ({ file, line: 1, column: 1 }))],
  ['duplicates', (text) => findDuplicates([text, text])],
  ['search', (text) => [indexTokens(unify(fold(text))), queryTokens(runsOf(unify(fold(text))))]],
];

describe(`${String(size)} characters take less than a second of processor time`, () => {
  it.each(units.map((unit, i) => ({ unit: JSON.stringify(unit), text: repeated(unit), i })))('$unit', ({ text, i }) => {
    // The detectors look through everything, the others, which are quicker, through some of it each.
    const done = works.filter((_, which) => which === 0 || which === 1 + (i % (works.length - 1)));
    for (const [name, work] of done)
      expect(
        milliseconds(() => work(text)),
        name,
      ).toBeLessThan(most);
  });
});

const first = 'D01LS202105070001';
const texts = ['张', '1', '李建国、', '我家', '张1某、 13800005678'].map(repeated);
const spots: readonly (readonly [string, (text: string) => Change])[] = [
  ['a section', prose],
  ['a fact', (text) => batch('| 行政区域 |', `| 备注 | ${text} |\n| 行政区域 |`)],
  ['a word', (text) => batch('| 否 |', `| ${text} |`)],
  ['a label', (text) => batch('| 是否属实 |', `| ${text} |`)],
  ['a number', (text) => batch(`## ${first}`, `## ${text}`)],
  ['front matter', (text) => front(`标题: ${text}`)],
  ['a list', (text) => prose(`- ${text.replace(/(.{50})/gu, '$1\n- ')}`)],
  ['a table', (text) => prose(`| 甲 | 乙 |\n| --- | --- |\n${text.replace(/(.{50})/gu, '| $1 | 丙 |\n')}`)],
  ['an image', (text) => prose(`![${text}](a.png)`)],
  ['原为', (text) => correction(first, '交办问题', text, '乙')],
  ['改为', (text) => correction(first, '是否属实', '否', text)],
  ['a follow-up', (text) => entry(record(text, { 类型: '后续进展' }))],
  ['a task', (text) => tasks('治理某河', text)],
  ['a unit', (text) => tasks('沾益区人民政府', text)],
];

it.each(spots)('a whole check with as much in %s takes less than three', (_, change) => {
  // In each place what has many findings, and one of the others in turn.
  for (const text of [texts[2] ?? '', texts[spots.findIndex(([, one]) => one === change) % texts.length] ?? '']) {
    const time = inFolder(changed(change(text)), (folder) => {
      const settings = readSettings({ CONTENT_DIR: folder, BUILD_DATE: someDay }, folder, new Date());
      return milliseconds(() => loadSite(settings, folder));
    });
    expect(time, text.slice(0, 8)).toBeLessThan(3 * most);
  }
});
