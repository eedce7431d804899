/**
 * What a page says of itself in `<meta>`: the tags of 政府网站发展指引 (国办发〔2017〕47号, 网页标签规范), and Open Graph
 * for those who show a preview of a link.
 */
import { publishedOfAnnouncement, publishedOfBatch, publishedOfTask } from '../../register/all-published.ts';
import { newestOf } from '../../register/order.ts';
import type { Announcement, Batch, Case, FollowUp, Inspection, Task } from '../../register/types.ts';
import type { SiteFacts } from '../../schema/files/site.ts';
import { clause } from '../../schema/clause.ts';
import { mediaTypes } from '../media-types.ts';
import { momentOf, rfc3339 } from '../feeds/feed.ts';
import { cardSize, type ShareImage } from './share-card.ts';

/** What an article adds: a page whose text was published on a day. */
export interface Article {
  /** ISO day, with a time if it is known. */
  published: string;
  /** The newest publication about it, if that is a later one. */
  changed: string;
  /** 来源 */
  source: string | undefined;
  author: string | undefined;
  keywords: readonly string[];
}

/** A column (栏目) of the site: a page that lists articles, and what they belong to. */
export interface Column {
  name: string;
  description: string;
  keywords: readonly string[];
  /** 栏目类别 */
  type: '概况信息' | '政务动态' | '信息公开' | '通知公告' | '数据发布';
}

const columns = {
  inspection: ['督察概况', '督察组、进驻时间、举报方式、办理进展和全部公开内容', '概况信息'],
  announcements: ['公告', '进驻公告、动员会、下沉督察、督察反馈、典型案例等公告', '通知公告'],
  cases: ['信访举报件办理情况', '督察组交办的群众信访举报件逐件办理情况，边督边改公开', '信息公开'],
  rectification: ['整改落实', '督察反馈问题的整改任务、进展、结果和回头看', '信息公开'],
  corrections: ['更正、脱敏和撤下', '对已公开内容的更正、脱敏和撤下记录', '信息公开'],
  data: ['数据下载', '信访举报件、整改任务和统计数的数据文件', '数据发布'],
} as const satisfies Readonly<Record<string, readonly [name: string, description: string, type: Column['type']]>>;

/** The column of each kind of page (`data-page`); the home page and pages about the site belong to none. */
const columnOfPage: Readonly<Record<string, keyof typeof columns>> = {
  inspection: 'inspection',
  announcements: 'announcements',
  announcement: 'announcements',
  batches: 'cases',
  batch: 'cases',
  cases: 'cases',
  case: 'cases',
  regions: 'cases',
  types: 'cases',
  states: 'cases',
  'follow-up': 'cases',
  rectification: 'rectification',
  task: 'rectification',
  'look-back': 'rectification',
  corrections: 'corrections',
  data: 'data',
};

/**
 * The column that a page belongs to.
 * @param page its `data-page`
 * @param within title of the inspection, or of the site
 */
export function columnOf(page: string, within: string): Column | undefined {
  const known = columnOfPage[page];
  if (known === undefined) return undefined;
  const [name, description, type] = columns[known];
  return { name, description: `${clause(within)}：${description}`, keywords: [within, name], type };
}

/** What the tags are made from. */
export interface PageFacts {
  title: string;
  description: string;
  /** Full address of the page. */
  address: string;
  column: Column | undefined;
  article: Article | undefined;
  image: ShareImage | undefined;
}

export type Tag = readonly [name: string, content: string];

/** `name` and `content` of each tag of the 指引, in its order. What a site or a page does not have is left out. */
export function officialTags({ title: siteTitle, address, siteCode, publisher }: SiteFacts, page: PageFacts): Tag[] {
  const { column, article, image } = page;
  return [
    ['SiteName', siteTitle],
    ['SiteDomain', new URL(address).host],
    ...tag('SiteIDCode', siteCode),
    ...(column
      ? [
          ...tag('ColumnName', column.name),
          ...tag('ColumnDescription', column.description),
          ...tag('ColumnKeywords', column.keywords.join(',')),
          ...tag('ColumnType', column.type),
        ]
      : []),
    ...(article
      ? [
          ...tag('ArticleTitle', page.title),
          // The 指引 asks for YYYY-MM-DD HH:mm; where only the day is known, no time is made up for it.
          ...tag('PubDate', article.published),
          ...tag('ContentSource', article.source ?? publisher),
          ...tag('Keywords', article.keywords.join(',')),
          ...tag('Author', article.author ?? publisher),
          ...tag('Description', page.description),
          ...tag('Image', image?.address),
          ...tag('Url', page.address),
        ]
      : []),
  ];
}

/** What a record says of itself as an article. */
export const caseArticle = (one: Case, { facts: { shortTitle } }: Inspection): Article => ({
  published: one.published.published,
  changed: one.current.published,
  source: one.batch.facts.origin,
  author: undefined,
  keywords: [
    shortTitle,
    ...(one.current.facts.regions?.values ?? []),
    ...(one.current.facts.pollutionTypes?.values ?? []),
    one.label,
  ],
});
export const batchArticle = (batch: Batch, { facts: { shortTitle } }: Inspection): Article => ({
  published: batch.facts.published,
  changed: newestOf(publishedOfBatch(batch)),
  source: batch.facts.origin,
  author: undefined,
  keywords: [shortTitle, batch.number.name, '群众信访举报', '边督边改'],
});
export const announcementArticle = (one: Announcement, { facts: { shortTitle } }: Inspection): Article => ({
  published: one.facts.published,
  changed: newestOf(publishedOfAnnouncement(one)),
  source: one.facts.origin,
  author: one.facts.author,
  keywords: [shortTitle, one.facts.kind.value],
});
export const taskArticle = (task: Task, { facts: { shortTitle } }: Inspection): Article => ({
  published: task.publication.published,
  changed: newestOf(publishedOfTask(task)),
  source: undefined,
  author: undefined,
  keywords: [shortTitle, '整改任务', ...task.facts.units.values],
});
export const followUpArticle = (
  { facts, entries, corrections }: FollowUp,
  { facts: { shortTitle } }: Inspection,
): Article => ({
  published: facts.published,
  changed: newestOf([facts, ...corrections]),
  source: facts.origin,
  author: undefined,
  keywords: [shortTitle, ...new Set(entries.map(({ entry }) => entry.facts.kind.value))],
});

const tag = (name: string, content: string | undefined): Tag[] => (content ? [[name, content]] : []);

/** `property` and `content` of each tag of Open Graph. */
export function openGraph({ title: siteTitle }: SiteFacts, page: PageFacts): Tag[] {
  const { article, image } = page;
  return [
    ['og:type', article ? 'article' : 'website'],
    ['og:site_name', siteTitle],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:url', page.address],
    ['og:locale', 'zh_CN'],
    ...(image
      ? [
          ...tag('og:image', image.address),
          ...tag('og:image:type', mediaTypes.png),
          ...tag('og:image:width', String(cardSize.width)),
          ...tag('og:image:height', String(cardSize.height)),
          ...tag('og:image:alt', image.alt),
        ]
      : []),
    ...(article
      ? [
          ...tag('article:published_time', isoDate(article.published)),
          ...(article.changed > article.published ? tag('article:modified_time', isoDate(article.changed)) : []),
        ]
      : []),
  ];
}

/** ISO 8601: a day stays a day. */
export const isoDate = (published: string): string =>
  published.includes(' ') ? rfc3339(momentOf(published)) : published;
