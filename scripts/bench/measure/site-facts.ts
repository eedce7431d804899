/** What a built site consists of, found in its files and not in what the build says of them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { z } from 'zod';
import { filesIn } from '../../../src/manifest/manifest.ts';

export const kindsSchema = z.record(z.string(), z.strictObject({ files: z.number(), bytes: z.number() }));
/** Files and bytes by kind: pages by their `data-page`, redirections, other files by the ending of their name. */
export type Kinds = z.infer<typeof kindsSchema>;

export interface SiteFacts {
  /** By name. */
  files: ReadonlyMap<string, { sha256: string; kind: string }>;
  bytes: number;
  kinds: Kinds;
  /** Files that stand for one case alone, such as its page. */
  ofCases: number;
}

export function factsOfSite(folder: string): SiteFacts {
  const files = new Map<string, { sha256: string; kind: string }>();
  const kinds: Kinds = {};
  let all = 0;
  for (const name of filesIn(folder)) {
    const bytes = readFileSync(join(folder, name));
    const kind = kindOf(name, bytes);
    files.set(name, { sha256: createHash('sha256').update(bytes).digest('base64'), kind });
    const count = (kinds[kind] ??= { files: 0, bytes: 0 });
    count.files++;
    count.bytes += bytes.length;
    all += bytes.length;
  }
  return { files, bytes: all, kinds, ofCases: filesOfCases(files) };
}

/** Files that bear the key of a case in the place of their name: `…/cases/<key>/index.html`, `…/cases/<key>.json`. */
function filesOfCases(files: SiteFacts['files']): number {
  const keyIn = (name: string): string | undefined =>
    /(?:^|\/)cases\/([^/]+?)(?:\/index\.html|\.\w+)$/u.exec(name)?.[1];
  const keys = new Set([...files].flatMap(([name, { kind }]) => (kind === 'case' ? (keyIn(name) ?? []) : [])));
  return [...files.keys()].filter((name) => keys.has(keyIn(name) ?? '')).length;
}

function kindOf(name: string, bytes: Buffer): string {
  const ending = extname(name) || name;
  // It says on which day it was made, so it is another one each day.
  if (/^manifest(?:\.json$|\/)/u.test(name)) return 'manifest';
  if (name.startsWith('pagefind/')) return 'pagefind/';
  if (ending !== '.html') return ending;
  const [, page] = /<main\b[^>]*\bdata-page="?([\w-]+)/u.exec(bytes.toString()) ?? [];
  return page ?? `${name.split('/')[0] ?? ''} .html`;
}

/** How many files are new, gone or not what they were, by kind. */
export function changedFiles(before: SiteFacts, after: SiteFacts): Record<string, number> {
  const changed: Record<string, number> = {};
  for (const name of new Set([...before.files.keys(), ...after.files.keys()])) {
    const [was, is] = [before.files.get(name), after.files.get(name)];
    if (was?.sha256 === is?.sha256) continue;
    const kind = is?.kind ?? was?.kind ?? '';
    changed[kind] = (changed[kind] ?? 0) + 1;
  }
  return changed;
}
