/** Permanent addresses: site paths without the base, each part encoded once, here. */

const part = (name: string): string => encodeURIComponent(name);

/** The kinds of file in which a table is offered. */
type Ending = 'csv' | 'json' | 'xlsx';

export const addresses = {
  home: '/',
  search: '/search/',
  corrections: '/corrections/',
  feeds: '/feeds/',
  sitemapIndex: '/sitemap-index.xml',
  sitemap: (index: number): string => `/sitemap-${String(index)}.xml`,
  reporters: '/reporters/',
  catalogue: '/catalog.jsonld',
  manifest: '/manifest.json',
  inspection: (inspection: string): string => `/${inspection}/`,
  announcements: (inspection: string): string => `/${inspection}/announcements/`,
  announcement: (inspection: string, id: string): string => `/${inspection}/announcements/${part(id)}/`,
  batches: (inspection: string): string => `/${inspection}/batches/`,
  batch: (inspection: string, key: string): string => `/${inspection}/batches/${part(key)}/`,
  cases: (inspection: string): string => `/${inspection}/cases/`,
  batchImage: (inspection: string, key: string): string => `/${inspection}/batches/${part(key)}.png`,
  announcementImage: (inspection: string, id: string): string => `/${inspection}/announcements/${part(id)}.png`,
  batchFile: (inspection: string, key: string, ending: Ending): string =>
    `/${inspection}/batches/${part(key)}.${ending}`,
  case: (inspection: string, key: string): string => `/${inspection}/cases/${part(key)}/`,
  caseFile: (inspection: string, key: string): string => `/${inspection}/cases/${part(key)}.json`,
  followUp: (inspection: string, id: string): string => `/${inspection}/follow-ups/${part(id)}/`,
  rectification: (inspection: string): string => `/${inspection}/rectification/`,
  task: (inspection: string, key: string): string => `/${inspection}/rectification/${part(key)}/`,
  rectificationFile: (inspection: string, ending: Ending): string => `/${inspection}/rectification.${ending}`,
  data: (inspection: string): string => `/${inspection}/data/`,
  dataFile: (inspection: string, name: string): string => `/${inspection}/data/${part(name)}`,
  lookBack: (inspection: string): string => `/${inspection}/look-back/`,
  region: (inspection: string, name: string): string => `/${inspection}/regions/${part(name)}/`,
  type: (inspection: string, name: string): string => `/${inspection}/types/${part(name)}/`,
  state: (inspection: string, name: string): string => `/${inspection}/states/${part(name)}/`,
  embedCase: (inspection: string, key: string): string => `/embed/${inspection}/cases/${part(key)}.html`,
  embedBatch: (inspection: string, key: string): string => `/embed/${inspection}/batches/${part(key)}.html`,
  /** The folder of pictures that stand beside the texts of a content folder: `batches`; those of pages, `pages`, are the site's. */
  pictures: (inspection: string | undefined, folder: string): string =>
    inspection === undefined ? '/images/' : `/${inspection}/images/${part(folder)}/`,
  picture: (inspection: string | undefined, folder: string, name: string): string =>
    addresses.pictures(inspection, folder) + part(name),
  /** A feed stands under the page that it is about. */
  feed: (list: string, ending: 'xml' | 'json'): string => `${list}feed.${ending}`,
  page: (id: string): string => `/${part(id)}/`,
} as const;

/** The address of a later page of a list: `page/2/`; the first is the list itself. */
export const pageOfList = (list: string, page: number): string => (page === 1 ? list : `${list}page/${String(page)}/`);
