/** How elements look by the style sheets of a page and by their own style; text that sheets put before or behind them. */
import type { DefaultTreeAdapterTypes as Dom } from 'parse5';
import { attribute, everyElement, setAttribute } from './elements.ts';
import { byWeight, keysOf, readSelectors, type Meant } from './selectors.ts';
import type { Declaration, SheetRule } from './sheets.ts';
import { withValues, type Variables } from './variables.ts';

/** The attributes that hold what style sheets say of an element; no page can write such names. */
const [added, whole, perhaps] = ['::content', '::style', '::perhaps'];
/** The attribute of what has letters of size zero. */
export const sizeless = '::sizeless';

/** What style sheets add to the text of an element: it is no text of the file. */
export const generatedText = (element: Dom.Element): string => attribute(element, added) ?? '';

/** The declarations that hold for an element, those that win last. */
export const styleOf = (element: Dom.Element): string => attribute(element, whole) ?? attribute(element, 'style') ?? '';

/** The same, with those that hold under conditions only a browser knows; '' where there are none of these. */
export const perhapsStyleOf = (element: Dom.Element): string => attribute(element, perhaps) ?? '';

/** The value that a property has, of those that match. */
export const styled = (element: Dom.Element, property: string): string | undefined =>
  [...styleOf(element).matchAll(new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+)`, 'giu'))].at(-1)?.[1]?.trim();

/** Forgets what sheets and its own style say of an element. */
export function unstyle(element: Dom.Element): void {
  element.attrs = element.attrs.filter(({ name }) => ![whole, perhaps, sizeless, 'style', 'hidden'].includes(name));
}

/** What changes which text is seen, or how it is meant. */
const telling =
  /^(?:display|visibility|content-visibility|opacity|clip|clip-path|(?:max-)?(?:width|height)|overflow(?:-[xy])?|position|left|right|top|bottom|margin(?:-left|-top)?|transform|scale|text-indent|font-size|mso-hide|color|background(?:-color|-image)?|text-decoration(?:-line)?|white-space|list-style(?:-type)?|content|direction|unicode-bidi)$/u;

/** A rule for one selector. */
interface Rule extends Meant {
  declarations: readonly Declaration[];
  /** The place of its layer. */
  rank: number;
  /** Its place among all rules. */
  order: number;
}

/** Notes on each element what style sheets say of it. */
export function markStyled(page: Dom.Document, sheets: readonly SheetRule[]): void {
  const elements = everyElement(page);
  const present = new Set(elements.flatMap(keysOf));
  const usesValues = sheets.some(({ declarations }) => declarations.some(({ value }) => /\bvar\(/iu.test(value)));
  const rules = new Map<string, Rule[]>();
  for (const [order, { selectors, declarations: all, layer, isSure }] of sheets.entries()) {
    const declarations = all.filter(
      ({ property }) => telling.test(property) || (usesValues && property.startsWith('--')),
    );
    if (declarations.length === 0) continue;
    for (const one of readSelectors(selectors, present)) {
      const rule = { ...one, isSure: one.isSure && isSure, declarations, rank: layer.rank, order };
      rules.set(one.key, [...(rules.get(one.key) ?? []), rule]);
    }
  }
  const known = new Map<Dom.ParentNode | null, Variables>();
  // Large sheets have thousands of rules: an element is asked by its own names alone.
  for (const element of elements) {
    const meant = keysOf(element)
      .flatMap((key) => rules.get(key) ?? [])
      .filter(({ isMeant }) => isMeant(element));
    const around = known.get(element.parentNode) ?? new Map<string, string>();
    known.set(element, mark(element, meant, around));
  }
}

/** @returns the values that are known at the element */
function mark(element: Dom.Element, meant: readonly Rule[], around: Variables): Variables {
  const own = ownStyle(element);
  if (meant.length === 0 && !own.some(({ property, value }) => property.startsWith('--') || /\bvar\(/iu.test(value)))
    return around;
  const itself = meant.filter(({ beside }) => beside === undefined);
  const sure = inOrder(itself.filter(({ isSure }) => isSure));
  const style = [...sure.usual, ...own, ...sure.important, ...own.filter(({ isImportant }) => isImportant)];
  const values = style.filter(({ property }) => property.startsWith('--'));
  const known = values.length === 0 ? around : new Map([...around, ...values.map((one) => [one.property, one.value] as const)]); // prettier-ignore
  const written = (all: readonly Declaration[]): string =>
    lastOf(
      all.flatMap(({ property, value }): [string, string][] => {
        const meantValue = property.startsWith('--') ? undefined : withValues(value, known);
        return meantValue === undefined ? [] : [[property, meantValue]];
      }),
    );
  if (style.length > 0) setAttribute(element, whole, written(style));
  const unsure = inOrder(itself.filter(({ isSure }) => !isSure));
  if (itself.some(({ isSure }) => !isSure))
    setAttribute(element, perhaps, written([...style, ...unsure.usual, ...unsure.important]));
  const text = besideText(element, meant, known);
  if (text !== '') setAttribute(element, added, text);
  return known;
}

/** What stands before and behind an element, each once. */
function besideText(element: Dom.Element, meant: readonly Rule[], known: Variables): string {
  const texts = ['before', 'marker', 'after'].flatMap((place) => {
    const there = meant.filter(({ beside }) => beside === place);
    const contents = (isSure: boolean): string[] => {
      const { usual, important } = inOrder(there.filter((rule) => rule.isSure === isSure));
      return [...usual, ...important].flatMap(({ property, value }) =>
        property === 'content' ? [readContent(withValues(value, known) ?? '', element)] : [],
      );
    };
    return [...contents(true).slice(-1), ...contents(false)];
  });
  return [...new Set(texts)].filter((one) => /[\p{L}\p{N}\p{So}\p{Sm}\p{Co}]/u.test(one)).join('');
}

/** Declarations in the order in which they win: what is important in an early layer wins over that of a later one. */
function inOrder(rules: readonly Rule[]): { usual: Declaration[]; important: Declaration[] } {
  const sorted = (direction: number): Declaration[] =>
    rules
      .toSorted(
        (one, other) =>
          (one.rank - other.rank) * direction || byWeight(one.weight, other.weight) || one.order - other.order,
      )
      .flatMap(({ declarations }) => declarations);
  return {
    usual: sorted(1).filter(({ isImportant }) => !isImportant),
    important: sorted(-1).filter(({ isImportant }) => isImportant),
  };
}

/** What the style of an element says. */
const ownStyle = (element: Dom.Element): Declaration[] =>
  (attribute(element, 'style') ?? '').split(';').flatMap((text): Declaration[] => {
    const [, property = '', value = ''] = /^\s*([^:]+?)\s*:\s*([^]*?)\s*$/u.exec(text) ?? [];
    return property === ''
      ? []
      : [{ property: property.toLowerCase(), value, isImportant: /!\s*important$/iu.test(value) }];
  });

/** The last declaration of each property. */
function lastOf(declarations: readonly [property: string, value: string][]): string {
  const last = new Map<string, string>();
  for (const [property, value] of declarations) {
    last.delete(property);
    last.set(property, value);
  }
  return [...last].map((one) => one.join(':')).join(';');
}

/** `"（" attr(data-v) "）"`, `"\5c5e\5b9e"` → the text that is shown; a number that is counted stands as 〔编号〕. */
const readContent = (content: string, element: Dom.Element): string =>
  [
    ...content.matchAll(
      /"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|attr\(\s*([\w-]+)[^)]*\)|(counters?\((?:"[^"]*"|'[^']*'|[^)])*\))/gsu,
    ),
  ]
    .map(([, double, single, name, counted]) =>
      counted !== undefined
        ? '〔编号〕'
        : name === undefined
          ? unescaped(double ?? single ?? '')
          : (attribute(element, name) ?? ''),
    )
    .join('');

const unescaped = (text: string): string =>
  text.replace(/\\([\da-f]{1,6})\s?|\\(.)/gisu, (_, code: string | undefined, one: string | undefined) =>
    code === undefined ? (one ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );
