/** The door of the pages: which of a kind there are, and what each shows. They know no more of a site. */
import type { Params, Shown, ViewKind, Views } from './views/index.ts';

/** Astro loads this module apart from the scripts, in the same process: what they share stands on the global object. */
const shared = globalThis as Record<symbol, Shown | undefined>;
const memo = Symbol.for('huitoukan.shown');

/** Hands views to the pages. */
export function rememberShown(shown: Shown | undefined): void {
  shared[memo] = shown;
}

function shown(): Shown {
  const known = shared[memo];
  if (!known) throw new Error('there is no site to show: its content is at fault, or nobody has read it');
  return known;
}

/** For `getStaticPaths`: the pages of a kind. */
export const pathsOf = (kind: ViewKind): { params: Record<string, string | undefined> }[] =>
  shown()
    .paths(kind)
    .map((params) => ({ params: { ...params } }));

/** What a page shows. */
export const viewAt = <K extends ViewKind>(kind: K, params: Params): Views[K] => shown().view(kind, params) as Views[K];
