/** Where the cases are: on tiles as far as the regions have a place, else as bars. */
import { addresses } from '../../register/addresses.ts';
import { countedRecords } from '../../register/counted.ts';
import { countOf } from '../../register/totals.ts';
import type { Inspection } from '../../register/types.ts';
import { caseBars, type BarsView } from './bars.ts';

export interface RegionsView {
  sample: boolean;
  /** Undefined where no region has a place. */
  tiles?: { narrow: boolean; tiles: TileView[] };
  /** Regions that have cases and no place. */
  others: BarsView;
  /** How they are counted, and how many say nothing of a region. */
  note: string;
}

export interface TileView {
  name: string;
  count: number;
  address: string;
  column: number;
  row: number;
  /** 0 for none, else 1 to 4 by quarters of the most. */
  level: number;
}

/** @returns undefined where there is no region to show */
export function regionsView({ id, cases, facts, totals }: Inspection): RegionsView | undefined {
  const { records, sample } = countedRecords(cases);
  const counts = totals.byRegion;
  /** Only the number of some cases may be published. */
  const missing = records.filter(({ current }) => current.facts.regions === undefined).length;
  const registered = facts.regions ?? [];
  const placed = registered.flatMap(({ name, tile }) => (tile ? [{ name, tile, count: countOf(counts, name) }] : []));
  const others = registered
    .filter(({ name, tile }) => !tile && countOf(counts, name) > 0)
    .map(({ name }) => ({ name, count: countOf(counts, name) }));
  if (placed.length + others.length === 0) return undefined;
  const most = Math.max(1, ...placed.map(({ count }) => count));
  const tiles = placed.map(({ name, tile: [column = 1, row = 1], count }) => ({
    name,
    count,
    address: addresses.region(id, name),
    column,
    row,
    level: Math.ceil((count / most) * 4),
  }));
  const notes = [
    '一件涉及多个区域的，各区域都计入。',
    missing > 0 ? `另有 ${String(missing)} 件没有注明行政区域。` : '',
  ];
  return {
    sample,
    ...(tiles.length > 0 && { tiles: { narrow: Math.max(...tiles.map(({ column }) => column)) <= 3, tiles } }),
    others: caseBars('各行政区域件数', others, sample, (name) => addresses.region(id, name)),
    note: [...(tiles.length > 0 ? ['方格只表示大致方位，不是地图。'] : []), ...notes].join(''),
  };
}
