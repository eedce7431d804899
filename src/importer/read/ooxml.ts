/** The package of an office file: its parts by name, and which part is which of another. */
import { badFile } from '../stop.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';
import { unpack } from './zip.ts';

/** What a part needs of another. */
export interface Relation {
  id: string;
  /** The last word of its type, which the transitional and the strict kind of files share: `worksheet`. */
  type: string;
  /** The name of the part; of something outside, its address. */
  target: string;
  isOutside: boolean;
}

/** Zip programs and converters spell the names of parts in their own ways. */
const spelled = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();

/** An office file, opened; a part is unpacked when it is asked for. */
export class OfficePackage {
  readonly #bytes: Uint8Array;
  readonly #bySpelling: ReadonlyMap<string, string>;
  /** The names of all parts, with `/` between folders. */
  readonly names: readonly string[];

  constructor(bytes: Uint8Array) {
    const { names } = unpack(bytes, () => false);
    this.#bytes = bytes;
    this.#bySpelling = new Map(names.map((name) => [spelled(name), name]));
    this.names = names.map((name) => name.replaceAll('\\', '/').replace(/^\/+/u, ''));
  }

  /** Is there such a part? */
  has(name: string): boolean {
    return this.#bySpelling.has(spelled(name));
  }

  /** The bytes of a part; undefined if there is none. */
  part(name: string): Uint8Array | undefined {
    const real = this.#bySpelling.get(spelled(name));
    return real === undefined ? undefined : unpack(this.#bytes, (one) => one === real).parts[real];
  }

  /**
   * The root of a part; undefined if there is none.
   * @param tell hears of what is not as XML must be and can still be read
   */
  xml(name: string, tell?: (text: string) => void): XmlElement | undefined {
    const bytes = this.part(name);
    return bytes && parseXml(bytes, name, tell);
  }

  /** What a part says that it needs; `''` is the package itself. */
  relations(part: string): Relation[] {
    const slash = part.lastIndexOf('/') + 1;
    const root = this.xml(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
    return childrenOf(root).map(({ attributes: { Id = '', Type = '', Target = '', TargetMode } }) => {
      const isOutside = TargetMode === 'External';
      const target = isOutside ? Target : resolved(part.slice(0, slash), Target);
      return { id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target, isOutside };
    });
  }

  /** The part that holds the document, whatever its name: `xl/workbook.xml`, `word/document.xml`. */
  mainPart(): string | undefined {
    const { target } = this.relations('').find(({ type }) => type === 'officeDocument') ?? {};
    return [target, 'xl/workbook.xml', 'word/document.xml'].find((name) => name !== undefined && this.has(name));
  }
}

/** `../media/image1.png` of a part in `xl/worksheets/` is `xl/media/image1.png`. */
function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const parts: string[] = [];
  for (const one of (path.startsWith('/') ? path : folder + path).split('/'))
    if (one === '..') parts.pop();
    else if (one !== '' && one !== '.') parts.push(one);
  return decoded(parts.join('/'));
}

/** Names may write what is no letter of an address as `%20`. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A part without which nothing can be read is missing. */
export const missingPart = (name: string): Error =>
  badFile(`文件内部缺少 ${name}，读不出来。请在 Excel、Word 或 WPS 里打开，另存为一个新文件后重试`);
