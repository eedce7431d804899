/** Numbers that have not the shape of the others: told, with the likely one. */
import { quote } from '../../../schema/fault.ts';
import type { IsoDate } from '../../../schema/values.ts';
import type { Notice } from '../../read/grid.ts';
import type { Draft } from './records.ts';

/** The days on which a group was stationed. */
interface Period {
  from: IsoDate;
  to: IsoDate;
}

/** `D53QJ2019` → `A99AA9999`; stars and the marks of a second row do not count. */
const plainNumber = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/\s*(?:\(\d+\))?\s*\*?$/u, '')
    .toUpperCase();
const shapeOf = (number: string): string => number.replace(/\d/gu, '9').replace(/[A-Z]/gu, 'A');

const digitFor: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', B: '8', G: '6' };
const letterFor: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 8: 'B', 6: 'G' };

/**
 * Compares the numbers of a table with each other and with those that are known.
 * @param known numbers of the inspection that stand in other files
 */
export function reportShapes(drafts: readonly Draft[], known: readonly string[], warnings: Notice[]): void {
  const numbers = drafts.filter(({ heading }) => /\d{6}/u.test(heading.normalize('NFKC')));
  const shapes = [...numbers.map(({ heading }) => heading), ...known].map((one) => shapeOf(plainNumber(one)));
  const counts = Map.groupBy(shapes, (shape) => shape);
  const countOf = (shape: string): number => counts.get(shape)?.length ?? 0;
  const usual = [...counts.keys()].filter((shape) => countOf(shape) > 1 && countOf(shape) * 4 >= shapes.length);
  const most = Math.max(0, ...usual.map(countOf));
  for (const { heading, at: start, rows } of numbers) {
    const cells = rows.flatMap(({ entries }) => entries);
    const at = cells.find(({ target }) => target.kind === 'number')?.cell.at ?? start;
    const number = plainNumber(heading);
    const shape = shapeOf(number);
    if (countOf(shape) * 2 >= most) continue;
    const likely = usual.flatMap((other) => (other === shape ? [] : (asShaped(number, other) ?? [])))[0];
    const [first] = usual;
    if (likely !== undefined)
      warnings.push({
        at,
        text: `编号${quote(heading)}和别的编号写法不同，可能是${quote(likely)}（字母 O 和数字 0、字母 I 和数字 1 等容易看错），没有改，请对照原件核对`,
      });
    else if (first !== undefined && usual.length === 1 && first.length !== shape.length)
      warnings.push({
        at,
        text: `编号${quote(heading)}有 ${String(shape.length)} 个字，别的编号大多有 ${String(first.length)} 个，请对照原件核对`,
      });
  }
}

/** Complaints come in while a group is stationed, and soon before and after. */
const daysAround = 31;

/**
 * Compares the days that stand in numbers (`D53QJ`20191114`0003`) with those of the inspection: it may be another one.
 * @param period of the inspection
 */
export function reportDays(drafts: readonly Draft[], { from, to }: Period, warnings: Notice[]): void {
  const around = daysAround * 86_400_000;
  const [first, last] = [Date.parse(from) - around, Date.parse(to) + around];
  const dated = drafts.flatMap(({ heading, at }) => {
    const [, year = '', month = '', day = ''] = /(20\d{2})(\d{2})(\d{2})\d{3,5}$/u.exec(plainNumber(heading)) ?? [];
    const told = `${year}-${month}-${day}`;
    const moment = Date.parse(told);
    return moment < first || moment > last ? [{ heading, at, told }] : [];
  });
  const [one] = dated;
  if (!one) return;
  warnings.push({
    at: one.at,
    text: `${String(dated.length)} 件编号里的日期离本次督察的进驻时间（${from} 至 ${to}）很远，例如${quote(one.heading)}是 ${one.told}；请核对是不是另一次督察的，是的话用 --inspection 写明`,
  });
}

/** The number with letters and digits that look alike exchanged so that it has a shape. */
function asShaped(number: string, shape: string): string | undefined {
  if (number.length !== shape.length) return undefined;
  const made = [...shape].map((kind, index) => {
    const character = number.charAt(index);
    if (shapeOf(character) === kind) return character;
    return (kind === '9' ? digitFor[character] : kind === 'A' ? letterFor[character] : undefined) ?? '';
  });
  return made.includes('') ? undefined : made.join('');
}
