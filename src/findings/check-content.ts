/** All findings about a content folder: what `npm run check` prints, and the commit hook and the review with it. */
import { setImmediate } from 'node:timers/promises';
import { discreet } from '../checks/privacy/index.ts';
import { checkSince } from '../checks/since/index.ts';
import { documentEndings } from '../schema/files/facsimile.ts';
import { sortFaults, type Fault } from '../schema/fault.ts';
import { SettingsError, type Settings } from '../settings.ts';
import { openSite, type Loading, type Look, type Opened } from '../site.ts';
import { root } from '../machine/process.ts';
import { checkFiles } from './content-files.ts';
import { withFacsimileWords } from './facsimile-words.ts';
import { publicName, publicVersion, type PublicVersion } from '../history/public-version.ts';
import {
  readRevision,
  stagedNames,
  versionNamed,
  withStaged,
  type Revision,
  type Version,
} from '../history/revision.ts';

/** What to look at. */
export interface Scope {
  /** A git revision, or 已公开, whatever readers see: adds the rules about what has changed since. */
  since?: string | undefined;
  /** Looks at what is staged for a commit in place of the files. */
  staged?: boolean;
  /**
   * Of 已公开, looks at what this working tree changes itself: what it has not fetched yet counts as there. Otherwise all
   * of it is compared, as befits what is published next. A commit (`staged`) is always looked at in this way.
   */
  ownChanges?: boolean;
  /** Strips the metadata of images in place of blaming it. */
  fix?: boolean;
  /** The content, where somebody has read it already. */
  opened?: Opened;
  look?: Look;
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
  /** What is public, if that was asked for and the content says of which site it is. */
  known: PublicVersion | undefined;
  /** Images that were cleaned, as people see their names. */
  cleaned: string[];
}

/**
 * Runs all rules.
 * @throws SettingsError with a sentence for people where the revision or the repository can't be read
 */
export function findFaults(settings: Settings, scope: Scope): Promise<Findings> {
  const { contentDir } = settings;
  const { since, staged = false } = scope;
  // First, since a wrong call is said before anything else.
  const named = since === undefined || since === publicName ? undefined : versionNamed(since, contentDir);
  if (!staged) return inFolder(settings, { contentDir, base: root }, named, scope);
  return withStaged(contentDir, root, async (place) => {
    const found = await inFolder(settings, place, named, { ...scope, fix: false });
    const touched = stagedNames(contentDir, root);
    // Whoever commits one file is not to search for its faults among those of all others.
    const faults = found.faults.filter(({ severity, file }) => severity === 'error' || touched.has(file));
    return { ...found, faults, elsewhere: found.faults.length - faults.length };
  });
}

/** @param place where the files to be checked stand, and what their names in messages are relative to */
async function inFolder(
  settings: Settings,
  place: { contentDir: string; base: string },
  named: Version | undefined,
  scope: Scope,
): Promise<Findings> {
  const opened = scope.opened ?? openSite({ ...settings, contentDir: place.contentDir }, root, place.base);
  const loading = await checked(opened, scope.look);
  const { content } = loading;
  const faults = await withFacsimileWords(content, loading.faults);
  const { faults: ofFiles, cleaned } = await checkFiles(place.contentDir, place.base, scope.fix ?? false);
  const { staged = false, ownChanges = staged } = scope;
  const known =
    scope.since === publicName && content ? await publicVersion(settings, content.site, root, ownChanges) : undefined;
  // A commit is not held up by what only the site knows.
  if (known?.lost !== undefined && !staged) throw new SettingsError(known.lost);
  const version = named ?? (known && { name: publicName, commit: known.commit });
  const against = staged ? 'index' : 'files';
  const revision = version && readRevision(version, settings.contentDir, root, against);
  const ofChanges =
    revision && content
      ? checkSince({
          before: revision.content,
          after: content,
          compared: revision.compared,
          removed: revision.removed,
          swapped: await swappedPictures(revision),
          faults: { before: revision.faults, after: faults },
          // A clock that is slow does not take back what is public.
          today: [settings.today, known?.built ?? ''].sort().at(-1) ?? settings.today,
        })
      : [];
  const all = sortFaults([...faults, ...discreet([...ofFiles, ...ofChanges])]);
  return { faults: all, elsewhere: 0, loading, revision, known, cleaned };
}

/** Checks in steps: what other processes ask meanwhile is answered. */
async function checked(opened: Opened, look?: Look): Promise<Loading> {
  const checking = opened.check(look);
  for (;;) {
    const step = checking.next();
    if (step.done === true) return step.value;
    await step.value;
    await setImmediate();
  }
}

/** Names of the pictures and documents that show something else than they did. */
async function swappedPictures({ pictures }: Revision): Promise<Set<string>> {
  const names = new Set<string>();
  for (const { name, was, is } of pictures) {
    // Only they need the libraries, and most commits change none.
    const isSame = documentEndings.test(name)
      ? await (await import('./documents/index.ts')).areTheSame(was(), is(), name)
      : await (await import('./image-metadata.ts')).showTheSame(was(), is());
    if (!isSame) names.add(name);
  }
  return names;
}
