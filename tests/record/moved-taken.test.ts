/** A case that a correction has moved and that is redacted (脱敏) or withdrawn (撤下): it stays where it was moved to. */
import { describe, expect, it } from 'vitest';
import {
  batchFile,
  caseOf,
  firstCase,
  followUpFile,
  markdown,
  messages,
  minimal,
  record,
  register,
  without,
  type Files,
} from '../support/content.ts';
import { correctionEntry, redactionEntry } from '../support/entries.ts';
import { sinceLines } from '../support/since.ts';

const law = '政府信息公开条例第十四条';
const key = 'D01LS202105070009';
const base = without(minimal, followUpFile);
const published = record(
  key,
  { 行政区域: '麒麟区', 污染类型: '大气', 是否属实: '属实', 办结情况: '已办结' },
  { 交办问题: '某厂鳊鳋夜间排放。' },
);
const stub = record(key, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '不予公开', 理由: law });
const withdrawal = record(key, {
  ...{ 类型: '撤下', 理由: '公开后发现涉密', 依据: law },
  ...{ 是否属实: '属实', 办结情况: '已办结' },
});
/** A correction, and what stays of it when the case is withdrawn. */
const bare = (item: string, was: string, becomes: string): string =>
  record(key, { 类型: '更正', 更正项: item, 原为: was, 改为: becomes });
const other = record(firstCase, { 类型: '后续进展', 办结情况: '已办结' });
const site = (text: string, ...followUps: [day: string, ...entries: string[]][]): Files => ({
  ...base,
  [batchFile]: `${String(minimal[batchFile])}\n${text}`,
  ...Object.fromEntries(
    followUps.map(([name, ...entries]) => [
      `lin-2021/follow-ups/${name}.md`,
      markdown({ 公开日期: name.slice(0, 10) }, ...entries),
    ]),
  ),
});
const placeIn = (files: Files): string => caseOf(register(files), key).batch.number.key;
const [july, later, august] = ['2021-07-01', '2021-07-01-2', '2021-08-01'];
const moved = correctionEntry(key, '所属批次', '1', '2');
const gone = '（因撤下不再显示）';

describe('a redaction', () => {
  const redacted = published.replace('鳊鳋', '');
  it.each<[string, Files]>([
    ['after the move', site(redacted, [july, moved], [august, redactionEntry(key)])],
    ['before it', site(redacted, [july, redactionEntry(key)], [august, moved])],
    ['before it in one file', site(redacted, [july, redactionEntry(key), moved])],
    ['after it in one file', site(redacted, [july, moved, redactionEntry(key)])],
    ['before it on one day', site(redacted, [july, redactionEntry(key)], [later, moved])],
    ['after it on one day', site(redacted, [july, moved], [later, redactionEntry(key)])],
  ])('%s leaves the move as it was said: the number of a batch is no text', (_, files) => {
    expect(messages(files)).toEqual([]);
    expect(placeIn(files)).toBe('2');
    const { corrections } = caseOf(register(files), key);
    const said = corrections.filter(({ item }) => item !== undefined).map(({ was, becomes }) => [was, becomes]);
    expect(said).toEqual([['第1批', '第2批']]);
  });

  it('does not take the numbers out of it', () => {
    const files = site(
      redacted,
      [july, bare('所属批次', '（因脱敏不再显示）', '（因脱敏不再显示）')],
      [august, redactionEntry(key)],
    );
    expect(messages(files)).toEqual([expect.stringContaining('「所属批次」不是文字，脱敏不会删去它')]);
  });
});

describe('a withdrawal', () => {
  const before = site(published, [july, moved, other]);
  it.each<[string, Files]>([
    ['after the move', site(stub, [july, bare('所属批次', '1', '2'), other], [august, withdrawal])],
    ['in one file', site(stub, [july, bare('所属批次', '1', '2'), other, withdrawal])],
    ['before it', site(stub, [july, withdrawal], [august, bare('所属批次', '1', '2')])],
    ['before it on one day', site(stub, [july, withdrawal], [later, bare('所属批次', '1', '2')])],
  ])('%s leaves the case where it is', (_, files) => {
    expect(messages(files)).toEqual([]);
    expect(placeIn(files)).toBe('2');
  });

  it.each([
    ['所属批次', '1', '2'],
    ['行政区域', '麒麟区', '沾益区'],
    ['污染类型', '大气', '水'],
    ['来源', '来电', '来信'],
    ['级别', '未注明', '督办件'],
  ])('lets go no correction of %s, by which the case is counted', (item, was, becomes) => {
    const of = (...entries: string[]): Files => site(stub, [july, ...entries, other], [august, withdrawal]);
    const public_ = site(published, [july, correctionEntry(key, item, was, becomes), other]);
    const kept = of(bare(item, was, becomes));
    expect([messages(public_), messages(kept), sinceLines(public_, kept)]).toEqual([[], [], []]);
    const blank = of(bare(item, gone, gone));
    expect(messages(blank)).toEqual([
      expect.stringContaining(`「${item}」撤下以后仍按它统计，请把「原为」和「改为」写成原来公布的值`),
    ]);
    expect(sinceLines(public_, blank)).toEqual([
      expect.stringMatching(/「原为」已经公开，文字改了；撤下以后仍按它统计，请照原来的写/u),
      expect.stringMatching(/「改为」已经公开，文字改了；撤下以后仍按它统计/u),
    ]);
    expect(sinceLines(public_, of())).toEqual([
      expect.stringMatching(/since\/vanished .*不见了，请放回：撤下以后仍按它统计，只删去更正说明和备注/u),
    ]);
    expect(sinceLines(public_, of(record(key, { 类型: '后续进展' })))).toContainEqual(
      expect.stringContaining('撤下以后仍按它统计'),
    );
  });

  it('takes what explains a type out of its correction', () => {
    const explained = correctionEntry(key, '污染类型', '大气', '水（某厂排水）');
    const public_ = site(published, [july, explained, other]);
    const of = (becomes: string): Files =>
      site(stub, [july, bare('污染类型', '大气', becomes), other], [august, withdrawal]);
    expect(messages(public_)).toEqual([]);
    expect(messages(of('水（某厂排水）'))).toEqual([expect.stringContaining('请删去「改为」里的括号')]);
    expect([messages(of('水')), sinceLines(public_, of('水'))]).toEqual([[], []]);
    expect(sinceLines(public_, of('大气、水'))).toHaveLength(1);
  });

  it('lets go every correction of a text', () => {
    const public_ = site(published, [july, correctionEntry(key, '交办问题', '夜间', '凌晨'), moved, other]);
    const after = site(
      stub,
      [july, bare('交办问题', gone, gone), bare('所属批次', '1', '2'), other],
      [august, withdrawal],
    );
    expect(messages(after)).toEqual([]);
    expect(sinceLines(public_, after)).toEqual([]);
    expect(placeIn(before)).toBe('2');
  });
});

it('a case that somebody moves in the files is told to be corrected', () => {
  const after = {
    ...base,
    'lin-2021/batches/02.md': `${String(minimal['lin-2021/batches/02.md'])}\n${published}`,
  };
  expect(sinceLines(site(published), after)).toEqual([
    expect.stringContaining('由「第1批」改成了「第2批」；请改回，更正写进 follow-ups/（更正项写“所属批次”）'),
  ]);
});
