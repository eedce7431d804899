/** Cells that show a colour, an icon or a picture where a word of a list belongs. */
import type { z } from 'zod';
import { quote } from '../../schema/fault.ts';
import type { Profile } from '../profile.ts';
import { cellAddress, type Cell, type Grid, type Notice, type Row } from '../read/grid.ts';
import { closed, type Column, type Header } from './header.ts';
import { wordsOf } from './words/values.ts';

/** Is a number shown as an icon, where a word of a list belongs? */
export const isIconNumber = ({ at, text }: Cell, { target }: Pick<Column, 'target'>, looks: Grid['looks']): boolean =>
  closed.has(target.name) && looks.get(at)?.startsWith('图标') === true && Number.isFinite(Number(text));

/** Cells that say a word of a list by their colour, an icon or a picture alone: what these mean no text tells. */
export function looksOnly(row: Row, { columns }: Header, looks: Grid['looks'], profile: Profile): Notice[] {
  if (looks.size === 0) return [];
  const [known] = row.cells.values();
  const grid = known?.at.slice(0, known.at.lastIndexOf('!')) ?? '';
  return [...columns].flatMap(([column, { target, tick }]) => {
    const at = cellAddress(grid, row.number, column);
    const cell = row.cells.get(column);
    const isBare = cell === undefined || isIconNumber(cell, { target }, looks);
    const look = closed.has(target.name) && isBare ? looks.get(at) : undefined;
    if (look === undefined) return [];
    const number = cell ? `和数 ${cell.text}（放进「备注」）` : '';
    const words = wordsOf(profile.facts.shape[target.name] as z.ZodType).slice(0, 6);
    const mend = tick === undefined ? `写上文字（${words.join('、')}）` : '打勾或者写上文字';
    const text = `${quote(target.label)}这一格没有文字，只有${look}${number}，没有填写，也不会猜：颜色、图标和图片是什么意思，文件里没有写成文字；请对照图例或者原件，在这一格${mend}，再导入`;
    return [{ at, text }];
  });
}
