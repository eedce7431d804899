/** A case that its batch calls 办理后公开, and whose text a later batch brings: one key, one address, counted once. */
import { describe, expect, it } from 'vitest';
import { textsOf } from '../../src/checks/texts.ts';
import { checkContent } from '../../src/checks/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { makeRegister } from '../../src/register/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import {
  batchFile,
  inFolder,
  markdown,
  messages,
  minimal,
  record,
  secondBatchFile,
  someDay,
  type Files,
} from '../support/content.ts';
import { siteOf, viewOf } from '../support/views.ts';

const number = 'D01LS202105070009';
const stub = record(number, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '办理后公开' });
const disclosed = (facts: Readonly<Record<string, string>> = {}, ofBatch = '1'): string =>
  record(
    number,
    { 行政区域: '麒麟区', 污染类型: '大气', 是否属实: '属实', 办结情况: '已办结', 所属批次: ofBatch, ...facts },
    { 交办问题: '某厂夜间排放。', 处理整改: '责令停产。' },
  );
const first = `${String(minimal[batchFile])}\n${stub}`;
const later = (text: string): string => `${String(minimal[secondBatchFile])}\n${text}`;
const before: Files = { ...minimal, [batchFile]: first };
const after: Files = { ...before, [secondBatchFile]: later(disclosed()) };

const inspectionOf = (files: Files) => siteOf(files).register.inspections[0];
const caseOf = (files: Files) => inspectionOf(files)?.caseByKey.get(number);

describe('before its text is public', () => {
  it('has a page that says so, and is no withheld case', () => {
    const view = viewOf(siteOf(before), 'case', { key: number });
    expect(view).toMatchObject({ title: number, sections: [] });
    expect(view.awaited).toMatch(/^第1批公布时注明“办理后公开”，/u);
    expect(caseOf(before)?.withheld).toBeUndefined();
  });

  it('stands in the table of its batch', () => {
    const { table } = viewOf(siteOf(before), 'batch', { batch: '1' });
    expect(table?.rows.at(-1)?.cells[0]).toMatchObject({ label: '交办问题', content: { text: '办理后公开' } });
  });
});

describe('once a later batch has brought it', () => {
  it('stays in the batch that it belongs to, and is counted there once', () => {
    const batches = inspectionOf(after)?.batches.map(({ number: { key }, cases }) => [key, cases.length]);
    expect(batches).toEqual(inspectionOf(before)?.batches.map(({ number: { key }, cases }) => [key, cases.length]));
    expect(inspectionOf(after)?.totals.cases).toBe(inspectionOf(before)?.totals.cases);
    expect(inspectionOf(after)?.totals.byVerdict).toContainEqual(expect.objectContaining({ name: '属实', count: 1 }));
  });

  it('has two versions at one address: the later batch made the second', () => {
    const versions = caseOf(after)?.versions.map(({ publication, sections }) => [
      publication.title,
      sections.problem !== undefined,
    ]);
    expect(versions).toEqual([
      ['第1批', false],
      ['第2批', true],
    ]);
  });

  it('is linked from both batches, and links to them', () => {
    const view = viewOf(siteOf(after), 'case', { key: number });
    expect(view.awaited).toBeUndefined();
    expect(view.title).toBe('某厂夜间排放');
    expect(view.history.first.answer).toBe('办理后公开');
    expect(view.history.events.map(({ kind, sections }) => [kind, sections])).toEqual([['公布内容', []]]);
    expect(view.related).toContainEqual(expect.objectContaining({ how: '内容公布于', title: '第2批' }));
    const { disclosed: told } = viewOf(siteOf(after), 'batch', { batch: '2' });
    expect(told).toEqual([{ how: '第1批', title: number, address: caseOf(after)?.address, sample: false }]);
  });

  it('is held back with the batch that brings it', () => {
    const text = later(disclosed()).replace(/公开日期: \d{4}/u, '公开日期: 2029');
    expect(caseOf({ ...before, [secondBatchFile]: text })?.versions).toHaveLength(1);
  });
});

describe('is refused', () => {
  it.each<[string, Files, RegExp]>([
    [
      'of no batch',
      { ...before, [secondBatchFile]: later(disclosed({}, '7')) },
      /本次督察没有第7批，请核对「所属批次」/u,
    ],
    [
      'where its batch does not name it',
      { ...minimal, [secondBatchFile]: later(disclosed()) },
      /第1批里没有「D01LS202105070009」，请在那一批里补上这一件，写明行政区域和“公开方式：办理后公开”/u,
    ],
    [
      'where its batch has published it',
      {
        ...before,
        [batchFile]: first.replace('办理后公开', '公开').replace(/$/u, '\n### 交办问题\n\n某厂。\n'),
        [secondBatchFile]: later(disclosed()),
      },
      /第1批里的「D01LS202105070009」没有写“办理后公开”/u,
    ],
    [
      'as what may not be published',
      { ...before, [secondBatchFile]: later(disclosed({ 公开方式: '办理后公开' })) },
      /公布以前批次的内容，不写“公开方式”，请删去/u,
    ],
    [
      'without 所属批次',
      { ...before, [secondBatchFile]: later(disclosed()).replace('| 所属批次 | 1 |\n', '') },
      /重复，已经在 \S+；第1批写了“办理后公开”的，加上“所属批次”/u,
    ],
  ])('%s', (_, files, message) => {
    expect(messages(files).join('\n')).toMatch(message);
  });
});

it('is looked through for what is personal, as every text is', () => {
  const files = { ...before, [secondBatchFile]: later(disclosed().replace('责令停产。', '电话13800001234。')) };
  const found = inFolder(files, (folder) => {
    const { content } = readContent(folder, folder);
    return content ? textsOf(content).flat() : [];
  });
  expect(found.map(({ text }) => text)).toContain('电话13800001234。');
});

describe('what is checked of every case is checked of it', () => {
  const checked = (files: Files): string =>
    inFolder(files, (folder) => {
      const { content } = readContent(folder, folder);
      if (!content) throw new Error('no content');
      const { register } = makeRegister(content, someDay);
      return [...checkContent(content, register, locator(folder, folder))].flat().map(faultLine).join('\n');
    });

  it('its verdict against its findings', () => {
    const text = disclosed().replace('### 处理整改', '### 调查核实\n\n经查，反映的问题不属实。\n\n### 处理整改');
    expect(checked({ ...before, [secondBatchFile]: later(text) })).toMatch(/02\.md:.*「是否属实」是.*「?不属实/u);
  });

  it('what a correction joins to a telephone number', () => {
    const text = disclosed().replace('责令停产。', '电话1380000。');
    const correction = record(
      number,
      { 类型: '更正', 更正项: '处理整改', 原为: '1380000', 改为: '13800001234' },
      { 更正说明: '录入有误。' },
    );
    const files = {
      ...before,
      [secondBatchFile]: later(text),
      'lin-2021/follow-ups/2021-07-01.md': markdown({ 公开日期: '2021-07-01' }, correction),
    };
    expect(checked(files)).toMatch(/2021-07-01\.md:.*手机号码/u);
  });
});
