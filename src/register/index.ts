/**
 * Checked records → the register. Pure: the day is an argument, the records given are not changed, and the same
 * records in any order give the same register.
 */
import { compare } from '../schema/text/compare.ts';
import { error, said, type Fault } from '../schema/fault.ts';
import { targetName, type Content, type InspectionRecord, type Target } from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import { addresses } from './addresses.ts';
import { newBatches, settleBatch } from './batches.ts';
import { countableNow, settle } from './cases.ts';
import { citationFinder } from './links/citations.ts';
import { applyFollowUps, newFollowUps, type FollowUps } from './follow-ups.ts';
import { linkCases } from './links/links.ts';
import { linkTasks, sortLookBacks } from './links/look-backs.ts';
import { lostIn, type Lost } from './amend/lost.ts';
import { compareNames, newestFirst } from './order.ts';
import {
  batchVersions,
  newAnnouncement,
  publicationOfAnnouncement,
  publicationOfBatch,
  publicationOfFollowUp,
  withFirst,
} from './publications.ts';
import { newFacsimiles, publicPictures } from './pictures.ts';
import { forgetEarlier, redactionsAwaited } from './amend/redactions.ts';
import { settleRedirects } from './links/redirects.ts';
import { addReports, newPlan, newTask, publicationOfPlan, publicationOfResults, settleTask } from './tasks.ts';
import { countedRecords } from './counted.ts';
import { countCases, type Countable } from './totals.ts';
import type { Case, Correction, HeldBack, Inspection, Plan, Register, ResultList, Task } from './types.ts';

/**
 * @param today the day of the build (Asia/Shanghai): what is published later is held back, what was due is overdue
 * @returns the register, and what is wrong between records, those held back among them: a fault must show before
 *   their day, and what refers to them is not at fault
 */
export function makeRegister(content: Content, today: IsoDate): { register: Register; faults: Fault[] } {
  const made = registerOn(content, today);
  if (made.register.heldBack.length === 0) return made;
  return { ...made, faults: [...registerOn(content, '9999-12-31').faults, ...early(content, today)] };
}

/** What a withdrawal takes out of a batch file is gone at once: the reason can't wait for a day to come. */
const early = (content: Content, today: IsoDate): Fault[] =>
  content.inspections
    .flatMap(({ followUps }) => followUps.filter(({ facts }) => facts.published > today))
    .filter(({ entries }) => entries.some(({ facts }) => facts.kind.value === '撤下'))
    .map(({ facts: { published }, places, place }) => {
      const mend = `撤下不能预先写好：内容从批次文件里一删去，网站上就没有了；请当天写，公开日期不晚于今天（${today}）`;
      return error(
        places.get('published') ?? place,
        'logic/withdrawal-early',
        `公开日期 ${published} 还没有到，${mend}`,
      );
    });

function registerOn(content: Content, today: IsoDate): { register: Register; faults: Fault[] } {
  const faults: Fault[] = [];
  const heldBack: HeldBack[] = [];
  const lost = lostIn(content);
  const inOrder = [...content.inspections].sort((a, b) => compare(a.id, b.id));
  const made = inOrder.map((whole) => {
    const awaited = redactionsAwaited(whole, today);
    const record = publishedBy(whole, today, heldBack);
    const followUps = newFollowUps(record, awaited);
    return { record, awaited, followUps, inspection: newInspection(record, followUps, today, lost, faults) };
  });
  const byId = new Map(made.map(({ inspection }) => [inspection.id, inspection]));
  const corrections: Correction[] = [];
  for (const { record, followUps, inspection } of made) {
    corrections.push(...applyFollowUps(record, inspection, followUps, lost, faults));
    for (const one of inspection.cases) if (one.events.length > 0) settle(one, today);
  }
  for (const { record, inspection } of made) {
    for (const task of inspection.tasks) settleTask(task, today);
    linkCases(inspection, record, byId, lost, faults);
    linkTasks(inspection, record, byId, lost, faults);
  }
  for (const one of made) finish(one, today);
  const inspections = made
    .map(({ inspection }) => inspection)
    .sort((a, b) => compare(b.facts.period.from, a.facts.period.from) || compare(a.id, b.id));
  const current =
    inspections.find(({ facts }) => facts.period.from <= today && today <= facts.period.to) ??
    inspections.find(({ facts }) => facts.period.from <= today) ??
    inspections.at(-1);
  corrections.sort((a, b) => newestFirst(a.publication, b.publication));
  const { site, pages } = content;
  const pictures = publicPictures(content.pictures, inspections, pages);
  const register: Register = {
    today,
    site,
    inspections,
    current,
    pages,
    pictures,
    corrections,
    redirects: [],
    heldBack,
  };
  register.redirects = settleRedirects(content, register, faults);
  return { register, faults };
}

/** The records whose day has come. */
function publishedBy(record: InspectionRecord, today: IsoDate, heldBack: HeldBack[]): InspectionRecord {
  const dueFrom =
    (first: string) =>
    (one: { facts: { published: string }; place: { file: string } }): boolean => {
      const published = one.facts.published < first ? first : one.facts.published;
      if (published.slice(0, 10) <= today) return true;
      heldBack.push({ file: one.place.file, published });
      return false;
    };
  const due = dueFrom('');
  // Results are not shown before the plan that they belong to.
  const dueWithPlan = dueFrom(record.tasks?.facts.published ?? '');
  const byId = <T extends { id: string }>(a: T, b: T): number => compareNames(a.id, b.id);
  return {
    ...record,
    batches: record.batches
      .filter(due)
      .sort((a, b) => a.facts.batch.first - b.facts.batch.first || byPart(a.facts.batch.key, b.facts.batch.key)),
    followUps: record.followUps.filter(due).sort(byId),
    results: record.results.filter(dueWithPlan).sort(byId),
    announcements: record.announcements.filter(due).sort(byId),
    tasks: record.tasks && due(record.tasks) ? record.tasks : undefined,
  };
}

const byPart = (a: string, b: string): number => Number(a.split('-')[1] ?? 0) - Number(b.split('-')[1] ?? 0);

function newInspection(
  record: InspectionRecord,
  followUps: FollowUps,
  today: IsoDate,
  lost: Lost,
  faults: Fault[],
): Inspection {
  const { id, facts, sample, vocabulary } = record;
  const { batches, cases, caseByKey } = newBatches(record, followUps, today, lost, faults);
  const plan = record.tasks && newPlan(record.tasks, id);
  const { tasks, taskByKey } = newTasks(record, plan, faults);
  const { period } = facts;
  return {
    id,
    address: addresses.inspection(id),
    facts,
    sample,
    vocabulary,
    archived: facts.archived !== undefined && facts.archived <= today ? facts.archived : undefined,
    intake: today < period.from ? 'before' : today > period.to ? 'closed' : 'open',
    batches,
    cases,
    caseByKey,
    followUps: [],
    announcements: record.announcements
      .map((one) => newAnnouncement(one, id))
      .sort((a, b) => newestFirst(publicationOfAnnouncement(a), publicationOfAnnouncement(b))),
    plan,
    tasks,
    taskByKey,
    results: newResults(record, taskByKey, lost, faults),
    totals: countCases([]),
    lookBacks: [],
    publications: [],
    citations: citationFinder(caseByKey.keys()),
  };
}

function newTasks(
  record: InspectionRecord,
  plan: Plan | undefined,
  faults: Fault[],
): { tasks: Task[]; taskByKey: Map<string, Task> } {
  const taskByKey = new Map<string, Task>();
  for (const raw of record.tasks?.tasks ?? []) {
    if (plan && !taskByKey.has(raw.key)) taskByKey.set(raw.key, newTask(raw, plan, record.id));
    else faults.push(error(raw.place, 'format/repeated-task', `任务号 ${said(raw.key)} 重复，请核对`));
  }
  return { tasks: [...taskByKey.values()], taskByKey };
}

function newResults(
  record: InspectionRecord,
  tasks: ReadonlyMap<string, Task>,
  lost: Lost,
  faults: Fault[],
): ResultList[] {
  const lists = record.results.map((one): ResultList => {
    const list: ResultList = {
      inspection: record.id,
      kind: '整改结果',
      id: one.id,
      address: addresses.results(record.id, one.id),
      title: one.facts.title,
      published: one.facts.published,
      origin: one.facts.origin,
      originAddress: one.facts.originAddress,
      introduction: one.introduction,
      facsimiles: newFacsimiles(one.facsimiles, record.id, 'rectification'),
      corrections: [],
      versions: [],
      sample: one.sample,
    };
    return withFirst(list, one.facts, publicationOfResults);
  });
  const known = (key: string): boolean => tasks.has(key) || lost(record.id, { kind: 'task', key });
  addReports(tasks, record.results, new Map(lists.map((one) => [one.id, one])), known, faults);
  return lists.sort(newestFirst);
}

/** An inspection in the making. */
interface Made {
  record: InspectionRecord;
  inspection: Inspection;
  awaited: ReadonlySet<string>;
  followUps: FollowUps;
}

/** Lets go the versions that may hold what a redaction of a day to come takes out. */
function forgetAwaited({ inspection, awaited }: Made): void {
  const forget = (kind: Target['kind'], key: string, one: { versions: unknown[] }): void => {
    if (awaited.has(targetName({ kind, key }))) forgetEarlier(one);
  };
  const { cases, tasks, announcements, followUps, results, plan } = inspection;
  for (const one of cases) forget('case', one.key, one);
  for (const one of tasks) forget('task', one.key, one);
  for (const one of announcements) forget('announcement', one.id, one);
  for (const one of followUps) forget('followUp', one.id, one);
  for (const one of results) forget('resultList', one.id, one);
  if (plan) forget('plan', '', plan);
}

/** Counts and lists that need every case and link in place. */
function finish(made: Made, today: IsoDate): void {
  const { record, inspection, awaited, followUps } = made;
  // Batches are made of what is left of their cases.
  forgetAwaited(made);
  const now = (one: Case): Countable => countableNow(one, today);
  const regions = (inspection.facts.regions ?? []).filter((one) => one.tile).map((one) => one.name);
  inspection.totals = countCases(countedRecords(inspection.cases).records.map(now), regions);
  for (const [index, batch] of inspection.batches.entries()) {
    batch.versions = batchVersions(batch, record.batches[index] ?? batch);
    if (awaited.has(targetName({ kind: 'batch', key: batch.number.key }))) forgetEarlier(batch);
    batch.amendments = batch.versions.flatMap(({ amendments }) => amendments);
    batch.sample = batch.versions.at(-1)?.sample ?? batch.sample;
    settleBatch(batch, followUps, today);
  }
  inspection.lookBacks = sortLookBacks(inspection.tasks.flatMap((task) => task.lookBacks));
  inspection.publications = [
    ...inspection.batches.map(publicationOfBatch),
    ...inspection.announcements.map(publicationOfAnnouncement),
    ...inspection.followUps.map(publicationOfFollowUp),
    ...(inspection.plan ? [publicationOfPlan(inspection.plan)] : []),
    ...inspection.results.map(publicationOfResults),
  ].sort(newestFirst);
}
