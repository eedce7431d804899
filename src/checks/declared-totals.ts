/** Declared figures that cannot all be true: parts that exceed their whole, running totals that fall. */
import { batchSchema } from '../schema/files/batch.ts';
import { declaredTotals, type DeclaredTotals } from '../schema/files/declared.ts';
import { quote, type Fault, type Place } from '../schema/fault.ts';
import { fieldsOf, labelOf } from '../schema/field.ts';
import { runningTotalSchema, type InspectionFacts } from '../schema/files/inspection.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import type { BatchRecord, Content, InspectionRecord } from '../schema/records.ts';
import { raise } from './raise.ts';

type Figure = keyof DeclaredTotals;

/** Figures that add up to a whole. */
interface Partition {
  parts: readonly Figure[];
  /** Parts that few notices have: without them the others may still be all. */
  rarer: readonly Figure[];
  /** What the parts may be parts of: summaries differ in what they count. */
  wholes: readonly Figure[];
  /** How many cases are in no part. */
  left: (batch: BatchRecord) => number;
}

const withoutState = ({ cases }: BatchRecord): number => cases.filter(({ facts }) => facts.state === undefined).length;

const partitions: readonly Partition[] = [
  {
    parts: ['byPhone', 'byLetter', 'byOther'],
    rarer: ['byWechat', 'byWeb'],
    wholes: ['received', 'valid', 'accepted', 'forwarded'],
    left: () => 0,
  },
  {
    parts: ['true', 'mostlyTrue', 'partlyTrue', 'untrue'],
    rarer: [],
    wholes: ['accepted', 'forwarded'],
    left: ({ cases }) => cases.filter(({ facts }) => facts.verdict === undefined).length,
  },
  {
    parts: ['closed', 'interim', 'open'],
    rarer: ['verified', 'struckOff', 'standing'],
    wholes: ['accepted', 'forwarded'],
    left: withoutState,
  },
  {
    parts: ['settled', 'open'],
    rarer: ['standing'],
    wholes: ['accepted', 'forwarded'],
    left: withoutState,
  },
];

/** Figures that cannot exceed another. */
const within: readonly (readonly [part: Figure, whole: Figure])[] = [
  ['valid', 'received'],
  ['merged', 'received'],
  ['starred', 'forwarded'],
  ['starred', 'accepted'],
  ['settled', 'forwarded'],
  ['duplicates', 'forwarded'],
  ['joint', 'forwarded'],
];

const declaredSchema = declaredTotals(everyWord);
const label = (name: Figure): string => labelOf(declaredSchema, name);

/** Checks the declared totals of batches, where no 公布数说明 explains them, and the running totals of inspections. */
export const checkPartitions = ({ inspections }: Content): Fault[] =>
  inspections.flatMap((inspection) => [
    ...inspection.batches.flatMap((batch) => (batch.facts.declaredNote === undefined ? checkDeclared(batch) : [])),
    ...checkRunning(inspection),
  ]);

function checkDeclared(batch: BatchRecord): Fault[] {
  const { declared } = batch.facts;
  if (!declared) return [];
  const at = (name: Figure): Place =>
    batch.places.get(`declared.${name}`) ?? batch.places.get('declared') ?? batch.place;
  const figure = (name: Figure): number | undefined => {
    const value = declared[name];
    return typeof value === 'number' ? value : undefined;
  };
  const note = `请核对；确有原因的，写在${quote(labelOf(batchSchema(everyWord), 'declaredNote'))}里`;
  const blame = (name: Figure, message: string): Fault => raise('totals/partition', at(name), `${message}，${note}`);
  const sums = partitions.flatMap(({ parts, rarer, wholes, left }) => {
    const all = [...parts, ...rarer];
    const held = all.flatMap((name) => figure(name) ?? []);
    const known = wholes.filter((name) => figure(name) !== undefined);
    const sum = held.reduce((total, one) => total + one, 0);
    const isWhole = parts.every((name) => figure(name) !== undefined);
    if (held.length < 2 || known.length === 0) return [];
    const fits = known.some((name) => {
      const whole = figure(name) ?? 0;
      return isWhole ? sum === whole || sum + left(batch) === whole : sum <= whole;
    });
    if (fits) return [];
    const named = all.filter((name) => figure(name) !== undefined);
    const shown = known.map((name) => `${quote(label(name))}${String(figure(name))}`).join('、');
    return [blame(named[0] ?? 'true', `${named.map(label).join('、')}合计 ${String(sum)}，与${shown}对不上`)];
  });
  const parts = within.flatMap(([part, whole]) => {
    const [less, more] = [figure(part), figure(whole)];
    if (less === undefined || more === undefined || less <= more) return [];
    return [blame(part, `${quote(label(part))}${String(less)} 多于${quote(label(whole))}${String(more)}`)];
  });
  const byParts = partsAtFault(declared).map(([name, message]) => blame(name, message));
  return [...sums, ...parts, ...byParts];
}

/** Figures by region, and by types as they come together, that can't be parts of the declared number of cases. */
function partsAtFault(declared: DeclaredTotals): [Figure, string][] {
  const sumOf = (parts: Readonly<Record<string, number>> = {}): number =>
    Object.values(parts).reduce((total, one) => total + one, 0);
  const cases = declared.forwarded ?? declared.accepted;
  const { byRegion, byTypes, joint } = declared;
  const found: [Figure, string][] = [];
  if (byRegion && cases !== undefined) {
    const sum = sumOf(byRegion);
    // One case may name several regions, none names no region.
    if (sum < cases) found.push(['byRegion', `各区域合计 ${String(sum)}，少于 ${String(cases)} 件`]);
    // Each joint case counts in two regions or more.
    else if (joint !== undefined && (sum < cases + joint || (joint === 0 && sum > cases)))
      found.push(['byRegion', `各区域合计 ${String(sum)}，减去共办的 ${String(joint)} 件不到 ${String(cases)} 件`]);
  }
  if (byTypes && cases !== undefined && sumOf(byTypes) !== cases)
    found.push(['byTypes', `各类型组合合计 ${String(sumOf(byTypes))}，不是 ${String(cases)} 件`]);
  for (const name of [
    'byRegionClosed',
    'byRegionInterim',
    'byRegionSettled',
    'byRegionStarred',
    'byRegionDuplicates',
  ] as const)
    for (const [region, figure] of Object.entries(declared[name] ?? {})) {
      const whole = byRegion?.[region];
      if (whole !== undefined && figure > whole)
        found.push([
          name,
          `${quote(`${label(name)} ${region}`)}${String(figure)} 多于${quote(`${label('byRegion')} ${region}`)}${String(whole)}`,
        ]);
    }
  return found;
}

/** What is open becomes less. */
const mayFall = new Set<string>(['open', 'interim', 'standing'] satisfies Figure[]);

/** 累计 grows from day to day. */
function checkRunning({ facts, places, place }: InspectionRecord): Fault[] {
  const totals = (facts.runningTotals ?? []).map((total, index) => ({ total, index }));
  const inOrder = totals.sort((a, b) => (a.total.asOf < b.total.asOf ? -1 : 1));
  type Running = NonNullable<InspectionFacts['runningTotals']>[number];
  const wrong = totals.flatMap(({ total, index }) =>
    total.note === undefined
      ? partsAtFault(total).map(([name, message]) => {
          const above = `runningTotals.${String(index)}`;
          const at = places.get(`${above}.${name}`) ?? places.get(above) ?? place;
          return raise(
            'totals/partition',
            at,
            `截至 ${total.asOf} 的累计${message}，请核对；确有原因的，写在「说明」里`,
          );
        })
      : [],
  );
  const falling = inOrder.slice(1).flatMap(({ total, index }, i) => {
    const before = inOrder[i]?.total;
    return fieldsOf(runningTotalSchema).flatMap(({ name, label: shown }) => {
      const [was, is] = [before?.[name as keyof Running], total[name as keyof Running]];
      if (mayFall.has(name) || typeof was !== 'number' || typeof is !== 'number' || is >= was) return [];
      const at = places.get(`runningTotals.${String(index)}.${name}`) ?? places.get('runningTotals') ?? place;
      const message = `截至 ${total.asOf} 累计${quote(shown)}为 ${String(is)}，少于截至 ${before?.asOf ?? ''} 的 ${String(was)}，请核对`;
      return [raise('totals/partition', at, message)];
    });
  });
  return [...wrong, ...falling];
}
