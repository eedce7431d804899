/** 公布数: the figures that official notices declare. Checks, pages, downloads and dictionary go by this one list. */
import { z } from 'zod';
import { field, foldWord } from '../field.ts';
import { regionNamed, typeNamed, type Vocabulary } from './inspection-words.ts';
import { amount, amountOrWords, complain, count, listOf, line, outputs } from '../values.ts';
import { splitKnown } from '../words.ts';

/** Counts by words: several keys that mean the same add up. What each was called stays in `DeclaredTotals.words`. */
const countsBy = (resolve: (word: string, ctx: z.RefinementCtx) => string) =>
  z
    .record(z.string(), count)
    .transform((raw, ctx) => {
      const counts = new Map<string, number>();
      for (const [word, number] of Object.entries(raw)) {
        const value = resolve(word, ctx);
        counts.set(value, (counts.get(value) ?? 0) + number);
      }
      return Object.fromEntries(counts);
    })
    .meta({ type: 'object', additionalProperties: outputs.count });

/** Values by names that no list has, as they are declared. */
const byName = <T extends z.ZodType<number | string>>(type: T, output: object) =>
  z.record(z.string(), type).meta({ type: 'object', additionalProperties: output }).optional();

/** Which words the parts of a figure are called by: regions, of which several may share cases; a type; types together. */
const keyWords = {
  region: ({ regionNames }: Vocabulary) => ({ known: regionNames, named: regionNamed }),
  type: ({ typeNames }: Vocabulary) => ({ known: typeNames, named: typeNamed }),
} as const;

/** The name of a part of a figure: `埇桥区和萧县` is 埇桥区、萧县; undefined for one that no list has. */
export function partNamed(of: FigureParts, word: string, vocabulary: Vocabulary): string | undefined {
  if (of === 'any') return word.trim();
  const { known, named } = keyWords[of === 'region' ? 'region' : 'type'](vocabulary);
  const words = splitKnown(word, (one) => named(one, vocabulary) !== undefined).map((one) => named(one, vocabulary));
  if (words.includes(undefined) || (of === 'type' && words.length > 1)) return undefined;
  const rank = (one: string | undefined): number => known.indexOf(one ?? '');
  return [...new Set(words)].sort((a, b) => rank(a) - rank(b)).join('、');
}

/** What the parts of a figure are: regions, one type each, types as they come together, or anything. */
export type FigureParts = 'region' | 'type' | 'types' | 'any';

/** The figures that have parts. */
export const figureParts = {
  byRegion: 'region',
  byRegionClosed: 'region',
  byRegionInterim: 'region',
  byRegionSettled: 'region',
  byRegionStarred: 'region',
  byRegionDuplicates: 'region',
  byType: 'type',
  byTypes: 'types',
  byIndustry: 'any',
  others: 'any',
} as const satisfies Record<string, FigureParts>;

/** 公布数: the totals that the official summary declares. */
export const declaredTotals = (vocabulary: Vocabulary) => {
  const parts = (of: Exclude<FigureParts, 'any'>) =>
    countsBy((word, ctx) => {
      const found = partNamed(of, word, vocabulary);
      if (found !== undefined) return found;
      const { known } = keyWords[of === 'region' ? 'region' : 'type'](vocabulary);
      if (of === 'type' && partNamed('types', word, vocabulary) !== undefined)
        return complain(ctx, { rule: 'format/shape', mend: '里几个类型合在一起的，请写在「按类型组合」里' });
      return complain(ctx, { rule: 'format/unknown-value', word, known });
    }).optional();
  return z.strictObject({
    received: field('收到', count.optional(), '收到的举报件数。', ['接到', '接收']),
    valid: field('有效', count.optional(), '有效的件数。'),
    merged: field('合并', count.optional(), '重复合并的件数。'),
    forwarded: field('交办', count.optional(), '交办的件数，与本文件件数核对。', ['转办', '移交']),
    accepted: field('受理', count.optional(), '受理的件数；没有公布交办数的，与本文件件数核对。'),
    duplicates: field('重复件', count.optional(), '交办数里包含的重复件。'),
    joint: field('共办', count.optional(), '几个区域共办、各区域都计入的件数。'),
    jointBatches: field('共办批次', listOf(line).optional(), '共办的件在哪几批，照通报写：[8, 15, 21]。'),
    problems: field('问题', count.optional(), '涉及的问题个数；按类型统计的是问题时，按类型不与件数核对。'),
    byPhone: field('来电', count.optional(), '来电件数。'),
    byLetter: field('来信', count.optional(), '来信件数。'),
    byWechat: field('微信', count.optional(), '微信举报件数。'),
    byWeb: field('网络', count.optional(), '网络举报件数。'),
    byOther: field('其他来源', count.optional(), '其他来源的件数，不含单独写出的微信、网络。'),
    starred: field('重点关注', count.optional(), '重点关注件数。'),
    supervised: field('督办', count.optional(), '督办件数。', ['交办督办']),
    true: field('属实', count.optional(), '属实的件数。'),
    mostlyTrue: field('基本属实', count.optional(), '基本属实的件数。'),
    partlyTrue: field('部分属实', count.optional(), '部分属实的件数。'),
    untrue: field('不属实', count.optional(), '不属实的件数。'),
    closed: field('已办结', count.optional(), '已办结的件数，含没有单独写出的办结并通过验收、已销号。', ['办结']),
    interim: field('阶段性办结', count.optional(), '阶段性办结的件数。', [
      '阶段办结',
      '办结（阶段性）',
      '办结（阶段性办结）',
      '已办结（阶段性）',
      '已办结（阶段性办结）',
    ]),
    settled: field('已办结（含阶段性）', count.optional(), '已办结和阶段性办结合在一起的件数。', [
      '已办结（含阶段性办结）',
      '办结（含阶段性办结）',
      '已办结或阶段办结',
      '已办结或阶段性办结',
    ]),
    verified: field('办结并通过验收', count.optional(), '办结并通过验收的件数。'),
    struckOff: field('已销号', count.optional(), '已销号的件数。'),
    standing: field('需长期持续整改', count.optional(), '需长期持续整改的件数。'),
    open: field('未办结', count.optional(), '未办结的件数。', ['正在办理']),
    ordered: field('责令整改', count.optional(), '责令整改家数，按公布数显示，不核对。'),
    sealed: field('查封扣押', count.optional(), '查封扣押件数，按公布数显示，不核对。'),
    suspended: field('限产停产', count.optional(), '限产停产件数，按公布数显示，不核对。', ['停产限产', '停产整治']),
    closedDown: field('关停取缔', count.optional(), '关停取缔件数，按公布数显示，不核对。'),
    handedOver: field('移送公安', count.optional(), '移送公安件数，按公布数显示，不核对。', ['移送公安机关']),
    penalised: field('立案处罚', count.optional(), '立案处罚家数，按公布数显示，不核对。', ['立案查处']),
    fines: field('罚款万元', amount.optional(), '罚款金额（万元），按公布数显示，不核对。'),
    prosecuted: field('立案侦查', count.optional(), '立案侦查件数，按公布数显示，不核对。'),
    administrativeDetention: field('行政拘留', count.optional(), '行政拘留人数，按公布数显示，不核对。'),
    criminalDetention: field('刑事拘留', count.optional(), '刑事拘留人数，按公布数显示，不核对。'),
    interviewed: field('约谈', count.optional(), '约谈人数，按公布数显示，不核对。'),
    unitsHeldToAccount: field('问责单位', count.optional(), '问责单位个数，按公布数显示，不核对。'),
    heldToAccount: field('问责', count.optional(), '问责人数，按公布数显示，不核对。', ['问责人数']),
    byRegion: field(
      '按区域',
      parts('region'),
      '各区域件数，例如 {某区: 3}；共办的件单独成一类的，写 {某区和某县: 1}。',
      ['按行政区域', '按县区', '按地区'],
    ),
    byRegionClosed: field('按区域已办结', parts('region'), '各区域已办结的件数。'),
    byRegionInterim: field('按区域阶段性办结', parts('region'), '各区域阶段性办结的件数。'),
    byRegionSettled: field('按区域已办结（含阶段性）', parts('region'), '各区域已办结和阶段性办结合在一起的件数。'),
    byRegionStarred: field('按区域重点关注', parts('region'), '各区域重点关注的件数。'),
    byRegionDuplicates: field('按区域重复件', parts('region'), '各区域件数里包含的重复件。'),
    byType: field('按类型', parts('type'), '各污染类型件数，例如 {大气: 4}；一件可计入多个类型。', [
      '按污染类型',
      '按问题类型',
      '按举报类型',
    ]),
    byTypes: field('按类型组合', parts('types'), '按一件涉及哪几个类型分，同在一件里的类型用顿号连起来。'),
    byIndustry: field('按行业', byName(amount, outputs.amount), '各行业类别的数，按公布数显示，不核对。', [
      '按行业类别',
      '行业类别',
    ]),
    others: field(
      '其他',
      byName(amountOrWords, outputs.amountOrWords),
      '通报里别的统计数，名称照通报写，不是一个数的照原文写，例如 {奖励: 约 3 万元}；按公布数显示，不核对。',
    ),
  });
};

/** What figures of one class were called, each with what it counts: 废水 1, 污水 1. */
export type TypedWords = Readonly<Record<string, number>>;

/**
 * Declared totals, with the words of the notice that count as something else: of figures by path (`byType.水`, `open`),
 * of what they are divided by (`byIndustry`: 行业类别) by name.
 */
export type DeclaredTotals = z.infer<ReturnType<typeof declaredTotals>> & {
  words?: Readonly<Record<string, TypedWords>> | undefined;
  labels?: Readonly<Record<string, string>> | undefined;
};

/** What a notice calls a figure without parts: its own word, else ours. What speaks of that notice alone says it so. */
export function calledIn(declared: DeclaredTotals, name: keyof DeclaredTotals, label: string): string {
  const [word = label] = Object.keys(declared.words?.[name] ?? {});
  return word;
}

/** The words of a class as readers see them: `废水 1、污水 1`; one alone needs no figure. */
export const wordsText = (words: TypedWords): string => {
  const all = Object.entries(words);
  return all.map(([word, figure]) => (all.length > 1 ? `${word} ${String(figure)}` : word)).join('、');
};

/** A figure as readers see it, with the words of the notice beside it: `2（废水 1、污水 1）`. */
export const figureText = ({ figure, words }: Pick<DeclaredFigure, 'figure' | 'words'>): string =>
  String(figure) + (words ? `（${wordsText(words)}）` : '');

/** A declared figure, with its part where it is one of several. */
export interface DeclaredFigure {
  name: keyof DeclaredTotals;
  part: string | undefined;
  /** Where it stands in 公布数: `byPhone`, `byRegion.麒麟区`. */
  path: string;
  label: string;
  /** Among 其他 what is no number is text, and counts in nothing. */
  figure: number | string;
  /** What the notice called it, where that is another word. */
  words: TypedWords | undefined;
  /** What it called that which the figure is a part of, where that is another word. */
  axis: string | undefined;
}

/** The name of a figure as readers see it: `按行业（行业类别） 化工`. */
export const labelText = ({ label, part, axis }: Pick<DeclaredFigure, 'label' | 'axis'> & { part: string }): string =>
  axis === undefined ? label : `${label.slice(0, -part.length).trimEnd()}（${axis}） ${part}`;

/** The figures of some declared totals, in the order of the list; notes are none. */
export const declaredFigures = (
  fields: readonly { name: string; label: string }[],
  declared: DeclaredTotals | undefined,
): DeclaredFigure[] => {
  const held = new Map<string, unknown>(Object.entries(declared ?? {}));
  const wordsOf = (path: string): TypedWords | undefined => declared?.words?.[path];
  return fields.flatMap(({ name: known, label }): DeclaredFigure[] => {
    const name = known as keyof DeclaredTotals;
    const value = held.get(name);
    if (typeof value === 'number')
      return [{ name, part: undefined, path: name, label, figure: value, words: wordsOf(name), axis: undefined }];
    if (!(name in figureParts) || typeof value !== 'object' || value === null) return [];
    return Object.entries(value as Record<string, number | string>).map(([part, figure]) => {
      const path = `${name}.${part}`;
      return {
        name,
        part,
        path,
        label: `${label} ${part}`,
        figure,
        words: wordsOf(path),
        axis: declared?.labels?.[name],
      };
    });
  });
};

/** The parts of a declared figure's name: `按区域 麒麟区`. */
export function splitFigure(name: string): [label: string, word: string] {
  const [label = '', ...word] = name.split(/[\s.．:：]+/u);
  return [label, word.join('')];
}

/** The part of a figure that a typed word means. */
export const partOf = (name: string, typed: string, vocabulary: Vocabulary): string => {
  const of = new Map<string, FigureParts>(Object.entries(figureParts)).get(name) ?? 'any';
  return partNamed(of, typed, vocabulary) ?? foldWord(typed);
};
