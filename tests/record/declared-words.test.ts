/** What a notice called its figures stays beside what they count as: on pages, in every file, through corrections. */
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { batchCard } from '../../src/formats/metadata/share-card.ts';
import { funnelOf } from '../../src/formats/text/funnel.ts';
import { basisText } from '../../src/formats/text/sentences.ts';
import { jsonSchema } from '../../src/formats/json/documents.ts';
import { figuresOf } from '../../src/formats/tables/totals-table.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import { checkContent } from '../../src/checks/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { makeRegister } from '../../src/register/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import {
  changed,
  inFolder,
  inspectionFile,
  inspectionOf,
  markdown,
  messages,
  register,
  someDay,
  type Files,
} from '../support/content.ts';
import { madeFiles, siteOf as downloadSite } from '../support/downloads.ts';
import { correctionEntry } from '../support/entries.ts';
import { siteOf, viewOf } from '../support/views.ts';

const thirdFile = 'lin-2021/batches/03.md';
/** A third batch that declares figures alone. */
const declaring = (declared: string, ...corrections: [item: string, was: string, becomes: string][]): Files =>
  changed(
    [thirdFile, markdown({ 批次: '3', 公开日期: '2021-05-16', 公布数: declared })],
    ...(corrections.length === 0
      ? []
      : [
          [
            'lin-2021/follow-ups/2021-06-02.md',
            markdown({ 公开日期: '2021-06-02' }, ...corrections.map((one) => correctionEntry('批次 3', ...one))),
          ] as const,
        ]),
  );
const running = (text: string): Files =>
  changed([inspectionFile, '行政区域:', `累计:\n  - { 截至: 2021-05-15, ${text} }\n行政区域:`]);
/** The declared figures on the page of the batch, as `按类型 水 2（废水 1、污水 1）`. */
const onPage = (files: Files): string[] =>
  viewOf(siteOf(files), 'batch', { batch: '3' }).comparisons.rows.map(
    ({ label, declared }) => `${label} ${String(declared)}`,
  );
/** What totals.csv says of the declared figures. */
const inTable = (files: Files): string[] =>
  figuresOf(inspectionOf(register(files))).flatMap(({ basis, measure, part, value, note }) =>
    basis.startsWith('公布数') ? [`${measure} ${part} ${String(value)} ${note}`] : [],
  );

describe('words that count as another', () => {
  it.each([
    ['按类型: { 废水: 1, 污水: 1 }', '按类型 水 2（废水 1、污水 1）', '按类型 水 2 原文：废水 1、污水 1'],
    ['按类型: { 水: 3, 水环境: 1 }', '按类型 水 4（水 3、水环境 1）', '按类型 水 4 原文：水 3、水环境 1'],
    ['按类型: { 大气类: 4 }', '按类型 大气 4（大气类）', '按类型 大气 4 原文：大气类'],
    [
      '按类型组合: { 噪音和大气污染: 1 }',
      '按类型组合 大气、噪声 1（噪音和大气污染）',
      '按类型组合 大气、噪声 1 原文：噪音和大气污染',
    ],
    ['按区域: { 麒区: 2 }', '按区域 麒麟区 2（麒区）', '按区域 麒麟区 2 原文：麒区'],
    ['正在办理: 3', '未办结 3（正在办理）', '未办结  3 原文：正在办理'],
    ['已办结或阶段办结: 3', '已办结（含阶段性） 3（已办结或阶段办结）', '已办结（含阶段性）  3 原文：已办结或阶段办结'],
    ['停产限产: 3', '限产停产 3（停产限产）', '限产停产  3 原文：停产限产'],
    ['接到: 3', '收到 3（接到）', '收到  3 原文：接到'],
    ['按类型: { 水: 1, 大气: 2 }', '按类型 水 1', '按类型 水 1 '],
  ])('%s', (declared, shown, listed) => {
    const files = declaring(`{ ${declared} }`);
    expect(messages(files)).toEqual([]);
    expect(onPage(files)[0]).toBe(shown);
    expect(inTable(files)[0]).toBe(listed);
    const all = running(declared);
    expect(inTable(all)[0]).toBe(listed);
    const view = viewOf(siteOf(all), 'inspection').runningTotals;
    const figures = [
      ...(view?.rows.flat().slice(1) ?? []),
      ...(view?.parts.flatMap((one) => one.figures).map(({ name, figure }) => `${name} ${figure}`) ?? []),
    ];
    expect(shown).toContain(figures[0]);
  });

  it('stand in the running total that need not be a list', () => {
    const files = changed([inspectionFile, '行政区域:', '累计: { 截至: 2021-05-15, 按类型: { 废水: 1 } }\n行政区域:']);
    expect(inTable(files)).toEqual(['按类型 水 1 原文：废水']);
  });

  it('stand in the JSON files and in what is hashed, and the search finds them', async () => {
    const files = declaring('{ 正在办理: 1, 按类型: { 废水: 1, 污水: 1 }, 其他: { 奖励: 约 3 万元 } }');
    const words = { open: { 正在办理: 1 }, 'byType.水': { 废水: 1, 污水: 1 } };
    const made = await madeFiles(downloadSite(files));
    const batch = JSON.parse(String(made.get('/lin-2021/batches/3.json'))) as {
      declared: object;
      versions: { record: { declared: object } }[];
    };
    const declared = { open: 1, byType: { 水: 2 }, others: { 奖励: '约 3 万元' }, words };
    expect(batch.declared).toEqual(declared);
    expect(batch.versions[0]?.record.declared).toEqual(declared);
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    const validate = ajv.compile(jsonSchema('batch'));
    expect([validate(batch), validate.errors]).toEqual([true, null]);
    const found = [...searchDocuments(register(files))].find(({ address }) => address === '/lin-2021/batches/3/');
    expect(found?.texts.join('\n')).toMatch(/未办结 1（正在办理）[^]*废水 1、污水 1[^]*约 3 万元/u);
  });

  it('go with the figure that a correction changes, unless nobody knows which of them it was', () => {
    const typed = '{ 正在办理: 3, 按类型: { 废水: 1, 污水: 1, 噪音: 2 } }';
    const files = declaring(typed, ['未办结', '3', '4'], ['按类型 水', '2', '3'], ['按类型 噪声', '2', '1']);
    expect(messages(files)).toEqual([]);
    expect(onPage(files)).toEqual(['未办结 4（正在办理）', '按类型 水 3', '按类型 噪声 1（噪音）']);
  });

  it('are corrected by name, each its own count', () => {
    const files = declaring('{ 按类型: { 废水: 1, 污水: 1 } }', ['按类型 废水', '1', '2']);
    expect(messages(files)).toEqual([]);
    expect(onPage(files)).toEqual(['按类型 水 3（废水 2、污水 1）']);
  });

  it('are looked through for personal information', () => {
    const files = declaring('{ 按类型: { 水（举报人电话 13800138000）: 1 }, 其他: { 举报人: 电话 13900139000 } }');
    const told = inFolder(files, (folder) => {
      const { content } = readContent(folder, folder);
      if (!content) throw new Error('no content');
      const faults = [...checkContent(content, makeRegister(content, someDay).register, locator(folder, folder))];
      return faults.flat().map(faultLine);
    });
    expect(told.filter((one) => /03\.md.*疑似手机号码/u.test(one))).toHaveLength(2);
  });
});

describe('what figures are divided by', () => {
  it.each([
    [
      '行业类别: { 化工: 2, 采矿: 1.5 }',
      '按行业（行业类别） 化工 2',
      '按行业 化工 2 指标原文：行业类别',
      { byIndustry: '行业类别' },
    ],
    [
      '按行业类别: { 化工: 2 }',
      '按行业（按行业类别） 化工 2',
      '按行业 化工 2 指标原文：按行业类别',
      { byIndustry: '按行业类别' },
    ],
    [
      '按污染类型: { 废水: 2 }',
      '按类型（按污染类型） 水 2（废水）',
      '按类型 水 2 指标原文：按污染类型\n原文：废水',
      { byType: '按污染类型' },
    ],
    ['按县区: { 麒麟区: 2 }', '按区域（按县区） 麒麟区 2', '按区域 麒麟区 2 指标原文：按县区', { byRegion: '按县区' }],
    ['按行业: { 化工: 2 }', '按行业 化工 2', '按行业 化工 2 ', undefined],
  ])('%s', async (declared, shown, listed, labels) => {
    const files = declaring(`{ ${declared} }`);
    expect(messages(files)).toEqual([]);
    expect(onPage(files)[0]).toBe(shown);
    expect(inTable(files)[0]).toBe(listed);
    const made = await madeFiles(downloadSite(files));
    const batch = JSON.parse(String(made.get('/lin-2021/batches/3.json'))) as {
      declared: { labels?: object };
      versions: { record: { declared: { labels?: object } } }[];
    };
    expect([batch.declared.labels, batch.versions[0]?.record.declared.labels]).toEqual([labels, labels]);
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    const validate = ajv.compile(jsonSchema('batch'));
    expect([validate(batch), validate.errors]).toEqual([true, null]);
    const found = [...searchDocuments(register(files))].find(({ address }) => address === '/lin-2021/batches/3/');
    expect(found?.texts.join('\n')).toContain(shown);
    const all = running(declared);
    expect(inTable(all)[0]).toBe(listed);
    const [part] = viewOf(siteOf(all), 'inspection').runningTotals?.parts ?? [];
    expect(part?.label).toBe(`${shown.replace(/ .*$/u, '')}，截至2021-05-15`);
  });

  it('go with their figures, and by either name', () => {
    const files = declaring(
      '{ 行业类别: { 化工: 2, 采矿: 1 } }',
      ['行业类别 化工', '2', '3'],
      ['按行业 采矿', '1', '未注明'],
    );
    expect(messages(files)).toEqual([]);
    expect(onPage(files)).toEqual(['按行业（行业类别） 化工 3']);
    const gone = declaring('{ 收到: 1, 行业类别: { 化工: 2 } }', ['按行业 化工', '2', '未注明']);
    expect(inspectionOf(register(gone)).batches.at(-1)?.declared).not.toHaveProperty('labels', expect.anything());
  });
});

describe('what speaks of one notice has its words', () => {
  it('the page of a batch of figures alone, its picture and its sentences', () => {
    const site = siteOf(declaring('{ 接到: 9, 转办: 8, 办结: 3, 正在办理: 5 }'));
    expect(viewOf(site, 'batch', { batch: '3' }).counts).toBe(
      '只公布了统计数，没有逐件公开，通报公布接到 9 件、转办 8 件、办结 3 件、正在办理 5 件。',
    );
    const inspection = inspectionOf(site.register);
    const batch = inspection.batches.at(-1);
    expect(batch && batchCard(batch, inspection, site).figures).toEqual([
      { label: '转办（公布数）', count: 8 },
      { label: '办结（公布数）', count: 3 },
    ]);
  });

  it('the way of a complaint, and the number that the cases are held against', () => {
    const said = (text: string) => funnelOf(inspectionOf(register(running(text)))).steps.map(({ called }) => called);
    expect(said('接到: 9, 有效: 8, 合并: 1, 转办: 7, 办结: 3')).toEqual(['接到', undefined, undefined, '转办', '办结']);
    expect(said('收到: 9, 交办: 7, 已办结: 3')).toEqual([undefined, undefined, undefined, undefined, '已办结']);
    expect(said('已办结: 3, 阶段办结: 2')[4]).toBeUndefined();
    expect(said('阶段办结: 2')[4]).toBe('阶段办结');
    expect(said('已办结或阶段办结: 2')[4]).toBe('已办结或阶段办结');
    expect(basisText(inspectionOf(register(running('转办: 7'))))).toContain('通报公布的累计转办数是 7 件');
    expect(basisText(inspectionOf(register(running('交办: 7'))))).toContain('通报公布的累计交办数是 7 件');
  });
});

describe('其他 takes what a notice says', () => {
  it('as typed, and counts it in nothing', () => {
    const files = declaring('{ 其他: { 奖励: 约 3 万元, 关停: 2 家（次）, 满意率: 98.5, 编号: 0.12345678 } }');
    expect(messages(files)).toEqual([]);
    expect(onPage(files)).toEqual([
      '其他 奖励 约 3 万元',
      '其他 关停 2 家（次）',
      '其他 满意率 98.5',
      '其他 编号 0.12345678',
    ]);
    expect(inTable(files)).toEqual([
      '其他 奖励 undefined 原文：约 3 万元',
      '其他 关停 undefined 原文：2 家（次）',
      '其他 满意率 98.5 ',
      '其他 编号 undefined 原文：0.12345678',
    ]);
    const view = viewOf(siteOf(running('其他: { 奖励: 约 3 万元 }')), 'inspection').runningTotals;
    expect(view?.parts[0]?.figures).toEqual([{ name: '奖励', figure: '约 3 万元' }]);
  });

  it('is corrected in words', () => {
    const files = declaring('{ 其他: { 奖励: 约 3 万元 } }', ['其他 奖励', '约 3 万元', '约 5 万元']);
    expect(messages(files)).toEqual([]);
    expect(onPage(files)).toEqual(['其他 奖励 约 5 万元']);
    const [row] = viewOf(siteOf(files), 'batch', { batch: '3' }).comparisons.rows;
    expect(row?.was).toBe('约 3 万元');
  });

  it.each([
    ['{ 其他: { 奖励: "" } }', '没有写是多少'],
    ['{ 其他: { 奖励: "——" } }', '里没有字'],
  ])('but not nothing: %s', (declared, told) => {
    expect(messages(declaring(declared))).toEqual([expect.stringContaining(told)]);
  });
});
