/** What to do to turn a copy of one site into a copy of another, as their manifests tell. */
import { manifestName, type SiteManifest } from './manifest.ts';

/** Names of files, sorted. */
export interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
}

/** @param from what stands there now @param to what is to stand there */
export function changesBetween(from: SiteManifest, to: SiteManifest): Changes {
  const names = Object.keys(to.files);
  const changes = {
    added: names.filter((name) => !Object.hasOwn(from.files, name)).sort(),
    changed: names.filter((name) => Object.hasOwn(from.files, name) && from.files[name] !== to.files[name]).sort(),
    removed: Object.keys(from.files)
      .filter((name) => !Object.hasOwn(to.files, name))
      .sort(),
  };
  // A manifest does not name itself.
  if (JSON.stringify(from) !== JSON.stringify(to)) changes.changed.push(manifestName);
  return changes;
}

/** Lines for tools, a file or an address each. */
export const lists = {
  /** Files to be put there, in an order that leads nobody to what is not there yet. */
  upload: ({ added, changed }) => inOrder([...added, ...changed]),
  /** Files that go afterwards, what leads to others first. */
  delete: ({ removed }) => inOrder(removed).reverse(),
  /** Addresses of which caches hold something that is no longer so, as readers ask for them. */
  purge: ({ changed, removed }, home) => [...changed, ...removed].sort().map((name) => addressOf(name, home)),
} as const satisfies Record<string, (changes: Changes, home: string) => string[]>;

export const isListName = (name: string): name is keyof typeof lists => Object.hasOwn(lists, name);

/** First what pages are made up of and lead to, then pages; the manifest, which vouches for all of it, last. */
const stages = [/\.html$/u, /^manifest\//u, /^manifest\.json$/u];
const stage = (name: string): number => stages.findIndex((pattern) => pattern.test(name));
const inOrder = (names: readonly string[]): string[] => [...names].sort().sort((a, b) => stage(a) - stage(b));

/** `a/区域/index.html` → `https://example.org/a/%E5%8C%BA%E5%9F%9F/` @param home page of the site, with a slash at its end */
const addressOf = (name: string, home: string): string =>
  home +
  name
    .replace(/(^|\/)index\.html$/u, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
