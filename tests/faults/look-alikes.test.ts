/** Letters that only look like those of a number or a name: an error there, a warning in a text, put right by an import. */
import { describe, expect, it } from 'vitest';
import { tell } from '../../src/checks/privacy/index.ts';
import { asLikely, mixedWordsIn, strangersIn } from '../../src/schema/text/look-alikes.ts';
import {
  batchFile,
  caseOf,
  changed,
  followUpFile,
  inspectionFile,
  messages,
  record,
  register,
  secondBatchFile,
  type Change,
} from '../support/content.ts';
import { importBytes, warned } from '../support/import.ts';
import { csv } from '../support/office.ts';
import { entry } from '../support/faults.ts';

const cyrillic = '里的「О」（U+041E）是西里尔字母，请改成拉丁字母「O」';
const ex = '里的「Х」（U+0425）是西里尔字母，请改成拉丁字母「X」';

/** One letter that belongs to another script, and the one message about it. */
const rows: readonly (readonly [name: string, change: Change, message: string])[] = [
  [
    'the number of a case',
    [secondBatchFile, '## X01LS202105080001', '## Х01LS202105080001'],
    `${secondBatchFile}:6:4 错误 编号「Х01LS202105080001」${ex}`,
  ],
  [
    'the number of a case in a follow-up',
    entry(record('D01LS20210507٠001', { 类型: '后续进展', 办结情况: '已办结' })),
    `${followUpFile}:5:17 错误 编号「D01LS20210507٠001」里的「٠」（U+0660）是别的文字的数字，请改成数字「0」`,
  ],
  [
    'the number of a task in a follow-up',
    [followUpFile, '## D01LS202105070001', '## 任务 १'],
    `${followUpFile}:5:7 错误 编号「任务 १」里的「१」（U+0967）是别的文字的数字，请改成数字「1」`,
  ],
  [
    'a related number',
    [batchFile, '| 污染类型 | 大气 |', '| 关联 | Х01LS202105080001 |'],
    `${batchFile}:11:6 错误 「关联」「Х01LS202105080001」${ex}`,
  ],
  ['a serial', [batchFile, '| 污染类型 | 大气 |', '| 序号 | О1 |'], `${batchFile}:11:6 错误 「序号」「О1」${cyrillic}`],
  [
    'the name of a region',
    [inspectionFile, '{ 名称: 沾益区 }', '{ 名称: 沾益区 }\n  - { 名称: ロ岸 }'],
    `${inspectionFile}:16:11 错误 「行政区域.名称」「ロ岸」里的「ロ」（U+30ED）是日文假名，请改成汉字「口」`,
  ],
  [
    'another name of a region',
    [inspectionFile, '别名: [麒区]', '别名: [麒区, A区, Б区]'],
    `${inspectionFile}:14:29 错误 「行政区域.别名」「Б区」里的「Б」（U+0411）是西里尔字母，请改成拉丁字母、数字或汉字`,
  ],
  [
    'a type',
    [inspectionFile, '行政区域:', '污染类型: [异味VОC]\n行政区域:'],
    `${inspectionFile}:13:8 错误 「污染类型」「异味VОC」${cyrillic}`,
  ],
];

it.each(rows)('%s', (_, change, message) => {
  // A follow-up of a task says more that a progress may not; that is not the point here.
  expect(messages(changed(change)).filter((line) => !/只能写更正或脱敏|早于/u.test(line))).toEqual([message]);
});

it('a number is read as it is meant, so that nothing that refers to it is blamed', () => {
  const files = changed(
    [secondBatchFile, '## X01LS202105080001', '## Х01LS202105080001'],
    [batchFile, '| 污染类型 | 大气 |', '| 关联 | X01LS202105080001 |'],
  );
  expect(messages(files)).toHaveLength(1);
});

describe('real numbers', () => {
  it.each([
    'D53QJ201911140003*',
    'X2HA202104270093 *',
    '受理〔2019〕12号',
    'D 53QJ 2019 1114 0003 (2)',
    'Ｄ５３ＱＪ２０１９１１１４０００３',
    '第三批信访件①-2',
    '2019-11-14、（3）',
    '〇一二',
    'Ⅲ-5',
  ])('%s', (number) => {
    expect(strangersIn(number)).toEqual([]);
    expect(asLikely(number)).toBe(number);
  });

  it('stay as published', () => {
    const made = register(
      changed(
        [batchFile, '## D01LS202105070001', '## 受理〔2021〕①号（复）*'],
        entry(record('受理〔2021〕1号（复）', { 类型: '后续进展', 办结情况: '已办结' })),
      ),
    );
    expect(caseOf(made, '受理-2021-1号-复-').number).toBe('受理〔2021〕①号（复）');
  });
});

describe('words of a text', () => {
  const mixed = (text: string): string[] => [...mixedWordsIn(text)].map(({ start, end }) => text.slice(start, end));

  it.each([
    ['PМ2.5超标', ['PМ2']],
    ['СО2', ['СО2', 'СО2']],
    ['编号D53QJ20191114О003的', ['编号D53QJ20191114О003的']],
    ['А区', ['А区']],
    ['某エ业园区', ['某エ业园区']],
    ['エ业', ['エ业']],
    ['Αa', ['Αa']],
  ])('%s is mixed', (text, found) => {
    expect(mixed(text)).toEqual(found);
  });

  it.each([
    'μg/m³',
    'Δt',
    'α-1',
    'β2受体',
    'λ=3',
    '5Ω',
    'MΩ',
    'カメラ',
    'Привет',
    'naïve',
    'CO₂',
    '①②㎡℃',
    '3×5',
    '某厂ー',
    'É',
  ])('%s is not', (text) => {
    expect(mixed(text)).toEqual([]);
  });
});

const header = ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结', '备注'];

it('an import puts numbers right, tells every letter by its cell, and what it writes passes the check', async () => {
  const cells = [
    header,
    ['1', 'Х01LS202105070001', '某厂PМ2.5超标', '麒麟区', '大气', '属实', '已办结', ''],
    ['2', 'D01LS202105070002Б', '某厂扬尘', '沾益区', '大气', '属实', '已办结', ''],
  ];
  const imported = await importBytes('第一批.csv', csv(cells), 'batch', { published: '2021-05-14' });
  expect(imported.faults).toEqual([]);
  const text = Object.values(imported.files).join('');
  expect(text).toContain('## X01LS202105070001\n');
  expect(text).toContain('某厂PМ2.5超标');
  expect(text).toContain('## 序号 2\n');
  expect(text).toContain('受理编号：D01LS202105070002Б');
  const said = tell(warned(imported));
  expect(said).toContain(`CSV!B2 编号「Х01LS202105070001」${ex}，已经改写`);
  expect(said).toContain('CSV!C2 「某厂PМ2」里的「М」（U+041C）是西里尔字母，请改成拉丁字母「M」');
  expect(said).toContain(
    'CSV!B3 编号「D01LS202105070002Б」里的「Б」（U+0411）是西里尔字母，请改成拉丁字母、数字或汉字；放进「备注」',
  );
});
