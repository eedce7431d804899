/**
 * The one table of what stands where in the site: pages end in `/`, everything else is a file. `<…>` stands for a name,
 * which must be able to be a part of an address (`partMend` in address-names.ts). Addresses never change once published.
 */
export const routes = {
  home: '/',
  search: '/search/',
  corrections: '/corrections/',
  feeds: '/feeds/',
  reporters: '/reporters/',
  page: '/<name>/',
  inspection: '/<inspection>/',
  announcements: '/<inspection>/announcements/',
  announcement: '/<inspection>/announcements/<name>/',
  batches: '/<inspection>/batches/',
  batch: '/<inspection>/batches/<key>/',
  cases: '/<inspection>/cases/',
  case: '/<inspection>/cases/<key>/',
  followUp: '/<inspection>/follow-ups/<name>/',
  rectification: '/<inspection>/rectification/',
  task: '/<inspection>/rectification/<key>/',
  data: '/<inspection>/data/',
  lookBack: '/<inspection>/look-back/',
  region: '/<inspection>/regions/<name>/',
  type: '/<inspection>/types/<name>/',
  state: '/<inspection>/states/<name>/',
  announcementImage: '/<inspection>/announcements/<name>.png',
  batchImage: '/<inspection>/batches/<key>.png',
  batchFile: '/<inspection>/batches/<key>.<ending>',
  caseFile: '/<inspection>/cases/<key>.json',
  rectificationFile: '/<inspection>/rectification.<ending>',
  dataFile: '/<inspection>/data/<name>',
  calendar: '/<inspection>/calendar.ics',
  pictureOfInspection: '/<inspection>/images/<folder>/<name>',
  pictureOfPage: '/images/<name>',
  facsimile: '/<inspection>/originals/<folder>/<name>',
  notFound: '/404.html',
  robots: '/robots.txt',
  icon: '/favicon.svg',
  feedStyle: '/feed.css',
  feedSheet: '/feed.xsl',
  sitemapIndex: '/sitemap-index.xml',
  sitemap: '/sitemap-<index>.xml',
  catalogue: '/catalog.jsonld',
  manifest: '/manifest.json',
  manifestList: '/manifest/<folder>.json',
  searchIndex: '/pagefind/<name>',
  searchShard: '/pagefind/<folder>/<name>',
  searchPart: '/pagefind/<folder>/<folder>/<name>',
  script: '/_astro/<name>',
} as const;

/** Later pages of a list and its feeds stand below it. */
export const belowLists = { later: 'page/<number>/', feed: 'feed.<ending>' } as const;

/** The place on a record's page at which it shows itself in short, for a frame on another site. */
export const embedPlace = 'embed';

const templates: readonly string[] = Object.values(routes);
/** A page `/404/` would be where `/404.html` is served. */
const columnOf = (template: string): string => /^\/([^/<.]+)(?:\/|\.html$)/u.exec(template)?.[1] ?? '';

/** The first parts of addresses that the site itself has: no page and no inspection can be called so … */
export const siteColumns: readonly string[] = [...new Set(templates.map(columnOf))].filter(Boolean);

/** … and those of them below which the site's own files lie: no address that has changed can have led there. */
export const fileColumns: readonly string[] = siteColumns.filter((column) => !templates.includes(`/${column}/`));

/** Pages that are always there, which a page may replace and no inspection can be. */
export const standingPages = ['about', 'accessibility', 'cite', 'glossary'];
