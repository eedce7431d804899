/** Corrections of what a file says as a whole: of a batch, the plan, a list of results, a later publication. */
import { describe, expect, it } from 'vitest';
import { correctedTexts } from '../../src/checks/corrected.ts';
import { batchJson } from '../../src/formats/downloads/batch-files.ts';
import { entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { batchNotes, planNotes } from '../../src/formats/text/notes.ts';
import { batchVersions } from '../../src/formats/versions/versions.ts';
import { correctable } from '../../src/schema/correctable.ts';
import { fieldsByLabel } from '../../src/schema/field.ts';
import { declaredTotals } from '../../src/schema/files/declared.ts';
import { everyWord } from '../../src/schema/files/inspection-words.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import {
  batchFile,
  change,
  followUpFile,
  inspectionOf,
  markdown,
  messages,
  minimal,
  read,
  resultsFile,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { correctionEntry, later, redactionEntry } from '../support/entries.ts';
import { sinceLines } from '../support/since.ts';
import { siteOf, viewOf } from '../support/views.ts';

const source = '来源: 某县网站\n来源网址: https://www.example.gov.cn/a';

/** The first batch with all that it can say as a whole; the second has nothing. */
const whole: Files = change(
  minimal,
  [
    batchFile,
    '批次: 1\n公开日期: 2021-05-14\n---\n',
    `批次: 1\n标题: 某表\n上级批次: 省第二批\n交办日期: 2021-05-08\n口径: 鲂鲅口径\n公布数: { 交办: 1 }\n公布数说明: 鲃鲄一件\n${source}\n公开日期: 2021-05-14\n---\n\n鳊鳋起的说明。\n`,
  ],
  ...[tasksFile, resultsFile, followUpFile]
    .map((file) => [file, '---\n', `---\n${source}\n`] as const)
    .map(([file, , to]) => [file, String(minimal[file]).replace('---\n', to)] as const),
);

/** After every other file. */
const correcting = (heading: string, item: string, was: string, becomes: string): Files =>
  change(whole, [
    'lin-2021/follow-ups/2022-02-01.md',
    markdown({ 公开日期: '2022-02-01' }, correctionEntry(heading, item, was, becomes)),
  ]);

const ofBatch: readonly [item: string, was: string, becomes: string][] = [
  ['标题', '某表', '另一份'],
  ['上级批次', '省第二批', '省第三批'],
  ['交办日期', '2021-05-08', '2021-05-09'],
  ['口径', '鲂鲅口径', '鲔鲕口径'],
  ['公布数说明', '鲃鲄一件', '鲋鲌两件'],
  ['来源', '某县网站', '某市网站'],
  ['来源网址', 'https://www.example.gov.cn/a', 'https://www.example.gov.cn/b'],
  ['正文', '鳊鳋', '鳟鳠'],
];

describe.each(ofBatch)('%s of a batch', (item, was, becomes) => {
  const site = siteOf(correcting('批次 1', item, was, becomes));
  const inspection = inspectionOf(site.register);
  const batch = inspection.batches[0];
  if (!batch) throw new Error('no batch');
  const view = viewOf(site, 'batch', { batch: '1' });

  it('is shown as corrected, with what it was and where to read that', () => {
    const { page, corrections, cite, ...now } = view;
    expect(JSON.stringify(page)).toContain(`改为“${becomes}”`);
    expect(corrections).toMatchObject([{ kind: '更正', change: { label: item, was, becomes } }]);
    const versions = cite.versions?.versions ?? [];
    expect(versions.map(({ items }) => items)).toEqual([[item], [], []]);
    expect(corrections[0]?.before).toBe(`#${String(versions[1]?.anchor)}`);
    expect(JSON.stringify(versions[1]?.text)).toContain(was);
    expect(versions[0]?.text).toBeUndefined();
    if (item === '交办日期') return;
    expect([becomes, was].map((one) => JSON.stringify(now).includes(one))).toEqual([true, false]);
  });

  it('has a version of its own, which hashes what was said then', () => {
    const said = batchVersions(batch).map(({ record }) => JSON.stringify([record.facts, record.introduction]));
    expect(said.map((one) => [one.includes(was), one.includes(becomes)])).toEqual([
      [true, false],
      [true, false],
      [false, true],
    ]);
    expect(new Set(batchVersions(batch).map(({ sha256 }) => sha256)).size).toBe(3);
  });

  it('stands in JSON, notes, feeds and the list of all corrections', () => {
    const { corrections, versions, ...json } = batchJson(batch, inspection, site);
    expect(corrections).toMatchObject([{ item, was, becomes }]);
    expect(versions).toHaveLength(3);
    expect(JSON.stringify(json)).toContain(becomes);
    const [entry] = entriesOf(inspection, site).publications.filter(({ title }) => title.includes('第1批'));
    expect(entry?.html()).toContain(becomes);
    const notes = batchNotes(batch);
    expect(notes.at(-1)).toMatchObject({ label: '更正说明' });
    if (item !== '交办日期') expect(JSON.stringify(notes.slice(0, -1))).toContain(becomes);
    expect(site.register.corrections).toMatchObject([{ subject: '第1批', item, was, becomes }]);
  });
});

it('what was said of a batch is searched as it is now', () => {
  const texts = (files: Files): string =>
    JSON.stringify([...searchDocuments(siteOf(files).register)].filter(({ kind }) => kind === 'batch'));
  expect(texts(correcting('批次 1', '正文', '鳊鳋', '鳟鳠'))).toContain('鳟鳠起的说明。');
});

it('a note that was left out can be added, and one that is wrong be taken out', () => {
  const noteOf = (files: Files) => viewOf(siteOf(files), 'batch', { batch: '2' }).comparisons.note;
  const added = change(minimal, later(correctionEntry('批次 2', '公布数说明', '未注明', '鲃鲄一件')));
  expect(JSON.stringify(noteOf(added))).toContain('鲃鲄一件');
  const gone = correcting('批次 1', '公布数说明', '鲃鲄一件', '未注明');
  expect(messages(gone)).toEqual([]);
  expect(viewOf(siteOf(gone), 'batch', { batch: '1' }).comparisons.note).toBeUndefined();
});

it.each<[item: string, was: string, becomes: string, message: string]>([
  ['公布数说明', '别的', '两件', '「公布数说明」此前公布的是「鲃鲄一件」，不是「别的」，请核对原为'],
  ['正文', '没有的字', '两件', '「正文」里没有这段文字；原为：「没有的字」'],
  ['交办日期', '2021-05-08', '某日', '「交办日期」「某日」不是日期，请写成 2019-11-14 或 2019年11月14日'],
  ['说明文字', 'a', 'b', '未知的更正项「说明文字」'],
])('%s from %s is refused: %s', (item, was, becomes, message) => {
  expect(messages(correcting('批次 1', item, was, becomes))).toEqual([expect.stringContaining(message)]);
});

it('two halves that make a telephone number are seen', () => {
  const { content } = read(correcting('批次 1', '正文', '鳊鳋', '13800138000'));
  expect(content && correctedTexts(content).map(({ text }) => text.text)).toEqual(['13800138000起的说明。']);
});

it('what a redaction took out stands nowhere', () => {
  const files = change(
    whole,
    [batchFile, '鳊鳋起的说明。', '起的说明。'],
    later(
      correctionEntry('批次 1', '正文', '（因脱敏不再显示）', '（因脱敏不再显示）'),
      correctionEntry('批次 1', '公布数说明', '鲃鲄一件', '鲋鲌两件'),
      redactionEntry('批次 1'),
    ),
  );
  expect(messages(files)).toEqual([]);
  const view = JSON.stringify(viewOf(siteOf(files), 'batch', { batch: '1' }));
  expect(view).not.toContain('鲃鲄');
  expect(view).toContain('鲋鲌');
});

it('names no figure: each item of a correction has one meaning', () => {
  const figures = fieldsByLabel(declaredTotals(everyWord));
  for (const { facts, sections } of [correctable.batch])
    for (const label of [...fieldsByLabel(facts).keys(), ...fieldsByLabel(sections).keys()])
      expect([label, figures.has(label)]).toEqual([label, false]);
});

describe.each([
  ['整改任务清单', 'rectification'],
  ['整改结果 results-2022-01', 'rectification'],
  ['后续公开 2021-06-01', 'followUp'],
] as const)('the source of %s', (heading, page) => {
  it.each([
    ['来源', '某县网站', '某市网站'],
    ['来源网址', 'https://www.example.gov.cn/a', 'https://www.example.gov.cn/b'],
  ])('%s', (item, was, becomes) => {
    const site = siteOf(correcting(heading, item, was, becomes));
    expect(site.register.corrections).toMatchObject([{ item, was, becomes }]);
    const view = viewOf(site, page);
    const told = JSON.stringify(view);
    expect(told).toContain(becomes);
    const { followUps, ...inspection } = inspectionOf(site.register);
    const notes = JSON.stringify([planNotes({ followUps, ...inspection }), followUps.map(({ facts }) => facts)]);
    expect(notes).toContain(becomes);
  });
});

it.each<[string, RegExp]>([
  ['口径: 鲂鲅口径', /「口径」已经公开，文字改了；请改回，更正写进 follow-ups\/（更正项写“口径”）；去掉个人信息/u],
  ['交办日期: 2021-05-08', /「交办日期」已经公开.*请改回，更正写进 follow-ups\/（更正项写“交办日期”）$/u],
  ['鳊鳋起的说明。', /「正文」已经公开，文字改了；请改回，更正写进 follow-ups\/（更正项写“正文”）/u],
])('whoever changes a public file is told how: %s', (passage, message) => {
  const other = passage.replace('鲅', '鳅').replace('08', '09').replace('鳊', '鳅');
  expect(sinceLines(whole, change(whole, [batchFile, passage, other]))).toEqual([expect.stringMatching(message)]);
});
