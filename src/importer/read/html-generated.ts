/** Text that style sheets of a page put before or behind elements (`.yes::before { content: "属实" }`): it is no text of the file. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { attribute } from './html-hidden.ts';

/** The attribute that holds what style sheets add to an element; no page can write such a name. */
const added = '::content';

/** What style sheets add to the text of an element. */
export const generatedText = (element: Dom.Element): string => attribute(element, added) ?? '';

interface Rule {
  /** Parts of a selector, the last of which means the element itself. */
  parts: string[];
  content: string;
}

/** Notes on each element what style sheets of the page add to it. What is for paper or small screens is not read. */
export function markGenerated(page: Dom.Document): void {
  const elements = elementsOf(page);
  const sheet = elements.flatMap((one) => (one.tagName === 'style' ? textsOf(one) : [])).join('\n');
  const rules = /:(?:before|after)/iu.test(sheet) ? rulesOf(sheet) : [];
  if (rules.length === 0) return;
  for (const element of elements) {
    const texts = rules
      .filter(({ parts }) => isMeant(element, parts))
      .map(({ content }) => readContent(content, element));
    const text = [...new Set(texts)].filter((one) => /[\p{L}\p{N}\p{So}\p{Sm}\p{Co}]/u.test(one)).join('');
    if (text !== '') element.attrs.push({ name: added, value: text });
  }
}

const textsOf = (element: Dom.Element): string[] =>
  element.childNodes.flatMap((child) => (tree.isTextNode(child) ? [child.value] : []));

const elementsOf = (parent: Dom.ParentNode): Dom.Element[] =>
  parent.childNodes.flatMap((child) => (tree.isElementNode(child) ? [child, ...elementsOf(child)] : []));

function rulesOf(sheet: string): Rule[] {
  const plain = sheet.replace(/\/\*.*?\*\//gsu, '').replace(/@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gu, '');
  return [...plain.matchAll(/([^{}]+)\{((?:"[^"]*"|'[^']*'|[^{}"'])*)\}/gu)].flatMap(
    ([, selectors = '', declarations = '']) => {
      const [, content] =
        /(?:^|;)\s*content\s*:\s*((?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^;"'])+)/isu.exec(declarations) ?? [];
      return content === undefined
        ? []
        : selectors.split(',').flatMap((selector): Rule[] => {
            const [, element] = /^(.*?)::?(?:before|after)\s*$/isu.exec(selector.trim()) ?? [];
            return element === undefined ? [] : [{ parts: element.trim().split(/\s*[>+~\s]\s*/u), content }];
          });
    },
  );
}

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
