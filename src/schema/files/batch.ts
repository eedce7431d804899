/** Batches: their number, what was declared of them, where they come from. */
import { z } from 'zod';
import { field, foldWord } from '../field.ts';
import { regionNamed, typeNamed, type Vocabulary } from './inspection.ts';
import { publicationFields } from './publication.ts';
import { amount, complain, count, date, line, listOf, nameLine, outputs, tellingLine, text } from '../values.ts';
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

/** Reads 3, "35-1", [29, 30]; `第三批` style words belong to the importer. */
export function toBatchNumber(raw: readonly string[]): BatchNumber | undefined {
  const parts = raw.map((part) => foldWord(part).replace(/^第/u, '').replace(/批$/u, ''));
  if (parts.length === 0 || !parts.every((part) => /^\d{1,4}(-\d{1,3})?$/u.test(part))) return undefined;
  const plain = parts.map((part) => part.replace(/^0+(?=\d)/u, ''));
  return { key: plain.join('-'), name: `第${plain.join('、')}批`, first: Number.parseInt(plain[0] ?? '0', 10) };
}

const batchNumber = listOf(line).transform((raw, ctx) => {
  const number = toBatchNumber(raw);
  const mend = number && partMend(number.key);
  if (mend !== undefined) return complain(ctx, { rule: 'format/batch', mend: `${quote(raw.join('、'))}${mend}` });
  return (
    number ??
    complain(ctx, { rule: 'format/batch', mend: `${quote(raw.join('、'))}不是批次，请写 3、"35-1" 或 [29, 30]` })
  );
});

const countsBy = (known: readonly string[], resolve: (word: string) => string | undefined) =>
  z
    .record(z.string(), count)
    .transform((raw, ctx) => {
      const counts = new Map<string, number>();
      for (const [word, number] of Object.entries(raw)) {
        const value = resolve(word) ?? complain(ctx, { rule: 'format/unknown-value', word, known });
        counts.set(value, (counts.get(value) ?? 0) + number);
      }
      return Object.fromEntries(counts);
    })
    .meta({ type: 'object', additionalProperties: outputs.count });

/** 公布数: the totals that the official summary declares. */
export const declaredTotals = (vocabulary: Vocabulary) =>
  z.strictObject({
    received: field('收到', count.optional(), '收到的举报件数。'),
    valid: field('有效', count.optional(), '有效的件数。'),
    merged: field('合并', count.optional(), '重复合并的件数。'),
    forwarded: field('交办', count.optional(), '交办的件数，与本文件件数核对。'),
    accepted: field('受理', count.optional(), '受理的件数，与本文件件数核对。'),
    byPhone: field('来电', count.optional(), '来电件数。'),
    byLetter: field('来信', count.optional(), '来信件数。'),
    byOther: field('其他来源', count.optional(), '其他来源的件数。'),
    starred: field('重点关注', count.optional(), '重点关注件数。'),
    true: field('属实', count.optional(), '属实的件数。'),
    mostlyTrue: field('基本属实', count.optional(), '基本属实的件数。'),
    partlyTrue: field('部分属实', count.optional(), '部分属实的件数。'),
    untrue: field('不属实', count.optional(), '不属实的件数。'),
    closed: field('已办结', count.optional(), '已办结的件数。'),
    interim: field('阶段性办结', count.optional(), '阶段性办结的件数。'),
    open: field('未办结', count.optional(), '未办结的件数。'),
    ordered: field('责令整改', count.optional(), '责令整改家数，按公布数显示，不核对。'),
    penalised: field('立案处罚', count.optional(), '立案处罚家数，按公布数显示，不核对。'),
    fines: field('罚款万元', amount.optional(), '罚款金额（万元），按公布数显示，不核对。'),
    prosecuted: field('立案侦查', count.optional(), '立案侦查件数，按公布数显示，不核对。'),
    administrativeDetention: field('行政拘留', count.optional(), '行政拘留人数，按公布数显示，不核对。'),
    criminalDetention: field('刑事拘留', count.optional(), '刑事拘留人数，按公布数显示，不核对。'),
    interviewed: field('约谈', count.optional(), '约谈人数，按公布数显示，不核对。'),
    heldToAccount: field('问责', count.optional(), '问责人数，按公布数显示，不核对。'),
    byRegion: field(
      '按区域',
      countsBy(vocabulary.regionNames, (word) => regionNamed(word, vocabulary)).optional(),
      '各区域件数，例如 {某区: 3}。',
    ),
    byType: field(
      '按类型',
      countsBy(vocabulary.typeNames, (word) => typeNamed(word, vocabulary)).optional(),
      '各污染类型件数，例如 {大气: 4}；一件可计入多个类型。',
    ),
  });
/** The parts of a declared figure's name: `按区域 麒麟区`. */
export function splitFigure(name: string): [label: string, word: string] {
  const [label = '', ...word] = name.split(/[\s.．:：]+/u);
  return [label, word.join('')];
}

export type DeclaredTotals = z.infer<ReturnType<typeof declaredTotals>>;

/** The front matter of batches/*.md. */
export const batchSchema = (vocabulary: Vocabulary) =>
  z.strictObject({
    batch: field('批次', batchNumber, '第几批：3、"35-1" 或 [29, 30]。'),
    published: field('公开日期', date, '向社会公开的日期；晚于今天的，到那天才显示。'),
    forwarded: field('交办日期', date.optional(), '督察组交办的日期。'),
    title: field('标题', tellingLine.optional(), '官方表格的标题。'),
    upperBatch: field('上级批次', nameLine.optional(), '上级（例如省）的批次编号。'),
    basis: field('口径', text.optional(), '统计口径的说明。'),
    declared: field('公布数', declaredTotals(vocabulary).optional(), '官方通报里的统计数，逐项与本文件核对。'),
    declaredNote: field('公布数说明', text.optional(), '公布数与逐件统计不一致的原因，会一并公开。'),
    ...publicationFields,
  });
export type BatchFacts = z.infer<ReturnType<typeof batchSchema>>;
