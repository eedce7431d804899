/** Refuses a table on its side: labels below each other, and a case in each column. */
import { knownTarget } from '../../labels.ts';
import type { Profile } from '../../profile.ts';
import { ownCells, type Cell, type Piece } from '../../read/grid.ts';
import { badFile } from '../../stop.ts';

/** Throws where at least three labels have values of several cases beside them. */
export function refuseTurned(pieces: readonly Piece[], profile: Profile): void {
  for (const piece of pieces) {
    if (piece.kind !== 'grid') continue;
    const rows = piece.grid.rows.flatMap((row) => valuesIn(ownCells(row), profile) ?? []);
    const kinds = new Set(rows.map(({ name }) => name));
    const [first] = rows;
    if (first && kinds.size >= 3 && (kinds.has('number') || kinds.has('serial')))
      throw badFile(
        `${first.at} 起一列是一件，项目写在左边，没有导入。请在 Excel 里选中这张表，复制，在空白处“选择性粘贴”，勾选“转置”，变成一行一件，另存为 .xlsx 后重试`,
      );
  }
}

/** The label that begins a row of several values and no other label. */
function valuesIn([label, ...values]: readonly Cell[], profile: Profile): { name: string; at: string } | undefined {
  const target = label && knownTarget(label.text, profile);
  const [first] = values;
  return target && first && values.length >= 2 && !values.some(({ text }) => knownTarget(text, profile))
    ? { name: target.name, at: first.at }
    : undefined;
}
