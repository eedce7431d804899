/** Declared figures beside the counted ones, and what of a difference the notice itself explains. */
import {
  declaredFigures,
  declaredTotals,
  figureParts,
  type DeclaredFigure,
  type DeclaredTotals,
  type TypedWords,
} from '../schema/files/declared.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import { fieldsOf } from '../schema/field.ts';
import { splitWords } from '../schema/words.ts';
import type { CaseState } from '../schema/states.ts';
import type { Countable } from './totals.ts';

/** One declared figure beside the counted ones. */
export interface Comparison {
  label: string;
  /** The figure, and its part where it is one of several. */
  measure: string;
  part: string;
  /** Where it stands in 公布数: `byPhone`, `byRegion.麒麟区`. */
  path: string;
  /** After corrections. */
  declared: number | string;
  /** What the notice called it, where that counts as another word. */
  words: TypedWords | undefined;
  /** What it called that which the figure is a part of. */
  axis: string | undefined;
  /** As first declared, where a correction has changed it since. */
  was: number | string | undefined;
  /** The rows as first published; undefined for enforcement and upstream figures, which can't be counted here. */
  counted: number | undefined;
  /** The rows as they stand now. */
  now: number | undefined;
  /** The rows as first published, and what the batch brought of earlier ones; undefined where it brought nothing. */
  withBrought: number | undefined;
  /** Why the two differ, in the notice's own figures: 含重复件3件. */
  explained: string | undefined;
}

type Name = keyof DeclaredTotals;
type IsCounted = (one: Countable, declared: DeclaredTotals) => boolean;

const hasState =
  (...words: CaseState[]): IsCounted =>
  ({ withheld, facts }) =>
    !withheld && facts.state !== undefined && words.includes(facts.state.value);
const hasVerdict =
  (word: string): IsCounted =>
  ({ withheld, facts }) =>
    !withheld && facts.verdict?.value === word;
const isAny: IsCounted = () => true;
/** What is accepted or struck off is closed, unless the notice counts it apart. */
const isClosed: IsCounted = (one, declared) =>
  hasState('已办结')(one, declared) ||
  (declared.verified === undefined && hasState('办结并通过验收')(one, declared)) ||
  (declared.struckOff === undefined && hasState('已销号')(one, declared));
const isSettled: IsCounted = hasState('已办结', '办结并通过验收', '已销号', '阶段性办结');

/** Which cases count as a figure; what is not here can't be counted from cases. */
const countedAs: Readonly<Partial<Record<Name, IsCounted>>> = {
  forwarded: isAny,
  accepted: isAny,
  byPhone: ({ source }) => source === '来电',
  byLetter: ({ source }) => source === '来信',
  byWechat: ({ source }) => source === '微信',
  byWeb: ({ source }) => source === '网络',
  byOther: ({ source }, { byWechat, byWeb }) =>
    source === '其他' || (source === '微信' && byWechat === undefined) || (source === '网络' && byWeb === undefined),
  starred: ({ starred }) => starred,
  supervised: ({ facts }) => facts.level?.value === '督办件',
  true: hasVerdict('属实'),
  mostlyTrue: hasVerdict('基本属实'),
  partlyTrue: hasVerdict('部分属实'),
  untrue: hasVerdict('不属实'),
  closed: isClosed,
  interim: hasState('阶段性办结'),
  settled: isSettled,
  verified: hasState('办结并通过验收'),
  struckOff: hasState('已销号'),
  standing: hasState('需长期持续整改'),
  open: hasState('未办结'),
  byRegion: isAny,
  byRegionClosed: isClosed,
  byRegionInterim: hasState('阶段性办结'),
  byRegionSettled: isSettled,
  byRegionStarred: ({ starred }) => starred,
  byType: isAny,
  byTypes: isAny,
};

/** What a figure comes to when the cases are counted; undefined where that says nothing. */
function countedFigure(
  cases: readonly Countable[],
  { name, part }: DeclaredFigure,
  declared: DeclaredTotals,
): number | undefined {
  const isCounted = countedAs[name];
  if (!isCounted) return undefined;
  // 受理 comes before what is merged or passed on; 交办 is what a batch lists.
  if (name === 'accepted' && declared.forwarded !== undefined) return undefined;
  if (name === 'byType' && declared.problems !== undefined && sumOf(declared.byType) === declared.problems)
    return undefined;
  return cases.filter((one) => isCounted(one, declared) && isIn(one, name, part, declared)).length;
}

const sumOf = (parts: Readonly<Record<string, number>> | undefined): number =>
  Object.values(parts ?? {}).reduce((sum, one) => sum + one, 0);

function isIn({ facts }: Countable, name: Name, part: string | undefined, declared: DeclaredTotals): boolean {
  if (part === undefined) return true;
  const of = figureParts[name as keyof typeof figureParts];
  const [meant, held] = [splitWords(part), new Set((of === 'region' ? facts.regions : facts.pollutionTypes)?.values)];
  const isWhole = of === 'types' || (of === 'region' && hasJoint(declared));
  return meant.every((word) => held.has(word)) && (!isWhole || meant.length === held.size);
}

/** Are cases of several regions a class of their own? */
const hasJoint = ({ byRegion }: DeclaredTotals): boolean =>
  Object.keys(byRegion ?? {}).some((part) => splitWords(part).length > 1);

/** What of a difference the notice explains by its other figures. */
function explanation(
  { name, part, figure }: DeclaredFigure,
  { counted, withBrought }: Pick<Comparison, 'counted' | 'withBrought'>,
  declared: DeclaredTotals,
): string | undefined {
  if (counted === undefined || counted === figure || typeof figure === 'string') return undefined;
  const more = figure - counted;
  if (withBrought === figure) return `含以前批次办理后公开的${String(more)}件`;
  const duplicates = name === 'byRegion' ? declared.byRegionDuplicates?.[part ?? ''] : declared.duplicates;
  if ((name === 'byRegion' || name === 'forwarded' || name === 'accepted') && more === duplicates)
    return `含重复件${String(more)}件`;
  if (name === 'accepted' && more === declared.merged) return `其中${String(more)}件已合并`;
  return undefined;
}

const fields = fieldsOf(declaredTotals(everyWord));

/**
 * Compares each declared figure with the rows as first published.
 * @param cases undefined where statistics were published alone: nothing can be counted
 * @param brought what the batch published of the cases of earlier ones: some notices count it, some do not
 * @param later what was first declared, and the rows as they stand now, once something was published later
 */
export function compareTotals(
  declared: DeclaredTotals | undefined,
  cases: readonly Countable[] | undefined,
  brought: readonly Countable[] = [],
  later: { published: DeclaredTotals | undefined; now: readonly Countable[] | undefined } = {
    published: declared,
    now: cases,
  },
): Comparison[] {
  if (!declared) return [];
  const published = new Map(declaredFigures(fields, later.published).map(({ path, figure }) => [path, figure]));
  return declaredFigures(fields, declared).map((one): Comparison => {
    const { path, label, part = '', figure, words, axis } = one;
    const counted = cases && countedFigure(cases, one, declared);
    const withBrought = cases && brought.length > 0 ? countedFigure([...cases, ...brought], one, declared) : undefined;
    return {
      label,
      measure: label.slice(0, part === '' ? undefined : -part.length - 1),
      part,
      path,
      declared: figure,
      words,
      axis,
      was: published.get(path) === figure ? undefined : published.get(path),
      counted,
      now: later.now && countedFigure(later.now, one, declared),
      withBrought,
      explained: explanation(one, { counted, withBrought }, declared),
    };
  });
}

/**
 * Does a comparison show a difference? A figure that was corrected may agree with the rows as they were or, where the
 * same correction changed a row, as they are.
 */
export const differs = ({ declared, was, counted, now, explained }: Comparison): boolean =>
  counted !== undefined && counted !== declared && explained === undefined && (was === undefined || now !== declared);
