/** Counts, and how they compare with what the official summary declared. */
import type { DeclaredTotals } from '../schema/batch.ts';
import { declaredTotals } from '../schema/batch.ts';
import type { CaseFacts } from '../schema/case.ts';
import { fieldsOf } from '../schema/field.ts';
import { vocabularyOf } from '../schema/inspection.ts';
import { caseStates, sources, unstated, verdicts } from '../schema/vocabulary.ts';

/** How many cases have one value. */
export interface Count {
  name: string;
  count: number;
}

export interface Totals {
  /** Withheld cases count as cases. */
  cases: number;
  withheld: number;
  starred: number;
  overdue: number;
  bySource: Count[];
  /** Over the cases that are not withheld. */
  byVerdict: Count[];
  byState: Count[];
  /** One case may name several regions. */
  byRegion: Count[];
  /** One case may name several types: their sum may exceed the number of cases. */
  byType: Count[];
}

/** What the counts need to know of a case. */
export interface Countable {
  facts: CaseFacts;
  source: string;
  starred: boolean;
  withheld: boolean;
  overdue: boolean;
}

/**
 * Counts cases.
 * @param regions names to list even where they count 0, in this order
 */
export function countCases(cases: readonly Countable[], regions: readonly string[] = []): Totals {
  const open = cases.filter((one) => !one.withheld);
  const tally = (names: readonly string[], values: readonly (readonly string[])[], keep: boolean): Count[] => {
    const counts = new Map<string, number>(names.map((name) => [name, 0]));
    for (const list of values) for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([name, count]) => ({ name, count })).filter(({ count }) => keep || count > 0);
  };
  const orUnstated = (values: readonly string[] | undefined): readonly string[] =>
    values === undefined || values.length === 0 ? [unstated] : values;
  const byType = tally(
    [],
    cases.map((one) => orUnstated(one.facts.pollutionTypes?.values)),
    false,
  );
  return {
    cases: cases.length,
    withheld: cases.length - open.length,
    starred: cases.filter((one) => one.starred).length,
    overdue: cases.filter((one) => one.overdue).length,
    bySource: tally(
      Object.keys(sources),
      cases.map((one) => [one.source]),
      false,
    ),
    byVerdict: tally(
      Object.keys(verdicts),
      open.map((one) => [one.facts.verdict?.value ?? unstated]),
      false,
    ),
    byState: tally(
      Object.keys(caseStates),
      open.map((one) => [one.facts.state?.value ?? unstated]),
      false,
    ),
    byRegion: tally(
      regions,
      cases.map((one) => one.facts.regions?.values ?? []),
      regions.length > 0,
    ),
    byType: byType.sort((a, b) => Number(a.name === unstated) - Number(b.name === unstated) || b.count - a.count),
  };
}

/** The number of one name in a list of counts. */
export const countOf = (counts: readonly Count[], name: string): number =>
  counts.find((one) => one.name === name)?.count ?? 0;

/** One declared figure beside the counted one. */
export interface Comparison {
  label: string;
  /** Where it stands in 公布数: `byPhone`, `byRegion.麒麟区`. */
  path: string;
  declared: number;
  /** Undefined for enforcement and upstream figures, which can't be counted here. */
  counted: number | undefined;
}

const verdictNames = { true: '属实', mostlyTrue: '基本属实', partlyTrue: '部分属实', untrue: '不属实' } as const;
const stateNames = { closed: '已办结', interim: '阶段性办结', open: '未办结' } as const;
const anyWords = vocabularyOf({ regions: [] });
const declaredFields = fieldsOf(declaredTotals(anyWords));

/** Compares each declared figure with the rows as first published. */
export function compareTotals(declared: DeclaredTotals | undefined, totals: Totals): Comparison[] {
  if (!declared) return [];
  const counted: Partial<Record<string, number>> = {
    forwarded: totals.cases,
    accepted: totals.cases,
    byPhone: countOf(totals.bySource, '来电'),
    byLetter: countOf(totals.bySource, '来信'),
    byOther: ['微信', '网络', '其他'].reduce((sum, name) => sum + countOf(totals.bySource, name), 0),
    starred: totals.starred,
  };
  for (const [name, word] of Object.entries(verdictNames)) counted[name] = countOf(totals.byVerdict, word);
  for (const [name, word] of Object.entries(stateNames)) counted[name] = countOf(totals.byState, word);
  return declaredFields.flatMap(({ name, label }): Comparison[] => {
    const value = declared[name as keyof DeclaredTotals];
    if (value === undefined) return [];
    if (typeof value === 'number') return [{ label, path: name, declared: value, counted: counted[name] }];
    const counts = name === 'byRegion' ? totals.byRegion : totals.byType;
    return Object.entries(value).map(([word, number]) => ({
      label: `${label} ${word}`,
      path: `${name}.${word}`,
      declared: number,
      counted: countOf(counts, word),
    }));
  });
}

/** Does a comparison show a difference? */
export const differs = ({ declared, counted }: Comparison): boolean => counted !== undefined && counted !== declared;
