/** Batches: their number, what was declared of them, where they come from. */
import { z } from 'zod';
import { field, foldWord } from '../field.ts';
import { declaredTotals, type DeclaredTotals } from './declared.ts';
import type { Vocabulary } from './inspection-words.ts';
import { publicationFields } from './publication.ts';
import { complain, date, line, listOf, nameLine, tellingLine, text } from '../values.ts';
import { quote } from '../fault.ts';
import { partMend } from '../address-names.ts';

/** A batch as its own address and name: `3`, `35-1`, `29-30`. */
export interface BatchNumber {
  /** Part of the address: `29-30`. */
  key: string;
  /** As readers say it: `第29、30批`. */
  name: string;
  /** For sorting. */
  first: number;
}

/** Is a value the number of a batch? */
export const isBatchNumber = (value: object): value is BatchNumber =>
  'key' in value && 'name' in value && 'first' in value;

/** Reads 3, "35-1", [29, 30], 第29、30批; `第三批` style words belong to the importer. */
export function toBatchNumber(raw: readonly string[]): BatchNumber | undefined {
  const parts = raw.flatMap((part) => foldWord(part).replace(/^第/u, '').replace(/批$/u, '').split(/[、,]/u));
  if (parts.length === 0 || !parts.every((part) => /^\d{1,4}(-\d{1,3})?$/u.test(part))) return undefined;
  const plain = parts.map((part) => part.replace(/^0+(?=\d)/u, ''));
  return { key: plain.join('-'), name: `第${plain.join('、')}批`, first: Number.parseInt(plain[0] ?? '0', 10) };
}

/** The number of a batch, as people write it. */
export const batchNumber = listOf(line).transform((raw, ctx) => {
  const number = toBatchNumber(raw);
  const mend = number && partMend(number.key);
  if (mend !== undefined) return complain(ctx, { rule: 'format/batch', mend: `${quote(raw.join('、'))}${mend}` });
  return (
    number ??
    complain(ctx, { rule: 'format/batch', mend: `${quote(raw.join('、'))}不是批次，请写 3、"35-1" 或 [29, 30]` })
  );
});

/** The reader adds what the notice called its figures. */
const withRoom = (totals: DeclaredTotals): DeclaredTotals => totals;

/** The front matter of batches/*.md. */
export const batchSchema = (vocabulary: Vocabulary) =>
  z.strictObject({
    batch: field('批次', batchNumber, '第几批：3、"35-1" 或 [29, 30]。'),
    published: field('公开日期', date, '向社会公开的日期；晚于今天的，到那天才显示。'),
    forwarded: field('交办日期', date.optional(), '督察组交办的日期。'),
    title: field('标题', tellingLine.optional(), '官方表格的标题。'),
    upperBatch: field('上级批次', nameLine.optional(), '上级（例如省）的批次编号。'),
    basis: field('口径', text.optional(), '统计口径的说明。'),
    declared: field(
      '公布数',
      declaredTotals(vocabulary).transform(withRoom).optional(),
      '官方通报里的统计数，逐项与本文件核对。',
    ),
    declaredNote: field('公布数说明', text.optional(), '公布数与逐件统计不一致的原因，会一并公开。'),
    ...publicationFields,
  });
export type BatchFacts = z.infer<ReturnType<typeof batchSchema>>;
