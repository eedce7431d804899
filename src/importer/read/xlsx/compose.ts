/** A sheet and what lies over it → a grid of what can be seen, and notices of what can't. */
import { quote, said } from '../../../schema/fault.ts';
import {
  cellAddress,
  GridBuilder,
  mostCovered,
  tooCovered,
  type Grid,
  type Line,
  type Merge,
  type Notice,
} from '../grid.ts';
import type { Box, Overlay } from './overlay.ts';
import { apart, rangeName, type Remark, type Spot } from './places.ts';
import { perhapsLook } from './rules.ts';
import type { SheetContent, Unseen } from './sheet.ts';

/** A range as far as the table goes, called by the whole of it. */
type NamedMerge = Merge & { name: string };

export interface Composed {
  grid: Grid;
  /** Texts over the cells that name a batch, as a title does. */
  titles: Line[];
  notices: Notice[];
  leftOut: Line[];
}

/** So many notices of one kind say what is the matter. */
const mostOfAKind = 50;

/** Composes the grid of a sheet. */
export const compose = (name: string, sheet: SheetContent, overlay: Overlay): Composed =>
  new Composer(name, sheet).compose(overlay);

class Composer {
  readonly #name: string;
  readonly #sheet: SheetContent;
  readonly #grid: GridBuilder;
  readonly #remarks: Remark[] = [];
  readonly #leftOut: Remark[] = [];
  /** The numbers of the rows with text, in order, and the last column with text. */
  readonly #rows: readonly number[];
  readonly #lastColumn: number;

  constructor(name: string, sheet: SheetContent) {
    this.#name = name;
    this.#sheet = sheet;
    this.#grid = new GridBuilder(name);
    this.#rows = [...sheet.cells.keys()].toSorted((a, b) => a - b);
    this.#lastColumn = [...sheet.cells.values()].reduce(
      (last, cells) => [...cells.keys()].reduce((most, column) => Math.max(most, column), last),
      0,
    );
  }

  compose(overlay: Overlay): Composed {
    const merges = this.#merges();
    this.#takeBoxes(overlay.boxes, merges);
    const covered = this.#coveredTexts(merges);
    const unseen = { rows: new Map<number, Unseen>(), columns: new Map<number, Remark[]>() };
    for (const [row, cells] of this.#sheet.cells)
      for (const [column, text] of cells) {
        if (covered.has(`${String(row)} ${String(column)}`)) continue;
        const rowUnseen = this.#sheet.unseenRows.get(row);
        if (rowUnseen) unseen.rows.set(row, rowUnseen);
        else if (this.#columnUnseen(column))
          unseen.columns.set(column, [...(unseen.columns.get(column) ?? []), { row, column, text }]);
        else {
          this.#grid.set(row, column, text);
          continue;
        }
        this.#leftOut.push({ row, column, text });
      }
    this.#fill(merges);
    this.#takeLooks(overlay);
    const seen = this.#sheet.remarks.filter(({ row, column }) => !this.#isUnseen({ row, column }));
    return {
      grid: this.#grid.build(),
      titles: overlay.texts.filter(isTitle).map(({ row, column, text }) => ({ at: this.#at(row, column), text })),
      notices: [
        ...this.#unseenRows(unseen.rows),
        ...this.#unseenColumns(unseen.columns),
        ...this.#ofTheSheet(),
        ...this.#told([...seen, ...this.#remarks, ...overlaid(overlay)]),
      ],
      leftOut: [...this.#leftOut, ...this.#sheet.unshown].map(({ row, column, text }) => ({
        at: this.#at(row, column),
        text,
      })),
    };
  }

  #at(row: number, column: number): string {
    return cellAddress(this.#name, row, column);
  }

  #columnUnseen(column: number): Unseen | undefined {
    return this.#sheet.columns.find(({ first, last, unseen }) => unseen && first <= column && column <= last)?.unseen;
  }

  #isUnseen({ row, column }: Spot): boolean {
    return this.#sheet.unseenRows.has(row) || this.#columnUnseen(column) !== undefined;
  }

  /** The merged ranges as far as the table goes, none within another. */
  #merges(): NamedMerge[] {
    const lastRow = this.#rows.at(-1) ?? 0;
    const clipped = this.#sheet.merges
      .filter(({ top, left }) => top <= lastRow && left <= this.#lastColumn)
      .map((whole) => ({
        ...whole,
        bottom: Math.min(whole.bottom, lastRow),
        right: Math.min(whole.right, this.#lastColumn),
        name: rangeName(this.#name, whole),
      }))
      .filter(({ top, left, bottom, right }) => top < bottom || left < right);
    const { kept, met } = apart(clipped);
    for (const { range, by } of met) {
      const text = `合并的单元格 ${range.name} 和 ${by.name} 重叠，只按后者合并，请核对`;
      this.#remarks.push({ row: range.top, column: range.left, text });
    }
    return kept;
  }

  /** What cells show that is no text. */
  #takeLooks({ pictures }: Overlay): void {
    const { grounds, formats, unshown } = this.#sheet;
    for (const { row, column, text } of grounds) this.#grid.paint(row, column, text);
    for (const { row, column } of pictures) this.#grid.look(row, column, '图片');
    const held = new Set<string>();
    for (const { row, column, isPicture } of unshown) {
      held.add(`${String(row)} ${String(column)}`);
      this.#grid.look(row, column, isPicture ? '图片' : '格式不显示的内容');
    }
    /** Cell → what it may show. */
    const perhaps = new Map<string, { row: number; column: number; looks: string[] }>();
    for (const format of formats)
      for (const row of this.#rowsOf(format)) {
        const texts = this.#sheet.cells.get(row);
        // Whole rows are coloured to be told apart.
        if (!format.isOfNumbers && format.left <= Math.min(...(texts?.keys() ?? []))) continue;
        for (let column = format.left; column <= Math.min(format.right, this.#lastColumn); column++) {
          const key = `${String(row)} ${String(column)}`;
          if (format.isOfFormula)
            perhaps.set(key, { row, column, looks: [...(perhaps.get(key)?.looks ?? []), format.look] });
          else if (!format.isOfNumbers || texts?.has(column) === true || held.has(key)) {
            held.add(key);
            this.#grid.look(row, column, format.look);
          }
        }
      }
    for (const [key, { row, column, looks }] of perhaps)
      if (!held.has(key)) this.#grid.look(row, column, perhapsLook(looks));
  }

  #text({ row, column }: Spot): string {
    return this.#sheet.cells.get(row)?.get(column) ?? '';
  }

  /** Check boxes say what is ticked in the cell that they stand in. */
  #takeBoxes(boxes: readonly Box[], merges: readonly NamedMerge[]): void {
    const byCell = Map.groupBy(boxes, ({ row, column }) => {
      const merge = merges.find((one) => isWithin({ row, column }, one));
      return `${String(merge?.top ?? row)} ${String(merge?.left ?? column)}`;
    });
    for (const [key, own] of byCell) {
      const [row = 1, column = 1] = key.split(' ').map(Number);
      const before = this.#text({ row, column });
      const text = withBoxes(before, own);
      const names = own.flatMap(({ name }) => (name === '' ? [] : [said(name)])).join('、');
      const what = `这一格上有复选框${names === '' ? '' : `（${names}）`}`;
      if (text.trim() === '') this.#remarks.push({ row, column, text: `${what}，没有打勾，按空白处理，请核对` });
      else {
        this.#remarks.push({ row, column, text: `${what}，读成了${quote(text)}，请核对` });
        this.#sheet.cells.set(row, (this.#sheet.cells.get(row) ?? new Map<number, string>()).set(column, text));
      }
    }
  }

  /** The cells under a merged one that hold texts of their own, which nobody sees. */
  #coveredTexts(merges: readonly NamedMerge[]): Set<string> {
    const covered = new Set<string>();
    for (const merge of merges)
      for (const row of this.#rowsOf(merge))
        for (const [column, text] of this.#sheet.cells.get(row) ?? []) {
          if (column < merge.left || column > merge.right || (row === merge.top && column === merge.left)) continue;
          covered.add(`${String(row)} ${String(column)}`);
          if (text !== this.#text({ row: merge.top, column: merge.left }))
            this.#remarks.push({
              row,
              column,
              text: `合并的单元格 ${merge.name} 盖住了这里的文字${quote(text)}，没有导入`,
            });
        }
    return covered;
  }

  #rowsOf({ top, bottom }: Merge): number[] {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle] ?? 0) < top) low = middle + 1;
      else high = middle;
    }
    const rows: number[] = [];
    for (let at = low; at < this.#rows.length && (this.#rows[at] ?? 0) <= bottom; at++) rows.push(this.#rows[at] ?? 0);
    return rows;
  }

  /** Repeats the text of merged cells in all that they cover and that can be seen. */
  #fill(merges: readonly NamedMerge[]): void {
    let count = 0;
    for (const merge of merges) {
      const { top, left, bottom, right, name: range } = merge;
      const text = this.#text({ row: top, column: left });
      if (text === '') continue;
      count += (bottom - top + 1) * (right - left + 1);
      if (count > mostCovered) throw tooCovered(range);
      const origin = { row: top, column: left, range };
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++)
          if ((row !== top || column !== left) && !this.#isUnseen({ row, column }))
            this.#grid.set(row, column, text, origin);
    }
  }

  #unseenRows(rows: ReadonlyMap<number, Unseen>): Notice[] {
    const of = (kind: Unseen): number[] => [...rows].flatMap(([row, one]) => (one === kind ? [row] : []));
    const [hidden, flat] = [of('hidden'), of('flat')];
    const filter = this.#sheet.isFiltered ? '（表里有筛选）' : '';
    const told = (numbers: number[], what: string, mend: string): Notice[] =>
      numbers.length === 0
        ? []
        : [
            {
              at: this.#name,
              text: `有 ${String(numbers.length)} 行${what}（第 ${spans(numbers)} 行），没有导入；${mend}`,
            },
          ];
    return [
      ...told(hidden, '是隐藏的', `要导入请先取消隐藏或筛选${filter}`),
      ...told(flat, '的行高是 0，看不见', '要导入请先调大行高'),
    ];
  }

  #unseenColumns(columns: ReadonlyMap<number, readonly Remark[]>): Notice[] {
    return [...columns].map(([column, texts]) => {
      const what = `（${quote(texts[0]?.text ?? '')}${texts.length > 1 ? `等 ${String(texts.length)} 格` : ''}）`;
      const text =
        this.#columnUnseen(column) === 'flat'
          ? `这一列的列宽是 0，看不见${what}，没有导入；要导入请先调大列宽`
          : `这一列是隐藏的${what}，没有导入；要导入请先取消隐藏`;
      return { at: this.#at(1, column), text };
    });
  }

  /** What is said of the sheet as a whole. */
  #ofTheSheet(): Notice[] {
    const { hidesUnwritten, hasBackground, margins } = this.#sheet;
    const words = margins.map(marginText).filter((text) => /\p{L}/u.test(text));
    const texts = [
      ...(hidesUnwritten ? ['这张表设为隐藏没有写明的行或列；写了文字的都导入了，请核对'] : []),
      ...(hasBackground ? ['这张表有背景图片，图片没有导入'] : []),
      ...(words.length > 0 ? [`页眉和页脚没有导入：${[...new Set(words)].map(said).join('；')}`] : []),
    ];
    return texts.map((text) => ({ at: this.#name, text }));
  }

  /** Remarks by cell; very many of one kind are told in one. */
  #told(remarks: readonly Remark[]): Notice[] {
    return [...Map.groupBy(remarks, ({ text }) => text).values()].flatMap((same) => {
      const notices = same.map(({ row, column, text }) => ({ at: this.#at(row, column), text }));
      const more = notices.slice(mostOfAKind);
      const [first] = more;
      if (more.length <= 1 || !first) return notices;
      const where = more.map(({ at }) => at.slice(this.#name.length + 1)).slice(0, 200);
      const text = `${first.text}；这样的还有 ${String(more.length)} 格：${where.join('、')}${more.length > where.length ? '……' : ''}`;
      return [...notices.slice(0, mostOfAKind), { at: first.at, text }];
    });
  }
}

const isWithin = ({ row, column }: Spot, { top, left, bottom, right }: Merge): boolean =>
  top <= row && row <= bottom && left <= column && column <= right;

/** `☐属实 ☑不属实`: boxes with words of their own, or each before a word of the cell. */
function withBoxes(text: string, boxes: readonly Box[]): string {
  const signs = boxes.map(({ isTicked, label }) => (isTicked ? '☑' : '☐') + label.trim());
  const words = text.trim().split(/\s+/u);
  if (text.trim() === '')
    return boxes.some(({ isTicked, label }) => isTicked || label.trim() !== '') ? signs.join(' ') : '';
  if (boxes.every(({ label }) => label.trim() === '') && words.length === boxes.length)
    return words.map((word, at) => (signs[at] ?? '') + word).join(' ');
  return `${signs.join(' ')} ${text}`;
}

/** `4–9、12` */
function spans(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const shown = runs.slice(0, 100).map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`));
  return shown.join('、') + (runs.length > shown.length ? '……' : '');
}

/** What a header or a footer says, without its codes for fonts, pages and days. */
const marginText = (text: string): string =>
  text
    .replace(/&(?:"[^"]*"|K[\dA-F+-]{6,8}|\d+|[A-JL-Z])/giu, ' ')
    .replaceAll('&&', '&')
    .trim();

/** Does a text over the cells name a batch, and little else? */
const isTitle = ({ text }: Remark): boolean => text.length <= 150 && /第[^第批。；]{1,12}批/u.test(text);

/** What lies over the cells, in words. */
function overlaid({ pictures, charts, texts, comments, controls, objects }: Overlay): Remark[] {
  const of = (spots: readonly Spot[], text: string): Remark[] => spots.map((spot) => ({ ...spot, text }));
  return [
    ...of(pictures, '这里有图片，图片没有导入'),
    ...of(objects, '这里有嵌入的文件或对象，没有导入；里面的文字要导入请抄到单元格里'),
    ...of(controls, '这里有控件（下拉框、按钮等），没有导入；里面的文字要导入请抄到单元格里'),
    ...charts.map((one) => ({
      ...one,
      text: `这里有图表或图形，没有导入${one.text === '' ? '' : `；里面的文字要导入请抄到单元格里：${said(one.text)}`}`,
    })),
    ...texts.map((one) => ({
      ...one,
      text: isTitle(one)
        ? `文本框里的文字也导入了，请核对位置：${said(one.text)}`
        : `表里有文本框，里面的文字没有导入；要导入请抄到单元格里：${said(one.text)}`,
    })),
    ...comments.map((one) => ({
      ...one,
      text: `这一格有批注，批注没有导入；发布原表前请先删除批注${one.text === '' ? '' : `：${said(one.text)}`}`,
    })),
  ];
}
