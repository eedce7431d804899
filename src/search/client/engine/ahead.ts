/** What the search page has asked for before any script came: src/components/search/early.ts. */
import { siteAt, type Site } from './engine.ts';

declare global {
  interface Window {
    /** `shards.json` */
    searchManifest?: Promise<Response> | undefined;
  }
}

/** The site, whose list of shards is on its way already. */
export function siteAhead(base: string): Site {
  const site = siteAt(base);
  return {
    ...site,
    read: (address, fresh) => {
      const sent = fresh ? window.searchManifest : undefined;
      // Another try asks anew.
      if (fresh) window.searchManifest = undefined;
      return sent ?? site.read(address, fresh);
    },
  };
}

/** Whether the reader has asked to be spared what may not be needed. */
export const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
