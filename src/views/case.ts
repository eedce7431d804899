/** `/<inspection>/cases/<key>/`: what was reported, found and done, and everything published about it since. */
import { citableCase } from '../formats/citation/citable.ts';
import { embedCode } from '../formats/citation/embed.ts';
import { caseReport } from '../formats/metadata/json-ld.ts';
import { caseArticle } from '../formats/metadata/page-meta.ts';
import { fullAddress, type PublishedSite } from '../formats/published.ts';
import { withheldText } from '../formats/text/withheld.ts';
import { dueText } from '../formats/text/dates.ts';
import { joined } from '../formats/text/marks.ts';
import { answerText, nameInBatch, numberedCase } from '../formats/text/record-names.ts';
import { otherFacts, typedFacts, type LabelledFact } from '../formats/text/other-facts.ts';
import { excerpt } from '../formats/text/prose-html.ts';
import { reportLink } from '../formats/text/report-error.ts';
import { whereIn } from '../formats/text/shown-text.ts';
import { beforeInCase } from '../formats/versions/before.ts';
import { earlierBatches, firstBatch } from '../register/amend/belonging.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { awaitsText } from '../register/cases.ts';
import { publishedOfCase } from '../register/all-published.ts';
import { closingOfCase, pointsOfCase } from '../register/closing.ts';
import type { Case, CaseEvent, Inspection, OpenCase, Task, WithheldCase } from '../register/types.ts';
import { caseFacts, caseLabel, caseSections } from '../schema/files/case.ts';
import { deferredWord, unstated } from '../schema/vocabulary.ts';
import type { IsoDate } from '../schema/values.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { caseHistoryView, type CaseHistoryView } from './parts/case-history.ts';
import { citeView, type CiteView } from './parts/cite.ts';
import { closingView, runningText, type ClosingView } from './parts/closing.ts';
import { correctionViews, type CorrectionView } from './parts/corrections.ts';
import {
  caseLink,
  stateOf,
  taskLink,
  verdictOf,
  type RecordView,
  type RelatedView,
  type StateView,
} from './parts/records.ts';
import { factViews, sectionViews, type FactView, type SectionView } from './parts/sections.ts';

export interface CaseView {
  page: PageView;
  title: string;
  sample: boolean;
  label: string;
  /** 重点关注件 */
  starred: boolean;
  /** Source, level, regions and types; those that are listed somewhere lead there. */
  facets: { name: string; address?: string }[];
  answer: OpenAnswer | WithheldAnswer;
  corrections: CorrectionView[];
  sections: SectionView[];
  facts: FactView[];
  /** That the text is still to come. */
  awaited?: string;
  /** Undefined where no step and no 点位 was published. */
  closing?: ClosingView;
  history: CaseHistoryView;
  related: RelatedView[];
  cite: CiteView;
  /** Where a reader objects to the result. */
  report: string;
}

/** What came of a case that is published. */
export interface OpenAnswer {
  verdict: StateView & { changed?: string };
  state: StateView & { changed?: string; notice?: string; due?: string };
  /** The batch that published it, when that was, and when the case was handed over with it. */
  batch: string;
  forwarded?: string;
  published: string;
  /** That it belongs to another one: `算在第26批`. */
  belongs?: string;
}

/** Of a case that is not published: that it is not, and by which law. */
export interface WithheldAnswer {
  withheld: string;
  reason: string;
  /** The words of lists that may stand. */
  counted: string;
}

export function caseView(one: Case, inspection: Inspection, site: PublishedSite): CaseView {
  const { batch, current, sample, withheld } = one;
  const where = whereIn(inspection, 'batches');
  const later = whereIn(inspection, 'follow-ups');
  const closing = closingView(closingOfCase(one), pointsOfCase(one), site.register.today, later);
  return {
    page: pageView(site, {
      kind: 'case',
      title: withheld ? `${one.label} ${withheld.withdrawn ? '已撤下' : '不予公开'}` : one.title,
      description: `${one.label}：${withheld ? withheldText(withheld) : `${answerText(one)}。${excerpt(current.sections.problem)}`}`,
      address: one.address,
      asOf: newestDay(publishedOfCase(one)),
      caseKey: one.key,
      inspection,
      sample,
      crumbs: [
        { name: inspection.facts.shortTitle, address: inspection.address },
        { name: batch.number.name, address: batch.address },
      ],
      here: nameInBatch(one),
      article: caseArticle(one, inspection),
      nodes: [caseReport(one, inspection, site)],
    }),
    title: one.title,
    sample,
    label: one.label,
    starred: one.starred,
    facets: facetsOf(one),
    answer: one.withheld ? withheldAnswer(one) : openAnswer(one, site.register.today),
    corrections: correctionViews(one.corrections, later, beforeInCase(one)),
    sections: sectionViews(caseSections, current.sections, where),
    facts: factViews([...otherFacts(current.facts, inspection.vocabulary), ...typedIn(one, inspection)], where),
    ...(awaitsText(one) && {
      awaited: `${firstBatch(one).number.name}公布时注明“${deferredWord}”，内容还没有公布；公布以后就在这一页。`,
    }),
    ...(closing && { closing }),
    history: caseHistoryView(one, inspection.vocabulary, where, later),
    related: relatedTo(one),
    cite: citeView(citableCase(one, inspection, site), {
      files: [{ name: 'JSON（含每一版）', address: addresses.caseFile(inspection.id, one.key) }],
      embed: embedCode(site, { address: one.address, name: numberedCase(one), sample }),
    }),
    report: reportLink(site.register.site.reportAddress, fullAddress(site, one.address), `对结果有异议：${one.label}`),
  };
}

/** Beside the words that count, those of the table. */
const typedIn = ({ current: { facts } }: Case, { vocabulary }: Inspection): LabelledFact[] =>
  typedFacts(caseFacts(vocabulary), facts, ['regions', 'pollutionTypes', 'verdict', 'state', 'source', 'level']);

function facetsOf({ inspection, source, level, current: { facts } }: Case): CaseView['facets'] {
  const plain = [source, level].flatMap((name) => (name === undefined || name === unstated ? [] : [{ name }]));
  const regions = (facts.regions?.values ?? []).map((name): PlaceView => ({
    name,
    address: addresses.region(inspection, name),
  }));
  const types = (facts.pollutionTypes?.values ?? [unstated]).map((name): PlaceView => ({
    name: name === unstated ? `污染类型${unstated}` : name,
    address: addresses.type(inspection, name),
  }));
  return [...plain, ...regions, ...types];
}

function openAnswer(one: OpenCase, today: IsoDate): OpenAnswer {
  const { batch, published } = one;
  const { forwarded } = batch.facts;
  const notice = runningText(closingOfCase(one), today);
  const [verdict, state] = [changedText(one, caseLabel('verdict')), changedText(one, caseLabel('state'))];
  return {
    verdict: { ...verdictOf(one), ...(verdict !== undefined && { changed: verdict }) },
    state: {
      ...stateOf(one),
      ...(state !== undefined && { changed: state }),
      ...(notice !== undefined && { notice }),
      ...(one.overdue && { due: `办结时限 ${dueText(one.current.facts.deadline)}` }),
    },
    batch: published.publication.title,
    published: published.published,
    ...(batch.address === published.publication.address
      ? { ...(forwarded !== undefined && { forwarded }) }
      : { belongs: `算在${batch.number.name}${forwarded === undefined ? '' : `（${forwarded} 交办）`}` }),
  };
}

function withheldAnswer({ withheld, current: { facts } }: WithheldCase): WithheldAnswer {
  const regions = facts.regions && `行政区域：${joined(facts.regions.values)}。`;
  const types = facts.pollutionTypes && `污染类型：${joined(facts.pollutionTypes.values)}。`;
  return {
    withheld: withheld.withdrawn ? '已撤下，不予公开' : '不予公开',
    reason: withheld.reason,
    counted: (regions ?? '') + (types ?? ''),
  };
}

/** When a fact was last changed, and from what; undefined where it never was. */
function changedText({ events }: { events: readonly CaseEvent[] }, label: string): string | undefined {
  for (const { changes, published, kind } of events) {
    const change = changes.find((one) => one.label === label);
    if (change) return `${published}${kind === '更正' ? '更正' : '公开'}，原为${change.was || '（空）'}`;
  }
  return undefined;
}

/** Other records about the same. Of a withheld case not even the title of another record tells what it is about. */
function relatedTo(one: Case): RelatedView[] {
  const { withheld } = one;
  const task = (other: Task): RecordView =>
    withheld ? { address: other.address, title: `任务 ${other.key}`, sample: other.sample } : taskLink(other);
  const link = (other: Case): RecordView =>
    withheld ? { address: other.address, title: other.label, sample: other.sample } : caseLink(other);
  return [
    ...one.events
      .filter(({ publication }) => publication.kind === '批次')
      .map(({ publication: { address, title, sample } }) => ({ how: '内容公布于', address, title, sample })),
    ...earlierBatches(one).map(({ address, number, sample }) => ({ how: '原列', address, title: number.name, sample })),
    ...one.links.map(({ how, case: other }) => ({ how, ...link(other) })),
    ...one.tasks.map((other) => ({ how: '整改任务', ...task(other) })),
    ...one.lookedBackBy.map(({ task: other, finding }) => ({
      how: '回头看',
      ...task(other),
      ...(finding && { finding: { word: finding, marks: 'verdict' as const } }),
    })),
  ];
}
