/** The rendered review, with the pages of readers put in, as one file that needs nothing beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lookup } from 'mrmime';
import { shownPath } from '../schema/address-names.ts';
import { defaultTreeAdapter as tree, html, parse, serialize, type DefaultTreeAdapterTypes as Types } from 'parse5';

/** The page of the review, which no site has. */
export const reviewPage = { path: 'review', file: './src/review/review.astro' };

/** @param folder the rendered pages, that of the review among them */
export function assemble(folder: string): string {
  const document = readPage(folder, `/${reviewPage.path}/`);
  for (const place of elements(document).filter((one) => attribute(one, 'data-shows') !== undefined)) {
    const page = readPage(folder, attribute(place, 'data-shows') ?? '');
    const main = elements(page).find(({ tagName }) => tagName === 'main');
    for (const child of [...(main?.childNodes ?? [])]) {
      tree.detachNode(child);
      tree.appendChild(place, child);
    }
  }
  for (const one of elements(document)) settle(one, folder);
  return serialize(document);
}

/** A page by its site path. */
function readPage(folder: string, path: string): Types.Document {
  return parse(readFileSync(join(folder, ...shownPath(path).split('/').filter(Boolean), 'index.html'), 'utf8'));
}

/** Makes an element independent of the files around it: links to pages are text, images and styles are inside. */
function settle(one: Types.Element, folder: string): void {
  const { tagName } = one;
  if (tagName === 'details') one.attrs.push({ name: 'open', value: '' });
  if (tagName === 'script') tree.detachNode(one);
  else if (tagName === 'link' && attribute(one, 'rel') === 'stylesheet') {
    const style = tree.createElement('style', html.NS.HTML, []);
    const css = readFileSync(join(folder, attribute(one, 'href') ?? ''), 'utf8');
    tree.insertText(
      style,
      css.replace(/url\((["']?)([^)"']+)\1\)/gu, (_, _mark: string, file: string) => `url("${inlined(file, folder)}")`),
    );
    if (one.parentNode) tree.insertBefore(one.parentNode, style, one);
    tree.detachNode(one);
  } else if (tagName === 'a' && !/^https?:/u.test(attribute(one, 'href') ?? '')) remove(one, 'href');
  else if (tagName === 'img') {
    const found = one.attrs.find(({ name }) => name === 'src');
    if (found) found.value = inlined(found.value, folder);
    remove(one, 'loading');
  }
  // Anchors of several pages would meet on one; drawings need theirs.
  if (one.namespaceURI === html.NS.HTML) remove(one, 'id');
}

const attribute = ({ attrs }: Types.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

function remove(one: Types.Element, name: string): void {
  one.attrs = one.attrs.filter((attr) => attr.name !== name);
}

/** All elements below a node. */
function elements(node: Types.ParentNode): Types.Element[] {
  return node.childNodes.flatMap((child) => (tree.isElementNode(child) ? [child, ...elements(child)] : []));
}

/** A file of the folder as a data address; what is not there stays as it is. */
function inlined(address: string, folder: string): string {
  const path = join(folder, shownPath(address));
  const type = lookup(path);
  return type?.startsWith('image/') && existsSync(path)
    ? `data:${type};base64,${readFileSync(path).toString('base64')}`
    : address;
}
