/** Counts, and how they compare with what the official summary declared. */
import { caseStates, isSettled } from '../schema/states.ts';
import { sources, unstated, verdicts } from '../schema/vocabulary.ts';
import type { Counted } from './case-types.ts';

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
  facts: Counted['facts'];
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

/** How many are in states that leave nothing to do. */
export const settledIn = (counts: readonly Count[]): number =>
  counts.reduce((sum, { name, count }) => sum + (isSettled(name) ? count : 0), 0);

/** Counts with names that can stand alone: 未注明 says of what. */
export const namedCounts = (counts: readonly Count[], item: string): Count[] =>
  counts.map(({ name, count }) => ({ name: name === unstated ? item + unstated : name, count }));

/** A count that later publications have changed. */
export interface ChangedCount {
  label: string;
  published: number;
  now: number;
}

/** Counts by verdict, state, region and type that are not what they were when the batch was published. */
export function changedCounts(published: Totals, now: Totals): ChangedCount[] {
  const changed = (before: readonly Count[], after: readonly Count[]): ChangedCount[] =>
    [...new Set([...before, ...after].map(({ name }) => name))]
      .map((name) => ({ label: name, published: countOf(before, name), now: countOf(after, name) }))
      .filter((one) => one.published !== one.now);
  const within = (what: string, counts: readonly Count[]): Count[] =>
    counts.map(({ name, count }) => ({ name: `${what} ${name}`, count }));
  return [
    ...changed(namedCounts(published.byVerdict, '是否属实'), namedCounts(now.byVerdict, '是否属实')),
    ...changed(namedCounts(published.byState, '办结情况'), namedCounts(now.byState, '办结情况')),
    ...changed(within('按区域', published.byRegion), within('按区域', now.byRegion)),
    ...changed(within('按类型', published.byType), within('按类型', now.byType)),
  ];
}
