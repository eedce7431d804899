/** Declared figures that cannot all be true: parts that exceed their whole, running totals that fall. */
import { batchSchema, declaredTotals, type DeclaredTotals } from '../schema/files/batch.ts';
import { quote, type Fault, type Place } from '../schema/fault.ts';
import { fieldsOf, labelOf } from '../schema/field.ts';
import { everyWord, runningTotalSchema, type InspectionFacts } from '../schema/files/inspection.ts';
import type { BatchRecord, Content, InspectionRecord } from '../schema/records.ts';
import { raise } from './raise.ts';

type Figure = keyof DeclaredTotals;

/** Figures that add up to a whole. */
interface Partition {
  parts: readonly Figure[];
  /** What the parts may be parts of: summaries differ in what they count. */
  wholes: readonly Figure[];
  /** How many cases are in no part. */
  left: (batch: BatchRecord) => number;
}

const partitions: readonly Partition[] = [
  { parts: ['byPhone', 'byLetter', 'byOther'], wholes: ['received', 'valid', 'accepted', 'forwarded'], left: () => 0 },
  {
    parts: ['true', 'mostlyTrue', 'partlyTrue', 'untrue'],
    wholes: ['accepted', 'forwarded'],
    left: ({ cases }) => cases.filter(({ facts }) => facts.verdict === undefined).length,
  },
  {
    parts: ['closed', 'interim', 'open'],
    wholes: ['accepted', 'forwarded'],
    left: ({ cases }) => cases.filter(({ facts }) => facts.state === undefined).length,
  },
];

/** Figures that cannot exceed another. */
const within: readonly (readonly [part: Figure, whole: Figure])[] = [
  ['valid', 'received'],
  ['merged', 'received'],
  ['starred', 'forwarded'],
  ['starred', 'accepted'],
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
  const sums = partitions.flatMap(({ parts, wholes, left }) => {
    const held = parts.flatMap((name) => figure(name) ?? []);
    const known = wholes.filter((name) => figure(name) !== undefined);
    const sum = held.reduce((total, one) => total + one, 0);
    const isWhole = held.length === parts.length;
    if (held.length < 2 || known.length === 0) return [];
    const fits = known.some((name) => {
      const whole = figure(name) ?? 0;
      return isWhole ? sum === whole || sum + left(batch) === whole : sum <= whole;
    });
    if (fits) return [];
    const named = parts.filter((name) => figure(name) !== undefined);
    const shown = known.map((name) => `${quote(label(name))}${String(figure(name))}`).join('、');
    return [blame(named[0] ?? 'true', `${named.map(label).join('、')}合计 ${String(sum)}，与${shown}对不上`)];
  });
  const parts = within.flatMap(([part, whole]) => {
    const [less, more] = [figure(part), figure(whole)];
    if (less === undefined || more === undefined || less <= more) return [];
    return [blame(part, `${quote(label(part))}${String(less)} 多于${quote(label(whole))}${String(more)}`)];
  });
  const cases = figure('forwarded') ?? figure('accepted');
  const regions = Object.values(declared.byRegion ?? {}).reduce((total, one) => total + one, 0);
  // One case may name several regions, none names no region.
  const isShort = declared.byRegion && cases !== undefined && regions < cases;
  const short = isShort ? [blame('byRegion', `各区域合计 ${String(regions)}，少于 ${String(cases)} 件`)] : [];
  return [...sums, ...parts, ...short];
}

/** 累计 grows from day to day. */
function checkRunning({ facts, places, place }: InspectionRecord): Fault[] {
  const totals = (facts.runningTotals ?? []).map((total, index) => ({ total, index }));
  const inOrder = totals.sort((a, b) => (a.total.asOf < b.total.asOf ? -1 : 1));
  type Running = NonNullable<InspectionFacts['runningTotals']>[number];
  return inOrder.slice(1).flatMap(({ total, index }, i) => {
    const before = inOrder[i]?.total;
    return fieldsOf(runningTotalSchema).flatMap(({ name, label: shown }) => {
      const [was, is] = [before?.[name as keyof Running], total[name as keyof Running]];
      // What is open becomes less.
      if (name === 'open' || name === 'interim' || typeof was !== 'number' || typeof is !== 'number' || is >= was)
        return [];
      const at = places.get(`runningTotals.${String(index)}.${name}`) ?? places.get('runningTotals') ?? place;
      const message = `截至 ${total.asOf} 累计${quote(shown)}为 ${String(is)}，少于截至 ${before?.asOf ?? ''} 的 ${String(was)}，请核对`;
      return [raise('totals/partition', at, message)];
    });
  });
}
