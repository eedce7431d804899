/** Declared figures that cannot all be true: parts that exceed their whole, running totals that fall. */
import { batchSchema } from '../schema/files/batch.ts';
import { declaredTotals, type DeclaredTotals } from '../schema/files/declared.ts';
import { quote, type Fault } from '../schema/fault.ts';
import { fieldsOf, labelOf } from '../schema/field.ts';
import { runningTotalSchema, type InspectionFacts } from '../schema/files/inspection.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import type { BatchRecord, CaseRecord, Content, InspectionRecord } from '../schema/records.ts';
import { raise } from './raise.ts';

type Figure = keyof DeclaredTotals;

/** Figures that add up to a whole. */
interface Partition {
  parts: readonly Figure[];
  /** Parts that few notices have: without them the others may still be all. */
  rarer: readonly Figure[];
  /** A notice that has these has all its parts: where no case is listed, nothing else tells. */
  ends: readonly Figure[];
  /** What the parts may be parts of: summaries differ in what they count. */
  wholes: readonly Figure[];
  /** Is a case in no part? */
  isLeft: (one: CaseRecord) => boolean;
}

const withoutState = ({ facts }: CaseRecord): boolean => facts.state === undefined;

const partitions: readonly Partition[] = [
  {
    parts: ['byPhone', 'byLetter', 'byOther'],
    rarer: ['byWechat', 'byWeb'],
    ends: ['byPhone', 'byLetter'],
    wholes: ['received', 'valid', 'accepted', 'forwarded'],
    isLeft: () => false,
  },
  {
    parts: ['true', 'mostlyTrue', 'partlyTrue', 'untrue'],
    rarer: [],
    ends: ['true', 'untrue'],
    wholes: ['accepted', 'forwarded'],
    isLeft: ({ facts }) => facts.verdict === undefined,
  },
  {
    parts: ['closed', 'interim', 'open'],
    rarer: ['verified', 'struckOff', 'standing'],
    ends: ['closed', 'open'],
    wholes: ['accepted', 'forwarded'],
    isLeft: withoutState,
  },
  {
    parts: ['settled', 'open'],
    rarer: ['standing'],
    ends: ['settled', 'open'],
    wholes: ['accepted', 'forwarded'],
    isLeft: withoutState,
  },
];

/** Figures that cannot exceed another. */
const within: readonly (readonly [part: Figure, whole: Figure])[] = [
  ['valid', 'received'],
  ['merged', 'received'],
  ['starred', 'forwarded'],
  ['starred', 'accepted'],
  ['closed', 'forwarded'],
  ['settled', 'forwarded'],
  ['duplicates', 'forwarded'],
  ['joint', 'forwarded'],
];

/** What figures by region are parts of. */
const ofRegions = {
  byRegionClosed: 'closed',
  byRegionInterim: 'interim',
  byRegionSettled: 'settled',
  byRegionStarred: 'starred',
  byRegionDuplicates: 'duplicates',
} as const satisfies Partial<Record<Figure, Figure>>;

const declaredSchema = declaredTotals(everyWord);
const label = (name: Figure): string => labelOf(declaredSchema, name);

/** A figure that can't be true beside others, and why. */
type Wrong = readonly [name: Figure, message: string];

/** Checks the declared totals of batches, where no 公布数说明 explains them, and the running totals of inspections. */
export const checkPartitions = ({ inspections }: Content): Fault[] =>
  inspections.flatMap((inspection) => [
    ...inspection.batches.flatMap((batch) => (batch.facts.declaredNote === undefined ? checkDeclared(batch) : [])),
    ...checkRunning(inspection),
  ]);

function checkDeclared({ facts: { declared }, cases, places, place }: BatchRecord): Fault[] {
  const note = `请核对；确有原因的，写在${quote(labelOf(batchSchema(everyWord), 'declaredNote'))}里`;
  return wrongIn(declared ?? {}, cases).map(([name, message]) =>
    raise('totals/partition', places.get(`declared.${name}`) ?? places.get('declared') ?? place, `${message}，${note}`),
  );
}

/**
 * Figures that can't all be true.
 * @param cases what they can be counted from; none where statistics were published alone
 */
function wrongIn(declared: DeclaredTotals, cases: readonly CaseRecord[]): Wrong[] {
  const figure = (name: Figure): number | undefined => {
    const value = declared[name];
    return typeof value === 'number' ? value : undefined;
  };
  const sums = partitions.flatMap(({ parts, rarer, ends, wholes, isLeft }): Wrong[] => {
    const all = [...parts, ...rarer];
    const named = all.filter((name) => figure(name) !== undefined);
    const known = wholes.filter((name) => figure(name) !== undefined);
    const sum = named.reduce((total, name) => total + (figure(name) ?? 0), 0);
    const isWhole = (cases.length > 0 ? parts : ends).every((name) => figure(name) !== undefined);
    if (named.length < 2 || known.length === 0) return [];
    const fits = known.some((name) => {
      const whole = figure(name) ?? 0;
      return isWhole ? sum === whole || sum + cases.filter(isLeft).length === whole : sum <= whole;
    });
    if (fits) return [];
    const shown = known.map((name) => `${quote(label(name))}${String(figure(name))}`).join('、');
    return [[named[0] ?? 'true', `${named.map(label).join('、')}合计 ${String(sum)}，与${shown}对不上`]];
  });
  const parts = within.flatMap(([part, whole]): Wrong[] => {
    const [less, more] = [figure(part), figure(whole)];
    if (less === undefined || more === undefined || less <= more) return [];
    return [[part, `${quote(label(part))}${String(less)} 多于${quote(label(whole))}${String(more)}`]];
  });
  return [
    ...sums,
    ...parts,
    ...wrongMerged(declared),
    ...wrongRegions(declared, cases),
    ...wrongTypes(declared, cases),
  ];
}

/** What is merged is no longer forwarded. */
function wrongMerged({ received, valid, merged, forwarded }: DeclaredTotals): Wrong[] {
  const all = valid ?? received;
  if (merged === undefined || forwarded === undefined || all === undefined || merged + forwarded <= all) return [];
  const [before, sum] = [valid === undefined ? 'received' : 'valid', merged + forwarded] as const;
  return [
    [
      'merged',
      `${label('merged')}、${label('forwarded')}合计 ${String(sum)}，多于${quote(label(before))}${String(all)}`,
    ],
  ];
}

const sumOf = (parts: Readonly<Record<string, number>> = {}): number =>
  Object.values(parts).reduce((total, one) => total + one, 0);

/** How many cases a notice speaks of, by the figure that is nearest to what is listed. */
const casesOf = ({ forwarded, accepted, valid, received }: DeclaredTotals): number | undefined =>
  forwarded ?? accepted ?? valid ?? received;

/** Figures by region that can't be parts of the declared number of cases. */
function wrongRegions(declared: DeclaredTotals, cases: readonly CaseRecord[]): Wrong[] {
  const { byRegion, joint, jointBatches, duplicates = 0 } = declared;
  const whole = casesOf(declared);
  const found: Wrong[] = [];
  /** May a case count in several regions? Where cases are listed, each figure is compared with them. */
  const mayShare = cases.length > 0 || joint !== undefined || jointBatches !== undefined;
  if (byRegion && whole !== undefined) {
    const [sum, regions] = [sumOf(byRegion), Object.keys(byRegion).length];
    const shown = `各区域合计 ${String(sum)}`;
    // One case may name several regions, none names no region.
    if (sum < whole) found.push(['byRegion', `${shown}，少于 ${String(whole)} 件`]);
    // Each joint case counts in two regions or more.
    else if (joint !== undefined && (sum < whole + joint || sum > whole + joint * (regions - 1) + duplicates))
      found.push(['byRegion', `${shown}，不是 ${String(whole)} 件加上共办的 ${String(joint)} 件`]);
    else if (!mayShare && sum > whole + duplicates)
      found.push([
        'byRegion',
        `${shown}，多于 ${String(whole)} 件；几个区域共办、各区域都计入的，写上${quote(label('joint'))}`,
      ]);
  }
  for (const [name, of] of Object.entries(ofRegions) as [keyof typeof ofRegions, Figure][]) {
    const all = declared[of];
    const sum = sumOf(declared[name]);
    if (declared[name] && typeof all === 'number' && (sum < all || (!mayShare && sum > all)))
      found.push([name, `${label(name)}合计 ${String(sum)}，与${quote(label(of))}${String(all)}对不上`]);
    for (const [region, figure] of Object.entries(declared[name] ?? {})) {
      const most = byRegion?.[region];
      if (most !== undefined && figure > most)
        found.push([
          name,
          `${quote(`${label(name)} ${region}`)}${String(figure)} 多于${quote(`${label('byRegion')} ${region}`)}${String(most)}`,
        ]);
    }
  }
  return found;
}

/** Figures by type and industry that can't be all of the cases or problems. */
function wrongTypes(declared: DeclaredTotals, cases: readonly CaseRecord[]): Wrong[] {
  const { byType, byTypes, byIndustry, problems } = declared;
  const whole = casesOf(declared);
  const found: Wrong[] = [];
  if (byTypes && whole !== undefined && sumOf(byTypes) !== whole)
    found.push(['byTypes', `各类型组合合计 ${String(sumOf(byTypes))}，不是 ${String(whole)} 件`]);
  const counted = [whole, problems].filter((one) => one !== undefined);
  if (counted.length === 0) return found;
  const least = Math.min(...counted);
  // Some notices name the most frequent types alone; those that have 其他 name all.
  if (byType && cases.length === 0 && '其他' in byType && sumOf(byType) < least)
    found.push(['byType', `各类型合计 ${String(sumOf(byType))}，少于 ${String(least)}`]);
  if (byIndustry && !counted.includes(sumOf(byIndustry)))
    found.push(['byIndustry', `各行业合计 ${String(sumOf(byIndustry))}，不是 ${counted.map(String).join(' 或 ')}`]);
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
    (total.note === undefined ? wrongIn(total, []) : []).map(([name, message]) => {
      const above = `runningTotals.${String(index)}`;
      const at = places.get(`${above}.${name}`) ?? places.get(above) ?? place;
      return raise('totals/partition', at, `截至 ${total.asOf} 的累计${message}，请核对；确有原因的，写在「说明」里`);
    }),
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
