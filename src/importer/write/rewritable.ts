/**
 * What an import wrote, with faults maybe, another import may write anew: as long as nobody has changed its text by
 * hand, and it is not public. What was written is remembered in the folder of git, which nobody publishes.
 */
import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import type { Settings } from '../../settings.ts';
import { root } from '../../machine/process.ts';
import { git } from '../../history/git.ts';
import { publicVersion, type SiteIdentity } from '../../history/public-version.ts';
import { keep, memoryOf, recall } from './memory.ts';
import { currentText, type Output } from './write.ts';

/** Path from the top of the working tree → SHA-256 of the text below the front matter. */
const memoryName = 'imported';

/** Absolute paths of the files that may be written anew. Asks what is public only if there may be any. */
export async function rewritableFiles(settings: Settings, site: SiteIdentity): Promise<Set<string>> {
  const place = memoryOf(settings.contentDir, memoryName);
  if (!place) return new Set();
  const memory = recall(place);
  const untouched = [...memory].flatMap(([name, hash]) => {
    const path = join(place.top, ...name.split('/'));
    const text = currentText(path);
    return text !== undefined && hashOf(text) === hash ? [{ name, path }] : [];
  });
  if (untouched.length === 0) return new Set();
  const { commit, lost } = await publicVersion(settings, site, root, false);
  if (lost !== undefined) return new Set();
  const isPublic = (name: string): boolean => {
    if (commit === undefined) return false;
    const { status, out } = git(place.top, ['--literal-pathspecs', 'ls-tree', '--name-only', commit, '--', name]);
    // What git can't tell counts as public.
    return status !== 0 || out.length > 0;
  };
  const open = untouched.filter(({ name }) => !isPublic(name));
  // What is public stays so, and need not be asked about again.
  keep(place, new Map(open.flatMap(({ name }) => [[name, memory.get(name) ?? ''] as const])));
  return new Set(open.map(({ path }) => path));
}

/** Remembers what was written; without git, nothing is. */
export function rememberWritten(contentDir: string, outputs: readonly Output[]): void {
  const place = memoryOf(contentDir, memoryName);
  if (!place) return;
  const memory = recall(place);
  for (const { path, after } of outputs) memory.set(relative(place.top, path).split(sep).join('/'), hashOf(after));
  keep(place, memory);
}

/** The hash of what people call the text of a file: its front matter is kept, whatever is imported. */
const hashOf = (text: string): string =>
  createHash('sha256')
    .update(
      text
        .replace(/^\uFEFF/u, '')
        .replaceAll('\r\n', '\n')
        .replace(/^---\n.*?^---[ \t]*\n/msu, ''),
    )
    .digest('hex');
