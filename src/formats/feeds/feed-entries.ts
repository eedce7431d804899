/** What each kind of record says as an entry of a feed: its text is made when a feed takes it up, and once. */
import { addresses } from '../../register/addresses.ts';
import {
  publishedOfAnnouncement,
  publishedOfBatch,
  publishedOfCase,
  publishedOfResults,
} from '../../register/all-published.ts';
import { publicationOfFollowUp } from '../../register/publications.ts';
import { publicationOfPlan } from '../../register/tasks.ts';
import type { Case, Correction, Inspection, PublicationLink } from '../../register/types.ts';
import { passage, says } from '../../schema/clause.ts';
import { unstated } from '../../schema/vocabulary.ts';
import { proseText } from '../../schema/prose.ts';
import {
  announcementHtml,
  batchFigures,
  batchHtml,
  caseHtml,
  contextsOf,
  correctionHtml,
  followUpHtml,
  planHtml,
  resultsHtml,
  type Contexts,
} from './entry-html.ts';
import { feedId, lastChange, momentOf, type FeedEntry } from './feed.ts';
import { correctedWords, takenDown } from '../text/later-text.ts';
import { answerText, caseName, within } from '../text/record-names.ts';
import { withheldText } from '../text/withheld.ts';
import { once } from '../../schema/text/once.ts';
import { fullAddress, type PublishedSite } from '../published.ts';
import { titleWithMark } from '../text/sample.ts';
import { sentence } from '../text/sentences.ts';

/** An entry whose text is not made yet. */
export interface Draft extends Omit<FeedEntry, 'html'> {
  html: () => string;
}

/** What a draft is made from. */
interface Said {
  /** Site path. */
  path: string;
  title: string;
  summary: string;
  categories: readonly (string | undefined)[];
  sample: boolean;
  /** What it came with, then what was published about it. */
  publications: readonly PublicationLink[];
  html: () => string;
}

/** The entries of one inspection. */
export interface Entries {
  /** Batches, announcements, later publications, the plan, results. */
  publications: readonly Draft[];
  /** The plan and the results. */
  rectification: readonly Draft[];
  cases: ReadonlyMap<Case, Draft>;
}

/** Makes them; texts are made on the first call of `html`. */
export function entriesOf(inspection: Inspection, site: PublishedSite): Entries {
  const link = (path: string): string => fullAddress(site, path);
  const contexts = contextsOf(inspection, link);
  const inBatch = (one: Case): string => caseHtml(one, inspection, contexts, 'h4');
  const draft = (said: Said): Draft => draftOf(said, site);
  const { shortTitle } = inspection.facts;
  const rectification = [
    ...(inspection.plan ? [planSaid(inspection, inspection.plan, contexts)] : []),
    ...inspection.results.map((list): Said => ({
      path: list.address,
      title: within(shortTitle, list.title),
      summary: `${shortTitle}整改结果，${list.published}公开`,
      categories: ['整改结果', shortTitle],
      sample: list.sample,
      publications: publishedOfResults(list, inspection),
      html: () => resultsHtml(list, inspection.tasks, contexts),
    })),
  ].map(draft);
  return {
    publications: [
      ...[...inspection.batches].reverse().map((batch) =>
        draft({
          path: batch.address,
          title: `${shortTitle}${batch.number.name}信访举报件办理情况`,
          summary: batchFigures(batch),
          categories: ['批次', shortTitle],
          sample: batch.sample,
          publications: publishedOfBatch(batch),
          html: () => batchHtml(batch, contexts, inBatch),
        }),
      ),
      ...inspection.announcements.map((one) =>
        draft({
          path: one.address,
          title: one.facts.title,
          summary: one.facts.summary,
          categories: ['公告', one.facts.kind.value, shortTitle],
          sample: one.sample,
          publications: publishedOfAnnouncement(one),
          html: () => announcementHtml(one, inspection, contexts),
        }),
      ),
      ...inspection.followUps.map((one) =>
        draft({
          path: one.address,
          title: within(shortTitle, one.title),
          summary: sentence('', ['后续公开', one.entries.length > 0 && `共${String(one.entries.length)}项`], {
            between: '，',
            end: '',
          }),
          categories: ['后续公开', shortTitle],
          sample: one.sample,
          publications: [publicationOfFollowUp(one), ...one.corrections.map(({ publication }) => publication)],
          html: () => followUpHtml(one, contexts),
        }),
      ),
      ...rectification,
    ],
    rectification,
    cases: new Map(
      inspection.cases.map((one) => [
        one,
        draft({
          path: one.address,
          title: caseName(one),
          summary: one.withheld ? withheldText(one.withheld) : answerText(one),
          categories: [
            shortTitle,
            ...(one.current.facts.regions?.values ?? []),
            ...(one.current.facts.pollutionTypes?.values ?? []),
            one.verdict,
            one.state,
          ],
          sample: one.sample,
          publications: publishedOfCase(one),
          html: () => caseHtml(one, inspection, contexts),
        }),
      ]),
    ),
  };
}

function planSaid(inspection: Inspection, plan: NonNullable<Inspection['plan']>, contexts: Contexts): Said {
  const { shortTitle } = inspection.facts;
  return {
    path: plan.address,
    title: within(shortTitle, plan.title),
    summary: `共${String(inspection.tasks.length)}项整改任务`,
    categories: ['整改任务', shortTitle],
    sample: plan.sample || inspection.tasks.some((task) => task.sample),
    publications: [
      publicationOfPlan(plan),
      ...plan.corrections.map(({ publication }) => publication),
      ...inspection.tasks.flatMap((task) => task.corrections.map(({ publication }) => publication)),
    ],
    html: () => planHtml(plan, inspection.tasks, contexts),
  };
}

/** Every correction and redaction of the site, newest first. */
export function correctionEntries(site: PublishedSite): Draft[] {
  const link = (path: string): string => fullAddress(site, path);
  const { corrections, inspections } = site.register;
  const byId = new Map(inspections.map((one) => [one.id, one]));
  const contexts = new Map(inspections.map((one) => [one.id, contextsOf(one, link)]));
  /** How many corrections of a record one publication has had so far: several may stand in one. */
  const counts = new Map<string, number>();
  const numbered = [...corrections].reverse().map((one) => {
    const place = `${one.publication.address}#${one.address}`;
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    return { one, path: `${place}#${String(count)}` };
  });
  return numbered.reverse().flatMap(({ one, path }) => {
    const context = contexts.get(one.inspection);
    if (!context) return [];
    const made = draftOf(
      {
        path: one.address,
        title: `${one.kind}：${one.subject}${one.item === undefined ? '' : ` ${one.item}`}`,
        summary: summaryOf(one),
        categories: [one.kind, byId.get(one.inspection)?.facts.shortTitle],
        sample: one.sample,
        publications: [one.publication],
        html: () => correctionHtml(one, context),
      },
      site,
    );
    return [{ ...made, id: feedId(site.register.site, addresses.corrections + path) }];
  });
}

function summaryOf(one: Correction): string {
  const why = passage(proseText(one.note).split('\n').find(says) ?? '');
  return one.item === undefined ? why || takenDown(one) : correctedWords(one) + why;
}

function draftOf({ path, title, summary, categories, sample, publications, html }: Said, site: PublishedSite): Draft {
  const marked = sample || publications.some((one) => one.sample);
  return {
    id: feedId(site.register.site, path),
    address: fullAddress(site, path),
    title: titleWithMark(title, marked),
    summary,
    categories: categories.filter((one) => one !== undefined).filter((one) => one !== unstated),
    published: momentOf(publications[0]?.published ?? ''),
    updated: lastChange(publications),
    html: once(html),
  };
}
