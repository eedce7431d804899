/** A row that looks like a header, with columns that nobody knows: people are asked what they mean. */
import { said } from '../../schema/fault.ts';
import { exitCodes } from '../../machine/process.ts';
import { guessedTargets } from '../labels.ts';
import type { Profile } from '../profile.ts';
import { columnName, type Grid } from '../read/grid.ts';
import { ImportStop } from '../stop.ts';
import { tickColumns } from './tick-columns.ts';
import { countsIn } from './refuse/counts.ts';
import { fits, headingOf, isPlain, knownIn, knownOf, rowsAt, type HeaderRows } from './header.ts';

/** The item that keeps a column under its own heading. */
export const remarks = '备注';

/** Corrections and the kind of an entry are written by hand, never imported. */
const byHand = new Set(['类型', '更正项', '原为', '改为', '更正说明']);

/** What a column may be called. */
export function itemsOf({ kind, labels }: Profile): string[] {
  const items = [...labels.values()].map((target) =>
    target.kind === 'number' && (kind === 'tasks' || kind === 'results') ? '任务号' : target.label,
  );
  return [...new Set(items.filter((item) => item !== '' && item !== remarks && !byHand.has(item))), remarks];
}

/** A heading that means nothing known. */
export interface UnknownColumn {
  at: string;
  heading: string;
  /** What may be meant. */
  likely: string;
}

/** A table whose columns nobody knows well enough: people are asked. */
export class UnknownColumns extends ImportStop {
  readonly #columns: readonly UnknownColumn[];
  readonly #lead: string;
  readonly #items: string;

  constructor(at: string, all: number, columns: readonly UnknownColumn[], profile: Profile) {
    const lead = [
      `${at}像表头，可是 ${String(all)} 栏里有 ${String(columns.length)} 栏拿不准是什么，没有导入，也不会猜：`,
      ...columns.map((one) => `  ${one.at}  ${said(one.heading)}`),
    ].join('\n');
    super(`${lead}\n请用 ${columns.map(wordOf).join(' ')} 写明`, exitCodes.content);
    this.#columns = columns;
    this.#lead = lead;
    this.#items = itemsOf(profile).join('、');
  }

  /** What to say, with the whole call to copy. */
  withCall(call: string): string {
    return [
      this.#lead,
      `请核对每一栏是哪一项，在等号后面写明，再试一次；写“备注”的，内容连同表头放进备注。写入以后，同样的表头会记住：`,
      `  ${call} ${this.#columns.map(wordOf).join(' ')}`,
      `可以写的项目：${this.#items}`,
    ].join('\n');
  }
}

const wordOf = ({ heading, likely }: UnknownColumn): string => {
  const typed = `${heading}=${likely}`;
  return `--map ${/^[\p{L}\p{N}=（）、，。_-]+$/u.test(typed) ? typed : `"${typed.replace(/["$`\\]/gu, '')}"`}`;
};

/** Refuses a grid where a row looks like a header, with columns that nobody knows: people are asked what they mean. */
export function refuseUnsure(grid: Grid, profile: Profile): void {
  if (countsIn(grid)) return;
  const [best] = grid.rows
    .slice(0, 50)
    .flatMap((_, index) => {
      const found = rowsAt(grid, index, profile);
      return found && isUnsure(grid, index, found, profile) ? [found] : [];
    })
    .toSorted((a, b) => knownIn(b.labels, profile) - knownIn(a.labels, profile));
  const last = best?.rows.at(-1);
  if (!best || !last) return;
  const known = new Set([...best.labels.values()].flatMap((texts) => knownOf(texts, profile)?.name ?? []));
  const ticks = tickColumns(best.labels, profile, known);
  const unknown = [...best.labels].flatMap(([column, texts]): UnknownColumn[] => {
    if (knownOf(texts, profile) ?? ticks.has(column)) return [];
    const guess = guessedTargets(texts.join(''), profile).find(
      (one) => one.kind === 'extra' || (!known.has(one.name) && fits(grid, best.rows, column, one, profile)),
    );
    if (guess) known.add(guess.name);
    const likely = guess === undefined || guess.kind === 'extra' ? '备注' : guess.label;
    return [{ at: `${grid.name}!${columnName(column)}${String(last.number)}`, heading: headingOf(texts), likely }];
  });
  if (unknown.length === 0) return;
  throw new UnknownColumns(
    `${grid.name} 的第 ${String(best.rows[0]?.number ?? 0)} 行`,
    best.labels.size,
    unknown,
    profile,
  );
}

/** A row of labels, the number of the rows among them, over rows that fill its columns. */
function isUnsure(grid: Grid, index: number, { rows, labels }: HeaderRows, profile: Profile): boolean {
  const all = [...labels.values()];
  const keyed = all.some((texts) => {
    const target = knownOf(texts, profile);
    return target?.kind === 'number' || target?.kind === 'serial';
  });
  if (all.length < 3 || !all.every(isPlain) || !(keyed || knownIn(labels, profile) >= 3)) return false;
  const below = grid.rows.slice(index + rows.length);
  return below.some(({ cells }) => [...cells.keys()].filter((column) => labels.has(column)).length > all.length / 2);
}
