/** Results that close a task point by point (点位): the rows of a task become one record with a table of its points. */
import { quote } from '../../../schema/fault.ts';
import { taskKey } from '../../../schema/keys.ts';
import type { Profile } from '../../profile.ts';
import type { Notice } from '../../read/grid.ts';
import type { Draft, Part } from './records.ts';

/** Puts together the rows of each task that name points. */
export function gatherPoints(drafts: Draft[], profile: Profile, assumed: Notice[], warnings: Notice[]): void {
  if (profile.kind !== 'results') return;
  const named = drafts.filter(({ sections }) => sections.some(({ name }) => name === 'places'));
  for (const [key, rows] of Map.groupBy(named, ({ heading }) => taskKey(heading.split(' ')[0] ?? ''))) {
    const [first, ...others] = rows;
    if (!first || others.length === 0) continue;
    const count = String(rows.length);
    assumed.push({ at: others.at(-1)?.at ?? '', text: `任务 ${key} 的 ${count} 个点位写成一张表，放进「点位情况」` });
    gather(first, rows, warnings);
    for (const one of others) drafts.splice(drafts.indexOf(one), 1);
  }
}

/** What all rows say alike is said of the task; the rest stands in the table, a row a point. */
function gather(first: Draft, rows: readonly Draft[], warnings: Notice[]): void {
  const partsOf = ({ facts, sections }: Draft): Part[] => [...facts, ...sections];
  const names = new Map(rows.flatMap(partsOf).map(({ name, label }) => [name, label]));
  const textOf = (draft: Draft, wanted: string): string =>
    partsOf(draft).find(({ name }) => name === wanted)?.text ?? '';
  const isAlike = (name: string): boolean => new Set(rows.map((one) => textOf(one, name))).size === 1;
  const columns = ['places', 'state', ...[...names.keys()].filter((name) => name !== 'places' && name !== 'state')];
  const shown = columns.filter(
    (name) => name === 'places' || (names.has(name) && (name === 'state' || !isAlike(name))),
  );
  const table = [
    shown.map((name) => (name === 'places' ? '点位' : (names.get(name) ?? name))),
    ...rows.map((one) => shown.map((name) => textOf(one, name))),
  ];
  if (names.has('state') && !isAlike('state'))
    warnings.push({
      at: first.at,
      text: `任务${quote(first.heading)}各个点位的「整改状态」不同，整项任务的状态没有填写，也不会猜；请对照原件补上「整改状态」`,
    });
  const isKept = ({ name }: Part): boolean => name === 'places' || isAlike(name);
  first.facts = first.facts.filter(isKept);
  first.sections = first.sections
    .filter(isKept)
    .map((part) => (part.name === 'places' ? { ...part, text: table.flat().join('\n'), table } : part));
  first.rows = rows.flatMap((one) => one.rows);
}
