/** What the files for programs say alike: CSV by its CSVW types, and no value of the JSON that CSV and XLSX lack. */
import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { correctionEntries, entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { readCell } from '../../src/formats/tables/guard.ts';
import { caseFacts, caseSections } from '../../src/schema/files/case.ts';
import { fieldsOf, type FieldSchema } from '../../src/schema/field.ts';
import { entryFacts, entrySections } from '../../src/schema/files/follow-up.ts';
import { everyWord } from '../../src/schema/files/inspection-words.ts';
import { resultFacts, resultSections } from '../../src/schema/files/result.ts';
import { taskFacts, taskSections } from '../../src/schema/files/task.ts';
import {
  batchFile,
  change,
  changed,
  firstCase,
  followUpFile,
  markdown,
  minimal,
  record,
  resultsFile,
  secondCase,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { csvCells, madeFiles, siteOf, xlsxCells } from '../support/downloads.ts';
import { correctionEntry } from '../support/entries.ts';
import { oddContent } from '../support/odd-content.ts';

/** What is typed for each fact; one that is not named here gets a text of its own. */
const typed: Readonly<Record<string, string>> = {
  行政区域: '麒区',
  污染类型: '大气污染、噪音',
  是否属实: '是',
  办结情况: '阶段办结',
  来源: '电话',
  级别: '督办',
  办结时限: '2021-08-01',
  关联: secondCase,
  公示期: '2021-08-11 至 2021-08-22',
  整改完成: '2021-08-01 镇街级 某某街道办事处',
  验收: '2021-08-02 至 2021-08-05 区级 某某局、某某局',
  审签: '至 2021-08-23 区级',
  复核: '2021-08-24 市级 市复核组',
  销号报备: '2021-08-25 起',
  点位总数: '178',
  已完成点位: '171',
  整改状态: '完成',
  整改时限: '2021年12月底前',
  上级任务: '2',
  前序: `lin-2021/${secondCase}`,
  回头看结论: '表面整改',
};

/** A value for each field of a schema, so that a field that the schema gains later is asked for too. */
const values = (schema: FieldSchema, prefix: string, but: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fieldsOf(schema)
      .filter(({ name }) => !but.includes(name))
      .map(({ label }) => [label, typed[label] ?? `${prefix}的${label}`]),
  );

const notOfOpenCases = ['disclosure', 'ofBatch', 'withheldReason', 'basis'];
const whole: Files = {
  ...change(
    minimal,
    [
      batchFile,
      markdown(
        { 批次: '1', 公开日期: '2021-05-14' },
        record(`${firstCase}*`, values(caseFacts(everyWord), '件', notOfOpenCases), values(caseSections, '件', [])),
      ),
    ],
    [
      followUpFile,
      markdown(
        { 公开日期: '2021-06-01' },
        record(
          firstCase,
          {
            ...values(entryFacts(everyWord), '进展', [...notOfOpenCases, 'correctedItem', 'was', 'becomes']),
            类型: '后续进展',
            办结情况: '办结',
          },
          values(entrySections, '进展', ['note']),
        ),
        record(
          firstCase,
          { 类型: '更正', 更正项: '处理整改', 原为: '件的处理', 改为: '改过的处理', 备注: '更正的备注' },
          { 更正说明: '录入有误。', 处理整改: '更正里另写的处理。', 问责情况: '更正里另写的问责。' },
        ),
        // Words of the table, corrected by what they count as: the correction need not name them as they were typed.
        ...(
          [
            ['是否属实', '属实', '不属实'],
            ['来源', '来电', '来信'],
            ['污染类型', '大气、噪声', '水'],
          ] as const
        ).map(([item, was, becomes]) => correctionEntry(firstCase, item, was, becomes)),
        record(
          '任务 1',
          { 类型: '更正', 更正项: '整改目标', 原为: '任务的', 改为: '', 备注: '任务更正的备注' },
          { 更正说明: '多了字。', 调查核实: '任务更正里另写的核实。' },
        ),
      ),
    ],
    [
      tasksFile,
      markdown(
        { 标题: '整改任务清单', 公开日期: '2021-05-20' },
        record('1 治理某河', values(taskFacts, '任务', []), values(taskSections, '任务', [])),
        record('2', { 责任单位: '沾益区人民政府', 整改时限: '长期坚持' }, { 反馈问题: '某厂冒烟。' }),
      ),
    ],
    [
      resultsFile,
      markdown(
        { 标题: '整改结果', 公开日期: '2022-01-10' },
        record('1', values(resultFacts, '结果', []), values(resultSections, '结果', [])),
      ),
    ],
  ),
  'lin-2021/rectification/results-2022-03.md': markdown(
    { 标题: '整改结果', 公开日期: '2022-03-10' },
    record('1', { 整改状态: '已销号', 回头看结论: '整改到位', 备注: '第二次的备注' }),
  ),
};

interface Version {
  record: {
    facts: Record<string, unknown>;
    sections: object;
    event?: { kind: string; facts: object; sections: object };
  };
}
interface Json {
  number?: string;
  key: string;
  title: string;
  state: string;
  versions: Version[];
  corrections: {
    item: string | null;
    was: string;
    becomes: string;
    remarks: string | null;
    note: { text: string };
    sections: object;
  }[];
}

/** What a JSON file says of a batch, of the plan or of a list of results as a whole. */
interface Whole extends Pick<Json, 'corrections'> {
  title: string;
  upperBatch?: string;
  origin: string;
  originAddress: string;
  basis?: string;
  introduction: { text: string };
  declaredNote?: string;
  results?: Whole[];
}

const textsOfWhole = ({ introduction, corrections, ...said }: Whole): string[] => [
  ...leaves([
    said.title,
    said.upperBatch,
    said.origin,
    said.originAddress,
    said.basis,
    introduction.text,
    said.declaredNote,
  ]),
  ...corrections.flatMap(({ was, becomes, note }) => [was, becomes, note.text]),
];

/** The strings and numbers in a value. */
function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** What counts are made from, as it was typed. */
const firstWords = ['source', 'regions', 'pollutionTypes', 'verdict', 'state', 'level'];

/** What was published of a record: what holds, what was said later, and what was corrected. Links and hashes are none. */
function publishedValues({ state, versions, corrections }: Json): string[] {
  const now = versions.at(-1)?.record;
  const later = versions.flatMap(({ record: { event } }) =>
    event ? [event.kind === '更正' ? { facts: {}, sections: event.sections } : event] : [],
  );
  return [
    state,
    // What it was first published with stays findable.
    ...leaves(firstWords.map((name) => versions[0]?.record.facts[name])),
    ...leaves([now?.facts, now?.sections]),
    ...later.flatMap(({ facts, sections }) => leaves([facts, sections])),
    ...corrections.flatMap(({ item, was, becomes, note, remarks, sections }) =>
      leaves([item, was, becomes, note.text, remarks, sections]),
    ),
  ].filter((text) => text !== '');
}

/** The values that a row lacks; a text of several lines may stand in it line by line. */
const lacking = (all: readonly string[], row: readonly string[]): string[] => {
  const held = row.join('\u0000');
  return all.filter((text) => !text.split('\n').every((line) => held.includes(line)));
};

describe('every value of the JSON stands in the CSV and in the XLSX', async () => {
  const files = await madeFiles(siteOf(whole));
  const file = (name: string): Buffer => files.get(`/lin-2021/${name}`) ?? Buffer.of();
  const json = (name: string): unknown => JSON.parse(file(name).toString());
  const csvRow = (name: string, key: string): string[] =>
    csvCells(file(name))
      .map((row) => row.map(readCell))
      .find((row) => row.includes(key)) ?? [];
  const xlsxRow = async (name: string, key: string): Promise<string[]> =>
    (await xlsxCells(file(name))).find((row) => row.some((cell) => cell.replace(/\*$/u, '') === key)) ?? [];

  const { tasks } = json('rectification.json') as { tasks: [Json] };
  const [task] = tasks;
  const one = json(`cases/${firstCase}.json`) as Json;

  it('of which there is one for each field that there is', () => {
    expect(publishedValues(task).length).toBeGreaterThan(fieldsOf(taskFacts).length + fieldsOf(resultFacts).length);
    expect(publishedValues(one).length).toBeGreaterThan(2 * fieldsOf(caseSections).length);
    for (const text of ['结果的备注', '结果的联系方式', '任务的备注']) expect(publishedValues(task)).toContain(text);
    expect(publishedValues(task)).toContain('任务更正里另写的核实。');
    for (const text of ['更正里另写的处理。', '进展的联系方式', '进展的备注', '件的备注', '电话'])
      expect(publishedValues(one)).toContain(text);
  });

  it.each([
    ['rectification.csv', () => csvRow('rectification.csv', '1')],
    ['rectification.xlsx', () => xlsxRow('rectification.xlsx', '1')],
  ])('of a task: %s', async (_, row) => {
    expect(lacking([...publishedValues(task), task.title], await row())).toEqual([]);
  });

  it.each([
    ['data/cases.csv', () => csvRow('data/cases.csv', firstCase)],
    ['data/cases.xlsx', () => xlsxRow('data/cases.xlsx', firstCase)],
    ['batches/1.csv', () => csvRow('batches/1.csv', firstCase)],
    ['batches/1.xlsx', () => xlsxRow('batches/1.xlsx', firstCase)],
  ])('of a case: %s', async (_, row) => {
    expect(lacking(publishedValues(one), await row())).toEqual([]);
  });

  it('of a case and of a task, in the texts of feeds', () => {
    const site = siteOf(whole);
    const [inspection] = site.register.inspections;
    if (!inspection) throw new Error('no inspection');
    const { cases, publications } = entriesOf(inspection, site);
    const texts = [...cases.values(), ...publications, ...correctionEntries(site)].map(({ html }) => html());
    for (const said of ['更正里另写的处理。', '更正里另写的问责。', '任务更正里另写的核实。'])
      expect(texts.filter((text) => text.includes(said)).length).toBeGreaterThan(1);
  });

  it('of a batch, of the plan and of results as a whole: beside the CSV, and on a sheet of its own', async () => {
    const front = (more: string): string =>
      `公开日期: 2021-05-14\n上级批次: 35-1\n来源: 某报\n来源网址: https://example.org/b\n${more}`;
    const said = (of: string, line: string): string =>
      `来源: ${of}的来源\n来源网址: https://example.org/${of}\n---\n\n${of}的说明。\n\n- ${line}\n`;
    const made = await madeFiles(
      siteOf(
        changed(
          [
            batchFile,
            '公开日期: 2021-05-14\n---\n',
            `${front('标题: 某表\n口径: 按行统计。\n公布数: { 交办: 3 }\n公布数说明: 另有两件。')}\n---\n\n批次的引言。\n`,
          ],
          [tasksFile, '公开日期: 2021-08-01\n---\n', `公开日期: 2021-08-01\n${said('清单', '第一条')}`],
          [resultsFile, '公开日期: 2022-01-10\n---\n', `公开日期: 2022-01-10\n${said('结果', '第二条')}`],
          [
            followUpFile,
            markdown(
              { 公开日期: '2022-02-01' },
              ...['批次 1', '整改任务清单', '整改结果 results-2022-01'].map((heading, index) =>
                record(
                  heading,
                  {
                    类型: '更正',
                    更正项: '标题',
                    原为: ['某表', '整改任务清单', '整改结果'][index] ?? '',
                    改为: `改过的标题${String(index)}`,
                  },
                  { 更正说明: `更正的原因${String(index)}。` },
                ),
              ),
            ),
          ],
        ),
      ),
    );
    const parsed = (name: string): unknown => JSON.parse(String(made.get(`/lin-2021/${name}`)));
    const { notes: ofCases } = parsed('data/cases.csv-metadata.json') as { notes: object };
    const { notes: ofPlan } = parsed('rectification.csv-metadata.json') as { notes: object };
    const sheet = async (name: string): Promise<string[]> =>
      (await readSheet(made.get(`/lin-2021/${name}`) ?? Buffer.of(), '说明')).flat().map(String);
    const plan = parsed('rectification.json') as Whole;
    const planTexts = [plan, ...(plan.results ?? [])].flatMap(textsOfWhole);
    const batch = textsOfWhole(parsed('batches/1.json') as Whole);
    expect(batch).toHaveLength(10);
    expect(planTexts).toHaveLength(14);
    for (const [all, held] of [
      [batch, leaves(ofCases)],
      [batch, await sheet('batches/1.xlsx')],
      [batch, await sheet('data/cases.xlsx')],
      [planTexts, leaves(ofPlan)],
      [planTexts, await sheet('rectification.xlsx')],
    ] as const)
      expect(lacking(all, held)).toEqual([]);
  });

  it('of the totals: totals.csv', async () => {
    const declared = '公布数: { 交办: 1, 罚款万元: 5.25, 约谈: 3, 按区域: { 麒麟区: 1 }, 按类型: { 大气: 1 } }';
    const made = await madeFiles(
      siteOf(changed([batchFile, '公开日期: 2021-05-14', `公开日期: 2021-05-14\n${declared}`])),
    );
    const batch = JSON.parse(String(made.get('/lin-2021/batches/1.json'))) as {
      declared: Record<string, number | Record<string, number>>;
      comparisons: { item: string; declared: number; counted: number | null }[];
      totals: Record<'asPublished' | 'now', Record<string, number | { name: string; count: number }[]>>;
    };
    const rows = csvCells(made.get('/lin-2021/data/totals.csv') ?? '').filter((row) => row[2]?.trim() === '1');
    const of = (basis: string): string[] =>
      rows.filter((row) => row[3] === basis).map((row) => row.slice(4, 7).join(' '));
    expect(leaves(batch.declared).sort()).toEqual(
      batch.comparisons.map(({ declared: figure }) => String(figure)).sort(),
    );
    for (const { item, declared: figure } of batch.comparisons)
      expect(of('公布数')).toContain(`${item.includes(' ') ? item : `${item} `} ${String(figure)}`);
    for (const [when, basis] of [
      ['asPublished', '首次公开'],
      ['now', '最新'],
    ] as const)
      for (const figure of Object.values(batch.totals[when]))
        if (typeof figure !== 'number')
          for (const { name, count } of figure)
            expect(of(basis).map((row) => row.replace(/^\S+ /u, ''))).toContain(`${name} ${String(count)}`);
  });
});

/** The lexical forms of the CSVW types that the metadata names. */
const forms: Readonly<Record<string, RegExp>> = {
  string: /^/u,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u,
};

/** Cells that are not what the metadata of their column says. */
async function mistyped(files: Files): Promise<string[]> {
  const made = await madeFiles(siteOf(files));
  const wrong: string[] = [];
  let read = 0;
  for (const [path, content] of made) {
    if (!path.endsWith('.csv-metadata.json')) continue;
    const { tableSchema } = JSON.parse(String(content)) as {
      tableSchema: { columns: { titles: string; datatype: { base: string } }[] };
    };
    // The files beside the batches have the columns of cases.csv.
    const csvPaths = path.endsWith('/cases.csv-metadata.json')
      ? [...made.keys()].filter((name) => name.endsWith('.csv') && /\/(?:batches\/|cases\.csv)/u.test(name))
      : [path.replace('-metadata.json', '')];
    for (const name of csvPaths) {
      const [header = [], ...rows] = csvCells(made.get(name) ?? '');
      expect(header).toEqual(tableSchema.columns.map(({ titles }) => titles));
      for (const row of rows)
        for (const [index, cell] of row.entries()) {
          const { base } = tableSchema.columns[index]?.datatype ?? { base: '' };
          read += 1;
          if (cell !== '' && !forms[base]?.test(cell))
            wrong.push(`${name} ${header[index] ?? ''}: ${JSON.stringify(cell)} is no ${base}`);
        }
    }
  }
  expect(read).toBeGreaterThan(100);
  return wrong;
}

describe('every cell of a CSV file is what its metadata says', () => {
  it.each([
    ['a value in each field', whole],
    ['odd content', { ...oddContent, 'lin-2021/batches/a.png': 'PNG' }],
  ])('%s', async (_, files) => {
    expect(await mistyped(files)).toEqual([]);
  });

  const amount = fc
    .tuple(fc.bigInt(0n, 999_999_999n), fc.option(fc.stringMatching(/^\d{1,6}$/u), { nil: undefined }))
    .map(([whole_, decimals]) => (decimals === undefined ? String(whole_) : `${String(whole_)}.${decimals}`));
  it('any declared amount', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(amount, fc.nat(999_999_999), async (fines, ordered) => {
        const front = `公开日期: 2021-05-14\n公布数: { 罚款万元: "${fines}", 责令整改: ${String(ordered)} }`;
        const files = changed([batchFile, '公开日期: 2021-05-14', front]);
        expect(await mistyped(files)).toEqual([]);
        const rows = csvCells((await madeFiles(siteOf(files))).get('/lin-2021/data/totals.csv') ?? '');
        const figure = rows.find((row) => row[4] === '罚款万元')?.[6];
        expect(Number(figure)).toBe(Number(fines));
        expect(figure).toMatch(/^\d+(?:\.\d+)?$/u);
      }),
      { numRuns: 20 },
    );
  });
});
