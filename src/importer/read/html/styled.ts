/** How elements look by the style sheets of a page and by their own style; text that sheets put before or behind them. */
import { compile } from 'css-select';
import { AttributeAction, parse, SelectorType, type Selector } from 'css-what';
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { attribute, everyElement, setAttribute } from './elements.ts';
import type { Declaration, SheetRule } from './sheets.ts';

/** The attributes that hold what style sheets say of an element; no page can write such names. */
const [added, whole] = ['::content', '::style'];
/** The attribute of what has letters of size zero. */
export const sizeless = '::sizeless';

/** What style sheets add to the text of an element: it is no text of the file. */
export const generatedText = (element: Dom.Element): string => attribute(element, added) ?? '';

/** The declarations that hold for an element, those that win last. */
export const styleOf = (element: Dom.Element): string => attribute(element, whole) ?? attribute(element, 'style') ?? '';

/** The value that a property has, of those that match. */
export const styled = (element: Dom.Element, property: string): string | undefined =>
  [...styleOf(element).matchAll(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+)`, 'giu'))].at(-1)?.[1]?.trim();

/** Forgets what sheets and its own style say of an element. */
export function unstyle(element: Dom.Element): void {
  element.attrs = element.attrs.filter(({ name }) => ![whole, sizeless, 'style', 'hidden'].includes(name));
}

/** What changes which text is seen, or how it is meant. */
const telling =
  /^(?:display|visibility|opacity|clip|clip-path|(?:max-)?(?:width|height)|overflow(?:-[xy])?|position|left|right|top|bottom|text-indent|font-size|mso-hide|color|background(?:-color|-image)?|text-decoration(?:-line)?|white-space|list-style(?:-type)?|content)$/u;

/** A rule for one selector. */
interface Rule {
  isMeant: (element: Dom.Element) => boolean;
  /** Is it about what stands before or behind the element? */
  isBeside: boolean;
  /** Ids, classes, names of elements. */
  weight: readonly number[];
  declarations: readonly Declaration[];
}

/** Notes on each element what style sheets say of it. */
export function markStyled(page: Dom.Document, sheets: readonly SheetRule[]): void {
  const elements = everyElement(page);
  const present = new Set(elements.flatMap(keysOf));
  const rules = new Map<string, Rule[]>();
  for (const { selectors, declarations: all } of sheets) {
    const declarations = all.filter(({ property }) => telling.test(property));
    if (declarations.length === 0) continue;
    for (const { key, ...rule } of rulesOf(selectors, present))
      rules.set(key, [...(rules.get(key) ?? []), { ...rule, declarations }]);
  }
  if (rules.size === 0) return;
  // Large sheets have thousands of rules: an element is asked by its own names alone.
  for (const element of elements) {
    const meant = keysOf(element)
      .flatMap((key) => rules.get(key) ?? [])
      .filter(({ isMeant }) => isMeant(element));
    if (meant.length > 0) mark(element, meant);
  }
}

function mark(element: Dom.Element, meant: readonly Rule[]): void {
  const sorted = meant.toSorted((one, other) => byWeight(one.weight, other.weight));
  const texts = sorted
    .filter(({ isBeside }) => isBeside)
    .flatMap(({ declarations }) => declarations)
    .flatMap(({ property, value }) => (property === 'content' ? [readContent(value, element)] : []));
  const text = [...new Set(texts)].filter((one) => /[\p{L}\p{N}\p{So}\p{Sm}\p{Co}]/u.test(one)).join('');
  if (text !== '') setAttribute(element, added, text);
  const declared = sorted.filter(({ isBeside }) => !isBeside).flatMap(({ declarations }) => declarations);
  if (declared.length === 0) return;
  const said = (isImportant: boolean): string[] =>
    declared.flatMap((one) => (one.isImportant === isImportant ? [`${one.property}:${one.value}`] : []));
  setAttribute(
    element,
    whole,
    lastOf([...said(false), ...(attribute(element, 'style') ?? '').split(';'), ...said(true)]),
  );
}

/** The last declaration of each property. */
function lastOf(declarations: readonly string[]): string {
  const last = new Map<string, string>();
  for (const one of declarations) {
    const property = (one.split(':')[0] ?? '').trim().toLowerCase();
    last.delete(property);
    if (property !== '') last.set(property, one);
  }
  return [...last.values()].join(';');
}

const byWeight = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((count, index) => count !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

/**
 * Rules for each of the selectors, by what they ask of an element first: `#note`, `.hide`, `td`.
 * @param present what may be asked of the elements of the page: sheets are made for whole sites
 */
function rulesOf(selectors: string, present: ReadonlySet<string>): (Omit<Rule, 'declarations'> & { key: string })[] {
  return readable(() => parse(selectors), []).flatMap((tokens) => {
    const beside = tokens.find((token) => token.type === SelectorType.PseudoElement);
    const asked = tokens.filter((token) => token !== beside);
    if (beside && !/^(?:before|after)$/u.test(beside.name)) return [];
    if (!asked.every((token) => mayBe(token, present))) return [];
    if (asked.length === 0) asked.push({ type: SelectorType.Universal, namespace: null });
    const isMeant = readable(
      () => compile<Dom.Node, Dom.Element>([asked], { adapter, relativeSelector: false }),
      undefined,
    );
    return isMeant === undefined
      ? []
      : [{ key: keyOf(asked), isMeant, isBeside: beside !== undefined, weight: weightOf(asked) }];
  });
}

/** What a browser can't read, it leaves out. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** `.hide`, `#note`, `td`; undefined for a selector that asks for nothing of the kind. */
function keyOfToken(token: Selector): string | undefined {
  if (token.type === SelectorType.Tag) return token.name;
  if (token.type !== SelectorType.Attribute) return undefined;
  if (token.name === 'class' && token.action === AttributeAction.Element) return `.${token.value}`;
  return token.name === 'id' && token.action === AttributeAction.Equals ? `#${token.value}` : undefined;
}

function mayBe(token: Selector, present: ReadonlySet<string>): boolean {
  const key = keyOfToken(token);
  return key === undefined || present.has(key);
}

const combinators = new Set([
  SelectorType.Descendant,
  SelectorType.Child,
  SelectorType.Sibling,
  SelectorType.Adjacent,
  SelectorType.ColumnCombinator,
]);

function keyOf(tokens: readonly Selector[]): string {
  const last = tokens.slice(tokens.findLastIndex(({ type }) => combinators.has(type)) + 1);
  const keys = last.flatMap((token) => keyOfToken(token) ?? []).toSorted();
  // `#` and `.` stand before letters.
  return keys[0] ?? '*';
}

function keysOf(element: Dom.Element): string[] {
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u).filter(Boolean);
  const keys = [...classes.map((one) => `.${one}`), `#${attribute(element, 'id') ?? ''}`, element.tagName, '*'];
  return [...new Set(keys)];
}

function weightOf(tokens: readonly Selector[]): number[] {
  const ids = tokens.filter((token) => keyOfToken(token)?.startsWith('#') === true).length;
  const count = (...types: SelectorType[]): number => tokens.filter(({ type }) => types.includes(type)).length;
  return [ids, count(SelectorType.Attribute, SelectorType.Pseudo) - ids, count(SelectorType.Tag)];
}

/** How selectors walk through a page. */
const adapter = {
  isTag: (node: Dom.Node): node is Dom.Element => tree.isElementNode(node),
  getAttributeValue: attribute,
  getChildren: (node: Dom.Node): Dom.Node[] => ('childNodes' in node ? node.childNodes : []),
  getName: ({ tagName }: Dom.Element): string => tagName,
  getParent: ({ parentNode }: Dom.Element): Dom.Node | null =>
    parentNode && tree.isElementNode(parentNode) ? parentNode : null,
  getSiblings: (node: Dom.Node): Dom.Node[] =>
    'parentNode' in node && node.parentNode ? node.parentNode.childNodes : [node],
  getText: (node: Dom.Node): string => (tree.isTextNode(node) ? node.value : ''),
  hasAttrib: (element: Dom.Element, name: string): boolean => attribute(element, name) !== undefined,
  removeSubsets: (nodes: Dom.Node[]): Dom.Node[] => nodes,
};

/** `"（" attr(data-v) "）"`, `"\5c5e\5b9e"` → the text that is shown. */
const readContent = (content: string, element: Dom.Element): string =>
  [...content.matchAll(/"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|attr\(\s*([\w-]+)[^)]*\)/gsu)]
    .map(([, double, single, name]) =>
      name === undefined ? unescaped(double ?? single ?? '') : (attribute(element, name) ?? ''),
    )
    .join('');

const unescaped = (text: string): string =>
  text.replace(/\\([\da-f]{1,6})\s?|\\(.)/gisu, (_, code: string | undefined, one: string | undefined) =>
    code === undefined ? (one ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
