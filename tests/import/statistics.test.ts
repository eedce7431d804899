/** Tables of counts hold no case: they are refused, and what is shown to paste passes the check. */
import { describe, expect, it } from 'vitest';
import { emptyInspection, importBytes } from '../support/import.ts';
import { csv, firstColumns, xlsx, type Cells } from '../support/office.ts';
import { checked, declaredOf, paste, pastedFile, pastedRunning, refusal, withRegions } from '../support/published.ts';

const title = '信访件交办情况（第三批 2021年5月14日）';
const refused = async (cells: Cells, files = emptyInspection): Promise<string> =>
  refusal('表.xlsx', await xlsx(cells, title), files);

/** What the check says of what is shown to paste. */
const faultsOf = (message: string): string[] =>
  checked(paste(message, withRegions(message, emptyInspection), 'batches/03.md')).filter((line) =>
    line.includes(' 错误 '),
  );

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
    [
      '交办: 2',
      '已办结: 1',
      '按区域:\n    麒麟区: 2\n    沾益区: 0\n',
      '按区域已办结:\n    麒麟区: 1\n    沾益区: 0\n',
    ],
  ],
  [
    'with 序号, and a region that is not listed',
    [
      ['序号', '行政区域', '受理件数'],
      ['1', '麒麟区', '1,204件'],
      ['2', '某新区', '3件'],
    ],
    ['按区域:\n    麒麟区: 1204\n    某新区: 3\n', '「某新区」', '  - { 名称: 某新区 }'],
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
    const message = await refused(cells);
    expect(message).toMatch(/是统计表.*没有导入/u);
    expect(message).toContain('公开日期: 2021-05-14');
    for (const part of shown) expect(message).toContain(part);
    // Every cell of it stands in the text to paste.
    for (const text of cells.flat().filter((one) => one !== '')) expect(pastedFile(message)).toContain(text);
    expect(faultsOf(message)).toEqual([]);
  });

  it('of sums over batches is for 累计, beside its batch', async () => {
    const message = await refused([
      ['县区', '本批', '', '前十三批', ''],
      ['', '交办件数', '已办结件数', '交办件数', '已办结（含阶段性办结）'],
      ['麒麟区', '2', '1', '266', '165'],
      ['沾益区', '0', '0', '197', '82'],
      ['合计', '2', '1', '463', '247'],
    ]);
    const files = paste(message, emptyInspection, 'batches/03.md');
    expect(checked(files)).toEqual([]);
    expect(declaredOf(files, '3')).toEqual({
      交办: 2,
      已办结: 1,
      '按区域 麒麟区': 2,
      '按区域 沾益区': 0,
      '按区域已办结 麒麟区': 1,
      '按区域已办结 沾益区': 0,
    });
    expect(declaredOf(files)).toEqual({
      交办: 463,
      '已办结（含阶段性）': 247,
      '按区域 麒麟区': 266,
      '按区域 沾益区': 197,
      '按区域已办结（含阶段性） 麒麟区': 165,
      '按区域已办结（含阶段性） 沾益区': 82,
    });
  });

  it('that are sums alone is for an announcement and 累计', async () => {
    const cells: Cells = [
      ['市州', '前十三批', ''],
      ['', '交办件数', '已办结（含阶段性办结）'],
      ['甲市', '266', '165'],
      ['乙市', '197', '82'],
    ];
    const message = await refused(cells);
    expect(message).toMatch(/还没有登记，上面的数把它们当作行政区域：「甲市」「乙市」.*“行政区域”下面一起贴上/u);
    expect(message).toContain('  - { 名称: 甲市 }\n  - { 名称: 乙市 }');
    expect(message).not.toContain('公布数:');
    const listed = withRegions(message, emptyInspection);
    // Whoever pastes the figures alone is told.
    const alone = checked(paste(message, emptyInspection, 'announcements/2021-05-14-notice.md'));
    expect(alone).toContainEqual(expect.stringMatching(/ 错误 .*甲市/u));
    const files = paste(message, listed, 'announcements/2021-05-14-notice.md', { 一两句话: '前十三批累计。' });
    expect(checked(files)).toEqual([]);
    expect(declaredOf(files)).toMatchObject({ '按区域 甲市': 266, '按区域已办结（含阶段性） 乙市': 82 });
  });

  it('of words that may be no regions is counted once they are listed', async () => {
    const cells: Cells = [
      ['行业', '前十三批', ''],
      ['', '交办件数', '已办结件数'],
      ['工业', '12', '11'],
      ['自然保护区', '2', '1'],
    ];
    const message = await refused(cells);
    expect(pastedRunning(message)).toBe('');
    expect(message).toContain('  - { 名称: 工业 }\n  - { 名称: 自然保护区 }');
    expect(message).toMatch(
      /这些是累计到第13批的数，不属于哪一批，不能写成批次的「公布数」.*写进 inspection.yaml 的「累计」/u,
    );
  });

  it('beside a count of a batch in a sentence, which is told with its way', async () => {
    const cells: Cells = [
      ['第二十三批（11月10日8时至20时）72件。', '', ''],
      ['市州', '前十三批', ''],
      ['', '交办件数', '已办结（含阶段性办结）'],
      ['甲市', '266', '165'],
      ['乙市', '197', '82'],
    ];
    const told =
      /文字里还有批次自己的件数（「第二十三批（11月10日8时至20时）72件。」），.*batches 文件夹.*写「公布数」.*收到、受理还是交办/u;
    for (const regions of [[], ['甲市', '乙市']]) {
      const files = regions.reduce((known, name) => withRegions(`  - { 名称: ${name} }`, known), emptyInspection);
      const message = await refusal('表.xlsx', await xlsx(cells, '前十三批办理情况'), files);
      expect(message).toMatch(told);
    }
    // What a batch declares is shown to paste, and needs no such sentence.
    expect(
      await refused([
        ['县区', '交办件数'],
        ['麒麟区', '2'],
        ['沾益区', '3'],
      ]),
    ).not.toContain('文字里还有');
  });

  it('whose rows are what is counted, and its columns the regions', async () => {
    const message = await refused([
      ['项目', '麒麟区', '沾益区', '合计'],
      ['交办件数', '2', '3', '5'],
      ['已办结', '1', '3', '4'],
    ]);
    expect(declaredOf(paste(message, emptyInspection, 'batches/03.md'), '3')).toEqual({
      交办: 5,
      已办结: 4,
      '按区域 麒麟区': 2,
      '按区域 沾益区': 3,
      '按区域已办结 麒麟区': 1,
      '按区域已办结 沾益区': 3,
    });
  });

  it('guesses nothing of what has no item: another measure by region, 其他 of no type, a share', async () => {
    const fines = await refused([
      ['县区', '罚款金额（万元）'],
      ['麒麟区', '12'],
      ['沾益区', '3'],
    ]);
    expect(fines).not.toContain('公布数:');
    const sources = await refused([
      ['来源', '件数'],
      ['来电', '4'],
      ['其他', '1'],
    ]);
    expect(sources).not.toContain('按类型');
    expect(sources).toContain('来电: 4');
    expect(sources).toContain('只在表格里：「其他件数」');
    const rates = await refused([
      ['县区', '交办件数', '办结率'],
      ['麒麟区', '12', '100'],
    ]);
    expect(rates).not.toContain('已办结:');
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
