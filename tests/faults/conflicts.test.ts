/** A merge that is not finished is never published, and text that only looks like one is. */
import { expect, it } from 'vitest';
import { readRevision, versionNamed, withStaged } from '../../src/history/revision.ts';
import { readContent } from '../../src/reader/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import {
  announcementFile,
  batchFile,
  change,
  changed,
  firstCase,
  inspectionFile,
  messages,
  minimal,
  record,
  tasksFile,
  type Change,
} from '../support/content.ts';
import { entry, prose } from '../support/faults.ts';
import { temporaryRepository } from '../support/repository.ts';

const ours = '<<<<<<< HEAD';
const theirs = '>>>>>>> 公开前';
const conflict = (first: string, second: string): string => [ours, first, '=======', second, theirs].join('\n');
const mend = '请只留下对的文字，删去这几行记号，办法见手册“合并冲突”';

/** What stands around the words 甲 and 乙 in a file, and where the conflict begins and ends. */
const places: readonly (readonly [name: string, change: Change, place: string, lines: readonly number[]])[] = [
  ['prose', prose(conflict('甲', '乙')), `${batchFile}:17`, [17, 19, 21]],
  ['a paragraph', prose(`前文\n${conflict('甲', '乙')}\n后文`), `${batchFile}:18`, [18, 20, 22]],
  [
    'the table of facts',
    [batchFile, '| 是否属实 | 否 |', conflict('| 是否属实 | 否 |', '| 是否属实 | 是 |')],
    `${batchFile}:12`,
    [12, 14, 16],
  ],
  ['front matter', [batchFile, '批次: 1', conflict('批次: 1', '批次: 2')], `${batchFile}:2`, [2, 4, 6]],
  ['the first line', [tasksFile, '---\n标题:', `${conflict('甲', '乙')}\n---\n标题:`], `${tasksFile}:1`, [1, 3, 5]],
  ['code', prose(`\`\`\`\n${conflict('甲', '乙')}\n\`\`\``), `${batchFile}:18`, [18, 20, 22]],
  ['a list', prose(`1. 某\n${conflict('2. 甲', '2. 乙')}`), `${batchFile}:18`, [18, 20, 22]],
  [
    'an item of a list',
    prose(`1. 某\n   ${conflict('甲', '乙').replaceAll('\n', '\n   ')}`),
    `${batchFile}:18`,
    [18, 20, 22],
  ],
  ['.mdx', [announcementFile, '督察组进驻林市。', conflict('甲', '乙')], `${announcementFile}:8`, [8, 10, 12]],
  ['.yaml', [inspectionFile, '简称: 林市督察', conflict('简称: 甲', '简称: 乙')], `${inspectionFile}:2`, [2, 4, 6]],
  ['site.yaml', ['site.yaml', '说明: 公开办理情况。', conflict('说明: 甲', '说明: 乙')], 'site.yaml:5', [5, 7, 9]],
  ['lines that end with CRLF', prose(conflict('甲', '乙').replaceAll('\n', '\r\n')), `${batchFile}:17`, [17, 19, 21]],
];

it.each(places)('one fault for the conflict in %s', (_, one, place, [first = 0, second = 0, third = 0]) => {
  const named = `（第 ${String(first)} 行 <<<<<<<、第 ${String(second)} 行 =======、第 ${String(third)} 行 >>>>>>>）`;
  expect(messages(changed(one))).toEqual([`${place}:1 错误 这里有没有处理完的合并冲突${named}，${mend}`]);
});

const whole = conflict('甲', '乙').split('\n');
const diff3 = [ours, '甲', '||||||| merged common ancestors', '丙', '=======', '乙', theirs];
const nested = [
  ours,
  '甲',
  '||||||| b',
  '<<<<<<<<< x',
  '丁',
  '=========',
  '戊',
  '>>>>>>>>> y',
  '=======',
  '乙',
  theirs,
];
const marksAt = (...lines: readonly string[]): string[] =>
  messages(changed(prose(lines.join('\n')))).map((line) => /（([^）]*)）/u.exec(line)?.[1] ?? line);

it.each([
  ['a quotation', '> ', ''],
  ['a quotation without spaces', '>', ''],
  ['a quotation within a quotation', '> > ', ''],
  ['items of a list', '- ', ''],
  ['numbered items', '12. ', ''],
  ['a quotation in an item', '- > ', ''],
  ['the first cells of a table', '| ', ' | 丙 |'],
  ['other cells of a table', '| 丙 | ', ' |'],
  ['cells of a table without outer bars', '丙 | ', ''],
  ['a list within a cell', '| 丙 | - ', ' |'],
  ['values of YAML', '  甲: ', ''],
  ['values in quotation marks', '  甲: "', '"'],
])('one fault for the conflict in %s', (_, lead, behind) => {
  const held = whole.map((line) => lead + line + behind);
  expect(marksAt(...held)).toEqual(['第 17 行 <<<<<<<、第 19 行 =======、第 21 行 >>>>>>>']);
  // Of each mark with a name alone too.
  expect(marksAt(...held.slice(0, 1))).toEqual(['第 17 行 <<<<<<<']);
  expect(marksAt(...held.slice(-1))).toEqual(['第 17 行 >>>>>>>']);
});

it('tells the ancestor of a conflict in a quotation', () => {
  expect(marksAt(...diff3.map((line) => `> ${line}`))).toEqual([
    '第 17 行 <<<<<<<、第 19 行 |||||||、第 21 行 =======、第 23 行 >>>>>>>',
  ]);
});

it.each(['原为', '改为', '备注'])('one fault for a mark in %s', (label) => {
  const facts = { 类型: '更正', 更正项: '交办问题', 原为: '某厂', 改为: '甲厂', [label]: '<<<<<<< HEAD' };
  const [fault, ...others] = messages(changed(entry(record(firstCase, facts))));
  expect(fault).toMatch(/^lin-2021\/follow-ups\/2021-06-01\.md:1[123]:1 错误 这里有没有处理完的合并冲突/u);
  expect(others).toEqual([]);
});

it('names the line of the common ancestor too', () => {
  expect(marksAt(...diff3)).toEqual(['第 17 行 <<<<<<<、第 19 行 |||||||、第 21 行 =======、第 23 行 >>>>>>>']);
});

it('takes a conflict within the common ancestor as part of the one around it', () => {
  expect(marksAt(...nested)).toEqual(['第 17 行 <<<<<<<、第 19 行 |||||||、第 25 行 =======、第 27 行 >>>>>>>']);
});

it('tells each of several conflicts', () => {
  expect(marksAt(...whole, '中', ...diff3)).toHaveLength(2);
});

it.each([
  ['the first', whole.slice(1), '第 18 行 =======、第 20 行 >>>>>>>'],
  ['the second', whole.filter((line) => line !== '======='), '第 17 行 <<<<<<<、第 20 行 >>>>>>>'],
  ['the third', whole.slice(0, -1), '第 17 行 <<<<<<<、第 19 行 ======='],
  ['the first and the second', ['甲', '乙', theirs], '第 19 行 >>>>>>>'],
  ['the second and the third', [ours, '甲', '乙'], '第 17 行 <<<<<<<'],
  ['all but the second', ['甲', '=======', '乙'], '第 18 行 ======='],
  ['all but the ancestor', ['甲', '||||||| merged common ancestors', '乙'], '第 18 行 |||||||'],
])('a conflict of which %s mark was deleted is not mended', (_, lines, named) => {
  expect(marksAt(...lines)).toEqual([named]);
});

it('says how seven equals signs are written that are meant', () => {
  expect(messages(changed(prose('甲\n=======\n乙')))[0]).toContain('如果它是正文，请写成 \\=======');
  expect(messages(changed(prose('甲\n\\=======\n乙')))).toEqual([]);
});

it.each([
  ['the line under a heading', '通知\n=======\n\n正文'],
  ['the line under a heading at the end', '通知\n======='],
  ['a longer line', '甲\n==========\n乙'],
  ['a shorter line', '甲\n======\n乙'],
  ['marks within a line', '符号<<<<<<< 与 >>>>>>> 和 ======='],
  ['six', '<<<<<< 甲\n\n>>>>>> 乙'],
  ['angle brackets at once before a word', '>>>>>>>甲'],
  ['a row that begins with six empty cells', `${'| 甲 '.repeat(7)}|\n${'| - '.repeat(7)}|\n||||||| 乙 |`],
  ['seven equals signs in a cell', '| 甲 | 乙 |\n| - | - |\n| ======= | 丙 |'],
  ['seven equals signs in a quotation and in an item', '> 甲\n> =======\n\n- ======='],
  ['quotations within seven quotations', '> > > > > > > 甲'],
  ['marks behind a backslash', '> \\<<<<<<< 甲\n\n- \\>>>>>>> 乙'],
  ['an empty row of seven bars', '| 甲 | 乙 | 丙 | 丁 | 戊 | 己 |\n| - | - | - | - | - | - |\n|||||||'],
])('%s is text', (_, text) => {
  expect(messages(changed(prose(text)))).toEqual([]);
});

it('blames nothing for what stands in a file that is not merged', () => {
  expect(messages(changed([tasksFile, '某河黑臭。', conflict('甲', '乙')]))).toHaveLength(1);
  expect(messages(changed([batchFile, '某厂夜间冒烟。', conflict('甲', '乙')]))).toHaveLength(1);
  expect(messages(changed([announcementFile, '督察组进驻林市。', conflict('甲', '乙')]))).toHaveLength(1);
});

it('finds conflicts that are staged, that are committed, and that an earlier version held', async () => {
  const repository = temporaryRepository(minimal);
  try {
    repository.write(change(minimal, [batchFile, '某厂夜间冒烟。', conflict('甲', '乙')]));
    repository.git('add', '--all');
    repository.write(minimal);
    const { path } = repository;
    const staged = await withStaged(path, path, (place) => Promise.resolve(readContent(place.contentDir, place.base)));
    expect(staged.faults.map(faultLine)).toEqual([
      expect.stringContaining(`${batchFile}:17:1 错误 这里有没有处理完的合并冲突`),
    ]);
    repository.git('commit', '--quiet', '--no-verify', '-m', 'with a conflict');
    expect(readRevision(versionNamed('HEAD', path), path, path, 'files').faults.map(({ rule }) => rule)).toEqual([
      'format/conflict',
    ]);
  } finally {
    repository.remove();
  }
});

it('says which files of a merge are not staged yet', async () => {
  const repository = temporaryRepository(minimal);
  try {
    const { path, git, commit } = repository;
    git('switch', '--quiet', '-c', 'other');
    repository.write(change(minimal, [batchFile, '某厂夜间冒烟。', '甲']));
    commit();
    git('switch', '--quiet', 'main');
    repository.write(change(minimal, [batchFile, '某厂夜间冒烟。', '乙']));
    commit();
    expect(() => git('merge', '--quiet', 'other')).toThrow();
    await expect(withStaged(path, path, () => Promise.resolve())).rejects.toThrow(
      `有没有处理完的合并冲突：${batchFile}`,
    );
  } finally {
    repository.remove();
  }
});
