/** All findings about a content folder: what `npm run check` prints, and the commit hook and the review with it. */
import { discreet } from '../../src/checks/privacy/index.ts';
import { checkSince } from '../../src/checks/since/index.ts';
import { sortFaults, type Fault } from '../../src/schema/fault.ts';
import type { Settings } from '../../src/settings.ts';
import { loadSite, type Loading } from '../../src/site.ts';
import { root } from './command.ts';
import { checkFiles } from './content-files.ts';
import { readRevision, stagedNames, withStaged, type Revision } from './revision.ts';

/** What to look at. */
export interface Scope {
  /** A git revision: adds the rules about what has changed since. */
  since?: string | undefined;
  /** Looks at what is staged for a commit in place of the files. */
  staged?: boolean;
  /** Strips the metadata of images in place of blaming it. */
  fix?: boolean;
}

export interface Findings {
  /** Errors and warnings of all rules, sorted. Of a commit, warnings about its own files alone. */
  faults: Fault[];
  /** How many warnings are left out, since the commit does not touch their files. */
  elsewhere: number;
  /** What was read; its own faults are among `faults`. */
  loading: Loading;
  /** The earlier version, if there was one to compare with. */
  revision: Revision | undefined;
  /** Images that were cleaned, as people see their names. */
  cleaned: string[];
}

/**
 * Runs all rules.
 * @throws SettingsError with a sentence for people where the revision or the repository can't be read
 */
export function findFaults(settings: Settings, scope: Scope): Promise<Findings> {
  const { contentDir } = settings;
  // First, since a wrong call is said before anything else.
  const { since, staged = false } = scope;
  const against = staged ? 'index' : 'files';
  const revision = since === undefined ? undefined : readRevision(since, contentDir, root, against);
  if (!staged) return inFolder(settings, root, revision, scope.fix ?? false);
  return withStaged(contentDir, root, async (place) => {
    const found = await inFolder({ ...settings, contentDir: place.contentDir }, place.base, revision, false);
    const touched = stagedNames(contentDir, root);
    // Whoever commits one file is not to search for its faults among those of all others.
    const faults = found.faults.filter(({ severity, file }) => severity === 'error' || touched.has(file));
    return { ...found, faults, elsewhere: found.faults.length - faults.length };
  });
}

async function inFolder(
  settings: Settings,
  base: string,
  revision: Revision | undefined,
  fix: boolean,
): Promise<Findings> {
  const loading = loadSite(settings, root, base);
  const { faults: ofFiles, cleaned } = await checkFiles(settings.contentDir, base, fix);
  const { content, faults } = loading;
  const { today } = settings;
  const ofChanges =
    revision && content
      ? checkSince({
          before: revision.content,
          after: content,
          changed: revision.changed,
          removed: revision.removed,
          faults: { before: revision.faults, after: faults },
          today,
        })
      : [];
  const all = sortFaults([...faults, ...ofFiles, ...discreet(ofChanges)]);
  return { faults: all, elsewhere: 0, loading, revision, cleaned };
}
