/** The texts of a Word file as they stand in its parts, whatever shows of them: by cell, by a way of their own. */
import { ImportStop } from '../stop.ts';
import { isKnownLabel } from '../labels.ts';
import { cellAddress, type RawText } from '../read/grid.ts';
import { isSymbolFont, symbolText } from '../read/symbols.ts';
import { ignored, readXml, type XmlAttributes, type XmlListener } from '../read/xml-events.ts';
import { unpack } from '../read/zip.ts';
import { htmlTexts } from './plain-texts.ts';

/** Parts whose text shows, and what people call their place. */
const places: readonly (readonly [part: RegExp, at: string])[] = [
  [/^word\/document\d*\.xml$/iu, '正文'],
  [/^word\/(?:header|footer)\d*\.xml$/iu, '页眉页脚'],
  [/^word\/(?:footnotes|endnotes)\.xml$/iu, '脚注'],
  [/^word\/comments\.xml$/iu, '批注'],
  [/^word\/(?:charts|diagrams)\/(?:chart|data)\d*\.xml$/iu, '图表'],
  [/^xl\/sharedStrings\.xml$/iu, '嵌入的文件'],
];
const isPage = /\.x?html?$/iu;
const isPackage = /\.(?:docx|xlsx)$/iu;

/** Some programs write `\\` between folders. */
const spelled = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/u, '');

/** Files within files: as deep as this. */
const deepest = 3;

/** All texts of a Word file: its own, those of its notes, its margins and its comments, and of what is embedded. */
export function docxTexts(bytes: Uint8Array, depth = 0): RawText[] {
  const { parts } = unpack(bytes, (name) =>
    [isPage, isPackage, ...places.map(([part]) => part)].some((pattern) => pattern.test(spelled(name))),
  );
  return Object.entries(parts).flatMap(([name, part]): RawText[] => {
    try {
      return partTexts(spelled(name), part, depth);
    } catch (cause) {
      // The reader names a part that can't be read.
      if (cause instanceof ImportStop) return [];
      throw cause;
    }
  });
}

function partTexts(name: string, part: Uint8Array, depth: number): RawText[] {
  if (isPage.test(name)) return htmlTexts(part);
  if (isPackage.test(name))
    return depth >= deepest ? [] : docxTexts(part, depth + 1).map(({ text }) => ({ at: '嵌入的文件', text }));
  const at = places.find(([pattern]) => pattern.test(name))?.[1] ?? name;
  const texts = new Gathering(at).read(part, name);
  // The number of a page is no text.
  return at === '页眉页脚' ? texts.filter(({ text }) => /\p{L}/u.test(text)) : texts;
}

interface RawCell {
  row: number;
  column: number;
  texts: string[];
  tables: RawTable[];
}

interface RawTable {
  /** Where the next cell stands. */
  row: number;
  column: number;
  span: number;
  /** Such a row is none of those that are counted. */
  isDeleted: boolean;
  cells: RawCell[];
}

/** Elements whose text does not run on with the text around them. */
const apart = new Set([
  ...['w:del', 'w:moveFrom', 'w:rt', 'w:txbxContent', 'mc:Fallback', 'm:t', 'a:t', 'w:altChunk'],
  ignored,
]);
/** What may show more than its text: whatever runs on beside it is looked for by itself. */
const breaks = new Set(['w:fldChar', 'w:fldSimple', 'm:oMath', 'mc:AlternateContent', 'w:br', 'w:cr']);
const isText = /^(?:w:t|w:delText|m:t|a:t|x:t|c:v)$/u;

/** What a field without a result shows stands in its instruction: `EQ \o\ac(○,12)`, `MACROBUTTON name words`. */
function instructed(instruction: string): string[] {
  const [, name = '', rest = ''] = /^\s*([a-z]+)\s*(.*)$/isu.exec(instruction) ?? [];
  const isSign = /^(?:eq|quote)$/iu.test(name);
  if (!isSign && !/^(?:macro|goto)button$/iu.test(name)) return [];
  const words = isSign ? rest.replace(/\\[a-z]+\d*/giu, '\n') : rest.replace(/^\S+/u, '');
  return words.split(/[\n(),;，；"]/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** A text that is being gathered, and the element that ends it. */
interface Strand {
  end: number;
  text: string;
}

class Gathering implements XmlListener {
  readonly #at: string;
  readonly #outside: string[] = [];
  readonly #tables: RawTable[] = [];
  /** The tables that are being read, the innermost last. */
  readonly #open: RawTable[] = [];
  readonly #path: string[] = [];
  readonly #strands: Strand[] = [{ end: 0, text: '' }];
  /** The instructions of the fields that are open, the innermost last. */
  readonly #instructions: string[] = [];
  /** How deep the element lies that is open and does not show: nothing in it has a place in a table. */
  #ignoredAt = 0;
  #font: string | undefined;
  /** The sign of a check box, instead of the one that stands for it. */
  #box: { depth: number; mark: string } | undefined;

  constructor(at: string) {
    this.#at = at;
  }

  read(part: Uint8Array, name: string): RawText[] {
    readXml(part, name, this);
    this.#flush();
    return [...this.#outside.map((text) => ({ at: this.#at, text })), ...new Naming(this.#at).name(this.#tables)];
  }

  open(name: string, attributes: XmlAttributes): void {
    const depth = this.#path.push(name);
    const table = this.#open.at(-1);
    const value = attributes['val'] ?? '';
    if (this.#ignoredAt > 0) return;
    if (name === ignored) this.#ignoredAt = depth;
    if (breaks.has(name)) this.#add('\n');
    if (apart.has(name)) this.#strands.push({ end: depth, text: '' });
    switch (name) {
      case 'w:tbl':
        this.#flush();
        this.#open.push({ row: 0, column: 1, span: 1, isDeleted: false, cells: [] });
        break;
      case 'w:tr':
        if (table) {
          if (!this.#path.includes('mc:Fallback')) table.row += 1;
          table.column = 1;
          table.isDeleted = this.#path.some((one) => one === 'w:del' || one === 'w:moveFrom');
        }
        break;
      case 'w:del':
        if (table && this.#path.at(-2) === 'w:trPr') table.isDeleted = true;
        break;
      case 'w:gridBefore':
        if (table) table.column += Number(value) || 0;
        break;
      case 'w:gridSpan':
        if (table) table.span = Number(value) || 1;
        break;
      case 'w:tc':
        table?.cells.push({ row: table.row, column: table.column, texts: [], tables: [] });
        break;
      case 'w:fldChar':
        this.#field(attributes['fldCharType']);
        break;
      case 'w:r':
        this.#font = undefined;
        break;
      case 'w:rFonts':
        this.#font = [attributes['ascii'], attributes['hAnsi']].find(isSymbolFont);
        break;
      case 'w:vanish':
      case 'w:rStyle':
      case 'w:showingPlcHdr':
        this.#strand(name);
        break;
      case 'w14:checkbox':
        this.#box = { depth: this.#path.lastIndexOf('w:sdt') + 1, mark: '☐' };
        break;
      case 'w14:checked':
        if (this.#box && /^(?:1|true|on|)$/u.test(value)) this.#box.mark = '☑';
        break;
      case 'w:sym':
        this.#add(
          symbolText(String.fromCharCode(Number.parseInt(attributes['char'] ?? '20', 16)), attributes['font'] ?? '')
            .text,
        );
        break;
      case 'w:tab':
        this.#add(' ');
        break;
      case 'v:textpath':
        this.#keep(attributes['string'] ?? '');
        break;
      default:
    }
  }

  text(text: string): void {
    const name = this.#path.at(-1) ?? '';
    const instruction = this.#instructions.at(-1);
    if (name === 'w:instrText' && instruction !== undefined)
      this.#instructions[this.#instructions.length - 1] = instruction + text;
    // Of what does not show, any words are text, and sizes and the like are none.
    if (!isText.test(name) && !(this.#ignoredAt > 0 && /\p{L}/u.test(text))) return;
    this.#add(this.#font === undefined ? text : symbolText(text, this.#font).text);
  }

  close(name: string): void {
    const depth = this.#path.length;
    const table = this.#open.at(-1);
    if (this.#ignoredAt > 0 && this.#ignoredAt < depth) {
      this.#add('\n');
      this.#path.pop();
      return;
    }
    this.#ignoredAt = 0;
    if (name === 'w:p' || breaks.has(name)) this.#add('\n');
    if (name === 'w:r') this.#font = undefined;
    if (name === 'x:t' || name === 'c:v') this.#flush();
    if (this.#box?.depth === depth) {
      const { mark } = this.#box;
      this.#box = undefined;
      this.#add(mark);
    }
    while (this.#strands.length > 1 && this.#strands.at(-1)?.end === depth) this.#keep(this.#strands.pop()?.text ?? '');
    if (name === 'w:tr' && table?.isDeleted === true) {
      table.row -= 1;
      table.isDeleted = false;
    }
    if (name === 'w:tc' && table) {
      this.#flush();
      table.column += table.span;
      table.span = 1;
    }
    if (name === 'w:tbl' && table) {
      this.#open.pop();
      (this.#open.at(-1)?.cells.at(-1)?.tables ?? this.#tables).push(table);
    }
    this.#path.pop();
  }

  /** What is hidden, or only asks to be filled in, is a text of its own: that of the run or of the control. */
  #strand(name: string): void {
    const around = name === 'w:showingPlcHdr' ? 'w:sdt' : 'w:r';
    const depth = this.#path.lastIndexOf(around) + 1;
    if (depth > 0) this.#strands.push({ end: depth, text: '' });
  }

  /** Of a field with a result, that is what shows. */
  #field(type: string | undefined): void {
    if (type === 'begin') this.#instructions.push('');
    else if (type === 'separate') this.#instructions[this.#instructions.length - 1] = '';
    else for (const word of instructed(this.#instructions.pop() ?? '')) this.#keep(word);
  }

  #add(text: string): void {
    const strand = this.#strands.at(-1);
    if (!strand || this.#box) return;
    strand.text += text;
    if (strand.end === 0 && text === '\n' && this.#open.length === 0) this.#flush();
  }

  /** Ends the text that runs through paragraphs. */
  #flush(): void {
    const [strand] = this.#strands;
    if (!strand) return;
    this.#keep(strand.text);
    strand.text = '';
  }

  #keep(text: string): void {
    if (text.trim() !== '') (this.#open.at(-1)?.cells.at(-1)?.texts ?? this.#outside).push(text.trim());
  }
}

/** Gives tables their names, as people count them: one that only holds others in place is none. */
class Naming {
  readonly #at: string;
  #count = 0;

  constructor(at: string) {
    this.#at = at;
  }

  name(tables: readonly RawTable[]): RawText[] {
    return tables.flatMap((table) => {
      if (isLayout(table))
        return table.cells.flatMap((cell) => [
          ...cell.texts.map((text) => ({ at: this.#at, text })),
          ...this.name(cell.tables),
        ]);
      this.#count += 1;
      const name = `表${String(this.#count)}`;
      return table.cells.flatMap((cell) =>
        textsOf(cell).map((text) => ({ at: cellAddress(name, cell.row, cell.column), text })),
      );
    });
  }
}

const textsOf = ({ texts, tables }: RawCell): string[] => [
  ...texts,
  ...tables.flatMap(({ cells }) => cells.flatMap(textsOf)),
];

const isLayout = (table: RawTable): boolean => table.cells.some(({ tables }) => tables.length > 0) && !isHeaded(table);

const isHeaded = ({ cells }: RawTable): boolean =>
  [...Map.groupBy(cells, ({ row }) => row).values()].some(
    (row) => row.filter(({ texts, tables }) => tables.length === 0 && isKnownLabel(texts.join(''))).length >= 3,
  );
