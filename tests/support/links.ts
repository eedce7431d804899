/** Whether every address that a built site holds leads to something in it, on any system that may serve it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes as Types } from 'parse5';
import { filesIn } from '../../src/manifest/manifest.ts';

/**
 * What is wrong with the addresses of a built site, a line each.
 * @param folder the built site
 * @param origin of the site: `https://example.org`
 * @param base with a slash at both ends
 */
export function brokenLinks(folder: string, origin: string, base = '/'): string[] {
  const files = new Set(filesIn(folder));
  const ids = new Map<string, Set<string>>();
  const broken: string[] = [];
  const wanted: { from: string; link: string; file: string; id: string }[] = [];
  const want = (from: string, link: string, relativeTo: string): void => {
    if (!URL.canParse(link, relativeTo)) {
      broken.push(`${from}: ${link} is no address`);
      return;
    }
    const url = new URL(link, relativeTo);
    if (url.origin !== origin || !/^https?:$/u.test(url.protocol)) return;
    const path = decoded(url.pathname);
    if (!path?.startsWith(base)) broken.push(`${from}: ${link} is outside the site`);
    else {
      const within = path.slice(base.length);
      const file = within === '' || within.endsWith('/') ? `${within}index.html` : within;
      wanted.push({ from, link, file, id: decoded(url.hash.slice(1)) ?? '' });
    }
  };
  for (const name of files) {
    if (!/\.(?:html|xml|json|jsonld|csv|txt|css|xsl)$/u.test(name)) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    const own = `${origin}${base}${name.split('/').map(encodeURIComponent).join('/')}`;
    if (name.endsWith('.html')) {
      const elements = below(parse(text));
      ids.set(name, new Set(elements.flatMap((one) => attribute(one, 'id') ?? [])));
      for (const one of elements) for (const link of linksOf(one)) want(name, link, own.replace(/index\.html$/u, ''));
    } else
      for (const [link] of text.matchAll(new RegExp(`${escaped(origin)}/[^\\s"<>\\\\,，。；、]*`, 'gu')))
        want(name, link.replaceAll('&amp;', '&'), own);
  }
  for (const { from, link, file, id } of wanted) {
    if (!files.has(file)) broken.push(`${from}: ${link} is not there`);
    else if (id !== '' && from.endsWith('.html') && !id.startsWith('v-') && ids.get(file)?.has(id) === false)
      broken.push(`${from}: ${link} has no such place`);
  }
  return [...new Set(broken)].sort();
}

/** What other systems would not take of the names of files, a line each. */
export function hostileNames(folder: string): string[] {
  const folded = new Map<string, string>();
  return filesIn(folder).flatMap((name) => {
    const faults = name
      .split('/')
      .flatMap((part) => [
        ...(Buffer.byteLength(part) > 255 ? [`${name}: more than 255 bytes`] : []),
        ...(/[<>:"|?*\\\p{Cc}]/u.test(part) ? [`${name}: a character that Windows refuses`] : []),
        ...(/[. ]$|^ /u.test(part) ? [`${name}: ends with a dot or a space`] : []),
        ...(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(part) ? [`${name}: a device of Windows`] : []),
        ...(part === part.normalize('NFC') ? [] : [`${name}: other bytes on macOS`]),
      ]);
    const parts = name.split('/');
    for (let length = 1; length <= parts.length; length++) {
      const path = parts.slice(0, length).join('/');
      const known = folded.get(path.toLowerCase());
      if (known !== undefined && known !== path) faults.push(`${path}: ${known} differs in capital letters only`);
      folded.set(path.toLowerCase(), path);
    }
    return faults;
  });
}

function linksOf(one: Types.Element): string[] {
  const links = ['href', 'src', 'action'].flatMap((name) => attribute(one, name) ?? []);
  const isRefresh = one.tagName === 'meta' && attribute(one, 'http-equiv') === 'refresh';
  const onTo = isRefresh ? /url=(.*)$/u.exec(attribute(one, 'content') ?? '')?.[1] : undefined;
  return onTo === undefined ? links : [...links, onTo];
}

const attribute = ({ attrs }: Types.Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const below = (node: Types.ParentNode): Types.Element[] => {
  const found: Types.Element[] = [];
  const left: Types.ParentNode[] = [node];
  for (let next = left.pop(); next; next = left.pop())
    for (const child of next.childNodes)
      if (tree.isElementNode(child)) {
        found.push(child);
        left.push(child);
      }
  return found;
};

/** The text as a pattern that stands for itself. */
export const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&');

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
