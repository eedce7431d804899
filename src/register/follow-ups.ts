/** Follow-ups: each as a publication, and what their entries make of the records that they speak of. */
import { correctableCase } from '../schema/correctable.ts';
import { error, quote, warning, type Fault } from '../schema/fault.ts';
import { foldWord } from '../schema/field.ts';
import type { BatchNumber } from '../schema/files/batch.ts';
import {
  targetName,
  type EntryRecord,
  type FollowUpRecord,
  type InspectionRecord,
  type Target,
} from '../schema/records.ts';
import { deferredWord, isCorrectionKind } from '../schema/vocabulary.ts';
import { addresses } from './addresses.ts';
import { newFacsimiles } from './pictures.ts';
import { applyToCase } from './cases.ts';
import { correctionRules } from './amend/amend.ts';
import { firstBatch } from './amend/belonging.ts';
import { lacksOf, orderEntries, type Applied, type OrderedEntry } from './amend/entries.ts';
import type { Lost } from './amend/lost.ts';
import { byPublication, newestFirst } from './order.ts';
import {
  applyToAnnouncement,
  applyToBatch,
  applyToFile,
  newBatch,
  publicationOfBatch,
  publicationOfFollowUp,
  withFirst,
} from './publications.ts';
import { redactedWith, takesAway } from './amend/redactions.ts';
import { applyToTask } from './tasks.ts';
import type { Correction, FollowUp, Inspection, Plan, PublicationLink, ResultList } from './types.ts';

/** The follow-ups of an inspection, and their entries in the order in which they apply. */
export interface FollowUps {
  byId: ReadonlyMap<string, FollowUp>;
  entries: readonly OrderedEntry[];
  /** The entries that take a case down, by its key. */
  withdrawals: ReadonlyMap<string, OrderedEntry>;
}

/** @param awaited names of the records that a redaction of a day to come speaks of */
export function newFollowUps(record: InspectionRecord, awaited: ReadonlySet<string>): FollowUps {
  const made = record.followUps.map(({ id, facts, sample, introduction, facsimiles: files }): FollowUp => {
    const title = facts.title ?? `${facts.published}后续公开`;
    const address = addresses.followUp(record.id, id);
    const facsimiles = newFacsimiles(files, record.id, 'follow-ups');
    const file = {
      inspection: record.id,
      kind: '后续公开' as const,
      id,
      address,
      facsimiles,
      title,
      sample,
      introduction,
    };
    return withFirst({ ...file, facts, corrections: [], versions: [], entries: [] }, facts, publicationOfFollowUp);
  });
  const files = record.followUps.flatMap((followUp, index) => {
    const one = made[index];
    return one ? [{ followUp, publication: publicationOfFollowUp(one) }] : [];
  });
  const entries = orderEntries([...files, ...disclosuresOf(record)], record, awaited);
  const withdrawals = new Map<string, OrderedEntry>();
  for (const one of entries) {
    const { target, facts } = one.entry;
    if (facts.kind.value === '撤下' && !withdrawals.has(target.key)) withdrawals.set(target.key, one);
  }
  return { byId: new Map(made.map((one) => [one.id, one])), entries, withdrawals };
}

/** A batch is a later publication, too, of the cases of earlier ones that it brings (办理后公开). */
function disclosuresOf(record: InspectionRecord): { followUp: FollowUpRecord; publication: PublicationLink }[] {
  // A row says 29-30 of a batch that calls itself 第29、30批.
  const numbers = new Map(record.batches.map(({ facts: { batch } }) => [batch.key, batch]));
  return record.batches
    .filter(({ disclosed }) => disclosed.length > 0)
    .map((batch) => ({
      followUp: {
        ...batch,
        id: `batches/${batch.id}`,
        facts: { published: batch.facts.published },
        entries: batch.disclosed.map((one) => ({ ...one, ofBatch: numbers.get(one.ofBatch.key) ?? one.ofBatch })),
      },
      publication: publicationOfBatch(newBatch(batch, record.id)),
    }));
}

/** What to do in place of an entry about what nobody could see yet. */
const unpublishedMends: Readonly<Record<Correction['kind'], string>> = {
  更正: '那时还没有可以更正的内容：请直接改原文件，并删去这一条；确已公开过的，请核对日期',
  脱敏: '那时还没有可以脱敏的内容：请直接在原文件里删去个人信息，并删去这一条；确已公开过的，请核对日期',
  撤下: '那时还没有可以撤下的内容：请在批次文件里写成“公开方式：不予公开”，或者删去这一件，并删去这一条；确已公开过的，请核对日期',
};

/** What readers call each kind of record. */
const words: Readonly<Record<Target['kind'], string>> = {
  case: '受理编号',
  task: '任务',
  batch: '批次',
  announcement: '公告',
  followUp: '后续公开',
  resultList: '整改结果',
  plan: '整改任务清单',
};

/** Applies all entries in order; returns the corrections among them, newest first. */
export function applyFollowUps(
  record: InspectionRecord,
  inspection: Inspection,
  { byId, entries }: FollowUps,
  lost: Lost,
  faults: Fault[],
): Correction[] {
  const corrections: Correction[] = [];
  const find = finder(inspection, byId, lost, faults);
  const brought = new Map<string, PublicationLink>();
  const failed = new Set<string>();
  for (const ordered of entries) {
    const { entry, followUp } = ordered;
    const { target } = entry;
    const found = find(target);
    const blamed = entry.ofBatch && blameDisclosed(ordered, entry.ofBatch, inspection, brought);
    if (blamed !== undefined) {
      const isUnknown =
        lost(inspection.id, target) ||
        (entry.ofBatch && lost(inspection.id, { kind: 'batch', key: entry.ofBatch.key }));
      if (!isUnknown) faults.push(error(entry.place, 'format/deferred', blamed));
      continue;
    }
    if (entry.ofBatch) brought.set(target.key, ordered.publication);
    if (!found) {
      const message = `本次督察没有${words[target.kind]}${quote(entry.heading)}，请核对`;
      if (!lost(inspection.id, target)) faults.push(error(entry.place, 'links/unknown-target', message));
      continue;
    }
    const [first, { published }] = [found.published.slice(0, 10), followUp.facts];
    if (published < first) {
      const early = `公开日期 ${published} 早于${quote(entry.heading)}首次公开的 ${first}，`;
      const place = followUp.places.get('published') ?? followUp.place;
      const kind = entry.facts.kind.value;
      if (isCorrectionKind(kind)) faults.push(error(entry.place, 'logic/never-public', early + unpublishedMends[kind]));
      else faults.push(warning(place, 'logic/follow-up-early', `${early}请核对`));
    }
    if (!found.isWithheld) faults.push(...lacksOf(ordered));
    const isFirst = makesCase(ordered, inspection);
    if (isFirst) faults.push(warning(entry.place, 'logic/unlisted', unlistedText(entry)));
    // What it published first is told already.
    const known = faults.length;
    const applied = isFirst ? { entry, changes: [], correction: undefined } : found.apply(ordered);
    if (!applied) {
      // What the record said, or an earlier correction of the same item, is at fault already.
      const item = `${targetName(target)} ${foldWord(entry.facts.correctedItem ?? '')}`;
      if (lost(inspection.id, target) || failed.has(item))
        faults.push(...faults.splice(known).filter(({ rule }) => !blamesCorrection(rule)));
      failed.add(item);
      continue;
    }
    const { changes, correction } = applied;
    const batch = inspection.batches.find(({ id }) => followUp.id === `batches/${id}`);
    (batch ? batch.disclosed : byId.get(followUp.id)?.entries)?.push({
      entry: applied.entry,
      changes,
      address: found.address,
      get title() {
        return found.name();
      },
    });
    if (!correction) continue;
    corrections.unshift(correction);
    if (!takesAway(correction.kind)) continue;
    const reached = new Map(redactedWith(target, record).map((one) => [targetName(one), one]));
    reached.delete(targetName(target));
    for (const one of reached.values()) find(one)?.apply(ordered, correction);
  }
  inspection.cases = inspection.batches.flatMap((batch) => batch.cases);
  inspection.followUps = [...byId.values()].sort((a, b) =>
    newestFirst(publicationOfFollowUp(a), publicationOfFollowUp(b)),
  );
  return corrections;
}

const rulesOfCorrections = new Set<string>(Object.values(correctionRules));
const blamesCorrection = (rule: string): boolean => rulesOfCorrections.has(rule);

/** Is it the row of a later batch that its case begins with? */
const makesCase = ({ entry: { ofBatch, target }, publication }: OrderedEntry, { caseByKey }: Inspection): boolean =>
  ofBatch !== undefined && caseByKey.get(target.key)?.published.publication.address === publication.address;

const unlistedText = ({ ofBatch, heading }: EntryRecord): string => {
  const name = ofBatch?.name ?? '';
  return `${name}里没有${quote(heading)}，这一件从这一批起公开，算在${name}；批次写错了的，请改「所属批次」`;
};

/**
 * Why a batch can't publish a case of an earlier one; undefined if it can.
 * @param brought what batches have published of others so far, by the key of the case
 */
function blameDisclosed(
  ordered: OrderedEntry,
  ofBatch: BatchNumber,
  inspection: Inspection,
  brought: ReadonlyMap<string, PublicationLink>,
): string | undefined {
  const { target, heading, unlisted } = ordered.entry;
  if (!inspection.batches.some(({ number }) => number.key === ofBatch.key))
    return `本次督察没有${ofBatch.name}，请核对「所属批次」`;
  const one = inspection.caseByKey.get(target.key);
  const belonged = one ? [firstBatch(one), ...one.moves.map(({ to }) => to)] : [];
  if (!one || belonged.every(({ number }) => number.key !== ofBatch.key))
    return `${ofBatch.name}不早于这一批，里面也没有${quote(heading)}，请核对「所属批次」和公开日期`;
  const earlier = brought.get(target.key);
  if (earlier)
    return `${quote(heading)}重复：${earlier.title}已经公布了它的内容，请删去这一件；后来有变化的，写在 follow-ups/ 里`;
  if (makesCase(ordered, inspection)) return undefined;
  if (byPublication(one.published.publication, ordered.publication) > 0)
    return `${quote(heading)}在${ofBatch.name}里，那一批 ${one.published.published} 才公开，不早于公布内容的这一批，请核对两批的公开日期`;
  if (one.withheld?.withdrawn && unlisted?.withheld) return undefined;
  if (unlisted?.withheld)
    return `${quote(heading)}在${ofBatch.name}里：不能公开的，请在那一批的文件里写“公开方式：不予公开”，并删去这一件；这一件已经公开过的，留着，另写一条撤下`;
  if (one.withheld)
    return `${ofBatch.name}里的${quote(heading)}写了“不予公开”：这一件也请写“公开方式：不予公开”和“理由”，只留所属批次、行政区域、污染类型、来源和级别，删去其他项目和小节`;
  return one.versions[0]?.facts.disclosure?.value === deferredWord
    ? undefined
    : `${ofBatch.name}里的${quote(heading)}没有写“办理后公开”，请核对；已经公布的内容有变化的，写在 follow-ups/ 里`;
}

/** A record as entries find it. */
interface Found {
  /** What it is called; titles may be corrected. */
  name: () => string;
  address: string;
  /** Is it a case of which no text is published? */
  isWithheld: boolean;
  /** When it was first published. */
  published: string;
  /** @param shared the correction that tells of it, where the redaction of another record reaches this one */
  apply: (ordered: OrderedEntry, shared?: Correction) => Applied | undefined;
}

/** Finds the records of an inspection. */
function finder(
  inspection: Inspection,
  followUps: FollowUps['byId'],
  lost: Lost,
  faults: Fault[],
): (target: Target) => Found | undefined {
  const { caseByKey, taskByKey, vocabulary, plan } = inspection;
  const batches = new Map(inspection.batches.map((one) => [one.number.key, one]));
  const announcements = new Map(inspection.announcements.map((one) => [one.id, one]));
  const results = new Map(inspection.results.map((one) => [one.id, one]));
  const isLost = (key: string): boolean => lost(inspection.id, { kind: 'batch', key });
  const surroundings = { schema: correctableCase(vocabulary), batches: inspection.batches, isLost };
  const made = <One extends { address: string; withheld?: unknown }>(
    one: One | undefined,
    published: (one: One) => string,
    name: (one: One) => string,
    apply: (one: One, ordered: OrderedEntry, shared?: Correction) => Applied | undefined,
  ): Found | undefined =>
    one && {
      name: () => name(one),
      address: one.address,
      isWithheld: one.withheld !== undefined,
      published: published(one),
      apply: (ordered, shared) => apply(one, ordered, shared),
    };
  const ofFile = (one: FollowUp | ResultList | Plan | undefined, published = ''): Found | undefined =>
    made(
      one,
      () => published,
      ({ title }) => title,
      (file, ordered, shared) => applyToFile(file, ordered, faults, shared),
    );
  return ({ kind, key }) => {
    switch (kind) {
      case 'case':
        return made(
          caseByKey.get(key),
          (one) => one.published.published,
          (one) => one.label,
          (one, ordered, shared) => applyToCase(one, ordered, surroundings, faults, shared),
        );
      case 'task':
        return made(
          taskByKey.get(key),
          () => plan?.published ?? '',
          (one) => `任务 ${one.key}`,
          (one, ordered, shared) => applyToTask(one, ordered, faults, shared),
        );
      case 'batch':
        return made(
          batches.get(key),
          (one) => one.facts.published,
          (one) => one.number.name,
          (one, ordered, shared) => applyToBatch(one, ordered, vocabulary, faults, shared),
        );
      case 'announcement':
        return made(
          announcements.get(key),
          (one) => one.facts.published,
          (one) => one.facts.title,
          (one, ordered, shared) => applyToAnnouncement(one, ordered, faults, shared),
        );
      case 'followUp':
        return ofFile(followUps.get(key), followUps.get(key)?.facts.published);
      case 'resultList':
        return ofFile(results.get(key), results.get(key)?.published);
      case 'plan':
        return ofFile(plan, plan?.published);
    }
  };
}
