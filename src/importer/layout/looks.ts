/** Cells that show a colour, an icon or a picture where a word of a list belongs. */
import type { z } from 'zod';
import { quote } from '../../schema/fault.ts';
import type { Profile } from '../profile.ts';
import { addedByStyle, cellAddress, columnName, type Cell, type Grid, type Notice, type Row } from '../read/grid.ts';
import { closed, type Column, type Header } from './header.ts';
import { wordsOf } from './words/values.ts';

/** What a rule shows, or may show. */
const isRuled = (look: string | undefined): boolean => look?.endsWith('条件格式）') === true || isPerhaps(look);
const isPerhaps = (look: string | undefined): boolean => look?.startsWith('按条件格式可能') === true;

/** Words that a style sheet adds to a cell: beside 属实 they may say that it is not so. */
const isAdded = (look: string | undefined): boolean => look?.startsWith(addedByStyle) === true;

/**
 * Does a cell show something else than its text, where a word of a list belongs: a number as an icon or a colour by rule,
 * a word with others that a style sheet adds?
 */
export const showsMore = ({ at, text }: Cell, { target }: Pick<Column, 'target'>, looks: Grid['looks']): boolean =>
  closed.has(target.name) && (isAdded(looks.get(at)) || (isRuled(looks.get(at)) && Number.isFinite(Number(text))));

/** A cell that says a word of a list by how it looks alone: what that means no text tells. */
export interface LookOnly {
  grid: string;
  row: number;
  column: number;
  /** What it shows, and of which fact. */
  look: string;
  label: string;
  mend: string;
}

/** The cells of a row that have no text where a word of a list belongs, and show something. */
export function looksOnly(row: Row, { columns }: Header, looks: Grid['looks'], profile: Profile): LookOnly[] {
  if (looks.size === 0) return [];
  const [known] = row.cells.values();
  const grid = known?.at.slice(0, known.at.lastIndexOf('!')) ?? '';
  return [...columns].flatMap(([column, { target, tick }]) => {
    const cell = row.cells.get(column);
    const isBare = cell === undefined || showsMore(cell, { target }, looks);
    const look = closed.has(target.name) && isBare ? looks.get(cellAddress(grid, row.number, column)) : undefined;
    if (look === undefined) return [];
    const beside = cell && `和${isAdded(look) ? `文字${quote(cell.text)}` : `数 ${cell.text}`}（放进「备注」）`;
    const words = wordsOf(profile.facts.shape[target.name] as z.ZodType).slice(0, 6);
    const mend = tick === undefined ? `写上文字（${words.join('、')}）` : '打勾或者写上文字';
    return [{ grid, row: row.number, column, look: look + (beside ?? ''), label: target.label, mend }];
  });
}

/** What is said of such cells: by cell, and of those that a rule colours by range. */
export const tellLooks = (all: readonly LookOnly[]): Notice[] =>
  [
    ...Map.groupBy(all, ({ grid, row, column, look, label, mend }) =>
      JSON.stringify(isRuled(look) ? [grid, column, look, label, mend] : [grid, column, row]),
    ).values(),
  ].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const cells = same.length > 1 ? `这 ${String(same.length)} 格` : '这一格';
    const mend = `对照图例或者原件，在${cells}${first.mend}，再导入`;
    const why = isPerhaps(first.look)
      ? `${first.look}：条件是公式，导入时没有计算，这里不知道是不是真的显示。没有填写，也不会猜；请在 Excel 里看，有颜色的，${mend}`
      : `只有${first.look}，没有填写，也不会猜：颜色、图标和图片是什么意思，文件里没有写成文字；请${mend}`;
    const isText = isAdded(first.look) && first.look.endsWith('（放进「备注」）');
    const text = isText
      ? `${quote(first.label)}${cells}有${first.look}，合起来是什么意思，导入时不知道。没有填写，也不会猜；请${mend}`
      : `${quote(first.label)}${cells}没有文字，${why}`;
    return [{ at: rangesOf(same), text }];
  });

/** `Sheet1!G3:G5、G8` */
function rangesOf(cells: readonly LookOnly[]): string {
  const runs: { first: LookOnly; last: LookOnly }[] = [];
  for (const cell of cells) {
    const run = runs.at(-1);
    if (run?.last.row === cell.row - 1) run.last = cell;
    else runs.push({ first: cell, last: cell });
  }
  const short = ({ row, column }: LookOnly): string => columnName(column) + String(row);
  const shown = runs.map(({ first, last }) => (first === last ? short(first) : `${short(first)}:${short(last)}`));
  return `${cells[0]?.grid ?? ''}!${shown.slice(0, 100).join('、')}${shown.length > 100 ? '……' : ''}`;
}
