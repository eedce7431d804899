/** Takes out of a document what nobody sees in it, and says so: what an import writes must pass the check. */
import { hiddenIn, hiddenName, replacement } from '../../schema/text/characters.ts';
import { quote } from '../../schema/fault.ts';
import { cleanText, type Cell, type Grid, type Line, type Notice, type Piece, type SourceDocument } from './grid.ts';

/** A character of private use has a shape on one computer alone, a lost one on none: its place stays visible. */
const box = '□';

/** The document without them, and with a notice for each kind. */
export function withoutInvisible(document: SourceDocument): SourceDocument {
  const found = new Map<string, Set<string>>();
  const lost: Notice[] = [];
  const clean = <T extends Line | Cell>(one: T): T => {
    const hidden = [...hiddenIn(one.text)];
    if (hidden.length === 0) return one;
    let text = '';
    let end = 0;
    for (const { index, character } of hidden) {
      const isPrivate = /\p{Co}/u.test(character);
      const isLost = character === replacement;
      text += one.text.slice(end, index) + (isPrivate || isLost ? box : '');
      end = index + character.length;
      const name = hiddenName(character);
      if (isPrivate)
        lost.push({ at: one.at, text: `私用区的字 ${name}各台电脑显示的不一样，写成了${quote(box)}，请对照原表改正` });
      else if (isLost) lost.push({ at: one.at, text: `没有读出来的字 ${name}写成了${quote(box)}，请对照原表补上` });
      else found.set(name, (found.get(name) ?? new Set()).add(one.at));
    }
    return { ...one, text: cleanText(text + one.text.slice(end)) };
  };
  const cleanLines = (lines: readonly Line[]): Line[] => lines.map(clean).filter(({ text }) => text !== '');
  const pieces = document.pieces.flatMap((piece): Piece[] => {
    if (piece.kind === 'grid') {
      const grid = cleanGrid(piece.grid, clean);
      return grid.rows.length > 0 ? [{ kind: 'grid', grid }] : [];
    }
    return cleanLines([piece.line]).map((line) => ({ kind: 'line', line }));
  });
  const { around } = document;
  const cleaned = { ...document, pieces };
  if (around) cleaned.around = { before: cleanLines(around.before), after: cleanLines(around.after) };
  return { ...cleaned, notices: [...document.notices, ...[...found].map(takenOut), ...oncePerCell(lost)] };
}

function cleanGrid({ name, rows, looks }: Grid, clean: (cell: Cell) => Cell): Grid {
  const cleaned = rows.map(({ number, cells }) => ({
    number,
    cells: new Map(
      [...cells].map(([column, cell]) => [column, clean(cell)] as const).filter(([, { text }]) => text !== ''),
    ),
  }));
  return { name, rows: cleaned.filter(({ cells }) => cells.size > 0), looks };
}

const mostShown = 10;

function takenOut([name, cells]: readonly [string, ReadonlySet<string>]): Notice {
  const [at = '', ...others] = cells;
  const more = others.slice(0, mostShown).join('、') + (others.length > mostShown ? '……' : '');
  const where = others.length === 0 ? '' : `；还有 ${String(others.length)} 处：${more}`;
  return { at, text: `看不见的字符 ${name}已经去掉${where}` };
}

/** A merged cell repeats its text, and is one. */
const oncePerCell = (notices: readonly Notice[]): Notice[] => [
  ...new Map(notices.map((one) => [`${one.at} ${one.text}`, one])).values(),
];
