/** The walk through a Word document: its text in the accepted state, and what of it is told. */
import type { Piece } from '../grid.ts';
import type { Beside } from './beside.ts';
import { ignored } from '../xml-events.ts';
import { raised } from '../raised-digits.ts';
import { symbolText } from '../symbols.ts';
import { attributeOf, below, childAt, childrenOf, ownText, type XmlElement } from '../xml.ts';
import { mathText } from './equation.ts';
import { fieldText, type FieldText } from './fields.ts';
import { blockText, characters, Flow, paragraphAddress, silent } from './flow.ts';
import { boxMark, chosen, isPlaceholder, linesOf, rawText, relationOf, shownText, signOf, valueOf } from './parts.ts';
import { isJoined, isShaded, oddity, type Look } from './styles.ts';
import { readTable, type CellReader } from './table-reading.ts';
import type { Told, ToldKind } from './told.ts';

/** Reads the text of one document. */
export class DocumentReading implements CellReader {
  readonly told: Told;
  flow = new Flow(false);
  readonly #beside: Beside;
  readonly #notes = new Flow(false);
  /** The cell of a table of data that is being read. */
  #cell: string | undefined;
  #grids = 0;
  #lines = 0;
  #look: Look | undefined;
  #isShaded = false;
  /** The mark of a check box, instead of the sign that the file shows for it. */
  #box: { mark: string; put: boolean } | undefined;

  constructor(beside: Beside, told: Told) {
    this.#beside = beside;
    this.told = told;
  }

  /** The lines and grids of a body, and behind them its notes. */
  read(body: XmlElement): Piece[] {
    const { blocks } = this.#within(new Flow(false), () => this.children(body));
    let count = 0;
    return [...blocks, ...this.#notes.blocks].flatMap((block): Piece[] =>
      block.kind === 'grid'
        ? [block]
        : linesOf(block.text).map((text) => ({ kind: 'line', line: { text, at: paragraphAddress(++count) } })),
    );
  }

  get at(): string {
    return this.#cell ?? paragraphAddress(this.#lines + 1);
  }

  nextGrid(): string {
    this.#grids += 1;
    return `表${String(this.#grids)}`;
  }

  children(parent: XmlElement): void {
    const outer = this.#isShaded;
    this.#isShaded ||= isShaded(parent);
    for (const child of childrenOf(parent)) this.#visit(child);
    this.#isShaded = outer;
  }

  #visit(element: XmlElement): void {
    const read = this.#readers[element.name];
    if (read) read(element);
    else if (!silent.test(element.name)) this.children(element);
  }

  textOf(element: XmlElement, mark?: string): string {
    const read = (): void => this.children(element);
    return this.#within(new Flow(true), mark === undefined ? read : () => this.#boxed(mark, read)).text;
  }

  atCell<T>(address: string, read: () => T): T {
    this.#cell = address;
    const result = read();
    this.#cell = undefined;
    return result;
  }

  /** What each element is; all others hold text or nothing. */
  readonly #readers: Readonly<Record<string, (element: XmlElement) => void>> = {
    'w:p': (element) => this.#paragraph(element),
    'w:tbl': (element) => readTable(element, this),
    'w:r': (element) => this.#run(element),
    'w:t': (element) => this.#put(shownText(element)),
    'w:delText': (element) => this.#tell('deleted', ownText(element)),
    'w:sym': (element) => this.#sign(element),
    ...Object.fromEntries(Object.entries(characters).map(([name, text]) => [name, () => this.#put(text)])),
    'w:del': (element) => this.#tell('deleted', rawText(element)),
    'w:moveFrom': (element) => this.#tell('deleted', rawText(element)),
    'w:ins': (element) => this.#inserted(element),
    'w:moveTo': (element) => this.#inserted(element),
    'w:sdt': (element) => this.#control(element),
    'w:fldSimple': (element) => this.#simpleField(element),
    'w:fldChar': (element) => this.#fieldMark(element),
    'w:instrText': (element) => this.flow.fields.take(ownText(element), false),
    'w:ruby': (element) => this.#ruby(element),
    'mc:AlternateContent': (element) => this.#alternate(element),
    [ignored]: (element) => this.told.ignored(this.at, element),
    'm:oMath': (element) => this.#formula(element),
    'w:txbxContent': (element) => this.#textBox(() => this.children(element)),
    'v:textpath': (element) => this.#textBox(() => this.#put(attributeOf(element, 'string') ?? '')),
    'a:t': (element) => this.#textBox(() => this.#put(ownText(element))),
    'w:footnoteReference': (element) => this.#note(element),
    'w:endnoteReference': (element) => this.#note(element),
    'w:commentReference': (element) => this.#tell('comment', this.#beside.comment(attributeOf(element, 'id') ?? '')),
    'a:blip': (element) => this.#picture(element),
    'v:imagedata': (element) => this.#picture(element),
    'w:object': (element) => this.#object(element),
    'w:control': (element) => this.#formControl(element),
    'o:OLEObject': (element) =>
      this.#tell('embedded', this.#beside.texts(relationOf(element)) ?? attributeOf(element, 'ProgID')),
    'c:chart': (element) => this.#tell('figure', this.#beside.texts(relationOf(element))),
    'dgm:relIds': (element) => this.#tell('figure', this.#beside.texts(attributeOf(element, 'r:dm') ?? '')),
    'w:subDoc': (element) => this.#tell('subDocument', this.#beside.texts(relationOf(element))),
    'w:altChunk': (element) => this.#chunk(relationOf(element)),
  };

  #tell(kind: ToldKind, text = ''): void {
    this.told.tell(this.at, kind, text);
  }

  /** Reads into a flow of its own. */
  #within(flow: Flow, read: () => void): Flow {
    const outer = this.flow;
    this.flow = flow;
    read();
    this.#giveUpFields(false);
    flow.end();
    this.flow = outer;
    return flow;
  }

  /** Text comes into the line, unless it stands among the instructions of a field, or does not show. */
  #put(text: string): void {
    if (text === '') return;
    if (this.#look?.hidden === true) {
      this.told.tell(this.at, 'hidden', text);
      return;
    }
    let shown = text;
    if (this.#box?.put === false) {
      // The control shows one sign for its state; the mark is that of the state itself.
      shown = this.#box.mark + Array.from(text).slice(1).join('');
      this.#box.put = true;
    }
    if (!this.flow.fields.take(shown, true)) this.flow.line += shown;
  }

  #paragraph(paragraph: XmlElement): void {
    const { flow } = this;
    const properties = childAt(paragraph, 'w:pPr');
    const mark = childAt(properties, 'w:rPr');
    flow.style = valueOf(properties, 'w:pStyle');
    if (childrenOf(mark, 'w:del', 'w:moveFrom', 'w:ins', 'w:moveTo').length > 0) this.#tell('paragraphMark');
    const joined = isJoined(properties);
    if (!joined) flow.line = this.#beside.numberer.label(paragraph) + flow.line;
    this.children(paragraph);
    this.#giveUpFields(true);
    if (joined) return;
    if (this.#cell === undefined && !flow.inCell) this.#lines += linesOf(flow.line).length;
    flow.end();
  }

  #run(run: XmlElement): void {
    const outer = this.#look;
    const look = this.#beside.styles.look(childAt(run, 'w:rPr'), this.flow.style);
    if (outer?.hidden === true) look.hidden = true;
    if (look.placeholder) {
      this.#tell('placeholder', rawText(run));
      return;
    }
    this.#look = look;
    const odd = oddity(look, this.#isShaded);
    const raw = odd === undefined || look.hidden ? '' : rawText(run);
    if (odd && raw !== '') this.#tell(odd, raw);
    const [note] = childrenOf(run, 'w:footnoteReference', 'w:endnoteReference');
    const marked = /^(?:1|true|on)$/u.test(attributeOf(note, 'customMarkFollows') ?? '');
    for (const child of childrenOf(run)) {
      if (child.name !== 'w:t') this.#visit(child);
      else if (marked) this.#tell('noteMark', ownText(child));
      else this.#put(this.#shown(shownText(child), look));
    }
    this.#look = outer;
  }

  /** A text as its font and its place above or below the line show it. */
  #shown(text: string, { latin, other, align }: Look): string {
    if (latin !== undefined || other !== undefined)
      return Array.from(text, (character) => this.#signOf(character, character < '\u0080' ? latin : other)).join('');
    if (align !== 'superscript' && align !== 'subscript') return text;
    const moved = raised(text, align);
    if (moved === text && /\d/u.test(text)) this.#tell('raised', text);
    return moved;
  }

  #signOf(character: string, font: string | undefined): string {
    return font === undefined ? character : this.#known(symbolText(character, font), font);
  }

  #sign(element: XmlElement): void {
    const font = attributeOf(element, 'font') ?? '';
    const sign = signOf(element);
    if (sign) this.#put(this.#known(sign, font));
    else this.#tell('sign', font);
  }

  /** The text of a sign; one of no table is told. */
  #known({ text, unread }: ReturnType<typeof symbolText>, font: string): string {
    if (unread.length > 0) this.#tell('sign', `${font} ${unread.join(' ')}`);
    return text;
  }

  #inserted(element: XmlElement): void {
    this.#tell('inserted', rawText(element));
    this.children(element);
  }

  #ruby(ruby: XmlElement): void {
    this.#tell('pinyin', childrenOf(ruby, 'w:rt').map(rawText).join(''));
    this.children(ruby);
  }

  #control(control: XmlElement): void {
    const content = childAt(control, 'w:sdtContent');
    const mark = boxMark(control);
    const read = (): void => {
      if (content) this.children(content);
    };
    if (mark !== undefined) this.#boxed(mark, read);
    else if (isPlaceholder(childAt(control, 'w:sdtPr'))) this.#tell('placeholder', rawText(control));
    else read();
  }

  #boxed(mark: string, read: () => void): void {
    const outer = this.#box;
    const box = { mark, put: false };
    this.#box = box;
    read();
    if (!box.put) this.#put(mark);
    this.#box = outer;
  }

  #alternate(element: XmlElement): void {
    const { shown, others } = chosen(element);
    const bare = (one: XmlElement): string => rawText(one).replace(/\s+/gu, '');
    const text = shown ? bare(shown) : '';
    for (const other of others) if (bare(other) !== '' && bare(other) !== text) this.#tell('alternate', rawText(other));
    if (shown) this.children(shown);
  }

  #formula(formula: XmlElement): void {
    const text = mathText(formula);
    if (text !== '') this.#tell('formula', text);
    this.#put(text);
  }

  #textBox(read: () => void): void {
    const { at } = this;
    const look = this.#look;
    if (look?.hidden !== true) this.#look = undefined;
    const outer = this.#isShaded;
    // The ground of a box may be anything.
    this.#isShaded = true;
    const { blocks } = this.#within(new Flow(this.flow.inCell), read);
    this.#look = look;
    this.#isShaded = outer;
    const text = blocks.map(blockText).join(' ');
    if (text.trim() !== '') this.told.tell(at, 'box', text);
    this.flow.behind.push(...blocks);
  }

  #note(reference: XmlElement): void {
    const note = this.#beside.note(reference.name, attributeOf(reference, 'id') ?? '');
    if (!note) {
      this.#tell('lostNote');
      return;
    }
    const { blocks } = this.#within(new Flow(true), () => this.children(note));
    this.#tell('note', blocks.map(blockText).join(' '));
    this.#notes.blocks.push(...blocks);
  }

  #picture(element: XmlElement): void {
    this.#tell(this.#beside.hasPicture(relationOf(element)) ? 'picture' : 'lostPicture');
  }

  /** An embedded object shows a picture of itself. */
  #object(object: XmlElement): void {
    for (const name of ['o:OLEObject', 'w:control', 'w:txbxContent'])
      below(object, name).forEach((one) => this.#visit(one));
  }

  #formControl(control: XmlElement): void {
    const shown = this.#beside.control(relationOf(control));
    if (shown === undefined) this.#tell('embedded', attributeOf(control, 'name'));
    else this.#put(shown);
  }

  #chunk(relation: string): void {
    const { flow } = this;
    const pieces = this.#beside.chunk(relation);
    if (!pieces) {
      this.#tell('lostChunk', this.#beside.texts(relation));
      return;
    }
    flow.end();
    const first = flow.blocks.length;
    flow.take(pieces, () => this.nextGrid());
    this.#tell('chunk', flow.blocks.slice(first).map(blockText).join(' '));
  }

  #simpleField(field: XmlElement): void {
    const shown = fieldText(attributeOf(field, 'instr') ?? '', field);
    const { blocks, length } = this.flow.spot;
    if (shown.always !== true) this.children(field);
    const { spot } = this.flow;
    if (spot.blocks === blocks && spot.length === length) this.#showField(shown);
  }

  #fieldMark(mark: XmlElement): void {
    const { flow } = this;
    const type = attributeOf(mark, 'fldCharType');
    if (type === 'begin') flow.fields.begin(mark);
    if (type === 'separate') flow.fields.separate(flow.spot);
    if (type !== 'end') return;
    const ended = flow.fields.end(flow.spot);
    if (!ended) return;
    flow.line = flow.line.slice(0, ended.length);
    this.#showField(ended.shown);
  }

  #showField({ text, told }: FieldText): void {
    if (told) this.#tell(told.kind, told.text);
    this.#put(text);
  }

  /** Instructions end with their paragraph, all fields with their text. */
  #giveUpFields(kept: boolean): void {
    for (const text of this.flow.fields.give(kept)) {
      this.#tell('openField', text);
      this.#put(text);
    }
  }
}
