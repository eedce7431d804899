/** Results name the tasks of the plan: an import says which of them the other lacks. */
import { describe, expect, it } from 'vitest';
import { markdown, record, type Files } from '../support/content.ts';
import { assumed, emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { csv, xlsx, type Cells } from '../support/office.ts';

const task = (number: string): string =>
  record(number, { 责任单位: '某县人民政府', 整改时限: '2020年12月底前' }, { 反馈问题: '某河黑臭。' });
const plan: Files = {
  ...emptyInspection,
  'lin/rectification/tasks.md': markdown(
    { 标题: '整改任务清单', 公开日期: '2020-01-10' },
    ...['1', '2', '3', '4'].map(task),
  ),
  'lin/rectification/results-2020-06.md': markdown(
    { 标题: '整改结果', 公开日期: '2020-06-10' },
    record('4', { 整改状态: '已完成' }),
  ),
};
const rows = (...numbers: readonly string[]): Cells => [
  ['序号', '整改完成情况', '整改状态'],
  ...numbers.map((number) => [number, '已截污。', '已完成']),
];
const imported = (files: Files, ...numbers: readonly string[]) =>
  importBytes('结果.csv', csv(rows(...numbers), '整改落实情况（2021年3月1日）'), 'results', {}, files);

describe('results', () => {
  it('that name a task of the plan alone are told to be all but those that are open', async () => {
    const told = warned(await imported(plan, '1'));
    expect(told).toContain('整改任务清单 清单里还有 2 项任务，表里没有它的结果，以前也没有完成：2、3；');
    expect(told).not.toContain('没有任务「');
  });

  it('that name an unknown task, and one task twice', async () => {
    const made = await imported(plan, '1', '2', '3', '9', '3');
    expect(warned(made)).toContain('CSV!A6 整改任务清单里没有任务「9」，检查会报错，请核对任务号');
    expect(warned(made)).toContain('整改任务清单里没有任务「3-2」');
    expect(warned(made)).not.toContain('清单里还有');
    // The check says the same.
    expect(made.faults.filter((one) => one.includes('没有任务 9'))).toHaveLength(1);
  });

  it('before there is a plan', async () => {
    expect(warned(await imported(emptyInspection, '1'))).toContain('还没有整改任务清单，任务「1」检查会报错');
  });

  it('of a plan that is at fault', async () => {
    const faulty = {
      ...plan,
      'lin/rectification/tasks.md': String(plan['lin/rectification/tasks.md']).replace(
        '公开日期: 2020-01-10',
        '公开日期: 某日',
      ),
    };
    expect(warned(await imported(faulty, '1', '9'))).not.toContain('没有任务「1」');
  });
});

describe('a table of another kind', () => {
  const tasks = [
    ['序号', '反馈问题', '整改目标', '整改完成情况', '整改状态', '责任单位'],
    ['7', '某河黑臭。', '消除黑臭', '已截污。', '已完成', '某县人民政府'],
  ];

  it('is no batch', async () => {
    for (const columns of [tasks, tasks.map((row) => row.toSpliced(4, 1))])
      await expect(
        importBytes('表.csv', csv(columns, '整改落实情况'), 'batch', { batch: ['3'], published: '2021-03-01' }),
      ).rejects.toThrow(/CSV!C2 的「整改目标」.*不像信访举报件.*--as tasks.*--as results/u);
  });

  it('is a batch where it says what is said of cases', async () => {
    const cases = tasks.map((row, at) => [...row, at === 0 ? '行政区域' : '麒麟区', at === 0 ? '是否属实' : '属实']);
    const made = await importBytes('表.csv', csv(cases, '表（第3批 2021年3月1日）'));
    expect(made.record.batches[0]?.cases).toHaveLength(1);
  });
});

describe('several lists in one', () => {
  const header = ['来源', '序号', '问题', '责任单位', '整改时限', '验收或销号'];
  const read = (rows: Cells): Promise<Imported> =>
    importBytes('表.csv', csv([header, ...rows], '反馈问题整改清单（2021年5月31日）'), 'tasks');

  it('keep their origins, and what begins to count anew is no part of another task', async () => {
    const origins = ['督察反馈', '长江警示片', '省警示片'];
    const rows = origins.flatMap((origin) => [
      [origin, '1', `${origin}问题甲`, '市政府', '2020年底', '通过市级验收'],
      [origin, '2', `${origin}问题乙`, '市政府', '长期', '经省政府同意销号'],
    ]);
    const imported = await read(rows);
    expect(imported.faults).toEqual([]);
    const tasks = imported.record.tasks?.tasks ?? [];
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(6);
    expect(tasks.map(({ facts }) => facts.origin)).toEqual(rows.map(([origin]) => origin));
    for (const { facts } of tasks) {
      expect(facts.parent).toBeUndefined();
      expect(facts.verifier).toBeUndefined();
      expect(facts.remarks).toMatch(/^验收或销号：(?:通过市级验收|经省政府同意销号)$/u);
    }
    expect(assumed(imported).join('\n')).toContain('不是一项任务的几个部分');
  });

  const plain = header.slice(1, 5);
  const rowsOf = (name: string): Cells => [
    ['1', `${name}问题甲`, '市政府', '2020年底'],
    ['2', `${name}问题乙`, '市政府', '长期'],
  ];
  const originsOf = ({ record: { tasks } }: Imported): (string | undefined)[] =>
    (tasks?.tasks ?? []).map(({ facts }) => facts.origin);
  const title = '反馈问题整改清单（2021年5月31日）';

  it('take their origins from the lines above them', async () => {
    const lines = ['一、督察反馈（2个）', '二、2018年长江警示片：', '（三）省警示片'];
    const cells = [plain, ...lines.flatMap((line, index) => [[line], ...rowsOf(String(index))])];
    const imported = await importBytes('表.csv', csv(cells, title), 'tasks');
    expect(imported.faults).toEqual([]);
    expect(originsOf(imported)).toEqual(['督察反馈', '2018年长江警示片', '省警示片'].flatMap((one) => [one, one]));
    expect(assumed(imported).join('\n')).toContain('从头编号，「问题来源」按「一、督察反馈（2个）」填写');
    expect((imported.record.tasks?.tasks ?? []).filter(({ facts }) => facts.parent !== undefined)).toEqual([]);
  });

  it('take their origins from the names of their sheets', async () => {
    const bytes = await xlsx([plain, ...rowsOf('甲')], title, (book) => {
      const [first] = book.worksheets;
      if (first) first.name = '督察反馈';
      const other = book.addWorksheet('省警示片');
      for (const row of [plain, ...rowsOf('乙')]) other.addRow(row);
    });
    expect(originsOf(await importBytes('表.xlsx', bytes, 'tasks'))).toEqual([
      '督察反馈',
      '督察反馈',
      '省警示片',
      '省警示片',
    ]);
  });

  it('of one count have no origin from chapters', async () => {
    const cells = [plain, ['一、思想认识方面'], rowsOf('甲')[0] ?? [], ['二、工作落实方面'], rowsOf('乙')[1] ?? []];
    expect(originsOf(await importBytes('表.csv', csv(cells, title), 'tasks'))).toEqual([undefined, undefined]);
  });

  it('and rows of one task under each other are its parts', async () => {
    const imported = await read([
      ['督察反馈', '1', '问题甲', '市水务局', '2020年底', ''],
      ['督察反馈', '1', '问题乙', '市住建局', '2020年底', ''],
    ]);
    expect(imported.record.tasks?.tasks.map(({ facts }) => facts.parent)).toEqual([undefined, '1']);
  });
});

it('takes no state for a unit', async () => {
  const header = ['序号', '反馈问题', '责任单位', '整改时限', '验收单位'];
  const states = ['通过市级验收', '已完成', '已销号', '经省政府同意销号', '尚未完成'];
  const units = ['市生态环境局', '市整改办', '市环境局组织验收'];
  const rows = [...states, ...units].map((unit, index) => [String(index + 1), '问题', '市政府', '2020年底', unit]);
  const imported = await importBytes('表.csv', csv([header, ...rows], '整改清单（2021年5月31日）'), 'tasks');
  const facts = (imported.record.tasks?.tasks ?? []).map((task) => task.facts);
  expect(facts.map(({ verifier }) => verifier)).toEqual([...states.map(() => undefined), ...units]);
  expect(facts.flatMap(({ remarks }) => remarks ?? [])).toEqual(states.map((state) => `验收单位：${state}`));
  expect(warned(imported)).toContain('CSV!E3 「验收单位」下面的「通过市级验收」是状态，不是单位');
});

it.each(['/', '／', '\\', '-', '—', '——', '－', '--', '…', '无', '（无）', '无。', '暂无', 'N/A', '不涉及'])(
  'takes the mark %s for no unit, and tells it',
  async (mark) => {
    const header = ['序号', '反馈问题', '责任单位', '整改时限', '督导单位', '验收单位', '责任人', '问题来源'];
    const rows = [
      ['1', '问题甲', '市政府', '2020年底', mark, mark, mark, mark],
      ['2', '问题乙', '市政府', '2020年底', '市水务局', '无锡市生态环境局', '某某', '督察反馈'],
    ];
    const imported = await importBytes('表.xlsx', await xlsx([header, ...rows], '整改清单（2021年5月31日）'), 'tasks');
    const facts = (imported.record.tasks?.tasks ?? []).map((task) => task.facts);
    const [first, second] = facts;
    for (const name of ['supervisor', 'verifier', 'responsible', 'origin', 'remarks'] as const)
      expect(first?.[name]).toBeUndefined();
    expect(second).toMatchObject({ supervisor: '市水务局', verifier: '无锡市生态环境局', responsible: '某某' });
    const told = imported.plan.assumed.map(({ at, text }) => `${at} ${text.replace(/[\u0002\u0003]/gu, '')}`);
    for (const [cell, label] of [
      ['E3', '督导单位'],
      ['F3', '验收单位'],
      ['G3', '责任人'],
      ['H3', '问题来源'],
    ] as const)
      expect(told).toContain(`Sheet1!${cell} 「${label}」下面的「${mark}」表示没有，没有填写`);
    expect(missed(imported)).toEqual([]);
  },
);

it('says that a task needs the unit for which there is only a mark', async () => {
  const cells = [
    ['序号', '反馈问题', '责任单位', '整改时限'],
    ['1', '问题甲', '/', '2020年底'],
  ];
  const imported = await importBytes('表.csv', csv(cells, '整改清单（2021年5月31日）'), 'tasks');
  expect(imported.faults).toEqual([expect.stringContaining('缺少「责任单位」')]);
  expect(assumed(imported)).toContain('「责任单位」下面的「/」表示没有，没有填写');
});
