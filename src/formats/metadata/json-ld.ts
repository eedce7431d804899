/** What a page says to machines in the words of schema.org, as JSON-LD. */
import { listsCases } from '../../register/cases.ts';
import { addresses } from '../../register/addresses.ts';
import { newestOf } from '../../register/order.ts';
import {
  publishedOfAnnouncement,
  publishedOfBatch,
  publishedOfCase,
  publishedOfTask,
} from '../../register/all-published.ts';
import type {
  Announcement,
  Batch,
  Case,
  Correction,
  Facsimile,
  FollowUp,
  Inspection,
  Plan,
  PublicationLink,
  Task,
} from '../../register/types.ts';
import { clause, cutPassage, passage } from '../../schema/clause.ts';
import { proseText, type Prose } from '../../schema/prose.ts';
import { unstated } from '../../schema/vocabulary.ts';
import { batchFigures } from '../feeds/entry-html.ts';
import { correctedWords } from '../text/later-text.ts';
import { batchTitle } from '../tables/official-table.ts';
import { withheldText } from '../text/withheld.ts';
import { isoDate } from './page-meta.ts';
import { facsimileType } from '../facsimile-type.ts';
import { mediaTypes } from '../media-types.ts';
import { batchEndings, fullAddress, type PublishedSite } from '../published.ts';
import { bytesText } from '../text/size.ts';
import { listedText, titleWithMark } from '../text/sample.ts';
import { sentence } from '../text/sentences.ts';

/** A node of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;

const language = 'zh-Hans';

/** The text of a script element. `<` would let a text end the element. */
export const jsonLdText = (nodes: readonly Node[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', '\\u003c');

/** Leaves out what a record does not have. */
const known = (node: Readonly<Record<string, unknown>>): Node =>
  Object.fromEntries(
    Object.entries(node).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

const reference = (id: string) => ({ '@id': id });
const publisherId = (site: PublishedSite): string => `${fullAddress(site, addresses.home)}#publisher`;
const datasetId = ({ id }: Inspection, site: PublishedSite): string =>
  `${fullAddress(site, addresses.data(id))}#dataset`;

const batchId = ({ address }: Batch, site: PublishedSite): string => `${fullAddress(site, address)}#dataset`;

/** Who publishes, in every page that names it as such. */
export const organization = (site: PublishedSite): Node => ({
  '@type': 'GovernmentOrganization',
  '@id': publisherId(site),
  name: site.register.site.publisher,
  url: fullAddress(site, addresses.home),
});

/** The site and its search. */
export const website = (site: PublishedSite): Node => ({
  '@type': 'WebSite',
  '@id': `${fullAddress(site, addresses.home)}#website`,
  name: site.register.site.title,
  description: site.register.site.description,
  url: fullAddress(site, addresses.home),
  inLanguage: language,
  publisher: reference(publisherId(site)),
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${fullAddress(site, addresses.search)}?q={query}` },
    'query-input': 'required name=query',
  },
});

/** Where a page stands: the home page, the crumbs, the page itself. */
export const breadcrumbs = (
  site: PublishedSite,
  crumbs: readonly { name: string; address: string }[],
  here: { name: string; address: string },
): Node => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ name: site.register.site.title, address: addresses.home }, ...crumbs, here].map(
    ({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: fullAddress(site, address),
    }),
  ),
});

/** What all records have in common. */
const record = (site: PublishedSite, address: string, sample: boolean, title: string) => ({
  name: titleWithMark(title, sample),
  url: fullAddress(site, address),
  inLanguage: language,
  isAccessibleForFree: true,
  publisher: reference(publisherId(site)),
  ...(site.register.site.licence === undefined
    ? {}
    : { license: { '@type': 'CreativeWork', name: site.register.site.licence } }),
});

const download = (site: PublishedSite, path: string, ending: (typeof endings)[number] | 'zip' | 'ics') => ({
  '@type': 'DataDownload',
  encodingFormat: mediaTypes[ending],
  contentUrl: fullAddress(site, path),
});

/** The official papers beside a record: files as they were published, with their hashes. */
const facsimileNodes = (
  type: 'DataDownload' | 'MediaObject',
  { facsimiles }: { facsimiles: readonly Facsimile[] },
  site: PublishedSite,
): Node[] =>
  facsimiles.map(({ name, address, size, sha256 }) => ({
    '@type': type,
    name: `原件：${name}`,
    encodingFormat: facsimileType(name),
    contentUrl: fullAddress(site, address),
    contentSize: bytesText(size),
    sha256,
  }));

const endings = ['csv', 'xlsx', 'json'] as const;

const dates = (publications: readonly PublicationLink[]) => ({
  datePublished: isoDate(publications[0]?.published ?? ''),
  dateModified: isoDate(newestOf(publications)),
});

/** What is in the data of an inspection: nothing is promised that is not published. */
function datasetText({ facts, cases, plan }: Inspection): string {
  const what = `${clause(facts.group)}${facts.period.from}至${facts.period.to}对${clause(facts.place)}开展督察`;
  const listed = `逐件列出群众信访举报件${listedText(cases, '件').replaceAll(' ', '')}：每一件反映的问题、调查核实、是否属实、处理整改和办结情况`;
  return sentence('', [what, cases.length > 0 ? listed : '信访举报件还没有公开', plan && '另有整改任务和结果'], {
    between: '；',
  });
}

/** All that was published about an inspection, as data. */
export function inspectionDataset(inspection: Inspection, site: PublishedSite): Node {
  const { id, address, facts, sample, publications, plan } = inspection;
  const oldest = publications.at(-1);
  return known({
    '@type': 'Dataset',
    '@id': datasetId(inspection, site),
    ...record(site, address, sample || publications.some((one) => one.sample), facts.title),
    description: datasetText(inspection),
    identifier: id,
    creator: reference(publisherId(site)),
    temporalCoverage: `${facts.period.from}/${facts.period.to}`,
    spatialCoverage: { '@type': 'Place', name: facts.place },
    ...(inspection.archived !== undefined && { creativeWorkStatus: '已归档' }),
    ...(oldest ? { datePublished: isoDate(oldest.published), dateModified: isoDate(newestOf(publications)) } : {}),
    keywords: ['生态环境保护督察', '群众信访举报', '边督边改', facts.place],
    includedInDataCatalog: { '@type': 'DataCatalog', url: fullAddress(site, addresses.catalogue) },
    distribution: [
      ...endings.map((ending) => download(site, addresses.dataFile(id, `cases.${ending}`), ending)),
      download(site, addresses.dataFile(id, 'totals.csv'), 'csv'),
      ...(plan ? endings.map((ending) => download(site, addresses.rectificationFile(id, ending), ending)) : []),
      download(site, addresses.zip(id), 'zip'),
      download(site, addresses.calendar(id), 'ics'),
    ],
  });
}

/** The plan with its tasks, and the results published since, as data. */
export function planDataset(plan: Plan, inspection: Inspection, site: PublishedSite): Node {
  const { id, facts, results } = inspection;
  return known({
    '@type': 'Dataset',
    '@id': `${fullAddress(site, plan.address)}#dataset`,
    ...record(site, plan.address, plan.sample || results.some((one) => one.sample), plan.title),
    description: `${facts.title}：整改任务的目标、措施、时限、责任单位和历次公开的结果。`,
    creator: reference(publisherId(site)),
    datePublished: isoDate(plan.published),
    dateModified: isoDate(newestOf([plan, ...plan.corrections, ...results])),
    spatialCoverage: { '@type': 'Place', name: facts.place },
    isPartOf: reference(datasetId(inspection, site)),
    isBasedOn: plan.originAddress,
    distribution: [
      ...endings.map((ending) => download(site, addresses.rectificationFile(id, ending), ending)),
      ...[plan, ...results].flatMap((one) => facsimileNodes('DataDownload', one, site)),
    ],
    correction: plan.corrections.map((one) => correctionNode(one, site)),
  });
}

/** The official table of a batch, as data. */
export function batchDataset(batch: Batch, inspection: Inspection, site: PublishedSite): Node {
  const { address, number, facts, sample, corrections } = batch;
  return known({
    '@type': 'Dataset',
    '@id': batchId(batch, site),
    ...record(site, address, sample, batchTitle(batch)),
    description: `${inspection.facts.title}${batchFigures(batch)}。${listsCases(batch) ? '每一件列出受理编号、交办问题、行政区域、污染类型、调查核实、是否属实、处理整改和问责情况。' : ''}`,
    identifier: number.name,
    creator: reference(publisherId(site)),
    ...dates(publishedOfBatch(batch)),
    temporalCoverage: facts.forwarded,
    spatialCoverage: { '@type': 'Place', name: inspection.facts.place },
    isPartOf: reference(datasetId(inspection, site)),
    isBasedOn: facts.originAddress,
    distribution: [
      ...endings
        .filter((ending) => batchEndings(batch).includes(ending))
        .map((ending) => download(site, addresses.batchFile(inspection.id, number.key, ending), ending)),
      ...facsimileNodes('DataDownload', batch, site),
    ],
    correction: corrections.map((one) => correctionNode(one, site)),
  });
}

/** The report on one case. */
export function caseReport(one: Case, inspection: Inspection, site: PublishedSite): Node {
  const { current, batch, withheld, sample } = one;
  const words = new Set([one.verdict, one.state].filter((word) => word !== unstated));
  return known({
    '@type': 'Report',
    ...record(site, one.address, sample, one.title),
    headline: titleWithMark(one.title, sample),
    reportNumber: one.number,
    author: reference(publisherId(site)),
    ...dates(publishedOfCase(one)),
    creativeWorkStatus: [...words].join('，') || undefined,
    conditionsOfAccess: withheld && withheldText(withheld),
    abstract: excerpt(current.sections.problem),
    keywords: [...(current.facts.pollutionTypes?.values ?? [])],
    spatialCoverage: (current.facts.regions?.values ?? []).map((name) => ({ '@type': 'Place', name })),
    isPartOf: reference(batchId(batch, site)),
    encoding: {
      '@type': 'MediaObject',
      encodingFormat: mediaTypes.json,
      contentUrl: fullAddress(site, addresses.caseFile(inspection.id, one.key)),
    },
    correction: one.corrections.map((correction) => correctionNode(correction, site)),
  });
}

/** One rectification task with its newest state. */
export function taskReport(task: Task, inspection: Inspection, site: PublishedSite): Node {
  return known({
    '@type': 'Report',
    ...record(site, task.address, task.sample, task.title),
    headline: titleWithMark(task.title, task.sample),
    reportNumber: task.key,
    author: reference(publisherId(site)),
    ...dates(publishedOfTask(task)),
    creativeWorkStatus: task.state,
    abstract: excerpt(task.sections.problem),
    isPartOf: reference(datasetId(inspection, site)),
    correction: task.corrections.map((one) => correctionNode(one, site)),
  });
}

/** 进驻公告 tells the public how to complain and until when: a SpecialAnnouncement. Everything else is news. */
export function announcementNode(one: Announcement, inspection: Inspection, site: PublishedSite): Node {
  const { facts, sample, address, body, corrections } = one;
  const { period, place } = inspection.facts;
  const common = {
    ...record(site, address, sample, facts.title),
    abstract: facts.summary,
    author: facts.author === undefined ? reference(publisherId(site)) : { '@type': 'Person', name: facts.author },
    ...dates(publishedOfAnnouncement(one)),
    isBasedOn: facts.originAddress,
    encoding: facsimileNodes('MediaObject', one, site),
    correction: corrections.map((correction) => correctionNode(correction, site)),
  };
  if (facts.kind.value !== '进驻公告')
    return known({
      '@type': 'NewsArticle',
      ...common,
      headline: titleWithMark(facts.title, sample),
      articleSection: facts.kind.value,
    });
  return known({
    '@type': 'SpecialAnnouncement',
    ...common,
    text: proseText(body),
    category: '生态环境保护督察进驻公告',
    datePosted: isoDate(facts.published),
    expires: period.to,
    spatialCoverage: { '@type': 'AdministrativeArea', name: place },
    webFeed: fullAddress(site, addresses.feed(inspection.address, 'xml')),
  });
}

/** One later publication. */
export function followUpReport(one: FollowUp, inspection: Inspection, site: PublishedSite): Node {
  const { title, address, facts, sample, entries, corrections } = one;
  return known({
    '@type': 'Report',
    ...record(site, address, sample, title),
    headline: titleWithMark(title, sample),
    author: reference(publisherId(site)),
    datePublished: facts.published,
    dateModified: newestOf([facts, ...corrections]),
    correction: corrections.map((correction) => correctionNode(correction, site)),
    isPartOf: reference(datasetId(inspection, site)),
    isBasedOn: facts.originAddress,
    encoding: facsimileNodes('MediaObject', one, site),
    about: [...new Set(entries.map((entry) => entry.address))].map((path) => ({
      '@type': 'CreativeWork',
      url: fullAddress(site, path),
    })),
  });
}

const correctionNode = (one: Correction, site: PublishedSite) => ({
  '@type': 'CorrectionComment',
  text: `${one.kind}：${correctedWords(one)}${passage(proseText(one.note))}`,
  datePublished: one.published,
  author: reference(publisherId(site)),
});

/** The start of a text, for those who show a line of it. */
function excerpt(prose: Prose | undefined): string | undefined {
  return cutPassage(proseText(prose ?? []), 160) || undefined;
}
