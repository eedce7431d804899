/** Headers are known by their meaning, whatever they are called, however many rows they take, wherever they stand. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { importBytes, warned } from '../support/import.ts';
import { csv, xlsx, type Cells } from '../support/office.ts';

const title = '群众信访举报转办和边督边改公开情况一览表（第三批 2019年11月14日）';

/** A value for each field that its column can be known by. */
const values: Readonly<Record<string, string>> = {
  number: 'D53QJ201911140001',
  problem: '某厂异味扰民',
  regions: '麒麟区',
  pollutionTypes: '大气',
  findings: '经查，排气筒破损',
  verdict: '属实',
  goal: '异味消除',
  handling: '已更换排气筒',
  state: '已办结',
  accountability: '约谈1人',
  remarks: '另有说明',
};

/** Header → field, in the order of some published table. */
const headers: readonly (readonly (readonly [string, string])[])[] = [
  [
    ['受理\n编号', 'number'],
    ['反映的主要问题', 'problem'],
    ['行政 区域', 'regions'],
    ['污染\n类型', 'pollutionTypes'],
    ['调查核实\n情 况', 'findings'],
    ['是否\n属实', 'verdict'],
    ['处理和\n整改情况', 'handling'],
    ['责任人被\n处理情况', 'accountability'],
  ],
  [
    ['备注', 'remarks'],
    ['处理处罚和问责情况', 'handling'],
    ['是否属实（是/否）', 'verdict'],
    ['检查处理情况', 'findings'],
    ['类别', 'pollutionTypes'],
    ['所在地', 'regions'],
    ['问题简要描述', 'problem'],
    ['举报编号', 'number'],
  ],
  [
    ['转办编号', 'number'],
    ['问题概述', 'problem'],
    ['责任地区', 'regions'],
    ['涉及类型', 'pollutionTypes'],
    ['调查核实结果', 'findings'],
    ['属实与否', 'verdict'],
    ['整改落实', 'handling'],
    ['处理问责情况', 'accountability'],
  ],
  [
    ['信访编号', 'number'],
    ['信访问题', 'problem'],
    ['属地', 'regions'],
    ['污染种类', 'pollutionTypes'],
    ['核实处理情况', 'findings'],
    ['处理结果', 'handling'],
    ['追责情况', 'accountability'],
  ],
  [
    ['交办序号', 'number'],
    ['交办事项', 'problem'],
    ['县（市、区）', 'regions'],
    ['污染要素', 'pollutionTypes'],
    ['现场检查情况', 'findings'],
    ['整改措施', 'handling'],
    ['办结状态', 'state'],
  ],
  [
    ['案件编号', 'number'],
    ['投诉问题', 'problem'],
    ['被投诉单位所在地', 'regions'],
    ['污染因子', 'pollutionTypes'],
    ['调查结论', 'findings'],
    ['举报是否属实', 'verdict'],
    ['处罚及整改情况', 'handling'],
    ['是否已办结', 'state'],
  ],
  [
    ['件号', 'number'],
    ['来电来信反映内容', 'problem'],
    ['涉及区县及部门', 'regions'],
    ['环境要素', 'pollutionTypes'],
    ['调查核实及处理情况', 'findings'],
    ['真实性', 'verdict'],
    ['办结目标', 'goal'],
    ['办理情况', 'handling'],
    ['完成情况', 'state'],
  ],
];

describe.each(headers.map((header) => [header.map(([label]) => label).join('|'), header] as const))(
  '%s',
  (_, header) => {
    it.each(['xlsx', 'csv'])('%s', async (format) => {
      const cells: Cells = [header.map(([label]) => label), header.map(([, name]) => values[name] ?? '')];
      const bytes = format === 'csv' ? csv(cells, title) : await xlsx(cells, title);
      const imported = await importBytes(`表.${format}`, bytes, 'batch', {}, undefined);
      const [one] = imported.record.batches[0]?.cases ?? [];
      expect(imported.faults).toEqual([]);
      const read = (name: string): string | undefined => {
        if (name === 'number') return one?.number;
        const fact = (one?.facts as Readonly<Record<string, { raw: string } | string | undefined>> | undefined)?.[name];
        const section = one?.sections[name as 'problem'];
        return typeof fact === 'string' ? fact : (fact?.raw ?? (section && proseText(section)));
      };
      expect(Object.fromEntries(header.map(([label, name]) => [label, read(name)]))).toEqual(
        Object.fromEntries(header.map(([label, name]) => [label, values[name]])),
      );
    });
  },
);

it('takes a guess back that the values contradict', async () => {
  const cells: Cells = [
    ['受理编号', '交办问题', '行政区域', '完成情况', '类别'],
    ['D53QJ201911140001', '某厂冒烟', '麒麟区', '已更换除尘布袋', '重点信访件'],
    ['D53QJ201911140002', '某河发黑', '麒麟区', '已截流', '普通'],
  ];
  const imported = await importBytes('表.csv', csv(cells, title));
  const [one] = imported.record.batches[0]?.cases ?? [];
  expect(proseText(one?.sections.handling ?? [])).toBe('已更换除尘布袋');
  expect(one?.facts.remarks).toBe('类别：重点信访件');
  expect(warned(imported)).toContain('CSV!E2 不认识这一列「类别」，内容放进「备注」');
});

it('keeps 处理情况 and 整改情况 apart in one section, and takes 编号 beside 受理编号 for the serial', async () => {
  const cells: Cells = [
    ['编号', '受理编号', '交办问题', '行政区域', '处理情况', '整改情况'],
    ['7', 'D53QJ201911140001', '某厂冒烟', '麒麟区', '责令停产', '已安装除尘设施'],
  ];
  const { faults, record } = await importBytes('表.csv', csv(cells, title));
  expect(faults).toEqual([]);
  expect(record.batches[0]?.cases[0]?.facts.serial).toBe('7');
  expect(proseText(record.batches[0]?.cases[0]?.sections.handling ?? [])).toBe(
    '处理情况：责令停产\n整改情况：已安装除尘设施',
  );
});

it('warns of a column that says who complained', async () => {
  const cells: Cells = [
    ['受理编号', '举报人', '联系电话', '交办问题', '行政区域'],
    ['D53QJ201911140001', '某某', '0000', '某厂冒烟', '麒麟区'],
  ];
  const imported = await importBytes('表.csv', csv(cells, title));
  expect(imported.record.batches[0]?.cases[0]?.facts.remarks).toBe('举报人：某某\n联系电话：0000');
  expect(warned(imported)).toMatch(/B2 这一列「举报人」像是个人信息[\s\S]*C2 这一列「联系电话」像是个人信息/u);
});

const below: Cells = [['1', 'D53QJ201911140001', '某厂冒烟', '麒麟区', '大气', '查实', '属实', '改了', '1人', '2人']];

describe('a header of two rows', () => {
  const expected = {
    number: 'D53QJ201911140001',
    facts: { regions: { raw: '麒麟区' }, pollutionTypes: { raw: '大气' }, verdict: { raw: '属实' } },
  };
  const top = ['序号', '受理编号', '交办问题', '基本信息', '', '办理情况', '', '', '责任追究', ''];
  const second = ['', '', '', '行政区域', '污染类型', '调查核实情况', '是否属实', '处理和整改情况', '约谈', '党纪处分'];

  it('with merged cells: parts of one heading keep their names', async () => {
    const bytes = await xlsx([top, second, ...below], title, (book) => {
      for (const range of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:H2', 'I2:J2'])
        book.getWorksheet(1)?.mergeCells(range);
    });
    const imported = await importBytes('表.xlsx', bytes);
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases).toMatchObject([expected]);
    expect(proseText(imported.record.batches[0]?.cases[0]?.sections.accountability ?? [])).toBe(
      '约谈：1人\n党纪处分：2人',
    );
  });

  it('without merged cells, as in CSV', async () => {
    const imported = await importBytes('表.csv', csv([top, second, ...below], title));
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases).toMatchObject([expected]);
    expect(proseText(imported.record.batches[0]?.cases[0]?.sections.accountability ?? [])).toBe(
      '约谈：1人\n党纪处分：2人',
    );
  });

  it('columns that are ticked', async () => {
    const cells: Cells = [
      ['序号', '受理编号', '交办问题', '行政区域', '是否属实', '', ''],
      ['', '', '', '', '属实', '部分属实', '不属实'],
      ['1', 'D53QJ201911140001', '某厂冒烟', '麒麟区', '', '√', ''],
      ['2', 'D53QJ201911140002', '某河发黑', '麒麟区', '', '', '见附件'],
    ];
    const imported = await importBytes('表.csv', csv(cells, title));
    expect(imported.record.batches[0]?.cases.map(({ facts }) => [facts.verdict?.raw, facts.remarks])).toEqual([
      ['部分属实', undefined],
      [undefined, '是否属实（不属实）：见附件'],
    ]);
  });

  it('labels that are split over two rows', async () => {
    const split: Cells = [
      ['序号', '受理', '交办问题', '行政', '污染', '调查核实', '是否', '处理和', '责任人'],
      ['', '编号', '基本情况', '区域', '类型', '情况', '属实', '整改情况', '被处理情况'],
      below[0]?.slice(0, 9) ?? [],
    ];
    const imported = await importBytes('表.csv', csv(split, title));
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases).toMatchObject([expected]);
    expect(proseText(imported.record.batches[0]?.cases[0]?.sections.handling ?? [])).toBe('改了');
  });
});
