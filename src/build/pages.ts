/** The pages of a site: those that show what they showed are taken over, the others are rendered. */
import { shownPath } from '../schema/address-names.ts';
import type { Site } from '../site.ts';
import { plannedPages, type PlannedPage, type ViewKind } from '../views/index.ts';
import { hashOf } from '../hash.ts';
import type { PageOrder, RenderPool } from './processes/render-pool.ts';
import type { Count, SiteWriter } from './site-writer.ts';

/**
 * @param sizes of the data files in bytes, by site path, once they are made
 * @param count is added to
 * @param planned hears how many pages there are
 */
export async function writePages(
  site: Site,
  pool: RenderPool,
  writer: SiteWriter,
  sizes: Promise<ReadonlyMap<string, number>>,
  count: Count,
  planned: (pages: number) => void,
): Promise<void> {
  const keys = new Map<string, string>();
  /** What a page shows, as JSON; its hash is the key of the page. */
  const viewOf = (page: PlannedPage, file: string): string => {
    const text = JSON.stringify(page.view());
    keys.set(file, hashOf(text));
    return text;
  };
  const known = new Map<string, number>();
  const pages = [...plannedPages(site, known)].map((page) => ({ page, file: fileOf(page.address) }));
  // Whoever lays out what is kept and whoever looks for personal information are told first: this takes long.
  await writer.pause();
  // Where nothing is kept, a page is looked at once, when its turn comes.
  if (!writer.isNew) for (const { page, file } of pages) if (page.kind !== 'data') viewOf(page, file);
  await writer.laid;
  const orders: PageOrder[] = [];
  const last: PageOrder[] = [];
  for (const { page, file } of pages) {
    if (!writer.wants(file) || writer.takeFinished(file, count)) continue;
    const { kind, params, address } = page;
    const order = { kind, params, path: pathOf(kind, address), file };
    if (kind === 'data') {
      // The sizes that it shows are known once the files are made.
      const view = async (): Promise<string> => {
        for (const [path, size] of await sizes) known.set(path, size);
        return viewOf(page, file);
      };
      writer.makeRoom(file);
      last.push({ ...order, view });
    } else if (!writer.take(file, keys.get(file) ?? '', count))
      orders.push({ ...order, view: () => viewOf(page, file) });
  }
  planned(count.kept + orders.length + last.length);
  await pool.render([...orders, ...last], (output) =>
    writer.note({ ...output, key: keys.get(output.file) ?? '' }, count),
  );
}

/** What Astro calls a page. */
const pathOf = (kind: ViewKind, address: string): string =>
  kind === 'notFound' ? '404' : shownPath(address).replace(/^\/|\/$/gu, '');

/** The file of a page. */
const fileOf = (address: string): string => {
  const name = shownPath(address).slice(1);
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
};
