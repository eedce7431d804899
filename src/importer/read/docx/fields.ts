/** Fields of Word: what one shows that holds no result, and which ones are open. */
import { attributeOf, childAt, childrenOf, type XmlElement } from '../xml.ts';
import { isSymbolFont, symbolText } from '../symbols.ts';
import { equationText } from './equation.ts';
import { isOn, valueOf } from './parts.ts';
import type { ToldKind } from './told.ts';

/** What a field shows. */
export interface FieldText {
  text: string;
  /** Replaces whatever result the file holds. */
  always?: boolean;
  told?: { kind: ToldKind; text: string };
}

/** A place in a flow: so many paragraphs, and so many characters of the next one. */
export interface Spot {
  blocks: number;
  length: number;
}

interface OpenField {
  begin: XmlElement;
  instruction: string;
  /** What of the instructions would show. */
  text: string;
  /** Where its result begins. */
  result: Spot | undefined;
}

/** The fields that were begun and not yet ended, the innermost last. */
export class OpenFields {
  readonly #open: OpenField[] = [];

  /** Takes a text that stands among instructions; `false` if none are open. Shown text shows if the field never ends. */
  take(text: string, shown: boolean): boolean {
    const field = this.#instructed;
    if (!field) return false;
    field.instruction += text;
    if (shown) field.text += text;
    return true;
  }

  /** The innermost field whose result has not begun: also the results of fields within it are its instructions. */
  get #instructed(): OpenField | undefined {
    return this.#open.findLast(({ result }) => !result);
  }

  begin(begin: XmlElement): void {
    this.#open.push({ begin, instruction: '', text: '', result: undefined });
  }

  /** The result begins. */
  separate(here: Spot): void {
    const field = this.#open.at(-1);
    if (field) field.result ??= here;
  }

  /** Ends a field: what it shows itself, and how much of the line stays; nothing where its result shows. */
  end(here: Spot): { shown: FieldText; length: number } | undefined {
    const field = this.#open.pop();
    if (!field) return undefined;
    const { result } = field;
    const shown = fieldText(field.instruction, field.begin);
    if (!result) return { shown, length: here.length };
    if (result.blocks !== here.blocks || this.#instructed) return undefined;
    return shown.always === true || result.length === here.length ? { shown, length: result.length } : undefined;
  }

  /** Gives up the fields that never end: the texts of those whose result has not begun, and unless `kept`, the others. */
  give(kept: boolean): string[] {
    const texts: string[] = [];
    for (let field = this.#open.at(-1); field && !(kept && field.result); field = this.#open.at(-1)) {
      this.#open.pop();
      if (!field.result) texts.unshift(field.text);
    }
    return texts;
  }
}

/** What a field shows by its instruction; nothing where only Word knows. */
export function fieldText(instruction: string, begin: XmlElement): FieldText {
  const typed = instruction.trim();
  const [name = ''] = typed.toUpperCase().split(/[\s\\]/u);
  const data = childAt(begin, 'w:ffData');
  switch (name) {
    case 'EQ': {
      const text = equationText(typed);
      return { text, told: { kind: 'equation', text } };
    }
    case 'SYMBOL':
      return symbolField(typed);
    case 'FORMCHECKBOX': {
      const box = childAt(data, 'w:checkBox');
      return { text: isOn(childAt(box, 'w:checked') ?? childAt(box, 'w:default')) ? '☑' : '☐', always: true };
    }
    case 'FORMDROPDOWN': {
      const list = childAt(data, 'w:ddList');
      const index = Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? 0);
      return { text: attributeOf(childrenOf(list, 'w:listEntry')[index], 'val') ?? '', always: list !== undefined };
    }
    case 'QUOTE':
      return { text: /"([^"]*)"/u.exec(typed)?.[1] ?? '' };
    case 'MACROBUTTON':
    case 'GOTOBUTTON':
      return { text: '', told: { kind: 'placeholder', text: typed.replace(/^\S+\s+\S+\s*/u, '') } };
    // Marks for an index or a table of contents show nothing.
    case 'XE':
    case 'TC':
    case 'TA':
    case 'RD':
    case '':
      return { text: '' };
    default:
      return { text: '', told: { kind: 'field', text: typed } };
  }
}

/** `SYMBOL 252 \f "Wingdings"` */
function symbolField(typed: string): FieldText {
  const [, hex, decimal] = /^\S+\s+(?:0x([\da-f]+)|(\d+))/iu.exec(typed) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const font = /\\f\s*"?([^"\\]+)"?/iu.exec(typed)?.[1]?.trim();
  if (!(code >= 0x20 && code <= 0xffff)) return { text: '', told: { kind: 'field', text: typed } };
  const character = String.fromCharCode(code);
  if (!isSymbolFont(font)) return { text: character };
  const { text, unread } = symbolText(character, font);
  return unread.length === 0 ? { text } : { text, told: { kind: 'sign', text: typed } };
}
