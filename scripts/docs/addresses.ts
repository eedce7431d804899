/** The tables of docs/addresses.md, from the table of routes: a route without a word about it is an error of types. */
import { belowLists, embedPlace, routes, standingPages } from '../../src/schema/routes.ts';
import { markdownTable } from './table.ts';

/** What becomes of an address once it is public: kept for ever, or free to change. */
export const promises = {
  kept: '不改变',
  listed: '不改变，内容随新公开增加',
  free: '会改变，不要引用',
} as const;

type Route = keyof typeof routes | `below ${keyof typeof belowLists}` | 'at record';
type Said = readonly [what: string, promise: keyof typeof promises];

/** The routes by topic, each with what stands there. */
export const groups: Readonly<Record<string, Partial<Record<Route, Said>>>> = {
  全站的页面: {
    home: ['首页：本次督察、受理方式、查询、最新公开', 'listed'],
    search: ['查询；问号后面的词就是全部条件，可以收藏和引用', 'kept'],
    corrections: ['全站的更正、脱敏和撤下，新的在前', 'listed'],
    feeds: ['有哪些订阅', 'listed'],
    reporters: ['给记者和研究者：怎样引用、核对和转载', 'listed'],
    page: [`说明页面，其中 ${standingPages.join('、')} 总是有`, 'kept'],
    notFound: ['没有这一页', 'kept'],
  },
  一次督察: {
    inspection: ['督察的首页', 'listed'],
    announcements: ['公告列表', 'listed'],
    announcement: ['一则公告', 'kept'],
    batches: ['批次列表', 'listed'],
    batch: ['一个批次，同官方表格', 'kept'],
    cases: ['信访举报件列表', 'listed'],
    case: ['一件信访举报件：现在的情况、历史、更正、引用', 'kept'],
    followUp: ['一次后续公开', 'kept'],
    rectification: ['整改任务和进展', 'listed'],
    task: ['一项整改任务和它的结果', 'kept'],
    lookBack: ['回头看了哪些以前的问题，结论如何', 'listed'],
    data: ['下载和数据字典', 'listed'],
    region: ['一个行政区域的信访举报件', 'listed'],
    type: ['一种污染类型的信访举报件', 'listed'],
    state: ['一种办结情况的信访举报件', 'listed'],
    'below later': ['列表里较早的一页，接在列表的地址后面；从最早的数起，所以满了就不再变', 'kept'],
  },
  数据文件: {
    batchFile: ['一个批次：csv、json、xlsx', 'kept'],
    caseFile: ['一件信访举报件的全部版本和校验值', 'kept'],
    rectificationFile: ['整改任务：csv、json、xlsx', 'kept'],
    dataFile: ['整次督察：cases.csv、cases.json、cases.xlsx、全部文件的 zip、JSON Schema', 'kept'],
    calendar: ['日历（iCalendar）：正在公示的、还没有到期的；订阅以后自己更新', 'listed'],
    facsimile: ['批次、公告等的原件：官方文件的扫描件、PDF 或表格，一字节不改', 'kept'],
    catalogue: ['数据目录（DCAT）', 'kept'],
    'below feed': ['订阅：xml 是 Atom，json 是 JSON Feed；接在首页、督察、区域、类型或更正的地址后面', 'kept'],
  },
  图片: {
    announcementImage: ['转发公告时显示的图', 'kept'],
    batchImage: ['转发批次时显示的图', 'kept'],
    pictureOfInspection: ['内容里的图片', 'kept'],
    pictureOfPage: ['说明页面里的图片', 'kept'],
    icon: ['网站图标', 'kept'],
  },
  别的网站嵌入的: {
    'at record': ['一件信访举报件或者一个批次的简要内容，接在它的地址后面', 'kept'],
  },
  程序用的: {
    manifest: ['文件的校验值、生成的日期和内容的提交；文件多的文件夹，写的是它的清单的校验值', 'kept'],
    manifestList: ['一个文件夹的清单：每个文件的校验值', 'kept'],
    robots: ['给搜索引擎', 'kept'],
    sitemapIndex: ['网站地图的目录', 'kept'],
    sitemap: ['网站地图', 'free'],
    feedStyle: ['订阅在浏览器里的样式', 'free'],
    feedSheet: ['订阅在浏览器里的样式', 'free'],
    searchIndex: ['查询索引', 'free'],
    searchShard: ['查询索引', 'free'],
    searchPart: ['查询索引', 'free'],
    script: ['样式和脚本', 'free'],
  },
};

const templateOf = (route: string): string => {
  const all: Readonly<Record<string, string>> = {
    ...routes,
    ...Object.fromEntries(Object.entries(belowLists).map(([name, path]) => [`below ${name}`, `…/${path}`])),
    'at record': `…/#${embedPlace}`,
  };
  return all[route] ?? '';
};

/** The names that stand for parts of addresses. */
const parts: readonly (readonly [string, string])[] = [
  ['inspection', '督察的文件夹名'],
  ['key', '批次、受理编号或任务号，写进地址的样子'],
  ['name', '文件名（不带扩展名），或区域、类型、办结情况的名称'],
  ['ending', '文件格式：csv、json、xlsx；订阅是 xml、json'],
  ['number', '第几页'],
  ['index', '第几个文件'],
  ['folder', '内容里的文件夹名；索引的文件夹名'],
];

/** Every address, by topic. */
export const addressesMarkdown = (): string =>
  [
    markdownTable(
      ['写法', '代表'],
      parts.map(([name, what]) => [`\`<${name}>\``, what]),
    ),
    ...Object.entries(groups).map(([title, said]) => {
      const rows = Object.entries(said).map(([route, [what, promise]]) => [
        `\`${templateOf(route)}\``,
        what,
        promises[promise],
      ]);
      return `**${title}**\n\n${markdownTable(['地址', '有什么', '会不会变'], rows)}`;
    }),
  ].join('\n\n');
