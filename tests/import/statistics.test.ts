/** Tables of counts hold no case: they are refused, and what is shown to paste passes the check. */
import { describe, expect, it } from 'vitest';
import { faultLine } from '../../src/schema/fault.ts';
import { readContent } from '../../src/reader/index.ts';
import { makeRegister } from '../../src/register/index.ts';
import { emptyInspection, importBytes, inTemporary } from '../support/import.ts';
import { csv, firstColumns, xlsx, type Cells } from '../support/office.ts';

const title = '信访件交办情况（第三批 2021年5月14日）';
const refusal = async (cells: Cells): Promise<string> => {
  const error: unknown = await importBytes('表.xlsx', await xlsx(cells, title)).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: '导入停止', exit: 1 });
  return (error as Error).message;
};

/** What the check says of what is shown to paste. */
const checked = (message: string): Promise<string[]> => {
  const [, shown = ''] = /(---\n[\s\S]*?)\n\n(?:这些数|也可以)/u.exec(message) ?? [];
  return inTemporary({ ...emptyInspection, 'lin/batches/03.md': `${shown}\n` }, (folder) => {
    const { content, faults } = readContent(folder, folder);
    const made = content ? makeRegister(content, '2030-01-01').faults : [];
    return [...faults, ...made].filter(({ severity }) => severity === 'error').map(faultLine);
  });
};

const tables: readonly (readonly [string, Cells, readonly string[]])[] = [
  [
    'two halves beside each other',
    [
      ['县区', '移交事项数量', '县区', '移交事项数量'],
      ['麒麟区', '19', '同心县', '7'],
      ['沾益区', '12', '合 计', '38'],
    ],
    ['交办: 38', '按区域:\n    麒麟区: 19\n    同心县: 7\n    沾益区: 12\n'],
  ],
  [
    'a header of two levels',
    [
      ['县区', '本批', ''],
      ['', '交办件数', '已办结件数'],
      ['麒麟区', '2', '1'],
      ['沾益区', '0', '0'],
      ['合计', '2', '1'],
    ],
    ['交办: 2', '已办结: 1', '麒麟区: 2\n    沾益区: 0', '「麒麟区已办结件数」「沾益区已办结件数」'],
  ],
  [
    'with 序号, and a region that is not listed',
    [
      ['序号', '行政区域', '受理件数'],
      ['1', '麒麟区', '1,204件'],
      ['2', '某新区', '3件'],
    ],
    ['按区域:\n    麒麟区: 1204\n', '「某新区」'],
  ],
  [
    'by type',
    [
      ['污染类型', '数量（件）'],
      ['大气', '16'],
      ['水', '5'],
    ],
    ['按类型:\n    大气: 16\n    水: 5\n'],
  ],
  [
    'items of the summary',
    [
      ['项目', '件数'],
      ['来电', '43'],
      ['来信', '78'],
      ['已办结', '120'],
    ],
    ['来电: 43', '来信: 78', '已办结: 120'],
  ],
];

describe('a table of counts', () => {
  it.each(tables)('%s', async (_, cells, shown) => {
    const message = await refusal(cells);
    expect(message).toMatch(/是统计表.*没有导入/u);
    expect(message).toContain('公开日期: 2021-05-14');
    for (const part of shown) expect(message).toContain(part);
    // Every cell of it stands in the text to paste.
    for (const text of cells.flat().filter((one) => one !== '')) expect(message).toContain(text);
    expect(await checked(message)).toEqual([]);
  });

  it('of sums that are no batch is for an announcement', async () => {
    const message = await refusal([
      ['市州', '前十三批', ''],
      ['', '交办件数', '已办结（含阶段性办结）'],
      ['甲市', '266', '165'],
      ['乙市', '197', '82'],
    ]);
    expect(message).toContain('npm run new -- announcement');
    expect(message).not.toContain('公布数:');
  });
});

it('takes no table of cases for one of counts', async () => {
  const cells: Cells = [
    [...firstColumns],
    ['1', 'D01LS202105070001', '噪声', '麒麟区', '噪声', '12', '属实'],
    ['2', '53250020230620030', '油烟', '沾益区', '大气', '3', '属实'],
  ];
  const imported = await importBytes('表.csv', csv(cells, title));
  expect(imported.record.batches[0]?.cases).toHaveLength(2);
});
