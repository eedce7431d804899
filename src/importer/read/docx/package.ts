/** The parts of a Word file: one that can't be read is told and left out, unless it is the document. */
import { ImportStop } from '../../stop.ts';
import { missingPart, OfficePackage, type Relation } from '../ooxml.ts';
import type { XmlElement } from '../xml.ts';

/** An opened Word file. */
export class DocxPackage {
  readonly #office: OfficePackage;
  readonly #tell: (part: string, text: string) => void;
  /** The name of the part with the text, and its relations by their ids. */
  readonly main: string;
  readonly relations: ReadonlyMap<string, Relation>;

  /** @param tell hears of parts that are not as they must be and can still be read, or are left out */
  constructor(bytes: Uint8Array, tell: (part: string, text: string) => void) {
    this.#office = new OfficePackage(bytes);
    this.#tell = tell;
    this.main = this.#try('_rels/.rels', () => this.#office.mainPart()) ?? 'word/document.xml';
    const relations = this.#try(this.main, () => this.#office.relations(this.main)) ?? [];
    this.relations = new Map(relations.map((one) => [one.id, one]));
  }

  get names(): readonly string[] {
    return this.#office.names;
  }

  has(part: string): boolean {
    return this.#office.has(part);
  }

  bytes(part: string): Uint8Array | undefined {
    return this.#office.part(part);
  }

  /** The text of the document; a file without is refused. */
  document(): XmlElement {
    const root = this.#office.xml(this.main, (text) => this.#tell(this.main, text));
    if (!root) throw missingPart(this.main);
    return root;
  }

  /** The root of a part beside the document. */
  part(name: string): XmlElement | undefined {
    return this.#try(name, () => this.#office.xml(name, (text) => this.#tell(name, text)));
  }

  /** The root of the part that the document has for something, by the relation to it or by its usual name. */
  partFor(type: string): XmlElement | undefined {
    const related = [...this.relations.values()].find((one) => one.type === type && !one.isOutside);
    return this.part(related?.target ?? this.main.replace(/[^/]*$/u, `${type}.xml`));
  }

  #try<T>(name: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (cause) {
      if (!(cause instanceof ImportStop)) throw cause;
      this.#tell(name, `这一部分读不出来，没有导入：${cause.message}`);
      return undefined;
    }
  }
}
