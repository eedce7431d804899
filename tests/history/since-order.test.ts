/** What is published later stands after what is public, also where a case comes to another batch (since/order). */
import { describe, expect, it } from 'vitest';
import {
  batchFile,
  firstCase,
  followUpFile,
  markdown,
  messages,
  minimal,
  record,
  secondCase,
  without,
  type Files,
} from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';
import { sinceLines } from '../support/since.ts';

const key = 'D01LS202105070009';
const stub = record(key, { 行政区域: '麒麟区', 公开方式: '办理后公开' });
const brought = record(key, { 行政区域: '麒麟区', 所属批次: '1' }, { 交办问题: '某厂夜间排放。' });
const thirdBatch = (...entries: string[]): Files => ({
  'lin-2021/batches/03.md': markdown({ 批次: '3', 公开日期: '2021-05-20' }, ...entries),
});
const told = (day: string, ...entries: string[]): Files => ({
  [`lin-2021/follow-ups/${day}.md`]: markdown({ 公开日期: day }, ...entries),
});
const progress = (of: string): string => record(of, { 类型: '后续进展', 办结情况: '已办结' });
const moved = told('2021-07-01', correctionEntry(firstCase, '所属批次', '1', '2'));
const base = without(minimal, followUpFile);
const withStub: Files = { ...base, [batchFile]: `${String(minimal[batchFile])}\n${stub}` };

/** What is said when something is added to what is public. */
const adding = (before: Files, more: Files): string[] => {
  const after = { ...before, ...more };
  expect(messages(after).filter((line) => line.includes('错误'))).toEqual([]);
  return sinceLines(before, after);
};
const crossed = (file: string): unknown[] => [
  expect.stringMatching(new RegExp(`^lin-2021/${file}:1:1 since/order `, 'u')),
];

describe('a case that is moved to a batch', () => {
  const august = told('2021-08-01', progress(secondCase));
  it('comes after what was published of the cases there', () => {
    expect(adding({ ...base, ...august }, moved)).toEqual(crossed('follow-ups/2021-07-01\\.md'));
    expect(adding({ ...base, ...told('2021-06-20', progress(secondCase)) }, moved)).toEqual([]);
  });
  it('and so does what is told of it since', () => {
    const news = told('2021-07-15', progress(firstCase));
    expect(adding({ ...base, ...moved, ...august }, news)).toEqual(crossed('follow-ups/2021-07-15\\.md'));
    expect(adding({ ...base, ...moved }, news)).toEqual([]);
  });
});

describe('a later batch that brings a case', () => {
  const june = told('2021-06-01', progress(firstCase));
  it.each<[string, Files]>([
    ['that its own batch lists', withStub],
    ['that its own batch does not list', base],
  ])('%s comes after what was published of that batch', (_, before) => {
    expect(adding({ ...before, ...june }, thirdBatch(brought))).toEqual(crossed('batches/03\\.md'));
    expect(adding(before, thirdBatch(brought))).toEqual([]);
    const own = record('D01LS202105200001', { 行政区域: '麒麟区' }, { 交办问题: '某河。' });
    expect(adding({ ...before, ...june }, thirdBatch(own))).toEqual([]);
  });

  it('is a later entry, whichever files have changed', () => {
    const public_ = { ...withStub, ...thirdBatch(brought) };
    const gone = {
      ...public_,
      ...thirdBatch(record('D01LS202105200001', { 行政区域: '麒麟区' }, { 交办问题: '某河。' })),
    };
    expect(sinceLines(public_, gone)[0]).toContain(`已经公开的后续公开里的一条「${key}」不见了`);
    expect(sinceLines(public_, { ...public_, ...thirdBatch(brought.replace('某厂', '某店')) })).toEqual([
      expect.stringContaining(`后续公开里的一条「${key}」的「交办问题」已经公开，文字改了`),
    ]);
  });
});
