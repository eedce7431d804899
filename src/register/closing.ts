/** How far the closing (验收销号) of a case or a task has come: its steps, and its 点位. */
import { firstDay, stepNames, type Closing, type Step, type StepName } from '../schema/files/closing.ts';
import { fieldsByLabel, foldWord, labelOf } from '../schema/field.ts';
import { resultFacts, type ResultFacts, type ResultSections } from '../schema/files/result.ts';
import { runsText, type Prose, type Run } from '../schema/prose.ts';
import { caseStates, isSettled, taskStates } from '../schema/states.ts';
import { compare } from '../schema/text/compare.ts';
import type { IsoDate } from '../schema/values.ts';
import { wordFinder } from '../schema/words.ts';
import { newestOf } from './order.ts';
import type { Case, CaseEvent, Correction, Task } from './types.ts';

/** The newest that was published of each step, the oldest publication first. */
const newestSteps = (published: readonly Closing[]): Closing =>
  Object.fromEntries(
    stepNames.flatMap((name) => {
      const found = published.findLast((facts) => facts[name] !== undefined)?.[name];
      return found ? [[name, found]] : [];
    }),
  );

/** The closing of a case; nothing is said of one that is withheld. A notice speaks of the publication that gives it. */
export function closingOfCase(one: Case): Closing {
  if (one.withheld) return {};
  const { facts } = one.current;
  const given = noticeEvent(one)?.entry.facts.noticePeriod;
  return newestSteps([{ ...facts, noticePeriod: given ?? facts.noticePeriod }]);
}

/** The newest later publication that gives or corrects the notice of a case. */
const noticeEvent = ({ events }: Case): CaseEvent | undefined =>
  (events as readonly CaseEvent[]).find(
    ({ entry, correction }) => entry.facts.noticePeriod !== undefined || correctsNotice(correction),
  );

/** Does a correction put a notice right? Of a list of results it names the list, too. */
const correctsNotice = (one: Correction | undefined): boolean =>
  one?.kind === '更正' && one.item?.replace(/（.*$/u, '') === noticeLabel;
const noticeLabel = labelOf(resultFacts, 'noticePeriod');

/** The day on which readers were told of the notice that holds now. */
export const noticeToldOfCase = (one: Case): string => newestOf([noticeEvent(one)?.publication ?? one.published]);

/** The same of a task: its list of results, or the plan, or what corrects them. */
export const noticeToldOfTask = ({ publication, reports, corrections }: Task): string =>
  newestOf([
    reports.find(({ facts }) => facts.noticePeriod)?.list ?? publication,
    ...corrections.filter(correctsNotice).map((one) => one.publication),
  ]);

/** The closing of a task; who accepts it may stand beside the day. */
export function closingOfTask({ facts, reports }: Task): Closing {
  const closing = newestSteps([facts, ...reports.map((report) => report.facts).reverse()]);
  const { acceptance } = closing;
  const unit = reports.find((report) => report.facts.acceptance)?.facts.verifier;
  return acceptance && acceptance.unit === undefined && unit !== undefined
    ? { ...closing, acceptance: { ...acceptance, unit } }
    : closing;
}

/** A step, as it was published. */
export interface NamedStep {
  name: StepName;
  step: Step;
}

/** The steps as they went: by their first day; one without a day keeps the place that it has among all steps. */
export function stepsOf(closing: Closing): NamedStep[] {
  const all = stepNames.flatMap((name): NamedStep[] => {
    const step = closing[name];
    return step ? [{ name, step }] : [];
  });
  const dated = all
    .filter(({ step }) => firstDay(step) !== undefined)
    .sort((a, b) => compare(firstDay(a.step) ?? '', firstDay(b.step) ?? ''));
  return all.map((one) => (firstDay(one.step) === undefined ? one : (dated.shift() ?? one)));
}

/** A notice with its last day. */
export type Notice = Step & { to: IsoDate };

/** The notice, unless its last day is past. */
export const noticeToCome = ({ noticePeriod: one }: Closing, today: IsoDate): Notice | undefined =>
  one?.to !== undefined && one.to >= today ? { ...one, to: one.to } : undefined;

/** The notice, if today is one of its days. */
export function runningNotice(closing: Closing, today: IsoDate): Notice | undefined {
  const one = noticeToCome(closing, today);
  return one && (one.from ?? today) <= today ? one : undefined;
}

/** One 点位 of a task. */
export interface Point {
  name: string;
  /** As typed; empty where the table does not say. */
  typed: string;
  /** The word of state that it counts as. */
  state: string | undefined;
  /** Which of the tables it stands in. */
  table: number;
}

const [ofTask, ofCase] = [wordFinder(taskStates), wordFinder(caseStates)];
const stateOf = (typed: string): string | undefined => ofTask(typed) ?? ofCase(typed);
const other = new Set(['状态', '情况', '销号情况', '完成情况', '整改情况'].map(foldWord));
const serial = new Set(['序号', '序', '编号'].map(foldWord));

/** The tables of 点位情况: what their rows say, and the headings of those that list something else. */
export interface PointTables {
  points: Point[];
  /** Each with its number among the tables. */
  others: { number: number; header: string[] }[];
}

/** The rows of every table in 点位情况 that has a column of states, or one of 点位. */
export function pointsIn(prose: Prose): PointTables {
  const found: PointTables = { points: [], others: [] };
  for (const [index, table] of tablesIn(prose).entries()) {
    const [header = [], ...rows] = table.map((row) => row.map((cell) => runsText(cell).trim()));
    const points = pointsOf(header.map(foldWord), rows, index + 1);
    if (points) found.points.push(...points);
    else found.others.push({ number: index + 1, header });
  }
  return found;
}

/** The tables of a section, also those within lists. */
const tablesIn = (prose: Prose): Run[][][][] =>
  prose.flatMap((block) =>
    block.kind === 'table'
      ? [block.rows]
      : block.kind === 'list'
        ? block.items.flatMap((item) => tablesIn(item.blocks))
        : [],
  );

/** @returns undefined where the table is of something else */
function pointsOf(labels: readonly string[], rows: readonly (readonly string[])[], table: number): Point[] | undefined {
  const known = fieldsByLabel(resultFacts);
  const isState = (label: string): boolean => known.get(label)?.name === 'state';
  const state = labels.some(isState) ? labels.findIndex(isState) : labels.findIndex((label) => other.has(label));
  const isName = (label: string, index: number): boolean => index !== state && !serial.has(label) && !known.has(label);
  const called = labels.findIndex((label, index) => label.includes('点位') && isName(label, index));
  if (state < 0 && called < 0) return undefined;
  const name = called < 0 ? labels.findIndex(isName) : called;
  return rows.map((row) => {
    const typed = row[state] ?? '';
    return { name: row[name] ?? '', typed, state: stateOf(typed), table };
  });
}

/** How many 点位 there are, and how many of them are done. */
export interface PointCount {
  total: number;
  done: number | undefined;
}

export type PointFacts = Pick<ResultFacts, 'points' | 'pointsDone'>;
export type PointSections = Pick<ResultSections, 'places'>;

/** As it is said, else as the tables count. */
export function pointCount(facts: PointFacts, sections: PointSections): PointCount | undefined {
  const { points } = pointsIn(sections.places ?? []);
  const isCounted = points.length > 0 && points.every(({ state }) => state !== undefined);
  const total = facts.points ?? (points.length > 0 ? points.length : undefined);
  const done = facts.pointsDone ?? (isCounted ? points.filter(({ state }) => isSettled(state)).length : undefined);
  return total === undefined ? undefined : { total, done };
}

/** What was published last of the 点位 of a case. */
export const pointsOfCase = ({ current: { facts, sections } }: Case): PointCount | undefined =>
  pointCount(facts, sections);

/** What the newest report that speaks of 点位 says of them. */
export const pointsOfTask = ({ reports }: Task): PointCount | undefined =>
  reports.map(({ facts, sections }) => pointCount(facts, sections)).find((count) => count !== undefined);
