/** From a correction back to what was said before it. */
import { describe, expect, it } from 'vitest';
import {
  batchFile,
  caseOf,
  change,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  record,
  register,
} from '../../../tests/support/content.ts';
import { correctionEntry, later } from '../../../tests/support/entries.ts';
import type { Correction } from '../../register/types.ts';
import { beforeInBatch, beforeInCase, correctedRecords, type Before } from './before.ts';
import { versionAnchor } from './content-hash.ts';
import { batchHashes, caseHashes } from './versions.ts';

const anchors = (hashes: readonly string[], ...versions: number[]): string[] =>
  versions.map((version) => versionAnchor(hashes[version] ?? ''));
const of = (corrections: readonly Correction[], before: Before) => corrections.map((one) => before.get(one));

const twice = (...more: string[]) =>
  changed([
    followUpFile,
    markdown(
      { 公开日期: '2021-06-01' },
      correctionEntry(firstCase, '是否属实', '不属实', '部分属实'),
      record(firstCase, { 类型: '后续进展', 办结情况: '已办结' }),
      correctionEntry(firstCase, '是否属实', '部分属实', '属实'),
      ...more,
    ),
  ]);

describe('a case', () => {
  it('corrected twice on one day, with a progress between, leads to the version before each', () => {
    const one = caseOf(register(twice()));
    expect(one.versions).toHaveLength(4);
    // Newest first.
    expect(of(one.corrections, beforeInCase(one))).toEqual(anchors(caseHashes(one), 2, 0));
  });

  it('redacted leads to no version before that', () => {
    const redacted = twice(record(firstCase, { 类型: '脱敏' }, { 更正说明: '去除了姓名。' }));
    const one = caseOf(register(change(redacted, later(correctionEntry(firstCase, '是否属实', '属实', '基本属实')))));
    expect(one.versions).toHaveLength(2);
    expect(of(one.corrections, beforeInCase(one))).toEqual([
      ...anchors(caseHashes(one), 0),
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('without a correction has none', () => {
    expect(beforeInCase(caseOf(register(minimal))).size).toBe(0);
  });
});

it('a batch corrected twice in one publication leads to the version before that', () => {
  const files = changed(
    [batchFile, '公开日期: 2021-05-14', '公开日期: 2021-05-14\n公布数: { 罚款万元: 5, 约谈: 2 }'],
    [
      followUpFile,
      markdown(
        { 公开日期: '2021-06-01' },
        correctionEntry('批次 1', '罚款万元', '5', '4'),
        correctionEntry('批次 1', '约谈', '2', '1'),
      ),
    ],
  );
  const [batch] = inspectionOf(register(files)).batches;
  if (!batch) throw new Error('no batch');
  const [first = ''] = anchors(batchHashes(batch), 0);
  expect(of(batch.corrections, beforeInBatch(batch))).toEqual([first, first]);
});

it('all corrections of an inspection are found with their records', () => {
  const files = changed([
    followUpFile,
    markdown(
      { 公开日期: '2021-09-01' },
      correctionEntry(firstCase, '是否属实', '不属实', '部分属实'),
      correctionEntry('任务 1', '整改时限', '2021年12月底前', '2022年3月底前'),
      correctionEntry('公告 2021-05-06-stationed', '正文', '林市。', '林市（含开发区）。'),
    ),
  ]);
  const made = register(files);
  const records = correctedRecords(inspectionOf(made));
  expect(made.corrections.map((one) => records.get(one))).toEqual([
    { title: undefined, before: expect.stringMatching(/^v-[0-9a-f]{12}$/u) as string },
    { title: '治理某河', before: expect.stringMatching(/^v-/u) as string },
    { title: '某厂夜间冒烟', before: expect.stringMatching(/^v-/u) as string },
  ]);
});

it('the redaction of a file is told in the records that it reaches, and is no correction of theirs', () => {
  const files = changed([
    followUpFile,
    markdown({ 公开日期: '2021-06-01' }, record('批次 1', { 类型: '脱敏' }, { 脱敏说明: '删去姓名。' })),
  ]);
  const made = register(files);
  expect(caseOf(made).corrections).toEqual(made.corrections);
  const records = correctedRecords(inspectionOf(made));
  expect(made.corrections.map((one) => records.get(one))).toEqual([{ title: undefined, before: undefined }]);
});
