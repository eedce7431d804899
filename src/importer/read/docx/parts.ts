/** What is asked of the elements of a Word file again and again. */
import { oneLine } from '../../../schema/clause.ts';
import { symbolText } from '../symbols.ts';
import { ignored } from '../xml-events.ts';
import { attributeOf, childAt, childrenOf, ownText, type XmlElement } from '../xml.ts';

/** `val` of a child. */
export const valueOf = (parent: XmlElement | undefined, name: string): string | undefined =>
  attributeOf(childAt(parent, name), 'val');

/** A whole number of a child, within bounds. */
export function countOf(parent: XmlElement | undefined, name: string, least: number): number {
  const value = valueOf(parent, name) ?? '';
  return /^\d{1,9}$/u.test(value) ? Math.min(Math.max(Number(value), least), widest) : least;
}

/** More columns than any program makes. */
const widest = 1000;

/** Is a property on? One without a value is. */
export const isOn = (property: XmlElement | undefined): boolean =>
  property !== undefined && !/^(?:0|false|off|none)$/u.test(attributeOf(property, 'val') ?? '');

/** Is a property on, off, or left to the style? */
export function switched(properties: XmlElement | undefined, ...names: readonly string[]): boolean | undefined {
  const found = childrenOf(properties, ...names);
  return found.length === 0 ? undefined : found.some(isOn);
}

/** Kinds of content that the programs of today know; a document that asks for others shows its fallback. */
const known = /^(?:wp[scgi]|w1\d\w*|wp14|a14|v|wne|o|r|m|w)$/u;

/** Of two ways to show the same, the one that is shown, and the others. */
export function chosen(alternate: XmlElement): { shown: XmlElement | undefined; others: XmlElement[] } {
  const choices = childrenOf(alternate, 'mc:Choice');
  const fallback = childAt(alternate, 'mc:Fallback');
  const shown =
    choices.find((one) => (attributeOf(one, 'Requires') ?? '').split(/\s+/u).every((kind) => known.test(kind))) ??
    fallback ??
    choices[0];
  return { shown, others: childrenOf(alternate).filter((one) => one !== shown) };
}

const texts = new Set(['w:t', 'm:t', 'a:t', 'w:delText']);

/** All text below, as it stands, to be quoted: paragraphs and lines are apart by a space. */
export function rawText(element: XmlElement): string {
  let text = '';
  const visit = (one: XmlElement): void => {
    if (texts.has(one.name)) text += ownText(one);
    else if (one.name === ignored) text += ignoredText(one);
    else if (one.name === 'mc:AlternateContent') {
      // The ways to show the same, once if they say the same.
      text += [...new Set(childrenOf(one).map(rawText))].join(' ');
    } else for (const child of childrenOf(one)) visit(child);
    if (one.name === 'w:p' || one.name === 'w:br' || one.name === 'w:tab') text += ' ';
    if (one.name === 'w:sym') text += signOf(one)?.text ?? '';
    if (one.name === 'v:textpath') text += attributeOf(one, 'string') ?? '';
  };
  visit(element);
  return oneLine(text);
}

/** What an element says that does not show: sizes and the like are no text. */
export const ignoredText = (element: XmlElement): string =>
  oneLine(
    element.children
      .map((child) => {
        if (typeof child !== 'string') return ignoredText(child);
        return texts.has(element.name) || /\p{L}/u.test(child) ? child : '';
      })
      .join(' '),
  );

/** ☑ or ☐ for the control of a check box; nothing for other controls. */
export function boxMark(control: XmlElement): string | undefined {
  const properties = childAt(control, 'w:sdtPr');
  const box = childAt(properties, 'w14:checkbox') ?? childAt(properties, 'w:checkbox');
  return box && (isOn(childAt(box, 'w14:checked') ?? childAt(box, 'w:checked')) ? '☑' : '☐');
}

/** Does a control show the text that asks to fill it in? */
export const isPlaceholder = (properties: XmlElement | undefined): boolean =>
  isOn(childAt(properties, 'w:showingPlcHdr'));

/** What an element of a sign shows; `undefined` if it names none. */
export function signOf(sign: XmlElement): { text: string; unread: string[] } | undefined {
  const code = Number.parseInt(attributeOf(sign, 'char') ?? '', 16);
  if (!(code > 0 && code <= 0xffff)) return undefined;
  return symbolText(String.fromCharCode(code), attributeOf(sign, 'font') ?? '');
}

/** What an element refers to. */
export const relationOf = (element: XmlElement): string =>
  ['r:id', 'r:embed', 'r:link', 'r:pict'].map((name) => attributeOf(element, name)).find(Boolean) ?? '';

/** The lines of a text that show anything. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Text as Word shows it: white space at its ends counts only where the file says so, line ends never. */
export function shownText(text: XmlElement): string {
  const typed = ownText(text).replace(/[\r\n]+/gu, ' ');
  return attributeOf(text, 'space') === 'preserve' ? typed : typed.replace(/^[ \t]+|[ \t]+$/gu, '');
}
