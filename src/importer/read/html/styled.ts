/** What style sheets of a page give to elements: text before or behind (`.yes::before { content: "属实" }`), and grounds. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { attribute } from './hidden.ts';

/** The attributes that hold what style sheets say of an element; no page can write such names. */
const [added, ground] = ['::content', '::ground'];

/** What style sheets add to the text of an element: it is no text of the file. */
export const generatedText = (element: Dom.Element): string => attribute(element, added) ?? '';

/** The ground that style sheets give to an element. */
export const styledGround = (element: Dom.Element): string => attribute(element, ground) ?? '';

interface Rule {
  /** Parts of a selector, the last of which means the element itself. */
  parts: string[];
  /** Is it about what stands before or behind the element? */
  isBeside: boolean;
  value: string;
}

/** Notes on each element what style sheets of the page give to it. What is for paper or small screens is not read. */
export function markStyled(page: Dom.Document): void {
  const elements = elementsOf(page);
  const sheet = elements.flatMap((one) => (one.tagName === 'style' ? textsOf(one) : [])).join('\n');
  const rules = /:(?:before|after)|background/iu.test(sheet) ? rulesOf(sheet) : [];
  if (rules.length === 0) return;
  // Large sheets have thousands of rules, and large tables few kinds of elements.
  const byKind = new Map<string, Rule[]>();
  for (const element of elements) {
    const kind = `${element.tagName} ${attribute(element, 'class') ?? ''} #${attribute(element, 'id') ?? ''}`;
    const likely = byKind.get(kind) ?? rules.filter(({ parts }) => mayFit(element, parts.at(-1) ?? ''));
    byKind.set(kind, likely);
    const meant = likely.filter(({ parts }) => isMeant(element, parts));
    const texts = meant.filter(({ isBeside }) => isBeside).map(({ value }) => readContent(value, element));
    const text = [...new Set(texts)].filter((one) => /[\p{L}\p{N}\p{So}\p{Sm}\p{Co}]/u.test(one)).join('');
    const colour = meant.findLast(({ isBeside }) => !isBeside)?.value ?? '';
    if (text !== '') element.attrs.push({ name: added, value: text });
    if (colour !== '') element.attrs.push({ name: ground, value: colour });
  }
}

/** What asks for attributes is asked of each element. */
const mayFit = (element: Dom.Element, part: string): boolean => part.includes('[') || fits(element, part);

const textsOf = (element: Dom.Element): string[] =>
  element.childNodes.flatMap((child) => (tree.isTextNode(child) ? [child.value] : []));

const elementsOf = (parent: Dom.ParentNode): Dom.Element[] =>
  parent.childNodes.flatMap((child) => (tree.isElementNode(child) ? [child, ...elementsOf(child)] : []));

function rulesOf(sheet: string): Rule[] {
  const plain = sheet.replace(/\/\*.*?\*\//gsu, '').replace(/@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gu, '');
  return [...plain.matchAll(/([^{}]+)\{((?:"[^"]*"|'[^']*'|[^{}"'])*)\}/gu)].flatMap(
    ([, selectors = '', declarations = '']) =>
      selectors.split(',').flatMap((typed): Rule[] => {
        const [, element] = /^(.*?)::?(?:before|after)$/isu.exec(typed.trim()) ?? [];
        const isBeside = element !== undefined;
        const [, value] = (isBeside ? contentIn : groundIn).exec(declarations) ?? [];
        const parts = (element ?? typed).trim().split(/\s*[>+~\s]\s*/u);
        return value === undefined ? [] : [{ parts, isBeside, value: value.trim() }];
      }),
  );
}

const contentIn = /(?:^|;)\s*content\s*:\s*((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;"'])+)/isu;
const groundIn = /(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)/iu;

/** Does a selector mean an element? The parts before the last are looked for around it. */
function isMeant(element: Dom.Element, parts: readonly string[]): boolean {
  const [last = '', ...before] = parts.toReversed();
  if (!fits(element, last)) return false;
  let around = element.parentNode;
  for (const part of before) {
    while (around && tree.isElementNode(around) && !fits(around, part)) around = around.parentNode;
    if (!around || !tree.isElementNode(around)) return false;
    around = around.parentNode;
  }
  return true;
}

/** `td.yes#a[data-v="1"]:first-child`; of what stands behind a colon nothing is asked. */
function fits(element: Dom.Element, part: string): boolean {
  const [name = ''] = /^[\w-]*/u.exec(part) ?? [];
  if (name !== '' && name.toLowerCase() !== element.tagName) return false;
  const classes = (attribute(element, 'class') ?? '').split(/\s+/u);
  return [...part.matchAll(/([.#])([^.#[:]+)|\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*["']?([^"'\]]*)["']?)?\s*\]/gu)].every(
    ([, kind, word = '', held = '', value]) => {
      if (kind === '.') return classes.includes(word);
      if (kind === '#') return attribute(element, 'id') === word;
      const own = attribute(element, held);
      return own !== undefined && (value === undefined || own.includes(value));
    },
  );
}

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
