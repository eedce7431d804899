/** What a publication says of itself is found at its own page: its notice, its figures, its papers, what was corrected. */
import { expect, it, test } from 'vitest';
import {
  announcementFile,
  batchFile,
  change,
  followUpFile,
  markdown,
  minimal,
  record,
  register,
  resultsFile,
  tasksFile,
} from '../../../tests/support/content.ts';
import { beside, naming, owners } from '../../../tests/support/facsimiles.ts';
import { searchDocuments } from './documents.ts';
import { searchable } from './found-by.ts';

const laterFile = 'lin-2021/follow-ups/2021-07-01.md';
const paperOf = (file: string): string => `${file.replace(/\W/gu, '')}.pdf`;

/** Each kind of publication with words that stand nowhere else. */
const files = change(
  {
    ...minimal,
    ...Object.fromEntries(owners.map(([, file]) => [beside(file, paperOf(file)), '%PDF'])),
    [laterFile]: markdown(
      { 公开日期: '2021-07-01' },
      record('批次 1', { 类型: '更正', 更正项: '罚款万元', 原为: '3', 改为: '7.5' }, { 更正说明: '计算有误。' }),
    ),
  },
  ...owners.flatMap(([, file]) => naming(file, paperOf(file))),
  [
    batchFile,
    '\n---\n\n',
    [
      '',
      '标题: 转办情况一览表甲',
      '上级批次: 省批次乙',
      '口径: 按件计丙',
      '公布数说明: 差异原因丁',
      '来源: 来源戊',
      '公布数: { 来电: 1, 罚款万元: 3, 按区域: { 麒麟区: 1 }, 共办批次: [8, 15], 其他: { 夜查己: 12 } }',
      '---',
      '',
      '本批通报庚。',
      '',
      '',
    ].join('\n'),
  ],
  [followUpFile, '\n---\n\n', '\n标题: 后续辛\n来源: 来源壬\n---\n\n后续说明癸。\n\n'],
  [tasksFile, '\n---\n\n', '\n来源: 来源子\n---\n\n方案说明丑。\n\n'],
  [resultsFile, '\n---\n\n', '\n来源: 来源寅\n---\n\n结果说明卯。\n\n'],
  [resultsFile, '| 基本完成 |', '| 基本完成 |\n| 验收 | 2021-12-20 区级 清泉环境中心 同意，加强监管 |'],
  [
    announcementFile,
    '\n---\n\n',
    '\n作者: 记者辰\n来源: 来源巳\n文章:\n  - { 标题: 案例午, 网址: "https://example.org/1", 公开日期: 2021-05-01 }\n---\n\n',
  ],
);

const documents = [...searchDocuments(register(files))];
const foundBy = (words: string): string[] =>
  documents.filter((one) => searchable(one).some((text) => text.includes(words))).map(({ address }) => address);
const pages = {
  batch: '/lin-2021/batches/1/',
  followUp: '/lin-2021/follow-ups/2021-06-01/',
  announcement: '/lin-2021/announcements/2021-05-06-stationed/',
  rectification: '/lin-2021/rectification/',
};

it.each([
  ['batch', ['转办情况一览表甲', '省批次乙', '按件计丙', '差异原因丁', '来源戊', '本批通报庚', '第1批']],
  ['batch', ['来电 1', '罚款万元 3', '罚款万元 7.5', '按区域 麒麟区', '共办批次 8、15', '夜查己 12', '计算有误']],
  ['followUp', ['后续辛', '来源壬', '后续说明癸']],
  ['rectification', ['整改任务清单', '来源子', '方案说明丑', '整改结果', '来源寅', '结果说明卯']],
  ['announcement', ['督察组进驻林市', '记者辰', '来源巳', '案例午']],
] as const)('%s: %j', (kind, words) => {
  for (const word of words) expect(foundBy(word), word).toContain(pages[kind]);
});

it.each(owners)('%s: the paper beside %s is found by the word 原件 and by its name', (kind, file) => {
  expect(foundBy(`原件：${paperOf(file)}`)).toEqual([pages[kind]]);
});

test('who accepted what was done, and how, is found at the task', () => {
  for (const words of ['清泉环境中心', '同意，加强监管'])
    expect(foundBy(words)).toEqual(['/lin-2021/rectification/1/']);
});

test('lists of results that are invented are found apart from a plan that is real, and the other way round', () => {
  const lists = (samples: readonly string[]) => {
    const found = [...searchDocuments(register(change(files, ...samples.map((file) => [file, '公开日期', '示例: true\n公开日期'] as const))))]; // prettier-ignore
    return found
      .filter(({ address }) => address.startsWith(pages.rectification) && !/\/\d+\/$/u.test(address))
      .map(({ address, sample, texts }) => [
        address,
        sample,
        texts.includes('结果说明卯。'),
        texts.includes('方案说明丑。'),
      ]);
  };
  const results = `${pages.rectification}#results-2022-01`;
  expect(lists([resultsFile])).toEqual([
    [pages.rectification, false, false, true],
    [results, true, true, false],
  ]);
  expect(lists([tasksFile])).toEqual([
    [pages.rectification, true, false, true],
    [results, false, true, false],
  ]);
  expect(lists([tasksFile, resultsFile])).toEqual([[pages.rectification, true, true, true]]);
});
