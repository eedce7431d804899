/** Which feeds go on telling of what was searched for. */
import { mediaTypes } from '../../../formats/media-types.ts';
import { addresses } from '../../../register/addresses.ts';
import type { Asked } from '../engine/asked.ts';
import type { Hit } from '../engine/engine.ts';
import { fill } from './view.ts';

/** Feeds that are offered at once. */
const most = 6;

/** The feeds of the chosen regions and types, else of the chosen inspections, else of the site; those that results belong to. */
export function feedsOf(
  hits: readonly Pick<Hit, 'values'>[],
  { filters }: Pick<Asked, 'filters'>,
  inspections: ReadonlyMap<string, string>,
): { title: string; address: string }[] {
  if (hits.length === 0) return [];
  const feeds = new Map<string, string>();
  const narrowed = filters.region !== undefined || filters.type !== undefined;
  for (const hit of hits) {
    const [inspection] = hit.values('inspection');
    if (inspection === undefined || !(narrowed || filters.inspection?.includes(inspection))) continue;
    const title = inspections.get(inspection) ?? inspection;
    if (!narrowed) feeds.set(addresses.inspection(inspection), title);
    for (const key of ['region', 'type'] as const)
      for (const name of hit.values(key).filter((value) => filters[key]?.includes(value)))
        feeds.set(addresses[key](inspection, name), `${title}：${name}`);
  }
  if (feeds.size === 0) feeds.set(addresses.home, '全站');
  return Array.from(feeds, ([list, title]) => ({ title, address: addresses.feed(list, 'xml') }));
}

/** Fills the line that offers feeds. */
export function showFeeds(line: HTMLElement, feeds: ReturnType<typeof feedsOf>, base: string): void {
  const links = feeds.slice(0, most).map(({ title, address }) => {
    const link = document.createElement('a');
    link.href = base + address.slice(1);
    link.type = mediaTypes.atom;
    link.append(title);
    return link;
  });
  const place = line.querySelector('[data-links]');
  if (place) fill(place, ...links.flatMap((link, i) => (i > 0 ? ['、', link] : [link])));
  line.hidden = links.length === 0;
}
