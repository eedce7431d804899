/** One page of every layout, and those that look different within one. */
import { address, type SiteName } from './sites.ts';

export interface Layout {
  name: string;
  site: SiteName;
  path: string;
  /** `data-page` of its `<main>`. */
  page: string;
  /** The answer of the server, where it is not 200. */
  status?: number;
  /** What is there once its script is done, where a script fills it. */
  ready?: string;
}

/** A finished search. */
const ready = '[data-results][data-total]';
const inspection = '/qujing-2019/';
const own = (name: string, page: string, path: string): Layout => ({ name, site: 'own', path, page });

export const layouts: readonly Layout[] = [
  own('home', 'home', '/'),
  own('inspection', 'inspection', inspection),
  own('announcements', 'announcements', `${inspection}announcements/`),
  own('announcement', 'announcement', `${inspection}announcements/2019-11-12-stationed/`),
  own('batches', 'batches', `${inspection}batches/`),
  own('batch', 'batch', `${inspection}batches/3/`),
  own('cases', 'cases', `${inspection}cases/`),
  own('cases, numbered page', 'cases', `${inspection}cases/page/1/`),
  own('case', 'case', `${inspection}cases/D53QJ201911120001/`),
  own('case, corrected', 'case', `${inspection}cases/D53QJ201911140003/`),
  own('case, withheld', 'case', `${inspection}cases/X53QJ201911170004/`),
  own('region', 'regions', `${inspection}regions/${encodeURIComponent('麒麟区')}/`),
  own('type', 'types', `${inspection}types/${encodeURIComponent('大气')}/`),
  own('type, no case', 'types', `${inspection}types/${encodeURIComponent('海洋')}/`),
  own('state', 'states', `${inspection}states/${encodeURIComponent('已办结')}/`),
  own('rectification', 'rectification', `${inspection}rectification/`),
  own('task', 'task', `${inspection}rectification/1/`),
  own('data', 'data', `${inspection}data/`),
  own('look-back', 'look-back', `${inspection}look-back/`),
  own('follow-up', 'follow-up', `${inspection}follow-ups/2019-12-20/`),
  own('corrections', 'corrections', '/corrections/'),
  own('feeds', 'feeds', '/feeds/'),
  own('reporters', 'reporters', '/reporters/'),
  own('search', 'search', '/search/'),
  { ...own('search, results', 'search', `/search/?q=${encodeURIComponent('青石坪')}`), ready },
  own('about', 'prose', '/about/'),
  own('cite', 'prose', '/cite/'),
  own('glossary', 'prose', '/glossary/'),
  own('accessibility', 'prose', '/accessibility/'),
  { ...own('not found', 'not-found', '/no/such/page/'), status: 404 },
  // What only the example has: a batch whose declared totals differ, a sub-path.
  { name: 'batch, sub-path', site: 'example', path: '/linshi-2021/batches/1/', page: 'batch' },
  { name: 'search, sub-path', site: 'example', path: '/search/?q=D99', page: 'search', ready },
];

/** Its full address. */
export const layoutAddress = ({ site, path }: Layout): string => address(site, path);
