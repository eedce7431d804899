/** Which elements a selector means, and what it weighs against others. */
import { compile } from 'css-select';
import { AttributeAction, parse, SelectorType, type Selector } from 'css-what';
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { attribute } from './elements.ts';

/** One selector. */
export interface Meant {
  /** What it asks of an element first: `#note`, `.hide`, `td`. */
  key: string;
  isMeant: (element: Dom.Element) => boolean;
  /** `before`, `after`, `marker`: what stands beside the element; undefined for the element itself. */
  beside: string | undefined;
  /** Ids, classes, names of elements. */
  weight: readonly number[];
  /** Is all of it known? Some of what a selector asks only a browser knows. */
  isSure: boolean;
}

/**
 * Reads selectors; what a browser can't read, it leaves out.
 * @param present what may be asked of the elements of the page: sheets are made for whole sites
 */
export function readSelectors(selectors: string, present: ReadonlySet<string>): Meant[] {
  const parsed = readable(() => parse(selectors), []);
  if (parsed.flat().some(isUnread)) return [];
  return parsed.flatMap((tokens) => {
    const beside = tokens.find((token) => token.type === SelectorType.PseudoElement);
    if (beside && !/^(?:before|after|marker)$/u.test(beside.name)) return [];
    const asked = tokens.filter((token) => token !== beside && !isUnknowable(token));
    if (!asked.every((token) => mayBe(token, present))) return [];
    const last = asked.at(-1);
    if (!last || combinators.has(last.type)) asked.push({ type: SelectorType.Universal, namespace: null });
    const isMeant = readable(
      () => compile<Dom.Node, Dom.Element>([asked], { adapter, relativeSelector: false, pseudos }),
      undefined,
    );
    return isMeant === undefined
      ? []
      : [
          {
            key: keyOf(asked),
            isMeant,
            beside: beside?.name,
            weight: weightOf(tokens),
            isSure: !tokens.some(isUnknowable),
          },
        ];
  });
}

function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Nobody points at anything while a page opens. */
const pseudos = Object.fromEntries(
  'hover active visited focus focus-within focus-visible target target-within fullscreen picture-in-picture user-invalid user-valid current past playing'
    .split(' ')
    .map((name) => [name, () => false]),
);

/** What a library of scripts reads, and no browser. */
const scripted = new Set(
  'contains icontains parent header button input text selected checkbox file password radio reset image submit matches'.split(
    ' ',
  ),
);
const unknowable = new Set(
  'lang dir default defined indeterminate valid invalid in-range out-of-range placeholder-shown read-only read-write autofill modal open popover-open'.split(
    ' ',
  ),
);

const inside = (token: Selector): Selector[] =>
  token.type === SelectorType.Pseudo && Array.isArray(token.data) ? token.data.flat() : [];

const isUnread = (token: Selector): boolean =>
  (token.type === SelectorType.Pseudo && scripted.has(token.name)) || inside(token).some(isUnread);

const isUnknowable = (token: Selector): boolean =>
  token.type === SelectorType.Pseudo &&
  (unknowable.has(token.name) ||
    (typeof token.data === 'string' && token.name.startsWith('nth-') && /\sof\s/u.test(token.data)) ||
    inside(token).some(isUnknowable));

/** `.hide`, `#note`, `td`; undefined for a selector that asks for nothing of the kind. */
function keyOfToken(token: Selector): string | undefined {
  if (token.type === SelectorType.Tag) return token.name;
  if (token.type !== SelectorType.Attribute) return undefined;
  if (token.name === 'class' && token.action === AttributeAction.Element) return `.${token.value}`;
  return token.name === 'id' && token.action === AttributeAction.Equals ? `#${token.value}` : undefined;
}

const isOneOf = (token: Selector): boolean =>
  token.type === SelectorType.Pseudo && (token.name === 'is' || token.name === 'where');

function mayBe(token: Selector, present: ReadonlySet<string>): boolean {
  if (isOneOf(token) && 'data' in token && Array.isArray(token.data))
    return token.data.some((all) => all.every((one) => mayBe(one, present)));
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

/** What may be asked of an element first. */
export function keysOf(element: Dom.Element): string[] {
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u).filter(Boolean);
  const keys = [...classes.map((one) => `.${one}`), `#${attribute(element, 'id') ?? ''}`, element.tagName, '*'];
  return [...new Set(keys)];
}

/** What is chosen from weighs as the heaviest of it; `:where` weighs nothing. */
function weightOf(tokens: readonly Selector[]): number[] {
  const weights = tokens.map((token): readonly number[] => {
    if (token.type === SelectorType.Tag || token.type === SelectorType.PseudoElement) return [0, 0, 1];
    if (token.type === SelectorType.Attribute)
      return keyOfToken(token)?.startsWith('#') === true ? [1, 0, 0] : [0, 1, 0];
    if (token.type !== SelectorType.Pseudo || token.name === 'where') return [0, 0, 0];
    if (!/^(?:is|not|has)$/u.test(token.name) || !Array.isArray(token.data)) return [0, 1, 0];
    return token.data.map(weightOf).toSorted(byWeight).at(-1) ?? [0, 0, 0];
  });
  return [0, 1, 2].map((at) => weights.reduce((sum, weight) => sum + (weight[at] ?? 0), 0));
}

/** The lighter one first. */
export const byWeight = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((count, index) => count !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

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
