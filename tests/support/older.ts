/** A browser of 2018 (Chromium 70, Safari 12): what it has not, and what it keeps of a style sheet. */
import { generate, parse, walk, type Rule } from 'css-tree';
import type { Page } from '@playwright/test';

/** Takes away from a page what came later; with it, a script that needs it fails as it would there. */
export async function makeOlder(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const later: readonly (readonly [object, readonly string[]])[] = [
      [Array.prototype, ['at', 'findLast', 'toSorted', 'with']],
      [String.prototype, ['at', 'replaceAll', 'matchAll', 'toWellFormed', 'isWellFormed']],
      [Object, ['fromEntries', 'hasOwn', 'groupBy']],
      [Map, ['groupBy']],
      [Promise, ['allSettled', 'any', 'withResolvers']],
      [Element.prototype, ['replaceChildren', 'ariaBusy', 'ariaCurrent', 'checkVisibility']],
      [Blob.prototype, ['stream', 'arrayBuffer', 'text']],
      [MediaQueryList.prototype, ['addEventListener']],
      [Navigator.prototype, ['clipboard']],
      [CSS, ['highlights']],
      [window, ['AbortController', 'DecompressionStream', 'Highlight', 'structuredClone']],
    ];
    for (const [owner, names] of later) for (const name of names) Reflect.deleteProperty(owner, name);
    // As under a content security policy without `unsafe-eval`.
    const refuse = (): never => {
      throw new WebAssembly.CompileError('refused by the content security policy');
    };
    Object.assign(WebAssembly, { Module: refuse, instantiate: refuse, compile: refuse, instantiateStreaming: refuse });
  });
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: keptOf(await response.text()).css });
  });
}

const newAtRules = new Set(['layer', 'container', 'scope', 'property', 'starting-style', 'supports']);
const newSelectors = /:(?:is|where|has|focus-visible)\b|::highlight|:not\([^)]*[,> ]|&/u;
const newProperties = /^(?:inset|aspect-ratio|translate|rotate|scale)|(?:^|-)(?:inline|block)(?:-|$)/u;
const newValues = /\b(?:clamp|min|max|color-mix|light-dark|oklch|lab)\(|\d(?:dvh|svh|lvh|dvw|cqw|lh)\b|^anywhere$/u;

/** What is dropped may be something that the page does without; `lost` is what nothing stands in for. */
export interface KeptStyles {
  css: string;
  /** Whole rules and blocks, as they begin. */
  rules: string[];
  /** Declarations that no earlier one of the same rule stands in for. */
  lost: string[];
}

/** @param css as it is served */
export function keptOf(css: string): KeptStyles {
  const tree = parse(css);
  const rules: string[] = [];
  const lost: string[] = [];
  walk(tree, (node, item, list) => {
    if (node.type === 'Atrule') {
      const prelude = node.prelude ? generate(node.prelude) : '';
      if (!newAtRules.has(node.name) && !(node.name === 'media' && /[<>]/u.test(prelude))) return;
      rules.push(`@${node.name} ${prelude}`);
      list.remove(item);
    }
    if (node.type !== 'Rule') return;
    const selector = generate(node.prelude);
    if (newSelectors.test(selector)) {
      rules.push(selector);
      list.remove(item);
    } else lost.push(...takeNew(node).map((declaration) => `${selector} { ${declaration} }`));
  });
  return { css: generate(tree), rules, lost };
}

/** Takes new declarations out of a rule. @returns those that nothing stands in for */
function takeNew({ block }: Rule): string[] {
  const isFlex = block.children.some((one) => /^display:(?:inline-)?flex/u.test(generate(one)));
  const known = new Set<string>();
  const lost: string[] = [];
  block.children.forEach((node, item, list) => {
    if (node.type !== 'Declaration') return;
    const { property } = node;
    const value = generate(node.value);
    const isNew =
      newProperties.test(property) || newValues.test(value) || (isFlex && /^(?:row-|column-)?gap$/u.test(property));
    // What holds a variable is understood too late: nothing that stands before it counts.
    if (!isNew) known.add(property);
    else if (!(known.has(property) || known.has(property.replace(/-.*/u, ''))) || value.includes('var('))
      lost.push(`${property}: ${value}`);
    if (isNew) list.remove(item);
  });
  return lost;
}
