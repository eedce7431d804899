/** What becomes a part of an address, in whatever record: refused where a system or the site itself could not hold it. */
import { expect, it } from 'vitest';
import {
  batchFile,
  changed,
  followUpFile,
  inspectionFile,
  messages,
  minimal,
  secondBatchFile,
  tasksFile,
  type Change,
} from '../support/content.ts';

const region = (name: string): Change => [
  inspectionFile,
  '{ 名称: 沾益区 }',
  `{ 名称: 沾益区 }\n  - { 名称: ${JSON.stringify(name)} }`,
];
const type = (...names: readonly string[]): Change => [
  inspectionFile,
  '行政区域:',
  `污染类型: ${JSON.stringify(names)}\n行政区域:`,
];
const announcement = (name: string): Change => [
  `lin-2021/announcements/${name}.md`,
  '---\n标题: 甲\n公开日期: 2021-05-07\n类型: 其他\n摘要: 乙。\n---\n\n丙。\n',
];
const number = (typed: string): Change[] => [
  [batchFile, '## D01LS202105070001', `## ${typed}`],
  [followUpFile, '## D01LS202105070001', '## X01LS202105080001'],
];
const long = (count: number): string => '长'.repeat(count);

it.each<[name: string, changes: Change[], says: string]>([
  ['a region called .', [region('.')], '开头和结尾不能是点'],
  ['a region called ..', [region('..')], '开头和结尾不能是点'],
  ['a region with a colon', [region('a:b')], '< > : "'],
  ['a region that is too long', [region(long(81))], '243 个字节'],
  [
    'a region that differs in capital letters only',
    [region('A区'), [inspectionFile, '行政区域:\n', '行政区域:\n  - { 名称: a区 }\n']],
    '与「a区」重复',
  ],
  ['a region of two encodings', [region('\uF92C')], '请写成「郎」'],
  [
    'a region with half a character',
    [[inspectionFile, '{ 名称: 沾益区 }', '{ 名称: 沾益区 }\n  - { 名称: "a\\uD800" }']],
    '半个字',
  ],
  ['a region that programs take for their own', [region('__proto__')], '程序保留的词'],
  ['a type that programs take for their own', [type('constructor')], '程序保留的词'],
  ['a type called ..', [type('..')], '开头和结尾不能是点'],
  ['a type of 201 characters', [type(long(201))], '603 个字节'],
  ['a type that differs in capital letters only', [type('VOC', 'voc')], '「voc」与「VOC」重复'],
  ['a type that the site has itself', [type('未注明')], '「未注明」与「未注明」重复'],
  ['a type that Windows takes for a device', [type('aux')], 'Windows'],
  ['an announcement that Windows takes for a device', [announcement('con')], 'Windows'],
  ['an announcement called like a file', [announcement('2021-05-06-stationed.png')], '.png 结尾'],
  ['an announcement that is too long', [announcement('a'.repeat(241))], '241 个字节'],
  ['an announcement with letters of another script', [announcement('Б')], '请只用字母、数字、汉字'],
  ['a number that Windows takes for a device', number('COM1'), 'Windows'],
  ['a number that is too long', number(`D${'1'.repeat(300)}`), '301 个字节'],
  ['a serial that is too long', number(`序号 ${'1'.repeat(300)}`), '个字节'],
  [
    'a batch of too many numbers',
    [[secondBatchFile, '批次: 2', `批次: [${Array.from({ length: 99 }, (_, i) => 1000 + i).join(', ')}]`]],
    '个字节',
  ],
  [
    'a task that is too long',
    [
      [
        tasksFile,
        '## 1 治理某河',
        `## 1\n\n| 项目 | 内容 |\n| --- | --- |\n| 责任单位 | 某局 |\n| 整改时限 | 立行立改 |\n\n### 反馈问题\n\n某。\n\n## ${'9'.repeat(300)}`,
      ],
    ],
    '300 个字节',
  ],
  ['an inspection called 404', [['404/inspection.yaml', String(minimal[inspectionFile])]], '不能与网站栏目同名'],
  [
    'an inspection that Windows takes for a device',
    [['con/inspection.yaml', String(minimal[inspectionFile])]],
    'Windows',
  ],
  ['a page called 404', [['pages/404.mdx', String(minimal['pages/about.mdx'])]], '已经是网站栏目'],
  ['a page called _astro', [['pages/_astro.mdx', String(minimal['pages/about.mdx'])]], '已经是网站栏目'],
  ['a picture that Windows takes for a device', [['lin-2021/batches/nul.png', 'PNG']], 'Windows'],
])('%s is refused', (_, changes, says) => {
  const errors = messages(changed(...changes)).filter((line) => line.includes('错误'));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(says);
});

it.each<[name: string, changes: Change[]]>([
  ['marks that no system minds', [region("a&b+c=d$e'(f)"), type('餐饮（油烟）')]],
  ['words that programs mind', [announcement('__proto__'), announcement('constructor')]],
  ['types of the usual ones once more', [type('大气', '异味', '异味')]],
  ['words of the site elsewhere', [announcement('404'), announcement('index'), announcement('page')]],
  ['the longest', [region(long(80)), type(long(80)), announcement(long(80))]],
  ['numbers with Han and marks', number('受理〔2021〕1号')],
])('%s are not', (_, changes) => {
  expect(messages(changed(...changes))).toEqual([]);
});
