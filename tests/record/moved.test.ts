/** A correction of 所属批次: the case belongs to the other batch from then on, under its number and address. */
import { describe, expect, it } from 'vitest';
import { batchFiles, batchJson } from '../../src/formats/downloads/batch-files.ts';
import { batchDocument as batchSchema } from '../../src/formats/json/documents.ts';
import { caseColumns } from '../../src/formats/tables/case-table.ts';
import { nameInBatch } from '../../src/formats/text/record-names.ts';
import { batchVersions, caseVersions } from '../../src/formats/versions/versions.ts';
import {
  batchFile,
  firstCase,
  markdown,
  messages,
  minimal,
  record,
  secondBatchFile,
  without,
  followUpFile,
  type Files,
} from '../support/content.ts';
import { csvCells, madeFiles, siteOfRegister, xlsxCells } from '../support/downloads.ts';
import { sinceLines } from '../support/since.ts';
import { siteOf, viewOf, viewsOf } from '../support/views.ts';

const number = 'D01LS202105070009';
const stub = record(number, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '办理后公开' });
const row = (ofBatch: string): string =>
  record(
    number,
    { 行政区域: '麒麟区', 污染类型: '大气', 是否属实: '属实', 办结情况: '已办结', 所属批次: ofBatch },
    { 交办问题: '某厂夜间排放。', 处理整改: '责令停产。' },
  );
const thirdBatchFile = 'lin-2021/batches/03.md';
const third = (text: string): string => markdown({ 批次: '3', 公开日期: '2021-05-20' }, text);
const base = without(minimal, followUpFile);
const first = String(minimal[batchFile]);

/** The third batch brings it: the first one says 办理后公开, or does not name it. */
const deferred: Files = { ...base, [batchFile]: `${first}\n${stub}`, [thirdBatchFile]: third(row('1')) };
const unlisted: Files = { ...base, [thirdBatchFile]: third(row('1')) };
const withheld: Files = {
  ...base,
  [batchFile]: `${first}\n${record(number, { 行政区域: '麒麟区', 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' })}`,
};

const correction = (was: string, becomes: string, of = number): string =>
  record(of, { 类型: '更正', 更正项: '所属批次', 原为: was, 改为: becomes }, { 更正说明: '批次录入有误。' });
const later = (files: Files, day: string, ...entries: string[]): Files => ({
  ...files,
  [`lin-2021/follow-ups/${day}.md`]: markdown({ 公开日期: day }, ...entries),
});
const moved = (files: Files, of = number): Files => {
  const entry = correction('1', '2', of);
  // Of a case that is not published nothing may be said, a reason neither.
  return later(files, '2021-07-01', files === withheld ? entry.replace(/\n### 更正说明[^]*$/u, '') : entry);
};

const meant = ['logic/unlisted'];
const siteFrom = (files: Files) => siteOf(files, undefined, meant);
function made(files: Files) {
  const site = siteFrom(files);
  const [inspection] = site.register.inspections;
  if (!inspection) throw new Error('no inspection');
  return { site, inspection };
}
const caseIn = (files: Files, key = number) => {
  const { site, inspection } = made(files);
  const one = inspection.caseByKey.get(key);
  if (!one) throw new Error('no case');
  return { site, inspection, one };
};
const keysOf = (files: Files) =>
  made(files).inspection.batches.map(({ cases }) => cases.map(({ key }) => key).filter((key) => key === number));
const errors = (files: Files): string =>
  messages(files)
    .filter((line) => line.includes('错误'))
    .join('\n');

describe.each<[string, Files, string]>([
  ['that a later batch brought', deferred, number],
  ['that its own batch did not list', unlisted, number],
  ['that is not published', withheld, number],
  ['that its batch lists as any other', base, firstCase],
])('a case %s', (_, files, key) => {
  const after = moved(files, key);

  it('passes the check, belongs to the other batch, and counts there once', () => {
    expect(errors(after)).toBe('');
    const { inspection, one } = caseIn(after, key);
    expect(inspection.batches.map(({ cases }) => cases.includes(one))).toEqual(
      inspection.batches.map((_each, index) => index === 1),
    );
    expect(inspection.cases.filter((other) => other === one)).toHaveLength(1);
    expect(inspection.batches[1]?.cases.at(-1)).toBe(one);
    const before = made(files).inspection;
    const [from, to] = inspection.batches;
    expect([from?.now.cases, to?.now.cases]).toEqual([
      (before.batches[0]?.now.cases ?? 0) - 1,
      (before.batches[1]?.now.cases ?? 0) + 1,
    ]);
    expect(inspection.totals.cases).toBe(before.totals.cases);
    expect(inspection.batches.map(({ asPublished }) => asPublished)).toEqual(
      before.batches.map(({ asPublished }) => asPublished),
    );
  });

  it('keeps its number, its address and every hash of before', () => {
    const [was, is] = [caseIn(files, key), caseIn(after, key)];
    expect([is.one.key, is.one.address, is.one.label]).toEqual([was.one.key, was.one.address, was.one.label]);
    const hashes = (found: typeof was): string[] => caseVersions(found.one).map(({ sha256 }) => sha256);
    expect(hashes(is).slice(0, -1)).toEqual(hashes(was));
    expect(caseVersions(is.one).map(({ record: { batch } }) => batch)).toEqual([...hashes(was).map(() => '1'), '2']);
    for (const [index, batch] of was.inspection.batches.entries()) {
      const old = batchVersions(batch).map(({ sha256 }) => sha256);
      const now = is.inspection.batches[index];
      expect(now && batchVersions(now).map(({ sha256 }) => sha256)).toEqual(
        index < 2 ? [...old, expect.stringMatching(/^[0-9a-f]{64}$/u)] : old,
      );
    }
    const last = is.inspection.batches.slice(0, 2).map((batch) => batchVersions(batch).at(-1)?.record.cases);
    expect(last.map((cases) => cases?.some((one) => one.key === key))).toEqual([false, true]);
  });

  it('is linked by both batches, and leads to both', () => {
    const { site, one } = caseIn(after, key);
    const place = { title: one.label, address: one.address, sample: false };
    expect(viewOf(site, 'batch', { batch: '1' }).moved).toEqual([{ how: '现归第2批', ...place }]);
    const there = viewOf(site, 'batch', { batch: '2' });
    expect(there.moved).toEqual([{ how: '原列第1批', ...place }]);
    expect(there.table?.rows).toHaveLength(2);
    const view = viewOf(site, 'case', { key });
    expect(view.page.crumbs.at(-1)?.name).toBe('第2批');
    const { first: step, events } = view.history;
    const of = [step, ...events].map(({ earlier }) => earlier?.facts.find(({ label }) => label === '所属批次')?.value);
    expect([of[0], of[1]]).toEqual([one.versions.length > 1 ? ['第1批'] : undefined, undefined]);
    expect(view.related).toContainEqual(expect.objectContaining({ how: '原列', title: '第1批' }));
    expect(view.corrections).toHaveLength(1);
  });

  it('is told in data files', () => {
    const { site, inspection, one } = caseIn(after, key);
    const column = caseColumns(inspection, site).find(({ name }) => name === 'batch');
    expect(column?.of(one)).toBe('2');
    const [from, to] = inspection.batches;
    const told = { from: { key: '1', name: '第1批' }, to: { key: '2', name: '第2批' }, key, label: one.label };
    for (const batch of [from, to])
      expect(batch && batchJson(batch, inspection, site).moved).toEqual([expect.objectContaining(told)]);
    const files = batchFiles(inspection, siteOfRegister(site.register));
    for (const { path, render } of files.filter((file) => file.path.endsWith('.json')))
      expect([path, batchSchema.safeParse(JSON.parse(render() as string)).error]).toEqual([path, undefined]);
  });

  it('changes nothing that is public', () => {
    expect(sinceLines(files, after)).toEqual([]);
  });
});

it('its page says which batch published it, and where it counts', () => {
  const answer = (files: Files, key = number) => viewOf(siteFrom(files), 'case', { key }).answer;
  const handed = { ...base, [batchFile]: first.replace('公开日期', '交办日期: 2021-05-08\n公开日期') };
  expect(answer(handed, firstCase)).toMatchObject({ batch: '第1批', published: '2021-05-14', forwarded: '2021-05-08' });
  const there = answer(moved(handed, firstCase), firstCase);
  expect(there).toMatchObject({ batch: '第1批', published: '2021-05-14', belongs: '算在第2批' });
  expect(there).not.toHaveProperty('forwarded');
  expect(answer({ ...handed, [thirdBatchFile]: third(row('1')) })).toMatchObject({
    batch: '第3批',
    published: '2021-05-20',
    belongs: '算在第1批（2021-05-08 交办）',
  });
});

it('a batch of figures alone that gets a case says nothing of changes that it does not show', () => {
  const alone = markdown({ 批次: '2', 公开日期: '2021-05-15', 公布数: '{ 受理: 9 }' });
  const view = viewOf(siteFrom(moved({ ...base, [secondBatchFile]: alone }, firstCase)), 'batch', { batch: '2' });
  expect(view.table?.rows).toHaveLength(1);
  const summary = viewOf(siteFrom(moved({ ...deferred, [secondBatchFile]: alone })), 'inspection').summary;
  expect(JSON.stringify(summary)).toContain('另有办理后公开、更正所属批次的 1 件');
  expect(view.later).toBe('');
  expect(view.comparisons.summary).not.toContain('现在');
  expect(view.comparisons.rows.map(({ label }) => label)).toEqual(['受理']);
});

it('the batch that brought the text says to which one it belongs now, and not where it is its own', () => {
  const told = (to: string) =>
    viewOf(siteFrom(later(deferred, '2021-07-01', correction('1', to))), 'batch', { batch: '3' }).disclosed;
  expect(told('2').map(({ how }) => how)).toEqual(['第2批']);
  expect(told('3')).toEqual([]);
});

it('a batch that brings the text after the correction may name either', () => {
  const early = later({ ...base, [batchFile]: `${first}\n${stub}` }, '2021-05-18', correction('1', '2'));
  for (const named of ['1', '2']) {
    const files = { ...early, [thirdBatchFile]: third(row(named)) };
    expect(errors(files)).toBe('');
    expect(keysOf(files)).toEqual([[], [number], []]);
    expect(caseIn(files).one.state).toBe('已办结');
  }
  expect(errors({ ...early, [thirdBatchFile]: third(row('3')) })).toMatch(/第3批不早于这一批/u);
});

it('a case without a number keeps its name and address, which hold the batch that listed it', () => {
  const plain = first.replace(`## ${firstCase}`, '## 序号 3');
  const files = { ...base, [batchFile]: plain };
  const [key = ''] = made(files).inspection.caseByKey.keys();
  const after = later(files, '2021-07-01', correction('1', '2', 'B1-3'));
  expect(errors(after)).toBe('');
  const { one } = caseIn(after, key);
  expect([one.batch.number.key, one.address, one.label, nameInBatch(one)]).toEqual([
    '2',
    caseIn(files, key).one.address,
    '第1批序号 3',
    '第1批序号 3',
  ]);
});

it('may go on, and come back to its row', () => {
  const there = later(moved(base, firstCase), '2021-07-02', correction('2', '3', firstCase));
  const files = { ...there, [thirdBatchFile]: third(row('1')), [batchFile]: `${first}\n${stub}` };
  expect(errors(files)).toBe('');
  const { inspection } = made(files);
  expect(inspection.batches.map(({ cases, movedAway }) => [cases.length, movedAway.length])).toEqual([
    [1, 1],
    [1, 1],
    [1, 0],
  ]);
  const back = later(files, '2021-07-03', correction('3', '1', firstCase));
  expect(errors(back)).toBe('');
  const [home] = made(back).inspection.batches;
  expect(home?.cases.map(({ key }) => key)).toEqual([firstCase, number]);
  expect(home?.movedAway).toEqual([]);
});

it('what is taken out of it later leaves no hash of before in the batch that had it', () => {
  const files = later(moved(deferred), '2021-08-01', record(number, { 类型: '脱敏' }, { 脱敏说明: '删去电话。' }));
  expect(errors(files)).toBe('');
  const days = made(files).inspection.batches.map(({ versions }) => versions.map(({ publication: { id } }) => id));
  expect(days.slice(0, 2)).toEqual([['2021-08-01'], ['2021-08-01']]);
});

describe('is refused at its line', () => {
  it.each<[string, Files, RegExp]>([
    ['to no batch', later(deferred, '2021-07-01', correction('1', '7')), /:12:6 错误 本次督察没有第7批，请核对改为/u],
    [
      'to a batch that was not out yet',
      later(deferred, '2021-05-18', correction('1', '3')),
      /:12:6 错误 第3批 2021-05-20 才公开，更正的那天还没有这一批/u,
    ],
    [
      'to an invented one',
      moved({ ...deferred, [secondBatchFile]: String(minimal[secondBatchFile]).replace('---\n', '---\n示例: true\n') }),
      /错误 「D01LS202105070009」是真实的，第2批是虚构的示例，不能移到那里/u,
    ],
    ['with another 原为', later(deferred, '2021-07-01', correction('2', '3')), /此前公布的是「第1批」，不是「2」/u],
    ['that changes nothing', later(deferred, '2021-07-01', correction('1', '1')), /的改为和原为一样/u],
    ['to nowhere', later(deferred, '2021-07-01', correction('1', '未注明')), /每一件都属于一个批次，请写明改到哪一批/u],
  ])('%s', (_, files, message) => {
    expect(errors(files)).toMatch(message);
  });
});

describe('a batch whose cases have all moved away', () => {
  const { site } = made(moved(base, firstCase));

  it('keeps its files, whose addresses are public, and its page says where they are', async () => {
    const files = await madeFiles(siteOfRegister(site.register));
    const fileOf = (ending: string): Buffer => files.get(`/lin-2021/batches/1.${ending}`) ?? Buffer.alloc(0);
    expect(csvCells(fileOf('csv'))).toHaveLength(1);
    expect((await xlsxCells(fileOf('xlsx'))).flat().join('')).toContain('受理编号');
    const view = viewOf(site, 'batch', { batch: '1' });
    expect(view.downloads).toHaveLength(3);
    expect(view.moved).toHaveLength(1);
    expect([view.cases, view.counts]).toEqual([0, '。']);
    expect(view.table?.rows.map(({ instead }) => instead?.text)).toEqual(['现归第2批']);
  });
});

it('says of a batch how many corrections changed it, of no other one', () => {
  const on = later(moved(base, firstCase), '2021-07-02', correction('2', '3', firstCase));
  const files = { ...on, [thirdBatchFile]: third(row('1')), [batchFile]: `${first}\n${stub}` };
  expect(viewOf(siteFrom(files), 'batch', { batch: '1' }).later).toContain('已计入后续公开和 1 项更正');
});

it('names earlier batches once, and not the one that it has come back to', () => {
  const back = later(moved(base, firstCase), '2021-07-02', correction('2', '1', firstCase));
  const again = later(back, '2021-07-03', correction('1', '2', firstCase));
  const earlier = (files: Files): string[] =>
    viewOf(siteFrom(files), 'case', { key: firstCase })
      .related.filter(({ how }) => how === '原列')
      .map(({ title }) => title);
  expect(earlier(back)).toEqual(['第2批']);
  expect(earlier(again)).toEqual(['第1批']);
});

it('a redaction of the batch that it came to takes words out of it, too', () => {
  const told = later(moved(base, firstCase), '2021-07-02', record(firstCase, { 类型: '更正', 更正项: '交办问题', 原为: '鳊鳋夜间', 改为: '夜间' }, { 更正说明: '核对。' })); // prettier-ignore
  const files = { ...told, [batchFile]: first.replace('某厂夜间', '某厂鳊鳋夜间') };
  const redacted = later(files, '2021-08-01', record('批次 2', { 类型: '脱敏' }, { 脱敏说明: '删去一人姓名。' }));
  expect(errors(redacted)).toBe('');
  expect(JSON.stringify(viewsOf(siteFrom(files)).map(({ view }) => view))).toContain('鳊鳋');
  expect(JSON.stringify(viewsOf(siteFrom(redacted)).map(({ view }) => view))).not.toContain('鳊鳋');
});

it.each(['2-3', '第2、3批', '2、3', '第2,3批'])('several batches in one are named as readers see them: %s', (name) => {
  const joint = { ...base, [secondBatchFile]: String(base[secondBatchFile]).replace('批次: 2', '批次: [2, 3]') };
  const there = later(joint, '2021-07-01', correction('1', name, firstCase));
  expect(errors(there)).toBe('');
  expect(errors(later(there, '2021-07-02', correction(name, '1', firstCase)))).toBe('');
});
