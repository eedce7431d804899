/** A case that its batch calls 办理后公开, and whose text a later batch brings: one key, one address, counted once. */
import { describe, expect, it } from 'vitest';
import { textsOf } from '../../src/checks/texts.ts';
import { checkContent } from '../../src/checks/index.ts';
import { checkSamples } from '../../src/checks/samples.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { batchesText } from '../../src/formats/text/sentences.ts';
import { caseJson } from '../../src/formats/json/case-json.ts';
import { caseColumns } from '../../src/formats/tables/case-table.ts';
import { batchJson } from '../../src/formats/downloads/batch-files.ts';
import { batchVersions } from '../../src/formats/versions/versions.ts';
import { makeRegister } from '../../src/register/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import {
  batchFile,
  firstCase,
  followUpFile,
  inFolder,
  markdown,
  messages,
  minimal,
  read,
  record,
  secondBatchFile,
  someDay,
  without,
  type Files,
} from '../support/content.ts';
import { sinceLines } from '../support/since.ts';
import { siteOf, viewOf, viewsOf } from '../support/views.ts';

const number = 'D01LS202105070009';
const stub = record(number, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '办理后公开' });
type Facts = Readonly<Record<string, string>>;
const disclosed = (facts: Facts = {}, ofBatch = '1'): string =>
  record(
    number,
    { 行政区域: '麒麟区', 污染类型: '大气', 是否属实: '属实', 办结情况: '已办结', 所属批次: ofBatch, ...facts },
    { 交办问题: '某厂夜间排放。', 处理整改: '责令停产。' },
  );
const withheld = (facts: Facts = {}): string =>
  record(number, {
    行政区域: '麒麟区',
    污染类型: '大气',
    公开方式: '不予公开',
    理由: '政府信息公开条例第十四条',
    ...facts,
  });
const first = `${String(minimal[batchFile])}\n${stub}`;
const later = (text: string): string => `${String(minimal[secondBatchFile])}\n${text}`;
const before: Files = { ...minimal, [batchFile]: first };
/** The earlier batch is public, and does not name it. */
const unlisted: Files = { ...minimal, [secondBatchFile]: later(disclosed()) };
const after: Files = { ...before, [secondBatchFile]: later(disclosed()) };

/** What some of the files are warned of. */
const meant = ['logic/unlisted', 'links/unknown-number'];
const siteFrom = (files: Files) => siteOf(files, undefined, meant);
const inspectionOf = (files: Files) => siteFrom(files).register.inspections[0];
const caseOf = (files: Files) => inspectionOf(files)?.caseByKey.get(number);

describe('of a batch of figures alone', () => {
  const figures = `${markdown({ 批次: '1', 公开日期: '2021-05-14', 公布数: '{ 交办: 9 }' })}\n${stub}`;
  const brings = `${markdown({ 批次: '2', 公开日期: '2021-05-15' })}\n${disclosed()}`;
  const third = 'lin-2021/batches/03.md';
  const alone: Files = { ...without(minimal, followUpFile), [batchFile]: figures, [secondBatchFile]: brings };
  const others: Files = {
    ...alone,
    [third]: String(minimal[secondBatchFile]).replace('批次: 2', '批次: 3').replace('2021-05-15', '2021-05-16'),
  };
  /** The sentence about the cases, on the page of the inspection. */
  const summary = (files: Files): string =>
    viewOf(siteOf(files), 'inspection')
      .summary.flatMap(({ runs }) => runs.map((run) => (typeof run === 'string' ? run : run.text)))
      .join('')
      .replace(/。.*$/u, '');

  it('no batch is said to list what a later one brought', () => {
    expect(summary(alone)).toBe('还没有批次逐件列出，只有办理后公开的 1 件');
    expect(viewOf(siteOf(alone), 'batches').note).toContain(
      '共 2 个批次，只列出办理后公开的 1 件，其中 1 个批次只公布了统计数，没有逐件公开',
    );
  });

  it('it stands beside what other batches list', () => {
    expect(summary(others)).toBe('1 个批次逐件列出 1 件，另有办理后公开的 1 件，共 2 件');
    expect(viewOf(siteOf(others), 'batches').note).toContain('共 3 个批次，逐件列出 1 件，另有办理后公开的 1 件');
  });
});

describe('before its text is public', () => {
  it('has a page that says so, and is no withheld case', () => {
    const view = viewOf(siteOf(before), 'case', { key: number });
    expect(view).toMatchObject({ title: number, sections: [] });
    expect(view.awaited).toMatch(/^第1批公布时注明“办理后公开”，/u);
    expect(caseOf(before)?.withheld).toBeUndefined();
  });

  it('is told in tables and JSON from a case of which nobody knows more, and what brings it is no progress', () => {
    const rowOf = (files: Files) => {
      const site = siteOf(files);
      const [inspection] = site.register.inspections;
      const one = inspection?.caseByKey.get(number);
      if (!inspection || !one) throw new Error('no case');
      const of = (name: string) =>
        caseColumns(inspection, site)
          .find((column) => column.name === name)
          ?.of(one);
      return [of('awaited'), of('followUps')?.split('\n')[0], caseJson(one, inspection, site).awaited];
    };
    expect(rowOf(before)).toEqual(['是', '', true]);
    expect(rowOf(after)).toEqual(['否', '2021-05-15 公布内容（第2批）：', false]);
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

describe('what a batch declares that brings texts of earlier ones', () => {
  /** The second batch lists one case of its own, and brings one. */
  const declaring = (declared: string): Files => ({
    ...before,
    [secondBatchFile]: later(disclosed()).replace('批次: 2', `批次: 2\n公布数: ${declared}`),
  });

  it.each(['{ 交办: 1 }', '{ 交办: 2, 属实: 1 }'])('%s: notices count them or do not', (declared) => {
    expect(messages(declaring(declared))).toEqual([]);
    const { comparisons } = viewOf(siteOf(declaring(declared)), 'batch', { batch: '2' });
    expect(comparisons.summary).toContain('公布数与逐件统计一致。');
    expect(comparisons.rows[0]?.explained).toBe(declared.includes('2,') ? '含以前批次办理后公开的1件' : undefined);
  });

  it('another figure is an error', () => {
    expect(messages(declaring('{ 交办: 3 }'))).toEqual([
      expect.stringMatching(
        /02\.md:\d+:\d+ 错误 公布数「交办」为 3，逐件统计为 1，加上以前批次办理后公开的为 2，请核对/u,
      ),
    ]);
  });

  it('a batch that lists none of its own says what it brings, and not that nobody listed anything', () => {
    const alone = { ...before, [secondBatchFile]: markdown({ 批次: '2', 公开日期: '2021-05-15' }, disclosed()) };
    const site = siteOf(alone);
    const { counts } = viewOf(site, 'batch', { batch: '2' });
    expect(counts).toBe('公布了以前批次办理后公开的 1 件。');
    const [inspection] = site.register.inspections;
    expect(inspection && batchesText(inspection)).toBe('共 2 个批次，逐件列出 2 件');
  });
});

describe('an order that cannot be', () => {
  const third = 'lin-2021/batches/03.md';
  const thirdBatch = (text: string): string => markdown({ 批次: '3', 公开日期: '2021-05-20' }, text);

  it('two batches that bring the same text: the second is told where it is', () => {
    const told = messages({ ...after, [third]: thirdBatch(disclosed()) }).filter((one) => one.includes('03.md'));
    expect(told).toEqual([expect.stringMatching(/^lin-2021\/batches\/03\.md:6:1 错误 .*第2批已经公布了它的内容/u)]);
  });

  it.each(['2021-05-16', '2029-05-16'])('a text that is public before its batch, of %s', (day) => {
    const host = first.replace(/公开日期: \S+/u, `公开日期: ${day}`);
    const told = messages({ ...after, [batchFile]: host }).filter((one) => one.includes(number));
    expect(told).toEqual([expect.stringContaining(`错误 「${number}」在第1批里，那一批 ${day} 才公开`)]);
  });

  it('a stub that says something already', () => {
    const files = { ...before, [batchFile]: first.replace(stub, `${stub}\n### 交办问题\n\n某厂夜间排放。\n`) };
    expect(messages(files)).toEqual([expect.stringMatching(/01\.md:\d+:8 错误 写了“办理后公开”的，这一批里不写小节/u)]);
  });

  it('a sample that joins a real batch, and the other way round', () => {
    const mixed = [
      { ...unlisted, [secondBatchFile]: markdown({ 批次: '2', 公开日期: '2021-05-15', 示例: 'true' }, disclosed()) },
      { ...unlisted, [batchFile]: String(minimal[batchFile]).replace('公开日期', '示例: true\n公开日期') },
    ];
    for (const files of mixed) {
      const { content } = read(files);
      expect(
        content && checkSamples(content).map(({ rule, message }) => [rule, message.includes(number)]),
      ).toContainEqual(['logic/sample-mixed', true]);
    }
  });
});

it('the batch that a case belongs to is called as it calls itself', () => {
  const host = first.replace('批次: 1', '批次: [29, 30]');
  const files = {
    ...before,
    [batchFile]: host,
    [secondBatchFile]: later(disclosed({}, '29-30')).replace('批次: 2', '批次: 31'),
  };
  const { disclosed: told } = viewOf(siteOf(files), 'batch', { batch: '31' });
  expect(told.map(({ how }) => how)).toEqual(['第29、30批']);
});

it('a stub need not name its region, whatever its batch lists of it', () => {
  const bare = record(number, { 公开方式: '办理后公开' });
  const files = { ...after, [batchFile]: first.replace(stub, bare) };
  expect(messages(files)).toEqual([]);
  expect(caseOf(files)?.current.facts.regions?.values).toEqual(['麒麟区']);
  expect(
    caseOf({ ...files, [secondBatchFile]: String(minimal[secondBatchFile]) })?.current.facts.regions,
  ).toBeUndefined();
});

describe('where its batch is public and does not list it', () => {
  const hashes = (files: Files): string[][] =>
    (inspectionOf(files)?.batches ?? []).map((one) => batchVersions(one).map(({ sha256 }) => sha256));

  it('passes the check, and what is public stays', () => {
    expect(messages(unlisted)).toEqual([
      expect.stringMatching(/02\.md:\d+.*第1批里没有「D01LS202105070009」，这一件从这一批起公开，算在第1批/u),
    ]);
    // Dated before a follow-up that is public, it would get between versions of the batch that it belongs to.
    expect(sinceLines(without(minimal, secondBatchFile), unlisted)).toEqual([
      expect.stringMatching(/since\/order 批次「第2批」排到了已经公开的后续公开「2021-06-01」前面/u),
    ]);
    const dated = {
      ...unlisted,
      [secondBatchFile]: String(unlisted[secondBatchFile]).replace('2021-05-15', '2021-06-15'),
    };
    expect(sinceLines(without(minimal, secondBatchFile), dated)).toEqual([]);
    const [host = [], brings = []] = hashes(unlisted);
    const [before = [], second = []] = hashes(minimal);
    expect(host[0]).toBe(before[0]);
    expect(host).toHaveLength(before.length + 1);
    expect(brings).toEqual(second);
  });

  it('belongs to that batch, is first published by the later one, and is told once', () => {
    const { batches: [one, two] = [], caseByKey } = inspectionOf(unlisted) ?? {};
    const found = caseByKey?.get(number);
    expect(found).toMatchObject({ batch: { id: '01' }, published: { published: '2021-05-15' }, state: '已办结' });
    expect(found?.versions.map(({ publication: { title } }) => title)).toEqual(['第2批']);
    expect(found?.events).toEqual([]);
    expect(one?.cases.at(-1)).toBe(found);
    expect(one?.versions.slice(0, 2).map(({ publication: { title }, cases }) => [title, cases.length])).toEqual([
      ['第1批', 1],
      ['第2批', 2],
    ]);
    expect(two?.disclosed.map(({ address }) => address)).toEqual([found?.address]);
  });

  it('counts now, not on the first day', () => {
    const [one] = inspectionOf(unlisted)?.batches ?? [];
    const [before] = inspectionOf(minimal)?.batches ?? [];
    expect(one?.asPublished).toEqual(before?.asPublished);
    expect(one?.now.cases).toBe((before?.now.cases ?? 0) + 1);
    expect(inspectionOf(unlisted)?.totals.cases).toBe((inspectionOf(minimal)?.totals.cases ?? 0) + 1);
  });

  it('is no difference from what its batch declared', () => {
    const declared = String(minimal[batchFile]).replace('批次: 1', '批次: 1\n公布数: { 交办: 1 }');
    expect(messages({ ...unlisted, [batchFile]: declared })).toHaveLength(1);
  });

  it('leads from its page to both batches', () => {
    const view = viewOf(siteFrom(unlisted), 'case', { key: number });
    expect(view.history.first).toMatchObject({ day: '2021-05-15', batch: { name: '第2批' }, answer: '属实，已办结' });
    expect(view.page.crumbs.map(({ name }) => name)).toContain('第1批');
    expect(viewOf(siteFrom(unlisted), 'batch', { batch: '1' }).table?.rows).toHaveLength(2);
    expect(viewOf(siteFrom(unlisted), 'batch', { batch: '2' }).disclosed).toHaveLength(1);
  });

  it('is linked by what it cites and by 关联', () => {
    const text = later(disclosed({ 关联: firstCase }).replace('责令停产。', '与D99LS202105079999重复。'));
    expect(messages({ ...minimal, [secondBatchFile]: text }).join('\n')).toMatch(/D99LS202105079999/u);
    expect(caseOf({ ...minimal, [secondBatchFile]: text })?.links.map(({ case: { key } }) => key)).toEqual([firstCase]);
  });

  it('can be corrected, redacted and followed up', () => {
    const followUp = (...records: string[]): Files => ({
      ...unlisted,
      'lin-2021/follow-ups/2021-07-01.md': markdown({ 公开日期: '2021-07-01' }, ...records),
    });
    const corrected = followUp(
      record(number, { 类型: '更正', 更正项: '处理整改', 原为: '停产', 改为: '限产' }, { 更正说明: '录入有误。' }),
    );
    expect(messages(corrected)).toHaveLength(1);
    expect(caseOf(corrected)?.versions).toHaveLength(2);
    const redacted = followUp(record(number, { 类型: '脱敏' }, { 脱敏说明: '删去电话。' }));
    expect(messages(redacted)).toHaveLength(1);
    expect(caseOf(redacted)?.versions).toHaveLength(1);
    expect(inspectionOf(redacted)?.batches[0]?.versions.map(({ publication: { id } }) => id)).toEqual(['2021-07-01']);
  });

  it.each<[string, Files, Files, Facts]>([
    [
      'where its batch names it',
      after,
      { [secondBatchFile]: later(withheld({ 所属批次: '1' })) },
      { 是否属实: '属实', 办结情况: '已办结' },
    ],
    [
      'where its batch does not',
      unlisted,
      { [batchFile]: String(minimal[batchFile]), [secondBatchFile]: later(withheld({ 所属批次: '1' })) },
      { 是否属实: '属实', 办结情况: '已办结' },
    ],
  ])('can be withdrawn %s', (_, published, files, counted) => {
    const withdrawal = record(
      number,
      { 类型: '撤下', 理由: '涉及举报人隐私', 依据: '政府信息公开条例第十五条', ...counted },
      {},
    );
    const taken = {
      ...minimal,
      [batchFile]: `${String(minimal[batchFile])}\n${withheld()}`,
      ...files,
      'lin-2021/follow-ups/2021-07-01.md': markdown({ 公开日期: '2021-07-01' }, withdrawal),
    };
    expect(messages(taken).filter((line) => line.includes('错误'))).toEqual([]);
    expect(sinceLines(published, taken)).toEqual([]);
    expect(caseOf(taken)?.withheld?.withdrawn).toBeDefined();
    expect(inspectionOf(taken)?.totals.cases).toBe(inspectionOf(published)?.totals.cases);
    expect(JSON.stringify(viewsOf(siteFrom(taken)))).not.toContain('责令停产');
  });

  it('is told by the JSON of the batch that brings it', () => {
    const site = siteFrom(unlisted);
    const [inspection] = site.register.inspections;
    const [, two] = inspection?.batches ?? [];
    if (!inspection || !two) throw new Error('no batch');
    expect(batchJson(two, inspection, site).disclosed).toEqual([
      {
        batch: { key: '1', name: '第1批' },
        key: number,
        label: number,
        address: `https://example.org/hjdc${String(caseOf(unlisted)?.address)}`,
      },
    ]);
  });
});

describe('a case that its batch names and a later one brings is withdrawn', () => {
  const bare = record(number, { 公开方式: '办理后公开' });
  const silent = (facts: Facts = {}): string =>
    record(number, { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条', ...facts });
  const declaring = (text: string): string =>
    later(text).replace('批次: 2', '批次: 2\n公布数: { 交办: 2, 属实: 1, 已办结: 1 }');
  const published: Files = {
    ...minimal,
    [batchFile]: `${String(minimal[batchFile])}\n${bare}`.replace('批次: 1', '批次: 1\n公布数: { 交办: 2, 不属实: 1 }'),
    [secondBatchFile]: declaring(disclosed()),
  };
  const row = silent({ 行政区域: '麒麟区', 污染类型: '大气', 所属批次: '1' });
  const withdrawn = (
    stubText: string,
    rowText: string,
    counted: Facts = { 是否属实: '属实', 办结情况: '已办结' },
  ): Files => ({
    ...published,
    [batchFile]: String(published[batchFile]).replace(bare, stubText),
    [secondBatchFile]: declaring(rowText),
    'lin-2021/follow-ups/2022-05-01.md': markdown(
      { 公开日期: '2022-05-01' },
      record(number, { 类型: '撤下', 理由: '涉及隐私', 依据: '政府信息公开条例第十五条', ...counted }),
    ),
  });
  const told = (files: Files): string[] => [...messages(files), ...sinceLines(published, files)];

  it('in one round, and what the batches declared still adds up', () => {
    expect(messages(published)).toEqual([]);
    const files = withdrawn(silent(), row);
    expect(told(files)).toEqual([]);
    const [one, two] = inspectionOf(files)?.batches ?? [];
    expect([one, two].map((batch) => batch?.comparisons.filter((each) => each.declared !== each.counted))).toEqual(
      (inspectionOf(published)?.batches ?? []).map((batch) =>
        batch.comparisons.filter((each) => each.declared !== each.counted),
      ),
    );
    expect(JSON.stringify(viewsOf(siteFrom(files)))).not.toContain('责令停产');
  });

  it('counts as any withdrawn case: by its type and region, as withheld', () => {
    const totals = inspectionOf(withdrawn(silent(), row))?.totals;
    const before = inspectionOf(published)?.totals;
    expect([totals?.cases, totals?.withheld]).toEqual([before?.cases, 1]);
    expect([totals?.byType, totals?.byRegion]).toEqual([before?.byType, before?.byRegion]);
  });

  it.each<[string, Files, RegExp[]]>([
    [
      'the row says everything still',
      withdrawn(silent(), disclosed()),
      [/02\.md:\d+:\d+ 错误 第1批里的「D01LS202105070009」写了“不予公开”：这一件也请写“公开方式：不予公开”和“理由”/u],
    ],
    [
      'the row is gone',
      { ...withdrawn(silent(), row), [secondBatchFile]: declaring('') },
      [/since\/vanished .*请放回；不能再公开的，只留所属批次、行政区域、污染类型/u],
    ],
    [
      'the row has no type',
      withdrawn(silent(), silent({ 行政区域: '麒麟区', 所属批次: '1' })),
      [/02\.md:\d+:\d+ since\/changed .*「污染类型」已经公开，「大气」不见了；撤下以后仍按它统计，请照原来的写/u],
    ],
    [
      'the entry has no verdict',
      withdrawn(silent(), row, { 办结情况: '已办结' }),
      [/首次公开时的「是否属实」是「属实」，撤下里要照写/u],
    ],
    [
      'its own batch says nothing of it',
      withdrawn(bare, row),
      [/「D01LS202105070009」在第1批里：不能公开的，请在那一批的文件里写“公开方式：不予公开”/u],
    ],
  ])('and is told how where %s', (_, files, expected) => {
    const all = told(files);
    for (const one of expected) expect(all.join('\n')).toMatch(one);
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
      'of a batch that is not earlier',
      { ...minimal, [secondBatchFile]: later(disclosed({}, '2')) },
      /第2批不早于这一批，里面也没有「D01LS202105070009」，请核对「所属批次」和公开日期/u,
    ],
    [
      'twice',
      {
        ...unlisted,
        'lin-2021/batches/03.md': markdown({ 批次: '3', 公开日期: '2021-05-16' }, disclosed()),
      },
      /03\.md:.*第2批已经公布了它的内容/u,
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
      'as withheld where its batch names it',
      { ...before, [secondBatchFile]: later(withheld({ 所属批次: '1' })) },
      /在第1批里：不能公开的，请在那一批的文件里写“公开方式：不予公开”，并删去这一件/u,
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
