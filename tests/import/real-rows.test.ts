/** Rows as officials published them, in every format that offices send: all cells arrive. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import type { CaseRecord, EntryRecord } from '../../src/schema/records.ts';
import { emptyInspection, importBytes, type Imported } from '../support/import.ts';
import { csv, docx, firstColumns, html, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';

const guiyang: Cells = [
  [...firstColumns, '处理和整改情况', '问责情况', '备注'],
  [
    '1',
    'D20210314001',
    '乌当区某小区楼下两家小吃店乱排油烟,多次举报未处理',
    '乌当区',
    '大气污染',
    '一是现场核实时间:2021年3月15日…;二是现场核实情况:两店证照齐全,甲店未装净化器,乙店装后一直未清洗;三是核实结果:油烟乱排',
    '否',
    '甲店3月18日前装好并运行;乙店3月17日前清洗完毕',
    '无',
    '',
  ],
];
const baicheng: Cells = [
  [...firstColumns, '处理和整改情况', '问责情况'],
  [
    '1',
    'BCD2022092601',
    '社区内〔熟食加工厂〕凌晨2:30左右开工,味大噪音大',
    '经开区',
    '噪声',
    '经查,群众反映情况属实。…',
    '是',
    '清洗净化器;加装隔音,于2022年10月10日前整改完毕',
    '',
  ],
  [
    '2',
    'BCD2022092602',
    '新修铁路已通车,噪声特别大',
    '洮北区',
    '噪声',
    '属实,但委托监测符合排放标准',
    '是',
    '无需整改。',
    '',
  ],
  [
    '3',
    'BCD2022092603',
    '〔开发楼〕地沟积水…(与本次督察BCD2022 092002案件重复)',
    '洮南市',
    '其他',
    '属实',
    '是',
    '…',
    '',
  ],
];
const bishan: Cells = [
  [
    '序号',
    '受理编号',
    '交办问题\n基本情况',
    '行政\n区域',
    '污染 类型',
    '调查核实情况',
    '是否\n属实',
    '处理和整改情况',
    '问责 情况',
  ],
  [
    '1',
    'D2CQ201907200070',
    '某村非法采石致地下水污染、植被破坏(国土所曾处理过,现死灰复燃)',
    '璧山区',
    '水,生态,土壤',
    '现场无新开采痕迹;2014年已关停;…死灰复燃不属实',
    '不属实',
    '无需整改。',
    '无',
  ],
];
const jiayuguan: Cells = [
  [
    '序号',
    '受理编号',
    '交办问题基本情况',
    '行政区域',
    '问题类型',
    '调查核实情况',
    '是否属实',
    '办结目标',
    '处理和整改情况',
    '是否办结',
    '责任人被处理情况',
  ],
  [
    '1',
    '第31批 D3GS202312200043',
    '工地黑网破损,扬尘',
    '嘉峪关市',
    '大气',
    '渣土约2万立方米,约40%未覆盖',
    '属实',
    '覆盖露天堆存的渣土,防治扬尘',
    '12月22日已全部覆盖',
    '已办结',
    '无',
  ],
  [
    '2',
    '第32批\nD3GS202312210031',
    '举报人此前反映的〔洗车房〕振动噪音(D3GS202300781)已有整改但仍扰民',
    '嘉峪关市',
    '噪声',
    '与12月8日交办的第18批D3GS202312070006号反映问题相同;首次监测达标;已加减震垫…',
    '部分属实',
    '…',
    '…',
    '阶段性办结',
    '…',
  ],
];
const wuzhong: Cells = [
  ['序号', '批次', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结', '责任人被处理情况'],
  [
    '1',
    '第四批',
    'D2NX2021 12060001',
    '某村2000多亩土地荒废致水土流失',
    '同心县',
    '土壤',
    '部分属实:荒废属实;整个区域流失严重不属实',
    '已办结',
    '…',
  ],
];

const word = (cells: Cells, title: string): Uint8Array => docx(paragraph(title) + wordTable(cells));

const formats: readonly (readonly [string, (cells: Cells, title: string) => Uint8Array | Promise<Uint8Array>])[] = [
  ['xlsx', (cells, title) => xlsx(cells, title)],
  ['docx', word],
  ['html', (cells, title) => html(cells, title)],
  ['html in GB 18030', (cells, title) => html(cells, title, 'gb18030')],
  ['csv', (cells, title) => csv(cells, title)],
  ['csv in GB 18030', (cells, title) => csv(cells, title, 'gb18030')],
];

const nameOf = (format: string): string => `公示 表.${format.split(' ')[0] ?? ''}`;

/** Everything that a record says, as one text, without white space: where a cell must be found. */
function saidOf({ facts, sections, ...rest }: CaseRecord | EntryRecord): string {
  const heading = 'heading' in rest ? rest.heading : `${rest.number ?? rest.key}${rest.starred ? '*' : ''}`;
  const values = Object.values<unknown>(facts).map((fact) =>
    typeof fact === 'string'
      ? fact
      : typeof fact === 'object' && fact !== null && 'raw' in fact && typeof fact.raw === 'string'
        ? fact.raw
        : '',
  );
  return [heading, ...values, ...Object.values(sections).map((section) => proseText(section ?? []))]
    .join('\n')
    .replace(/\s/gu, '');
}

/** Every cell of a row but the first column (序号 only counts) and those named. */
function expectCells(
  record: CaseRecord | EntryRecord | undefined,
  row: readonly string[],
  except: readonly string[] = [],
): void {
  if (!record) throw new Error('no record');
  const said = saidOf(record);
  for (const cell of row.slice(1)) if (!except.includes(cell)) expect(said).toContain(cell.replace(/\s/gu, ''));
}

describe.each(formats)('%s', (format, make) => {
  const load = async (cells: Cells, title: string, ...rest: unknown[]): Promise<Imported> =>
    importBytes(nameOf(format), await make(cells, title), ...(rest as []));

  it('Guiyang: a verdict against its prose, an empty remark', async () => {
    const { record, faults, files } = await load(
      guiyang,
      '群众信访举报转办和边督边改公开情况一览表（第三批 2021年3月20日）',
    );
    expect(faults).toEqual([]);
    expect(Object.keys(files)).toEqual(['batches/03.md']);
    const [batch] = record.batches;
    expect(batch?.facts).toMatchObject({ batch: { key: '3' }, published: '2021-03-20' });
    expect(batch?.facts.forwarded).toBeUndefined();
    expect(batch?.cases[0]?.facts).toMatchObject({
      verdict: { raw: '否', value: '不属实' },
      pollutionTypes: { values: ['大气'] },
    });
    expect(batch?.cases[0]?.facts.remarks).toBeUndefined();
    expectCells(batch?.cases[0], guiyang[1] ?? []);
  });

  it('Baicheng: spaces inside the year and the number', async () => {
    const { record, faults, plan } = await load(
      baicheng,
      '白城市群众信访举报转办和边督边改公开情况一览表 (第19批 20 22年10月9日)',
    );
    expect(faults).toEqual([]);
    expect(record.batches[0]?.facts).toMatchObject({ batch: { key: '19' }, published: '2022-10-09' });
    expect(record.batches[0]?.cases.map(({ number }) => number)).toEqual([
      'BCD2022092601',
      'BCD2022092602',
      'BCD2022092603',
    ]);
    for (const [index, one] of record.batches[0]?.cases.entries() ?? []) expectCells(one, baicheng[index + 1] ?? []);
    expect(plan.warnings.some(({ text }) => text.includes('办结情况'))).toBe(true);
  });

  it('Bishan: types apart by ASCII commas, breaks and spaces in the header', async () => {
    const { record, faults } = await load(bishan, '群众信访举报转办和边督边改公开情况一览表（第九批 2019 年7 月20日）');
    expect(faults).toEqual([]);
    expect(record.batches[0]?.facts).toMatchObject({ batch: { key: '9' }, published: '2019-07-20' });
    expect(record.batches[0]?.cases[0]?.facts.pollutionTypes).toEqual({
      raw: '水,生态,土壤',
      values: ['水', '生态', '土壤'],
    });
    expectCells(record.batches[0]?.cases[0], bishan[1] ?? []);
  });

  it('Jiayuguan: the batch inside the number cell', async () => {
    const title = '关于第三轮中央生态环境保护督察交办我市群众举报件边督边改情况公示（第三十一批1件、第三十二批1件）';
    const { record, faults, files } = await load(jiayuguan, title, 'batch', { published: '2023-12-30' });
    expect(faults).toEqual([]);
    expect(Object.keys(files)).toEqual(['batches/31.md', 'batches/32.md']);
    expect(record.batches.map(({ cases }) => cases.map(({ number }) => number))).toEqual([
      ['D3GS202312200043'],
      ['D3GS202312210031'],
    ]);
    for (const [index, batch] of record.batches.entries())
      expectCells(
        batch.cases[0],
        (jiayuguan[index + 1] ?? []).filter((_, column) => column !== 1),
      );
  });

  it('Wuzhong: a follow-up list of many batches', async () => {
    const title = '中央生态环境保护督察群众信访举报件办理情况公示（2023年2月10日）';
    const batch = `---\n批次: 4\n公开日期: 2021-12-20\n---\n\n## D2NX2021 12060001\n\n| 项目 | 内容 |\n| --- | --- |\n| 行政区域 | 同心县 |\n| 办结情况 | 未办结 |\n\n### 交办问题\n\n某村2000多亩土地荒废致水土流失\n`;
    const { record, faults, files } = await load(
      wuzhong,
      title,
      'follow-up',
      {},
      { ...emptyInspection, 'lin/batches/04.md': batch },
    );
    expect(faults).toEqual([]);
    expect(Object.keys(files)).toEqual(['follow-ups/2023-02-10.md']);
    const [entry] = record.followUps[0]?.entries ?? [];
    expect(entry?.target).toEqual({ kind: 'case', key: 'D2NX202112060001' });
    expect(entry?.facts.verdict).toEqual({ raw: '部分属实', value: '部分属实' });
    // The problem and the region are those of the case: said once is enough.
    expectCells(entry, wuzhong[1] ?? [], ['某村2000多亩土地荒废致水土流失', '同心县']);
  });
});

it('Wuzhong: what is said above the list stays', async () => {
  const said = '共32批271件;现公示新办结13件;已办结248件,阶段性办结23件';
  const file = docx(paragraph('群众信访举报件办理情况公示（2023年2月10日）') + paragraph(said) + wordTable(wuzhong));
  const { record } = await importBytes('公示.docx', file, 'follow-up');
  expect(proseText(record.followUps[0]?.introduction ?? [])).toBe(said);
});

const prose = '共涉31家,有环评8家、无环评23家。(一)关于…属实,…不属实。(二)…'.repeat(90);
const newspaper = [
  '序号24 受理编号',
  'X2HA202104270093*',
  '交办问题基本情况',
  '长垣县多家黑铸造厂,具体有:〔十余处地点〕…"保护伞"…',
  '行政区域',
  '长垣市',
  '污染类型',
  '其他',
  '污染',
  '调查核实情况',
  prose,
  '是否属实',
  '部分属实',
  '处理和整改情况',
  '…',
  '问责情况',
  '无',
];
const paired: Cells = [
  ['序号', '24', '受理编号', 'X2HA202104270093*'],
  ['交办问题基本情况', newspaper[3] ?? '', '', ''],
  ['行政区域', '长垣市', '污染类型', '其他\n污染'],
  ['调查核实情况', prose, '', ''],
  ['是否属实', '部分属实', '', ''],
  ['处理和整改情况', '…', '', ''],
  ['问责情况', '无', '', ''],
  ['序号', '25', '受理编号', 'D2HA202104270094'],
  ['交办问题基本情况', '某厂冒烟', '', ''],
  ['行政区域', '长垣市', '污染类型', '大气'],
];

describe('Xinxiang newspaper: label, then value', () => {
  const title = '群众信访举报转办和边督边改公开情况（第二十二批 2021年5月6日）';
  const files: [string, string, () => Uint8Array | Promise<Uint8Array>][] = [
    ['lines of Word', '报纸.docx', () => docx([title, ...newspaper].map((text) => paragraph(text)).join(''))],
    [
      'lines of a page',
      '报纸.html',
      () =>
        new TextEncoder().encode(
          `<meta charset=utf-8><body>${[title, ...newspaper].map((text) => `<p>${text}</p>`).join('\n')}`,
        ),
    ],
    ['cells of Excel', '报纸.xlsx', () => xlsx(paired, title)],
    ['cells of Word', '报纸.docx', () => docx(paragraph(title) + wordTable(paired))],
  ];
  it.each(files)('%s', async (_, name, make) => {
    const { record, faults } = await importBytes(name, await make());
    expect(faults).toEqual([]);
    const [one] = record.batches[0]?.cases ?? [];
    expect(record.batches[0]?.facts).toMatchObject({ batch: { key: '22' }, published: '2021-05-06' });
    expect(one).toMatchObject({
      number: 'X2HA202104270093',
      starred: true,
      facts: { serial: '24', pollutionTypes: { values: ['其他'] } },
    });
    expect(proseText(one?.sections.findings ?? [])).toBe(prose);
    expect(proseText(one?.sections.problem ?? [])).toBe(newspaper[3]);
  });
});

it('reads essays with Chinese headings', async () => {
  const lines = [
    '群众举报转办件办理情况公示（第十九批 2018年6月30日）',
    '一、D530000201806190006号转办件办理情况',
    '（一）基本情况',
    '投诉内容：某厂夜间排放黑烟。',
    '行政区域：麒麟区',
    '（二）调查核实情况',
    '1. 该厂手续齐全。',
    '2. 夜间确有排烟。',
    '是否属实：属实',
    '（三）处理整改情况：责令停产。',
    '（四）责任追究情况',
    '无',
    '二、X530000201806190007号转办件办理情况',
    '（一）基本情况 投诉内容:某河发黑。',
    '（二）调查核实情况',
    '不属实。',
  ];
  const { record, faults } = await importBytes('公示.docx', docx(lines.map((line) => paragraph(line)).join('')));
  expect(record.batches[0]?.facts.batch.key).toBe('19');
  expect(
    record.batches[0]?.cases.map(({ number, facts, sections }) => [
      number,
      facts.regions?.raw,
      facts.verdict?.raw,
      ...Object.values(sections).map((section) => proseText(section ?? [])),
    ]),
  ).toEqual([
    [
      'D530000201806190006',
      '麒麟区',
      '属实',
      '某厂夜间排放黑烟。',
      '1. 该厂手续齐全。\n2. 夜间确有排烟。',
      '责令停产。',
      '无',
    ],
    // It names no region: the check asks for it.
    ['X530000201806190007', undefined, undefined, '某河发黑。', '不属实。'],
  ]);
  expect(faults).toEqual([expect.stringContaining('缺少「行政区域」')]);
});
