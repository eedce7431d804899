/** Formulas in one line of text: those of Word, and those that a field writes. */
import { attributeOf, childAt, childrenOf, ownText, type XmlElement } from '../xml.ts';
import { ignored } from '../xml-events.ts';
import { raised } from '../raised-digits.ts';

/** 12 → ⑫, as far as there are such characters. */
function circled(text: string): string | undefined {
  const count = /^\d{1,2}$/u.test(text) ? Number(text) : -1;
  if (count === 0) return '⓪';
  if (count >= 1 && count <= 20) return String.fromCodePoint(0x2460 + count - 1);
  if (count >= 21 && count <= 35) return String.fromCodePoint(0x3251 + count - 21);
  if (count >= 36 && count <= 50) return String.fromCodePoint(0x32b1 + count - 36);
  return undefined;
}

/** Shapes that stand around a character. */
const shape = /^[○〇◯⃝Oo□◇△⃞]$/u;
const circle = /^[○〇◯⃝Oo]$/u;

/** What `EQ \o\ac(○,12)` shows: ⑫. What has no character of its own stands in brackets. */
export function equationText(instruction: string): string {
  const text = instruction.replace(/^\s*EQ\s*/iu, '');
  let at = 0;
  const read = (ends: RegExp): string => {
    let shown = '';
    while (at < text.length && !ends.test(text.charAt(at))) {
      const [command, options] = commandAt(text.slice(at));
      if (command === undefined) shown += text.charAt(at++);
      else {
        at += options.length;
        shown += shownAs(command, options, list());
      }
    }
    return shown.trim();
  };
  const list = (): string[] => {
    if (text.charAt(at) !== '(') return [];
    const items: string[] = [];
    do {
      at += 1;
      items.push(read(/[,;，；)]/u));
    } while (at < text.length && text.charAt(at) !== ')');
    at += 1;
    return items;
  };
  return read(/(?!)/u);
}

/** `\o\ac` and the like, with the spaces behind it: the letter of the command, and all of it. */
function commandAt(text: string): readonly [string | undefined, string] {
  const [whole = '', command] = /^\\([abdfilorsx])(?:\s*\\[a-z]+\d*)*\s*(?=\()/iu.exec(text) ?? [];
  return [command?.toLowerCase(), whole];
}

function shownAs(command: string, options: string, items: readonly string[]): string {
  const [first = '', second = ''] = items;
  switch (command) {
    case 'o': {
      const inner = items.filter((item) => !shape.test(item));
      if (inner.length === items.length) return items.join('');
      if (inner.length === 0) return items.at(-1) ?? '';
      const text = inner.join('');
      return (items.some((item) => circle.test(item)) ? circled(text) : undefined) ?? `[${text}]`;
    }
    case 'f':
      return fraction(first, second);
    case 'r':
      return items.length > 1 ? `${first}√(${second})` : `√(${first})`;
    case 's':
      return raised(first, /\\do/iu.test(options) ? 'subscript' : 'superscript');
    case 'b':
      return `(${items.join(',')})`;
    case 'x':
      return `[${items.join(',')}]`;
    default:
      return items.join(' ');
  }
}

const bracketed = (text: string): string => (/[+\-−×÷/\s]/u.test(text) ? `(${text})` : text);
const fraction = (over: string, under: string): string => `${bracketed(over)}/${bracketed(under)}`;

/** A formula of Word in one line: what stands above a line, beside a root or raised keeps its meaning. */
export function mathText(formula: XmlElement): string {
  const part = (name: string): string => {
    const found = childAt(formula, name);
    return found ? mathText(found) : '';
  };
  switch (formula.name) {
    case 'm:t':
    case 'w:t':
      return ownText(formula);
    case 'm:f':
      return fraction(part('m:num'), part('m:den'));
    case 'm:rad':
      return `${part('m:deg')}√(${part('m:e')})`;
    case 'm:sSup':
      return part('m:e') + shifted(part('m:sup'), 'superscript');
    case 'm:sSub':
      return part('m:e') + shifted(part('m:sub'), 'subscript');
    case 'm:sSubSup':
      return part('m:e') + shifted(part('m:sub'), 'subscript') + shifted(part('m:sup'), 'superscript');
    case 'm:d': {
      const properties = childAt(formula, 'm:dPr');
      const sign = (name: string, usual: string): string => attributeOf(childAt(properties, name), 'val') ?? usual;
      const inner = childrenOf(formula, 'm:e').map(mathText).join(sign('m:sepChr', '|'));
      return sign('m:begChr', '(') + inner + sign('m:endChr', ')');
    }
    case 'm:nary':
      return `${attributeOf(childAt(formula, 'm:naryPr', 'm:chr'), 'val') ?? '∫'}${shifted(part('m:sub'), 'subscript')}${shifted(part('m:sup'), 'superscript')}${part('m:e')}`;
    case 'w:del':
    case 'w:moveFrom':
    case ignored:
      return '';
    default:
      return childrenOf(formula).map(mathText).join('');
  }
}

/** Digits have raised and lowered characters; other text says where it stands. */
function shifted(text: string, align: 'superscript' | 'subscript'): string {
  const moved = raised(text, align);
  if (text === '' || moved !== text) return moved;
  return (align === 'superscript' ? '^' : '_') + (text.length > 1 ? `(${text})` : text);
}
