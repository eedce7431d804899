/** A copy of a site to hand to somebody: a zip file whose pages open from a folder, without a server. */
import { createReadStream, createWriteStream, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import { filesIn } from '../manifest/manifest.ts';
import { zipFiles } from '../zip.ts';

/** The folder within the zip file. */
const top = 'site';

/** Attributes that lead somewhere. */
const leading = new Set(['href', 'src', 'action', 'poster']);

/** What browsers take a page that was opened from a folder to come from. */
const fromFolder = "default-src 'self' file:; object-src 'none'; base-uri 'none'";

/**
 * The way from one file of a site to an address of it: `/hjdc/batches/#b` is `../batches/index.html#b`.
 * @param file of the page, below the folder of the site
 * @returns undefined where the address leads out of the site
 */
export function wayTo(address: string, file: string, base: string): string | undefined {
  if (!address.startsWith(base) || address.startsWith('//')) return undefined;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/su.exec(address.slice(base.length)) ?? [];
  const target = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const from = file.split('/').slice(0, -1).map(encodeURIComponent).join('/');
  return (posix.relative(`/${from}`, `/${target}`) || target) + rest;
}

interface Change {
  from: number;
  to: number;
  text: string;
}

/** A page whose links are ways from file to file; nothing else of it is changed. */
export function portablePage(html: string, file: string, base: string): string {
  const changes: Change[] = [];
  const change = (element: Dom.Element, name: string, value: string): void => {
    const place = element.sourceCodeLocation?.attrs?.[name];
    if (place) changes.push({ from: place.startOffset, to: place.endOffset, text: `${name}="${escaped(value)}"` });
  };
  const visit = (node: Dom.Node): void => {
    if (tree.isElementNode(node)) {
      for (const { name, value } of node.attrs) {
        const way = leading.has(name) ? wayTo(value, file, base) : undefined;
        if (way !== undefined) change(node, name, way);
      }
      if (node.attrs.some(({ name, value }) => name === 'http-equiv' && value === 'Content-Security-Policy'))
        change(node, 'content', fromFolder);
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true }));
  return changes
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: made }) => text.slice(0, from) + made + text.slice(to), html);
}

const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A style sheet whose pictures are found beside it. */
export const portableSheet = (css: string, file: string, base: string): string =>
  css.replace(/url\((["']?)(\/[^"')]*)\1\)/gu, (whole, mark: string, address: string) => {
    const way = wayTo(address, file, base);
    return way === undefined ? whole : `url(${mark}${way}${mark})`;
  });

/**
 * Writes the copy of a built site. Search is left out: browsers load no part of an index from a folder. The manifest is that
 * of the site: data files are as it says, pages and styles are not.
 * @param base of the site's addresses, as in SITE_BASE
 * @param target the zip file; it is there when it is whole
 */
export async function writePortable(folder: string, base: string, target: string): Promise<void> {
  const files = filesIn(folder).filter((file) => !file.startsWith('pagefind/'));
  const made = (file: string, how: typeof portablePage) =>
    async function* (): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from(how(readFileSync(join(folder, file), 'utf8'), file, base)));
    };
  const packed = files.map((file) => {
    if (file.endsWith('.html')) return [`${top}/${file}`, made(file, portablePage)] as const;
    if (file.endsWith('.css')) return [`${top}/${file}`, made(file, portableSheet)] as const;
    const bytes = (): AsyncIterable<Uint8Array> => createReadStream(join(folder, file));
    return [`${top}/${file}`, bytes] as const;
  });
  const half = `${target}.new`;
  try {
    await pipeline(zipFiles(Object.fromEntries(packed)), createWriteStream(half));
    renameSync(half, target);
  } catch (cause) {
    rmSync(half, { force: true });
    throw cause;
  }
}
