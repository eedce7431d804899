/** Columns whose meaning people say with `--map 列=项目`, since their headings say it to nobody else. */
import { suggest } from '../../reader/complaints.ts';
import { quote } from '../../schema/fault.ts';
import { foldWord } from '../../schema/field.ts';
import { knownTarget } from '../labels.ts';
import type { Profile, Target } from '../profile.ts';
import type { Notice, SourceDocument } from '../read/grid.ts';
import type { Laid } from './layout.ts';
import { badCall } from '../stop.ts';
import { headerKey } from './header.ts';
import { itemsOf, remarks } from './unsure-header.ts';

/** Folded heading → what it is called here; `备注` keeps a column under its own heading. */
export type Named = ReadonlyMap<string, string>;

/** Reads `--map`, which may be written several times. */
export function readNamed(typed: readonly string[], profile: Profile): Named {
  const named = new Map<string, string>();
  for (const one of typed) {
    const [, heading = '', item = ''] = /^(.+)[=＝]([^=＝]+)$/su.exec(one) ?? [];
    if (foldWord(heading) === '' || foldWord(item) === '')
      throw badCall(`--map${quote(one)}不对，请写成 列=项目，例如 --map 区级验收意见=备注`);
    if (foldWord(item) !== remarks && !knownTarget(item, profile))
      throw badCall(`--map${quote(one)}里没有${quote(item)}这一项${suggest(item.trim(), itemsOf(profile))}`);
    named.set(foldWord(heading), item.trim());
  }
  return named;
}

/** The profile in which these headings have these meanings. */
export function withNamed(profile: Profile, named: Named): Profile {
  const targetOf = (heading: string, item: string): Target | undefined =>
    foldWord(item) === remarks ? { kind: 'extra', name: heading, label: heading } : knownTarget(item, profile);
  const own = [...named].flatMap(([heading, item]): [string, Target][] => {
    const target = targetOf(heading, item);
    return target ? [[heading, target]] : [];
  });
  return { ...profile, labels: new Map([...profile.labels, ...own]), named: new Set(named.keys()) };
}

/** What was said of a header before, by its words (see `headerKey`). */
export type Remembered = ReadonlyMap<string, Named>;

/** What was said of any row of the tables of a document. */
export function rememberedIn({ pieces }: SourceDocument, remembered: Remembered): Named {
  if (remembered.size === 0) return new Map();
  const rows = pieces.flatMap((piece) => (piece.kind === 'grid' ? piece.grid.rows : []));
  return new Map(rows.flatMap((row) => [...(remembered.get(headerKey(row)) ?? [])]));
}

/** One notice a header of which something is remembered. */
export function tellRemembered(remembered: Named, given: Named, { headers }: Laid): Notice[] {
  const used = [...remembered].filter(
    ([heading]) => !given.has(heading) && headers.some(({ headings }) => headings.includes(heading)),
  );
  if (used.length === 0) return [];
  const said = used.map(([heading, item]) => `${heading}=${item}`).join('、');
  return [{ at: '表头', text: `按以前说明过的栏目读：${said}；不对的话，请用 --map 重新写明` }];
}

/** Refuses a heading that no table has: it may be mistyped. */
export function refuseUnused(named: Named, { headers }: Laid): void {
  const headings = headers.flatMap((header) => header.headings);
  const unused = [...named.keys()].filter((heading) => !headings.includes(heading));
  if (unused.length === 0) return;
  throw badCall(
    headings.length === 0
      ? '--map 说的是表格的栏目，这个文件不是表格，请去掉 --map'
      : `--map 里的${unused.map(quote).join('')}，表里没有这一栏${suggest(unused[0] ?? '', headings)}`,
  );
}
