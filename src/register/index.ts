/**
 * Checked records → the register. Pure: the day is an argument, the records given are not changed, and the same
 * records in any order give the same register.
 */
import { caseFacts } from '../schema/case.ts';
import { error, quote, said, warning, type Fault } from '../schema/fault.ts';
import type { BatchRecord, Content, InspectionRecord } from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import { addresses } from './addresses.ts';
import {
  applyToAnnouncement,
  applyToBatch,
  batchVersions,
  newAnnouncement,
  newBatch,
  publicationOfAnnouncement,
  publicationOfBatch,
  publicationOfFollowUp,
} from './publications.ts';
import { applyToCase, countable, newCase, orderEntries, settle } from './cases.ts';
import { citationFinder } from './citations.ts';
import { linkCases } from './links.ts';
import { lostIn, type Lost } from './lost.ts';
import { compare, compareNames, newestFirst } from './order.ts';
import { publicPictures } from './pictures.ts';
import {
  addReports,
  applyToTask,
  linkTasks,
  newPlan,
  newTask,
  publicationOfPlan,
  publicationOfResults,
  settleTask,
  sortLookBacks,
} from './tasks.ts';
import { settleRedirects } from './redirects.ts';
import { compareTotals, countCases, differs } from './totals.ts';
import type {
  Batch,
  Case,
  Correction,
  FollowUp,
  HeldBack,
  Inspection,
  Plan,
  PublicationLink,
  Register,
  ResultList,
  Task,
} from './types.ts';

/**
 * @param today the day of the build (Asia/Shanghai): what is published later is held back, what was due is overdue
 * @returns the register, and what is wrong between records, those held back among them: a fault must show before
 *   their day, and what refers to them is not at fault
 */
export function makeRegister(content: Content, today: IsoDate): { register: Register; faults: Fault[] } {
  const made = registerOn(content, today);
  return made.register.heldBack.length === 0 ? made : { ...made, faults: registerOn(content, '9999-12-31').faults };
}

function registerOn(content: Content, today: IsoDate): { register: Register; faults: Fault[] } {
  const faults: Fault[] = [];
  const heldBack: HeldBack[] = [];
  const lost = lostIn(content);
  const inOrder = [...content.inspections].sort((a, b) => compare(a.id, b.id));
  const records = inOrder.map((record) => publishedBy(record, today, heldBack));
  const made = records.map((record) => ({ record, inspection: newInspection(record, today, lost, faults) }));
  const byId = new Map(made.map(({ inspection }) => [inspection.id, inspection]));
  const corrections: Correction[] = [];
  for (const { record, inspection } of made) {
    corrections.push(...applyFollowUps(record, inspection, lost, faults));
    for (const one of inspection.cases) if (one.events.length > 0) settle(one, today);
  }
  for (const { record, inspection } of made) {
    for (const task of inspection.tasks) settleTask(task, today);
    linkCases(inspection, record, byId, lost, faults);
    linkTasks(inspection, record, byId, lost, faults);
  }
  for (const { inspection } of made) finish(inspection, today);
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

function newInspection(record: InspectionRecord, today: IsoDate, lost: Lost, faults: Fault[]): Inspection {
  const { id, facts, sample, vocabulary } = record;
  const { batches, cases, caseByKey } = newBatches(record, today, faults);
  const plan = record.tasks && newPlan(record.tasks, id);
  const { tasks, taskByKey } = newTasks(record, plan, faults);
  const { period } = facts;
  return {
    id,
    address: addresses.inspection(id),
    facts,
    sample,
    vocabulary,
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

function newBatches(
  record: InspectionRecord,
  today: IsoDate,
  faults: Fault[],
): { batches: Batch[]; cases: Case[]; caseByKey: Map<string, Case> } {
  const caseByKey = new Map<string, Case>();
  const places = new Map<string, string>();
  const batchKeys = new Map<string, string>();
  const batches = record.batches.map((one): Batch => {
    const earlier = batchKeys.get(one.facts.batch.key);
    if (earlier !== undefined)
      faults.push(
        error(
          one.places.get('batch') ?? one.place,
          'format/repeated-batch',
          `${said(one.facts.batch.name)}已经在 ${said(earlier)} 里，请核对批次`,
        ),
      );
    batchKeys.set(one.facts.batch.key, one.place.file);
    const batch = newBatch(one, record.id);
    for (const [index, raw] of one.cases.entries()) {
      const known = places.get(raw.key);
      if (known !== undefined) {
        const mend = '同一编号拆成几行的，后面的写成 (2)、(3)';
        faults.push(
          error(
            raw.place,
            'format/repeated-number',
            `受理编号${quote(raw.number ?? raw.key)}重复，已经在 ${said(known)}；${mend}`,
          ),
        );
        continue;
      }
      places.set(raw.key, `${raw.place.file}:${String(raw.place.line)}`);
      const publication = publicationOfBatch(batch);
      const made = newCase(raw, batch, index + 1, record.id, publication);
      settle(made, today);
      batch.cases.push(made);
      caseByKey.set(made.key, made);
    }
    return batch;
  });
  const cases = batches.flatMap((batch) => batch.cases);
  for (const [index, batch] of batches.entries()) {
    batch.asPublished = countCases(batch.cases.map((one) => countable(one, one.published, today)));
    batch.comparisons = compareTotals(batch.declared, batch.asPublished);
    const raw = record.batches[index];
    const whole = raw?.complete === true && raw.cases.length === batch.cases.length;
    if (whole && raw.facts.declaredNote === undefined) reportDifferences(batch, raw, faults);
  }
  return { batches, cases, caseByKey };
}

function reportDifferences(batch: Batch, { place, places }: BatchRecord, faults: Fault[]): void {
  for (const one of batch.comparisons.filter(differs)) {
    const mend = '请核对；确有原因的，写在「公布数说明」里';
    faults.push(
      error(
        places.get(`declared.${one.path}`) ?? places.get('declared') ?? place,
        'totals/declared',
        `公布数${quote(one.label)}为 ${String(one.declared)}，逐件统计为 ${String(one.counted)}，${mend}`,
      ),
    );
  }
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
  const lists = record.results.map((one): ResultList => ({
    id: one.id,
    address: `${addresses.rectification(record.id)}#${one.id}`,
    title: one.facts.title,
    published: one.facts.published,
    origin: one.facts.origin,
    originAddress: one.facts.originAddress,
    introduction: one.introduction,
    sample: one.sample,
  }));
  const known = (key: string): boolean => tasks.has(key) || lost(record.id, { kind: 'task', key });
  addReports(tasks, record.results, new Map(lists.map((one) => [one.id, one])), known, faults);
  return lists.sort(newestFirst);
}

/** Applies all entries in order; returns the corrections among them. */
function applyFollowUps(record: InspectionRecord, inspection: Inspection, lost: Lost, faults: Fault[]): Correction[] {
  const followUps = new Map<string, FollowUp>();
  const publications = new Map<string, PublicationLink>();
  for (const one of record.followUps) {
    const { id, facts, sample, introduction } = one;
    const title = facts.title ?? `${facts.published}后续公开`;
    const address = addresses.followUp(inspection.id, id);
    const made: FollowUp = { id, address, title, facts, sample, introduction, entries: [] };
    followUps.set(id, made);
    publications.set(id, publicationOfFollowUp(made));
  }
  const schema = caseFacts(inspection.vocabulary);
  const corrections: Correction[] = [];
  for (const ordered of orderEntries(record, publications)) {
    const { entry, followUp } = ordered;
    const shown = followUps.get(followUp.id);
    const { kind, key } = entry.target;
    const unknown = (what: string): void => {
      if (lost(inspection.id, entry.target)) return;
      faults.push(error(entry.place, 'links/unknown-target', `本次督察没有${what}${quote(entry.heading)}，请核对`));
    };
    const notBefore = (first = ''): void => {
      const { published } = followUp.facts;
      const mend = `公开日期 ${published} 早于${quote(entry.heading)}首次公开的 ${first.slice(0, 10)}，请核对`;
      if (published < first.slice(0, 10))
        faults.push(warning(followUp.places.get('published') ?? followUp.place, 'logic/follow-up-early', mend));
    };
    let correction: Correction | undefined;
    if (kind === 'case') {
      const one = inspection.caseByKey.get(key);
      notBefore(one?.batch.facts.published);
      if (!one) unknown('受理编号');
      else {
        const applied = applyToCase(one, ordered, schema, faults);
        correction = applied.correction;
        shown?.entries.push({ entry, title: one.label, address: one.address, changes: applied.changes });
      }
    } else if (kind === 'task') {
      const task = inspection.taskByKey.get(key);
      if (task) notBefore(inspection.plan?.published);
      if (task) correction = applyToTask(task, ordered, faults);
      else unknown('任务');
    } else if (kind === 'batch') {
      const batch = inspection.batches.find((one) => one.number.key === key);
      notBefore(batch?.facts.published);
      if (batch) correction = applyToBatch(batch, ordered, inspection.vocabulary, faults);
      else unknown('批次');
    } else {
      const announcement = inspection.announcements.find((one) => one.id === key);
      notBefore(announcement?.facts.published);
      if (announcement) correction = applyToAnnouncement(announcement, ordered, faults);
      else unknown('公告');
    }
    if (correction) corrections.unshift(correction);
    if (correction && kind !== 'case') {
      const { item, was, becomes, subject, address } = correction;
      const changes = item === undefined ? [] : [{ label: item, was, becomes }];
      shown?.entries.push({ entry, title: subject, address, changes });
    }
  }
  inspection.followUps = [...followUps.values()].sort((a, b) =>
    newestFirst(publicationOfFollowUp(a), publicationOfFollowUp(b)),
  );
  return corrections;
}

/** Counts and lists that need every case and link in place. */
function finish(inspection: Inspection, today: IsoDate): void {
  const now = (one: Case): ReturnType<typeof countable> => countable(one, one.current, today);
  const regions = inspection.facts.regions.filter((one) => one.tile).map((one) => one.name);
  inspection.totals = countCases(inspection.cases.map(now), regions);
  for (const batch of inspection.batches) {
    batch.now = countCases(batch.cases.map(now));
    batch.versions = batchVersions(batch);
    batch.sample = batch.versions.at(-1)?.sample ?? batch.sample;
    const later = { published: batch.facts.declared, now: batch.now };
    batch.comparisons = compareTotals(batch.declared, batch.asPublished, later);
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
