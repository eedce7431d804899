/** What a citation of each kind of record says. */
import {
  publishedOfAnnouncement,
  publishedOfBatch,
  publishedOfCase,
  publishedOfFollowUp,
  publishedOfPlan,
  publishedOfResults,
  publishedOfTask,
} from '../../register/all-published.ts';
import {
  noReport,
  type Announcement,
  type Batch,
  type Case,
  type FollowUp,
  type Inspection,
  type Plan,
  type PublicationLink,
  type PublishedFile,
  type ResultList,
  type Task,
} from '../../register/types.ts';
import { foundIn } from '../../register/links/look-backs.ts';
import { clause } from '../../schema/clause.ts';
import { unstated } from '../../schema/vocabulary.ts';
import type { Citable } from './citation.ts';
import { daysText, dueText, longDate } from '../text/dates.ts';
import { versionAnchor } from '../versions/content-hash.ts';
import { fullAddress, type PublishedSite } from '../published.ts';
import { taskName } from '../text/record-names.ts';
import { batchTitle } from '../tables/official-table.ts';
import { withheldText } from '../text/withheld.ts';
import { batchClauses } from '../text/sentences.ts';
import { announcementHashes, batchHashes, caseHashes, fileHashes, taskHashes } from '../versions/versions.ts';

/** One case. */
export function citableCase(one: Case, inspection: Inspection, site: PublishedSite): Citable {
  const { shortTitle } = inspection.facts;
  const what = one.number === undefined ? one.label : `受理编号${one.number}`;
  const where = shortTitle + (one.number === undefined ? one.label : one.batch.number.name + what);
  const words = [...(one.verdict === unstated ? [] : [one.verdict]), ...(one.state === unstated ? [] : [one.state])];
  const name = `信息，${where}的信访举报件`;
  const verdict = one.verdict === unstated ? '是否属实未注明' : `经核实${one.verdict}`;
  const late = one.overdue ? [`已过办结时限（${dueText(one.current.facts.deadline)}）`] : [];
  const state = [`办结情况${one.state === unstated ? '' : '为'}${one.state}`, ...late].join('，');
  const history = historyOf(publishedOfCase(one), caseHashes(one));
  return citable(one, history, site, {
    id: `${one.inspection}-${one.key}`,
    ...titled(one.title, one.label, `${what}信访举报件办理情况`),
    number: one.number,
    state: one.withheld ? one.state : [...words, ...late].join('，') || undefined,
    statement: one.withheld
      ? `${name}${withheldText(one.withheld)}`
      : `${name}${inBrackets(one.title, one.label)}${verdict}；截至${history.asOf}，${state}`,
  });
}

/** One batch. */
export function citableBatch(batch: Batch, inspection: Inspection, site: PublishedSite): Citable {
  const name = inspection.facts.shortTitle + batch.number.name;
  const state = batchClauses({ ...batch, now: { ...batch.now, bySource: [], byVerdict: [], starred: 0 } }).join('，');
  const history = historyOf(publishedOfBatch(batch), batchHashes(batch));
  return citable(batch, history, site, {
    id: `${batch.inspection}-batch-${batch.number.key}`,
    title: batchTitle(batch),
    subtitle: name,
    number: batch.number.name,
    state,
    statement: `信息，截至${history.asOf}，${name}信访举报件${state}`,
  });
}

/** One announcement. */
export function citableAnnouncement(one: Announcement, _: Inspection, site: PublishedSite): Citable {
  const { title, summary, origin, author } = one.facts;
  const from = origin === undefined ? '' : `（来源：${clause(origin)}）`;
  return {
    ...citable(one, historyOf(publishedOfAnnouncement(one), announcementHashes(one)), site, {
      id: `${one.inspection}-announcement-${one.id}`,
      title,
      subtitle: undefined,
      number: undefined,
      state: undefined,
      statement: `《${title}》${from}，${clause(summary)}`,
    }),
    ...(author !== undefined && { author }),
  };
}

/** One later publication. */
export function citableFollowUp(one: FollowUp, { facts }: Inspection, site: PublishedSite): Citable {
  const count = one.entries.length > 0 ? `，共${String(one.entries.length)}项` : '';
  return citableFile(one, publishedOfFollowUp(one), one.facts.origin, facts.shortTitle + count, site);
}

/** The plan. */
export const citablePlan = (plan: Plan, inspection: Inspection, site: PublishedSite): Citable =>
  citableFile(
    plan,
    publishedOfPlan(plan, inspection),
    plan.origin,
    `共${String(inspection.tasks.length)}项整改任务`,
    site,
  );

/** A list of results, which stands on the page of the plan. */
export function citableResults(list: ResultList, inspection: Inspection, site: PublishedSite): Citable {
  const told = inspection.tasks.filter(({ reports }) => reports.some((report) => report.list === list)).length;
  const holds = told > 0 ? `共公布${String(told)}项整改任务的进展` : '是整改结果清单';
  return citableFile(list, publishedOfResults(list, inspection), list.origin, holds, site);
}

/** A file of records by its own words. */
function citableFile(
  file: PublishedFile,
  publications: readonly PublicationLink[],
  origin: string | undefined,
  holds: string,
  site: PublishedSite,
): Citable {
  const from = origin === undefined ? '' : `（来源：${clause(origin)}）`;
  return citable(file, historyOf(publications, fileHashes(file)), site, {
    id: `${file.inspection}-${file.kind === '后续公开' ? 'follow-up' : 'rectification'}-${file.id}`,
    title: file.title,
    subtitle: undefined,
    number: undefined,
    state: undefined,
    statement: `《${file.title}》${from}，${holds}`,
  });
}

/** One rectification task. */
export function citableTask(task: Task, inspection: Inspection, site: PublishedSite): Citable {
  const name = `${inspection.facts.shortTitle}整改任务${task.key}`;
  const found = foundIn(task, inspection.facts.period);
  // It was found before the promise that answers it.
  const before = found ? `对以往整改，回头看（${daysText(found)}）的结论为${found.finding}；` : '';
  const late = task.overdue ? [`逾期（${dueText(task.deadline)}）`] : [];
  const words = [task.state, ...late];
  const history = historyOf(publishedOfTask(task), taskHashes(task));
  const state = `截至${history.asOf}，${task.state === noReport ? '' : '整改状态为'}${words.join('，')}`;
  return citable(task, history, site, {
    id: `${task.inspection}-task-${task.key}`,
    ...titled(task.title, taskName(task), name),
    number: task.key,
    state: words.join('，'),
    statement: `信息，${before}${name}${inBrackets(task.title, taskName(task))}的整改时限为${clause(task.facts.deadline)}；${state}`,
  });
}

/** A title with what the record is; a record without words of its own is called by that alone. */
const titled = (title: string, name: string, subtitle: string): Pick<Citable, 'title' | 'subtitle'> =>
  title === name ? { title: subtitle, subtitle: undefined } : { title, subtitle };
const inBrackets = (title: string, name: string): string => (title === name ? '' : `（${clause(title)}）`);

type Said = Pick<Citable, 'id' | 'title' | 'subtitle' | 'number' | 'state' | 'statement'>;

/** The publication that a record came with, and the newest one about it with the hash of what holds since. */
interface History {
  first: PublicationLink;
  newest: PublicationLink;
  /** The day of the newest one, for a sentence. */
  asOf: string;
  sha256: string;
}

function historyOf(publications: readonly PublicationLink[], hashes: readonly string[]): History {
  const [first, newest, sha256] = [publications[0], publications.at(-1), hashes.at(-1)];
  if (!first || !newest || sha256 === undefined) throw new Error('a record has at least the version that holds now');
  return { first, newest, asOf: longDate(newest.published.slice(0, 10)), sha256 };
}

/** What all records have in common. */
function citable(
  record: { address: string; sample: boolean },
  { first, newest, sha256 }: History,
  site: PublishedSite,
  said: Said,
): Citable {
  const { title, publisher } = site.register.site;
  const address = fullAddress(site, record.address);
  // A version has a place of its own on the page, whatever part of it the record is.
  const [page = address] = address.split('#');
  return {
    ...said,
    author: publisher,
    publisher,
    site: title,
    published: first.published.slice(0, 10),
    changed: newest.published.slice(0, 10),
    address,
    versionAddress: `${page}#${versionAnchor(sha256)}`,
    sha256,
    sample: record.sample || newest.sample,
  };
}
