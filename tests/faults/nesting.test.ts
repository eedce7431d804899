/** Whatever is pasted into a file: a message in place of a stack trace, and soon. */
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/reader/index.ts';
import { makeRegister } from '../../src/register/index.ts';
import { checkContent } from '../../src/checks/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { faultLine, type Fault } from '../../src/schema/fault.ts';
import {
  announcementFile,
  batchFile,
  changed,
  inFolder,
  messages,
  someDay,
  type Change,
  type Files,
} from '../support/content.ts';
import { front, prose, site } from '../support/faults.ts';

const nested = (line: number, levels: number): string =>
  `${batchFile}:${String(line)}:1 错误 这一行的列表和引用套了 ${String(levels)} 层，最多 50 层；请核对是不是粘贴错了`;
const marks = (at: string): string =>
  `${batchFile}:${at} 错误 这一段里的 * _ ~ < { 等符号超过 1000 个；请核对是不是粘贴错了`;
const over = (at: string, what: string): string => `${batchFile}:${at} 错误 这一段里的${what} 个；请核对是不是粘贴错了`;
const address = 'https://www.example.gov.cn/某文';
const emphasis = (depth: number): string =>
  `${Array.from({ length: depth }, (_, i) => (i % 2 === 0 ? '_a ' : '*a ')).join('')}中${Array.from({ length: depth }, (_, i) => ((depth - i) % 2 === 1 ? ' b_' : ' b*')).join('')}`;

describe('one message for what is nested without end', () => {
  it.each([
    ['quotations', `${'>'.repeat(3000)}甲`, nested(17, 3000)],
    ['quotations apart', `${'> '.repeat(3000)}甲`, nested(17, 3000)],
    ['lists', `${'- '.repeat(1000)}甲`, nested(17, 1000)],
    ['numbered lists', `${'1. '.repeat(100_000)}甲`, nested(17, 100_000)],
    ['lists of several kinds', `${'> - + 1) '.repeat(20)}甲`, nested(17, 80)],
    ['emphasis', emphasis(400), `${batchFile}:17:151 错误 这里的 * _ ~ [ 等符号套了 50 层以上；请核对是不是粘贴错了`],
    ['stars', '*甲 '.repeat(50_000), marks('17:3001')],
    ['brackets', '['.repeat(50_000), over('17:2001', '方括号超过 2000')],
    ['brackets that close', '某文]'.repeat(50_000), over('17:6003', '方括号超过 2000')],
    ['escapes', '某文\\('.repeat(50_000), over('17:8003', '反斜杠超过 2000')],
    ['mailboxes', '某文 a@example.gov.cn '.repeat(50_000), over('17:20005', '网址和邮箱超过 1000')],
    ['addresses', `某文 ${address} `.repeat(50_000), over('17:33009', '网址和邮箱超过 1000')],
    ['references', '甲&lt;'.repeat(50_000), over('17:10002', '以 & 开头的写法超过 2000')],
    [
      'columns',
      `${'|甲'.repeat(50_000)}|`,
      `${batchFile}:17:4001 错误 这一行里的竖线超过 2000 个；请核对是不是粘贴错了`,
    ],
    ['struck text', '~~甲 '.repeat(50_000) + '乙~~'.repeat(50_000), marks('17:2001')],
  ])('%s', (_, text, message) => {
    expect(messages(changed(prose(text)))).toEqual([message]);
  });

  it('links, for their brackets and for their addresses', () => {
    const start = performance.now();
    expect(messages(changed(prose(`[某文](${address})`.repeat(20_000))))).toEqual([
      expect.stringContaining('方括号超过 2000'),
      expect.stringContaining('网址和邮箱超过 1000'),
    ]);
    // A parser alone takes seconds.
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('lists that are indented line by line', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- 甲`).join('\n');
    const lines = messages(changed(prose(text)));
    expect(lines).toHaveLength(950);
    expect(lines[0]).toBe(nested(67, 51));
  });

  it('brackets and indents in front matter and YAML', () => {
    const mend = '括号或缩进套得太深了，请核对是不是粘贴错了';
    const deep = (one: Change): string[] => messages(changed(one)).filter((line) => !line.includes('整改任务'));
    expect(deep(front(`标题: ${'['.repeat(5000)}${']'.repeat(5000)}`))).toEqual([expect.stringContaining(mend)]);
    expect(deep(front(`标题: ${'['.repeat(5000)}`))).toEqual([expect.stringContaining(mend)]);
    expect(deep(site('说明: 公开办理情况。', `说明: ${'{a: '.repeat(5000)}1${'}'.repeat(5000)}`))).toEqual([
      expect.stringContaining(mend),
    ]);
    const indented = Array.from({ length: 5000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    expect(deep(front(indented))).toEqual([expect.stringContaining(mend)]);
  });

  it('programs in MDX', () => {
    const program = (text: string): string[] => messages(changed([announcementFile, '督察组进驻林市。', text]));
    const expression = `${announcementFile}:8:1 错误 不能使用 {…} 表达式；如果花括号是正文，请写成 \\{`;
    expect(program(`{${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).toContain(expression);
    expect(program(`{${'[1]'.repeat(5)}}`)).toEqual([expression]);
    expect(program(`export const a = ${'['.repeat(50_000)}`)).toContain(
      `${announcementFile}:8:1 错误 不能使用 import 或 export，请删除这一行`,
    );
  });
});

describe('what official text has is within all bounds', () => {
  it.each([
    ['ten levels', '- 甲\n  - 乙\n    - 丙\n      - 丁\n        - 戊'],
    [
      'a line of dashes',
      '甲\n\n- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n\n乙',
    ],
    ['a line of stars', `甲\n\n${'*'.repeat(60)}\n\n乙`],
    ['blanks to fill in', `甲${'_'.repeat(900)}\n`.repeat(20)],
    ['a long list of hours', Array.from({ length: 3000 }, () => '- 8:00~12:00、14:00~18:00').join('\n')],
    ['a long table', `| 时段 |\n| --- |\n${'| 8:00~12:00、14:00~18:00 |\n'.repeat(3000)}`],
    ['a long formula', '5*10*3、'.repeat(200)],
    ['deep indents', `甲\n${' '.repeat(300)}乙`],
  ])('%s', (_, text) => {
    expect(messages(changed(prose(text)))).toEqual([]);
  });
});

/** All that a check does but for the images. */
const findings = (files: Files): Fault[] =>
  inFolder(files, (folder) => {
    const { content, faults } = readContent(folder, folder);
    if (!content) return faults;
    const { register, faults: registered } = makeRegister(content, someDay);
    return [...faults, ...registered, ...[...checkContent(content, register, locator(folder, folder))].flat()];
  });

const many = 25_000;
/** What a scan of the square of a length would take minutes for. */
const long: readonly (readonly [name: string, change: Change])[] = [
  ['characters that nobody sees, in one line', prose('甲\u200B'.repeat(many))],
  ['characters that nobody sees, in many lines', prose('甲\u200B\n'.repeat(many))],
  ['references to them', prose('甲&#8203;'.repeat(many))],
  ['escapes', prose('\\*'.repeat(many))],
  ['references', prose('`&lt;`'.repeat(150) + '&lt;&amp;'.repeat(many))],
  ['spaces', prose(`甲${' '.repeat(many)}乙`)],
  ['lines', prose('甲\n'.repeat(many))],
  ['lines with bold words', prose('2019. **甲**\n'.repeat(many))],
  ['short paragraphs', prose('甲\n\n'.repeat(many))],
  ['backslashes', prose('\\'.repeat(many))],
  ['ampersands', prose('&'.repeat(many))],
  ['back ticks', prose('` '.repeat(many))],
  ['bars', prose('|'.repeat(many))],
  ['wide tables', prose(`${'|甲'.repeat(many)}|\n${'|-'.repeat(many)}|\n${'|乙'.repeat(many)}|`)],
  ['addresses', prose('https://a.cn '.repeat(many))],
  ['links in a line', prose('[甲](https://a.cn) '.repeat(900))],
  ['links', prose('- [甲](https://a.cn)\n'.repeat(many))],
  ['links at fault', prose('- [甲](x)\n'.repeat(many))],
  ['HTML', prose('- <b>\n'.repeat(many))],
  ['definitions', prose('[a]: b\n'.repeat(many))],
  ['letters that look like others', prose('аb'.repeat(many))],
  ['words with letters that look like others', prose('аb '.repeat(many))],
  ['marks of a merge', prose('<<<<<<< a\n'.repeat(many))],
  ['records', [batchFile, '### 交办问题', '## a\n'.repeat(many)]],
  [
    'records at fault',
    [
      batchFile,
      '## D01LS202105070001',
      '## 序号 1\n\n| 项目 | 内容 |\n| --- | --- |\n| 行政区域 | 某区 |\n\n'.repeat(many / 10),
    ],
  ],
  ['headings', prose('### 甲\n'.repeat(many))],
  ['keys', front(Array.from({ length: many }, (_, i) => `k${String(i)}: 1`).join('\n'))],
  ['the same key', front('标题: 甲\n'.repeat(many))],
  [
    'values in a line',
    front(`公布数: { 按区域: { ${Array.from({ length: many }, (_, i) => `k${String(i)}:1`).join(', ')} } }`),
  ],
  ['dashes in YAML', front(`标题: |\n  ${'- '.repeat(many)}`)],
  ['dashes before a key', front(`${'- '.repeat(many)}甲#:`)],
  ['regions', [batchFile, '| 麒麟区 |', `| ${'某、'.repeat(many)} |`]],
  ['related numbers', [batchFile, '| 污染类型 | 大气 |', `| 关联 | ${'D01LS202105070002、'.repeat(many)} |`]],
  ['a long number', [batchFile, '## D01LS202105070001', `## D${'1'.repeat(many)}`]],
  ['doubled marks', prose('。。'.repeat(many))],
  ['open brackets', prose('〔甲'.repeat(many))],
];

// One of them takes some 100 ms; a scan of the square, or a stack of that depth, would not end within the limit.
it.each(long)(
  '%s take no longer than they are long',
  (_, change) => {
    const started = performance.now();
    const faults = findings(changed(change));
    for (const fault of faults.slice(0, 100)) expect(faultLine(fault)).not.toContain('RangeError');
    expect(performance.now() - started).toBeLessThan(6000);
  },
  20_000,
);
