/** The XML of a sheet → its cells, what is hidden, what is merged, and what lies over the cells. */
import { badFile } from '../../stop.ts';
import type { Merge } from '../grid.ts';
import { readXml, type XmlAttributes } from '../xml-events.ts';
import { showCell, type RawCell, type Shared } from './cell.ts';
import { rangeOf, spotOf, type Remark, type Spot } from './places.ts';
import { readRule, type RuledLook } from './rules.ts';
import { isOn, localName, type Styles } from './styles.ts';
import { TextCollector } from './texts.ts';

/** A corner of what lies over the cells, columns and rows counted from 0, offsets in 1/914400 inch. */
export type Corner = Readonly<Record<'col' | 'colOff' | 'row' | 'rowOff', number>>;

/** A check box or another control, or an embedded object; its cell is known where its anchor is. */
export interface Control {
  kind: 'control' | 'object';
  shape: string;
  /** Which relation says more. */
  relation: string | undefined;
  from?: Corner;
  to?: Corner;
}

/** Why a row or a column can't be seen. */
export type Unseen = 'hidden' | 'flat';

export interface SheetContent {
  /** By row and column; cells without text are missing. */
  cells: Map<number, Map<number, string>>;
  /** What cells hold and do not show. */
  unshown: (Remark & { isPicture: boolean })[];
  /** What people should look at. */
  remarks: Remark[];
  merges: Merge[];
  unseenRows: Map<number, Unseen>;
  columns: { first: number; last: number; width: number | undefined; unseen: Unseen | undefined }[];
  heights: Map<number, number>;
  /** Are rows or columns hidden of which nothing is written? */
  hidesUnwritten: boolean;
  isFiltered: boolean;
  drawings: string[];
  oldDrawings: string[];
  hasBackground: boolean;
  controls: Map<string, Control>;
  /** Headers and footers of the printed page. */
  margins: string[];
  /** Cells with a ground of their own; `text` is its colour. */
  grounds: Remark[];
  /** Ranges that are shown otherwise by rule. */
  formats: RuledFormat[];
}

/** Where a rule gives cells an icon, a bar or a ground. */
export type RuledFormat = Merge & RuledLook;

const mostCells = 1_000_000;
/** Of so many cells the ground is kept: more are whole columns without text. */
const mostGrounds = 200_000;
/** In points and characters: less than a pixel. */
const flatHeight = 0.4;
const flatWidth = 0.08;

interface Book {
  shared: Shared;
  styles: Styles;
}

/** Reads the part of a sheet. */
export function readSheet(bytes: Uint8Array, part: string, book: Book, tell: (text: string) => void): SheetContent {
  const reader = new SheetReader(part, book);
  readXml(
    bytes,
    part,
    {
      open: (name, attributes) => reader.open(localName(name), attributes),
      text: (text) => reader.text(text),
      close: (name) => reader.close(localName(name)),
    },
    tell,
  );
  return reader.content;
}

type Building = Omit<RawCell, 'style'> & Spot & { style: number };

class SheetReader {
  readonly #part: string;
  readonly #book: Book;
  readonly #inline = new TextCollector();
  #row = 0;
  #column = 0;
  #cell: Building | undefined;
  #isInline = false;
  /** Which element the next characters belong to. */
  #field: 'value' | 'formula' | 'margin' | 'ruled' | keyof Corner | undefined;
  #control: Control | undefined;
  #corner: Record<string, number> | undefined;
  #extensions = 0;
  /** Where the rules hold that are being read, and what they show. */
  #ruled = '';
  #looks: RuledLook[] = [];
  #hidesZeros = false;
  #count = 0;
  readonly content: SheetContent = {
    cells: new Map(),
    unshown: [],
    remarks: [],
    merges: [],
    unseenRows: new Map(),
    columns: [],
    heights: new Map(),
    hidesUnwritten: false,
    isFiltered: false,
    drawings: [],
    oldDrawings: [],
    hasBackground: false,
    controls: new Map(),
    margins: [],
    grounds: [],
    formats: [],
  };

  constructor(part: string, book: Book) {
    this.#part = part;
    this.#book = book;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#extensions > 0 || name === 'extLst') {
      if (name === 'extLst') this.#extensions += 1;
      else this.#openRule(name, attributes);
      return;
    }
    if (this.#isInline) this.#inline.open(name, attributes);
    else if (this.#cell) this.#openInCell(name);
    else if (this.#control) this.#openInControl(name);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else this.#openAround(name, attributes);
  }

  /** Rules, also as newer programs write them: the range then stands behind the rule. */
  #openRule(name: string, attributes: XmlAttributes): void {
    if (name === 'conditionalFormatting') {
      this.#ruled = attributes['sqref'] ?? '';
      this.#looks = [];
    } else if (name === 'sqref') this.#field = 'ruled';
    else readRule(name, attributes, this.#looks, this.#book.styles.ruled);
  }

  #closeRules(): void {
    const ranges = this.#ruled
      .trim()
      .split(/\s+/u)
      .flatMap((one) => rangeOf(one) ?? []);
    this.content.formats.push(
      ...this.#looks.flatMap((look) => (look.look === '' ? [] : ranges.map((range) => ({ ...range, ...look })))),
    );
    this.#looks = [];
  }

  #openInCell(name: string): void {
    if (name === 'v') this.#field = 'value';
    else if (name === 'f') this.#field = 'formula';
    else if (name === 'is') this.#isInline = true;
    if (this.#cell && this.#field) this.#cell[this.#field === 'value' ? 'value' : 'formula'] ??= '';
  }

  /** Rows and cells may leave their places out where they follow one another. */
  #openRow({ r, hidden, ht }: XmlAttributes): void {
    const row = Number(r);
    this.#row = Number.isInteger(row) && row > 0 ? row : this.#row + 1;
    this.#column = 0;
    if (hidden !== undefined && isOn(hidden)) this.content.unseenRows.set(this.#row, 'hidden');
    else if (ht !== undefined && Number(ht) < flatHeight) this.content.unseenRows.set(this.#row, 'flat');
    else if (ht !== undefined) this.content.heights.set(this.#row, Number(ht));
  }

  #openCell({ r, t, s, vm }: XmlAttributes): void {
    const { row, column } = spotOf(r) ?? { row: this.#row, column: this.#column + 1 };
    this.#column = column;
    this.#cell = { row, column, type: t, style: Number(s ?? 0), isRich: vm !== undefined, ...nothing };
  }

  #openAround(name: string, attributes: XmlAttributes): void {
    const { content } = this;
    if (name === 'col') this.#addColumns(attributes);
    else if (name === 'mergeCell') {
      const range = rangeOf(attributes['ref']);
      if (range) content.merges.push(range);
    } else if (isOfRule(name)) this.#openRule(name, attributes);
    else if (name === 'sheetView')
      this.#hidesZeros = attributes['showZeros'] !== undefined && !isOn(attributes['showZeros']);
    else if (name === 'sheetFormatPr')
      content.hidesUnwritten =
        (attributes['zeroHeight'] !== undefined && isOn(attributes['zeroHeight'])) ||
        Number(attributes['defaultRowHeight'] ?? 1) === 0 ||
        Number(attributes['defaultColWidth'] ?? 1) === 0;
    else if (name === 'filterColumn') content.isFiltered = true;
    else if (name === 'drawing') content.drawings.push(attributes['r:id'] ?? '');
    else if (name === 'legacyDrawing') content.oldDrawings.push(attributes['r:id'] ?? '');
    else if (name === 'picture') content.hasBackground = true;
    else if (name === 'control' || name === 'oleObject')
      this.#control = {
        kind: name === 'control' ? 'control' : 'object',
        shape: attributes['shapeId'] ?? '',
        relation: attributes['r:id'],
      };
    else if (/^(?:odd|even|first)(?:Header|Footer)$/u.test(name)) {
      this.#field = 'margin';
      content.margins.push('');
    }
  }

  #addColumns({ min, max, hidden, width }: XmlAttributes): void {
    const isHidden = hidden !== undefined && isOn(hidden);
    const isFlat = width !== undefined && Number(width) < flatWidth;
    this.content.columns.push({
      first: Number(min ?? 0),
      last: Number(max ?? min ?? 0),
      width: width === undefined ? undefined : Number(width),
      unseen: isHidden ? 'hidden' : isFlat ? 'flat' : undefined,
    });
  }

  #openInControl(name: string): void {
    if (name === 'from' || name === 'to') this.#corner = {};
    else if (name === 'col' || name === 'colOff' || name === 'row' || name === 'rowOff') this.#field = name;
  }

  text(text: string): void {
    if (this.#isInline) this.#inline.text(text);
    else if (this.#field === 'value' || this.#field === 'formula') {
      if (this.#cell) this.#cell[this.#field] = (this.#cell[this.#field] ?? '') + text;
    } else if (this.#field === 'ruled') this.#ruled += text;
    else if (this.#field === 'margin') this.content.margins.push((this.content.margins.pop() ?? '') + text);
    else if (this.#field && this.#corner) this.#corner[this.#field] = Number(text);
  }

  close(name: string): void {
    if (this.#extensions > 0) {
      if (name === 'extLst') this.#extensions -= 1;
      else if (name === 'sqref') this.#field = undefined;
      else if (name === 'conditionalFormatting') this.#closeRules();
    } else if (name === 'conditionalFormatting') this.#closeRules();
    else if (name === 'c') this.#closeCell();
    else if (this.#isInline) {
      this.#inline.close(name);
      if (name === 'is' && this.#cell) {
        this.#isInline = false;
        this.#cell.inline = this.#inline.take();
      }
    } else if (this.#control) this.#closeInControl(name, this.#control);
    else this.#field = undefined;
  }

  #closeInControl(name: string, control: Control): void {
    this.#field = undefined;
    if ((name === 'from' || name === 'to') && this.#corner) {
      const { col = 0, colOff = 0, row = 0, rowOff = 0 } = this.#corner;
      control[name] = { col, colOff, row, rowOff };
      this.#corner = undefined;
    }
    if (name !== 'control' && name !== 'oleObject') return;
    // The same once more, for programs that know no anchors.
    const known = this.content.controls.get(control.shape);
    if (!known?.from) this.content.controls.set(control.shape, control);
    this.#control = undefined;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    this.#isInline = false;
    if (!cell) return;
    const { row, column } = cell;
    const { isFilled, ground } = this.#book.styles.of(cell.style);
    if (isFilled && this.content.grounds.length < mostGrounds) this.content.grounds.push({ row, column, text: ground });
    if (cell.value === undefined && cell.inline === undefined && cell.formula === undefined) return;
    const { content } = this;
    const raw = { ...cell, style: this.#book.styles.of(cell.style) };
    const remark = (text: string): void => void content.remarks.push({ row, column, text });
    const { text, unshown, isPicture = false } = showCell(raw, this.#book.shared, this.#hidesZeros, remark);
    if (unshown !== undefined) content.unshown.push({ row, column, text: unshown, isPicture });
    if (text.trim() === '') return;
    this.#count += 1;
    if (this.#count > mostCells)
      throw badFile(
        `${this.#part} 里有文字的单元格超过 ${String(mostCells)} 个，不像一张表格，没有打开。请只保留要导入的表，另存后重试`,
      );
    const cells = content.cells.get(row) ?? new Map<number, string>();
    if (cells.has(column)) remark('文件里这一格写了两次，按后一次读，请核对');
    content.cells.set(row, cells.set(column, text));
  }
}

const isOfRule = (name: string): boolean => /^(?:conditionalFormatting|cfRule)$/u.test(name);

const nothing = { value: undefined, inline: undefined, formula: undefined };
