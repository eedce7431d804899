/** A table that is lines of text, its columns set by spaces: what is one cell nobody can tell, so it is refused with the way. */
import { quote } from '../../../schema/fault.ts';
import { isKnownLabel } from '../../labels.ts';
import { ownCells, type Line, type Piece } from '../../read/grid.ts';
import { badFile } from '../../stop.ts';

/** Stops at a line that holds the labels of several columns, apart by spaces, tabs or commas. */
export function refuseSpaced(pieces: readonly Piece[]): void {
  for (const { text, at } of pieces.flatMap(linesOf)) {
    const labels = labelsIn(text);
    if (labels.length > 0)
      throw badFile(
        `${at} 起是用空格、制表符或者逗号隔开的表（${labels.map(quote).join('')}），这些也可能是内容的一部分，哪些字在一格里看不出来，没有导入，也不会猜。请找到原来的 Excel 或 Word 表；没有的，把这张表复制到 Excel，用“数据”里的“分列”分成几列，核对每一行，另存为 .xlsx 后重试`,
      );
  }
}

/** The texts that stand alone in their line: a table with columns of its own has its labels apart. */
function linesOf(piece: Piece): Line[] {
  const whole =
    piece.kind === 'line'
      ? [piece.line]
      : piece.grid.rows.map(ownCells).flatMap((own) => (own.length === 1 ? own : []));
  return whole.flatMap(({ text, at }) => text.split('\n').map((line) => ({ text: line, at })));
}

/** At least three labels, and little else. */
function labelsIn(line: string): string[] {
  if (line.length > 400) return [];
  const words = line.split(/[\s,，;；|｜│┃]+/u).filter((word) => word !== '');
  const known = words.filter(isKnownLabel);
  return known.length >= 3 && known.length * 5 >= words.length * 3 ? words : [];
}
