/** What a Word document refers to: notes, comments, pictures, what is embedded. */
import type { Notice, Piece } from '../grid.ts';
import { Numberer } from '../numbering.ts';
import { attributeOf, childrenOf, type XmlElement } from '../xml.ts';
import { said } from '../../../schema/fault.ts';
import { embeddedPieces, embeddedTexts, textsOf } from './embedded.ts';
import { rawText } from './parts.ts';
import type { DocxPackage } from './package.ts';
import { Styles } from './styles.ts';

const noteKinds = ['footnote', 'endnote'] as const;

/** The class ids of check boxes and radio buttons of the old kind. */
const boxClasses = /8BD21D[45]0-EC42-11CE-9E0D-00AA006002F3/iu;

/** Files that may be embedded, and hold text. */
const isEmbedded = /\.(?:html?|xhtml|mht|mhtml|txt|rtf|doc|docx|xls|xlsx|ppt|pptx|bin)$/iu;

/** What is beside a document, and what of it nothing refers to. */
export class Beside {
  readonly numberer: Numberer;
  readonly styles: Styles;
  readonly #pack: DocxPackage;
  readonly #readDocx: (bytes: Uint8Array) => readonly Piece[] | undefined;
  readonly #notes = new Map<string, XmlElement>();
  readonly #comments = new Map<string, string>();
  readonly #asked = new Set<string>();

  /** @param readDocx reads an embedded document; `undefined` where it lies too deep or can't be read */
  constructor(pack: DocxPackage, readDocx: (bytes: Uint8Array) => readonly Piece[] | undefined) {
    this.#pack = pack;
    this.#readDocx = readDocx;
    const styles = pack.partFor('styles');
    this.numberer = new Numberer(pack.partFor('numbering'), styles);
    this.styles = new Styles(styles);
    for (const kind of noteKinds)
      for (const note of childrenOf(pack.partFor(`${kind}s`), `w:${kind}`))
        if (/^(?:normal)?$/u.test(attributeOf(note, 'type') ?? ''))
          this.#notes.set(`${kind} ${attributeOf(note, 'id') ?? ''}`, note);
    for (const comment of childrenOf(pack.partFor('comments'), 'w:comment'))
      this.#comments.set(`comment ${attributeOf(comment, 'id') ?? ''}`, rawText(comment));
  }

  /** A footnote or an endnote by the name of its reference and its id. */
  note(reference: string, id: string): XmlElement | undefined {
    const key = `${reference === 'w:endnoteReference' ? 'endnote' : 'footnote'} ${id}`;
    this.#asked.add(key);
    return this.#notes.get(key);
  }

  /** The text of a comment. */
  comment(id: string): string | undefined {
    this.#asked.add(`comment ${id}`);
    return this.#comments.get(`comment ${id}`);
  }

  /** Does a relation lead to a picture, in the file or outside? */
  hasPicture(relation: string): boolean {
    const found = this.#pack.relations.get(relation);
    return found !== undefined && (found.isOutside || this.#pack.has(found.target));
  }

  /** The text of what is embedded or drawn, or the name of its file; `undefined` if the relation leads nowhere. */
  texts(relation: string): string | undefined {
    const found = this.#pack.relations.get(relation);
    if (!found) return undefined;
    const bytes = this.#bytes(relation);
    const root = bytes && /\.xml$/iu.test(found.target) ? this.#pack.part(found.target) : undefined;
    const texts = root ? textsOf(root) : bytes ? embeddedTexts(bytes) : [];
    return texts.length === 0 ? found.target.replace(/^.*\//u, '') : texts.join(' ');
  }

  /** The lines and grids of an embedded document; `undefined` if it can't be read. */
  chunk(relation: string): readonly Piece[] | undefined {
    const bytes = this.#bytes(relation);
    return bytes && embeddedPieces(bytes, this.#readDocx);
  }

  /** What a form control of the old kind shows. */
  control(relation: string): string | undefined {
    const found = this.#pack.relations.get(relation);
    const root = found && this.#pack.part(found.target);
    if (!root || !boxClasses.test(attributeOf(root, 'classid') ?? '')) return undefined;
    const properties = new Map(
      childrenOf(root).map((one) => [attributeOf(one, 'name') ?? '', attributeOf(one, 'value') ?? ''] as const),
    );
    const mark = /^(?:1|-1|true)$/iu.test(properties.get('Value') ?? '') ? '☑' : '☐';
    return mark + (properties.get('Caption') ?? '');
  }

  /** The part that a relation leads to. */
  #bytes(relation: string): Uint8Array | undefined {
    const found = this.#pack.relations.get(relation);
    if (!found || found.isOutside) return undefined;
    this.#asked.add(found.target);
    return this.#pack.bytes(found.target);
  }

  /** Headers and footers repeat on every page and belong to no row; what nothing refers to has no place. */
  get unread(): Notice[] {
    const margins = this.#pack.names
      .filter((name) => /(?:^|\/)(?:header|footer)\d*\.xml$/iu.test(name))
      .map((name) => this.#pack.part(name))
      .map((part) => (part ? rawText(part) : ''))
      // The number of the page is no text of its own.
      .filter((text) => /\p{L}/u.test(text));
    const left = (all: ReadonlyMap<string, string>): string[] =>
      [...all].filter(([key, text]) => !this.#asked.has(key) && text !== '').map(([, text]) => text);
    const notes = new Map([...this.#notes].map(([key, note]) => [key, rawText(note)]));
    return [
      ...told('页眉页脚', '页眉和页脚没有导入', [...new Set(margins)]),
      ...told('脚注', '正文里没有标记的脚注或尾注，没有导入', left(notes)),
      ...told('批注', '批注没有导入；发布原表前请先删除批注', left(this.#comments)),
      ...this.#pack.names
        .filter((name) => isEmbedded.test(name) && !/vbaProject/iu.test(name) && !this.#asked.has(name))
        .flatMap((name) => told(name, '嵌入的文件，正文里没有它的位置，没有导入', [this.#textsOfFile(name)])),
    ];
  }

  #textsOfFile(name: string): string {
    const bytes = this.#pack.bytes(name) ?? new Uint8Array();
    const pieces = embeddedPieces(bytes, () => undefined) ?? [];
    const texts = pieces.flatMap((piece) =>
      piece.kind === 'line'
        ? [piece.line.text]
        : piece.grid.rows.flatMap((row) => Array.from(row.cells.values(), ({ text }) => text)),
    );
    return [...texts, ...embeddedTexts(bytes)].join(' ');
  }
}

const told = (at: string, what: string, texts: readonly string[]): Notice[] =>
  texts.length === 0
    ? []
    : [{ at, text: `${what}${texts.every((text) => text === '') ? '' : '：'}${texts.map(said).join('；')}` }];
