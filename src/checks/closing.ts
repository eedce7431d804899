/** Steps of a closing (验收销号) that contradict each other, their publication or the state, and 点位 that don't add up. */
import { pointsIn, type PointFacts, type PointSections } from '../register/closing.ts';
import { byPublication } from '../register/order.ts';
import {
  daysText,
  firstDay,
  isStepName,
  pointFields,
  lastDay,
  stepLabels,
  stepNames,
  type Closing,
  type Step,
  type StepName,
} from '../schema/files/closing.ts';
import { quote, type Fault, type Place } from '../schema/fault.ts';
import { splitReport } from '../schema/correctable.ts';
import { fieldsByLabel, foldWord } from '../schema/field.ts';
import { caseFacts } from '../schema/files/case.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import { resultFacts } from '../schema/files/result.ts';
import type { InspectionRecord, Places, ResultRecord } from '../schema/records.ts';
import { classOf, isSettled, taskStates, type StateClass } from '../schema/states.ts';
import { wordsOf } from '../schema/vocabulary.ts';
import type { IsoDate } from '../schema/values.ts';
import { raise } from './raise.ts';

/** What one publication says of the closing of a record. */
interface Said {
  published: IsoDate;
  facts: Closing & PointFacts & { state?: { value: string } | undefined };
  places: Places;
  place: Place;
}

const isAboutClosing = (name: string): boolean => isStepName(name) || name in pointFields;

/** Checks cases and tasks of an inspection, also those of a day to come. */
export const checkClosing = (record: InspectionRecord): Fault[] => [
  ...[...saidIn(record)].flatMap(([name, history]) => [
    ...checkSteps(history),
    ...(name.startsWith(nameOf({ kind: 'case', key: '' })) ? checkPointsOfCase(history) : []),
  ]),
  ...record.results.flatMap(({ results }) => results.flatMap(checkPoints)),
  ...casesSaid(record).flatMap(checkPointTables),
];

/** What was said of a record, oldest first, and what was corrected since. */
interface History {
  said: Said[];
  corrected: Set<string>;
}

/** The histories of the records of which a step or 点位 were published. */
function saidIn({ batches, tasks, results, followUps }: InspectionRecord): Map<string, History> {
  const files = [
    ...batches.map(({ cases, ...file }) => ({
      ...file,
      rank: 0,
      records: cases.map((one) => ({ ...one, kind: 'case' })),
    })),
    ...(tasks ? [{ ...tasks, rank: 0, records: tasks.tasks.map((one) => ({ ...one, kind: 'task' })) }] : []),
    ...results.map((file) => ({ ...file, rank: 1, records: file.results.map((one) => ({ ...one, kind: 'task' })) })),
    ...followUps.map((file) => ({ ...file, rank: 1, records: file.entries.map((one) => ({ ...one, ...one.target })) })),
  ].sort((a, b) => a.rank - b.rank || byPublication(ordered(a), ordered(b)));
  const stepped = new Set(
    files.flatMap(({ records }) => records.filter(({ facts }) => Object.keys(facts).some(isAboutClosing)).map(nameOf)),
  );
  const histories = new Map<string, History>();
  for (const {
    facts: { published },
    records,
  } of files)
    for (const one of records) {
      const { facts, places, place } = one;
      if (!stepped.has(nameOf(one))) continue;
      const history = histories.get(nameOf(one)) ?? { said: [], corrected: new Set() };
      histories.set(nameOf(one), history);
      const item = 'correctedItem' in facts && facts.correctedItem !== undefined && itemNamed(facts.correctedItem);
      if (item) history.corrected.add(item);
      else history.said.push({ published, facts, places, place });
    }
  return histories;
}

/** The fact that a correction names. */
const itemNamed = (item: string): string | undefined =>
  [resultFacts, caseFacts(everyWord)]
    .map((schema) => fieldsByLabel(schema).get(foldWord(splitReport(item).label))?.name)
    .find(Boolean);

const nameOf = ({ kind, key }: { kind: string; key: string }): string => `${kind} ${key}`;
const ordered = ({ id, facts: { published } }: { id: string; facts: { published: IsoDate } }) => ({
  id,
  published,
  address: '',
});

/** A step, where it was said. */
interface Placed {
  name: StepName;
  step: Step;
  said: Said;
  at: Place;
}

/** A correction settles the matter of the step that it corrects, and of the state. */
function checkSteps({ said: all, corrected }: History): Fault[] {
  const steps = stepNames.flatMap((name): Placed[] => {
    const said = all.findLast(({ facts }) => facts[name] !== undefined);
    const step = said?.facts[name];
    return said && step && !corrected.has(name) ? [{ name, step, said, at: said.places.get(name) ?? said.place }] : [];
  });
  if (steps.length === 0) return [];
  const state = all.findLast(({ facts }) => facts.state)?.facts.state?.value;
  return [
    ...steps.flatMap(checkDay),
    ...steps.flatMap((one, index) => checkOrder(steps.slice(0, index), one)),
    ...(corrected.has('noticePeriod') ? [] : checkNotice(steps)),
    ...(corrected.has('state') || state === undefined ? [] : checkState(steps, state)),
  ];
}

const named = ({ name, step }: Placed): string => `${quote(stepLabels[name])}（${daysText(step)}）`;

/** What is published is done; a notice goes on. */
function checkDay(one: Placed): Fault[] {
  const last = lastDay(one.step);
  const { published } = one.said;
  if (one.name === 'noticePeriod' || last === undefined || last <= published) return [];
  return [raise('logic/closing-early', one.at, `${named(one)}晚于公开日期 ${published}，请核对`)];
}

/** The step that ends last among those before one; some offices sign before the notice, others after it. */
function stepBefore(before: readonly Placed[], { name }: Placed): Placed | undefined {
  const ended = before.filter(
    ({ name: one, step }) => lastDay(step) !== undefined && !(name === 'signing' && one === 'noticePeriod'),
  );
  return ended.reduce<Placed | undefined>(
    (late, one) => (late && (lastDay(late.step) ?? '') > (lastDay(one.step) ?? '') ? late : one),
    undefined,
  );
}

function checkOrder(before: readonly Placed[], one: Placed): Fault[] {
  const first = firstDay(one.step);
  const late = stepBefore(before, one);
  const last = late && lastDay(late.step);
  if (!late || first === undefined || last === undefined || last <= first) return [];
  return [raise('logic/closing-order', one.at, `${named(one)}早于前一步${named(late)}，请核对日期`)];
}

/** What comes after a notice. */
const afterNotice: ReadonlySet<StepName> = new Set(['signing', 'review', 'report']);

function checkNotice(steps: readonly Placed[]): Fault[] {
  const after = steps.find(({ name }) => afterNotice.has(name));
  if (!after || steps.some(({ name }) => name === 'noticePeriod')) return [];
  return [
    raise('logic/closing-notice', after.at, `写了${quote(stepLabels[after.name])}，没有写「公示期」；公示过的请补上`),
  ];
}

/** The classes of state that a step can't go with. */
const against: Readonly<Partial<Record<StepName, readonly StateClass[]>>> = {
  completion: ['open'],
  acceptance: ['open', 'staged'],
  review: ['open', 'staged'],
  report: ['open', 'staged', 'standing'],
};

function checkState(steps: readonly Placed[], state: string): Fault[] {
  const is = classOf(state);
  const furthest = steps.findLast(({ name }) => is !== undefined && against[name]?.includes(is));
  if (!furthest) return [];
  const at = furthest.said.places.get('state') ?? furthest.at;
  return [raise('logic/closing-state', at, `写了${quote(stepLabels[furthest.name])}，状态却是${quote(state)}，请核对`)];
}

/** What is done of how many. */
function checkPointCount(total: number | undefined, done: number | undefined, at: Place): Fault[] {
  if (done === undefined) return [];
  if (total === undefined) return [raise('logic/points', at, '写了「已完成点位」，没有写「点位总数」，请补上')];
  if (done <= total) return [];
  return [raise('logic/points', at, `「已完成点位」${String(done)} 多于「点位总数」${String(total)}，请核对`)];
}

/** A later publication may give the new count alone; a correction settles the matter. */
function checkPointsOfCase({ said, corrected }: History): Fault[] {
  if (corrected.has('points') || corrected.has('pointsDone')) return [];
  let total: number | undefined;
  return said.flatMap(({ facts, places, place }) => {
    total = facts.points ?? total;
    return checkPointCount(total, facts.pointsDone, places.get('pointsDone') ?? place);
  });
}

const checkPoints = (record: ResultRecord): Fault[] => [
  ...checkPointCount(record.facts.points, record.facts.pointsDone, record.places.get('pointsDone') ?? record.place),
  ...checkPointTables(record),
];

/** What is said of cases, with their tables of 点位. */
const casesSaid = ({ batches, followUps }: InspectionRecord): PointRecord[] => [
  ...batches.flatMap(({ cases, disclosed }) => [...cases, ...disclosed]),
  ...followUps.flatMap(({ entries }) => entries),
];

interface PointRecord {
  facts: PointFacts;
  sections: PointSections;
  places: Places;
  place: Place;
}

function checkPointTables({ facts, sections, places, place }: PointRecord): Fault[] {
  const { points: total, pointsDone: done } = facts;
  const at = (name: string): Place => places.get(name) ?? place;
  const faults: Fault[] = [];
  const { points: rows, others } = pointsIn(sections.places ?? []);
  for (const { number, header } of others)
    faults.push(
      raise(
        'logic/point-table',
        at('places'),
        `点位情况的第 ${String(number)} 张表（表头${quote(header.join(' | '))}）没有「点位」和「整改状态」，没有计入点位；是点位的，请写上表头「点位」「整改状态」，不是的，请移到「整改完成情况」`,
      ),
    );
  const tableOf = new Map<string, number>();
  for (const { name, table } of rows) {
    const before = tableOf.get(name);
    if (before === undefined || name === '') tableOf.set(name, table);
    else if (before !== table) {
      const where = `第 ${String(before)}、${String(table)} 张表里都有，计了两次`;
      faults.push(raise('logic/point-table', at('places'), `点位${quote(name)}在点位情况的${where}，请核对，只留一处`));
    }
  }
  for (const { name, typed, state } of rows)
    if (typed !== '' && state === undefined)
      faults.push(
        raise(
          'logic/point-state',
          at('places'),
          `点位${quote(name)}的状态${quote(typed)}不认识，不计入已完成；可以写：${wordsOf(taskStates)}`,
        ),
      );
  const settled = rows.filter(({ state }) => isSettled(state)).length;
  if (rows.length > 0 && total !== undefined && rows.length !== total)
    faults.push(
      raise(
        'logic/point-sum',
        at('points'),
        `「点位总数」是 ${String(total)}，点位情况的表里有 ${String(rows.length)} 个，请核对`,
      ),
    );
  if (rows.length > 0 && rows.every(({ state }) => state !== undefined) && done !== undefined && settled !== done)
    faults.push(
      raise(
        'logic/point-sum',
        at('pointsDone'),
        `「已完成点位」是 ${String(done)}，点位情况的表里完成的有 ${String(settled)} 个，请核对`,
      ),
    );
  return faults;
}
