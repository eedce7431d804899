/** An earlier version of the content, read through the one reader: only the files that have changed since. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { Door } from '../reader/door.ts';
import { imageEndings } from '../reader/images.ts';
import { readContent } from '../reader/index.ts';
import { documentEndings } from '../schema/files/facsimile.ts';
import { quote, quotePath, said, saidPath, type Fault } from '../schema/fault.ts';
import type { Content } from '../schema/records.ts';
import { SettingsError } from '../settings.ts';
import { commitNamed, gitOutput, namesIn, repositoryOf } from './git.ts';

/** A version in a repository. */
export interface Version {
  /** As it was asked for: `main`. */
  name: string;
  /** Full hash; undefined before the first commit of a repository, when nothing has been published. */
  commit: string | undefined;
}

/** What a version held of the files that read otherwise today. */
export interface Revision extends Version {
  /** The records of the files that are compared; undefined if the revision had no site.yaml. */
  content: Content | undefined;
  /** What is wrong in the changed files as they were. */
  faults: Fault[];
  /** Names, as in messages, of files that differ, are new or are gone. */
  changed: ReadonlySet<string>;
  /** Those of them that are gone. */
  removed: ReadonlySet<string>;
  /** Those that are to be compared: what changed, and what follows from a site.yaml or inspection.yaml that did. */
  compared: ReadonlySet<string>;
  /** Pictures and documents that hold other bytes under the same name. */
  pictures: ChangedPicture[];
}

/** A picture or a document as it was and as it is. */
export interface ChangedPicture {
  /** As in messages. */
  name: string;
  was: () => Buffer;
  is: () => Buffer;
}

/** Which version is compared with the revision: the files as they are, or as they are staged for a commit. */
export type Against = 'files' | 'index';

/**
 * Reads what a version held. Costs little: git names what changed, and no other file is read.
 * @param contentDir absolute path of the content folder, in a git repository
 * @param base the folder that names in messages are relative to
 * @throws SettingsError with a sentence for people: no repository
 */
export function readRevision(version: Version, contentDir: string, base: string, against: Against): Revision {
  const { top, prefix } = repositoryOf(contentDir);
  const { name, commit } = version;
  // `.` is the whole repository.
  const path = prefix || '.';
  const held = commit ?? emptyTree(top);
  const tree = treeOf(top, held, path);
  const named = (file: string): string => nameOf(file, prefix, contentDir, base);
  const { changed, removed } = changedFiles(top, held, path, against);
  const compared = comparedFiles(tree, changed, prefix);
  const needed = neededFiles(tree, compared, prefix);
  const beside = [...tree.keys()].filter(isNoText);
  const door = new Door(contentDir);
  /** What stands there now; of a link, nothing. */
  const current = (file: string): Buffer =>
    against === 'index'
      ? gitOutput(top, ['cat-file', 'blob', `:${file}`])
      : (door.read(file.slice(prefix.length)) ?? Buffer.alloc(0));
  const { content, faults } = inTemporaryFolder((folder) => {
    const place = placeOf(folder, contentDir, base);
    const put = (file: string, bytes: Uint8Array | string): void => {
      const to = join(place.contentDir, file.slice(prefix.length));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    };
    mkdirSync(place.contentDir, { recursive: true });
    for (const [file, bytes] of blobsOf(top, tree, needed)) put(file, bytes);
    // The reader asks only whether a picture or a facsimile is there.
    for (const file of beside) put(file, '-');
    const read = readContent(place.contentDir, place.base);
    // Rules become stricter: what can't be read of an older site.yaml or inspection.yaml hides no file beside it.
    const frames = needed.filter((file) => isFrame(file) && changed.includes(file) && !removed.includes(file));
    const atFault = frames.filter((file) =>
      read.faults.some((one) => one.severity === 'error' && one.file === named(file)),
    );
    if (atFault.length === 0) return read;
    for (const file of atFault) put(file, current(file));
    const again = readContent(place.contentDir, place.base);
    const ofFrames = read.faults.filter((one) => atFault.some((file) => named(file) === one.file));
    return { content: again.content, faults: [...ofFrames, ...again.faults] };
  });
  const wasThere = changed.filter((file) => tree.has(file));
  const names = new Set(wasThere.map(named));
  return {
    name,
    commit,
    content,
    faults: faults.filter(({ file }) => names.has(file)),
    changed: new Set(changed.map(named)),
    removed: new Set(removed.map(named)),
    compared: new Set(compared.map(named)),
    pictures: wasThere
      .filter((file) => isNoText(file) && !removed.includes(file))
      .map((file) => ({
        name: named(file),
        was: () => gitOutput(top, ['cat-file', 'blob', tree.get(file) ?? '']),
        is: () => current(file),
      })),
  };
}

/**
 * The version that people name.
 * @param name any name that git knows: `main`, `HEAD~3`, a hash
 * @throws SettingsError with a sentence for people: no repository, no such revision, a shallow clone without it
 */
export function versionNamed(name: string, contentDir: string): Version {
  const { top, isShallow } = repositoryOf(contentDir);
  const commit = commitNamed(top, name);
  if (commit !== undefined || name === 'HEAD') return { name, commit };
  if (!isShallow) throw new SettingsError(`没有${quote(name)}这个版本，请写分支名、标签或提交编号，例如 --since main`);
  const fetch = /^[0-9a-f]{7,40}$/u.test(name)
    ? `git fetch --depth=1 origin ${said(name)}`
    : /^[\w./-]+$/u.test(name)
      ? `git fetch --depth=1 origin ${saidPath(name.replace(/^origin\//u, ''))}，再写 --since FETCH_HEAD`
      : undefined;
  const mend = [...(fetch === undefined ? [] : [fetch]), 'git fetch --unshallow'].join('；或者执行 ');
  throw new SettingsError(`这是只有最近提交的浅克隆，里面没有${quote(name)}这个版本。请先执行 ${mend}`);
}

/** What a repository holds before its first commit. */
const emptyTree = (top: string): string => gitOutput(top, ['hash-object', '-t', 'tree', '--stdin']).toString().trim();

/** The files of a commit with the ids of their contents; links are none, here as in the folder. */
function treeOf(top: string, commit: string, path: string): Map<string, string> {
  const lines = namesIn(gitOutput(top, ['ls-tree', '-r', '-z', commit, '--', path]));
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, id, file] = /^100\d+ blob (\S+)\t([^]+)$/u.exec(line) ?? [];
      return id !== undefined && file !== undefined ? [[file, id]] : [];
    }),
  );
}

/** Files that are not what they were, from the top of the repository. */
function changedFiles(
  top: string,
  commit: string,
  path: string,
  against: Against,
): { changed: string[]; removed: string[] } {
  const staged = against === 'index' ? ['--cached'] : [];
  const asked = ['diff', ...staged, '--name-status', '-z', '--no-renames', '--no-ext-diff', commit, '--', path];
  const parts = namesIn(gitOutput(top, asked));
  const changed: string[] = [];
  const removed: string[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const file = parts[i + 1] ?? '';
    changed.push(file);
    if (parts[i] === 'D') removed.push(file);
  }
  // Files that git does not know are published too, those that it ignores among them.
  const unknown = against === 'files' ? namesIn(gitOutput(top, ['ls-files', '-z', '--others', '--', path])) : [];
  return { changed: [...changed, ...unknown], removed: removed.filter((file) => !unknown.includes(file)) };
}

/** Does a file stand beside the texts: is it a picture or a document? */
const isNoText = (file: string): boolean => imageEndings.test(file) || documentEndings.test(file);

/** Does a file say how others are read: site.yaml, or the inspection.yaml beside them? */
const isFrame = (file: string): boolean => /(?:^|\/)(?:site|inspection)\.yaml$/u.test(file);

/** The changed files; with a changed inspection.yaml or site.yaml, all that it speaks of. */
function comparedFiles(tree: ReadonlyMap<string, string>, changed: readonly string[], prefix: string): string[] {
  const folders = changed
    .filter((file) => isFrame(file) && file.slice(prefix.length).split('/').length <= 2)
    .map((file) => file.slice(0, file.lastIndexOf('/') + 1));
  const beside = folders.length === 0 ? [] : [...tree.keys()];
  return [...new Set([...changed, ...beside.filter((file) => folders.some((folder) => file.startsWith(folder)))])];
}

/** The compared files, and what is needed to read them: site.yaml, and inspection.yaml beside them. */
function neededFiles(tree: ReadonlyMap<string, string>, compared: readonly string[], prefix: string): string[] {
  const needed = new Set([`${prefix}site.yaml`]);
  for (const file of compared) {
    const [folder = '', ...rest] = file.slice(prefix.length).split('/');
    if (rest.length > 0) needed.add(`${prefix}${folder}/inspection.yaml`);
    if (!isNoText(file)) needed.add(file);
  }
  return [...needed].filter((file) => tree.has(file));
}

/** The contents of files. */
function* blobsOf(
  top: string,
  tree: ReadonlyMap<string, string>,
  files: readonly string[],
): Generator<[string, Uint8Array]> {
  const out = gitOutput(top, ['cat-file', '--batch'], files.map((file) => `${tree.get(file) ?? ''}\n`).join(''));
  let at = 0;
  for (const file of files) {
    const end = out.indexOf('\n', at);
    const size = Number(/^\S+ blob (\d+)$/u.exec(out.toString('latin1', at, end))?.[1]);
    if (!Number.isInteger(size))
      throw new SettingsError(`git 里没有${quotePath(file)}以前的内容，请执行 git fsck 检查仓库`);
    yield [file, out.subarray(end + 1, end + 1 + size)];
    at = end + 1 + size + 1;
  }
}

/** The name of a file in messages, as the reader gives it. */
const nameOf = (file: string, prefix: string, contentDir: string, base: string): string =>
  relative(base, join(contentDir, file.slice(prefix.length)))
    .split(sep)
    .join('/');

/** A stand-in for the content folder within `folder`, and for `base`, so that the names in messages stay the same. */
export function placeOf(folder: string, contentDir: string, base: string): { contentDir: string; base: string } {
  const path = relative(base, contentDir);
  if (isAbsolute(path)) throw new SettingsError(`${quotePath(contentDir)}与程序不在同一个盘，不能和以前的版本比较`);
  const ups = path.split(sep).filter((part) => part === '..').length;
  const standIn = join(folder, ...Array.from({ length: ups }, (_, i) => String(i)), 'base');
  return { contentDir: resolve(standIn, path), base: standIn };
}

/**
 * Writes the staged files of a content folder somewhere else, hands that over, and removes it.
 * @param use gets the stand-ins for the content folder and for the folder that names in messages are relative to
 */
export async function withStaged<T>(
  contentDir: string,
  base: string,
  use: (place: { contentDir: string; base: string }) => Promise<T>,
): Promise<T> {
  const { top, prefix } = repositoryOf(contentDir);
  refuseUnmerged(top, prefix || '.');
  const folder = mkdtempSync(join(tmpdir(), 'huitoukan-'));
  try {
    const place = placeOf(folder, contentDir, base);
    const files = gitOutput(top, ['ls-files', '-z', '--cached', '--', prefix || '.']).toString();
    const index = join(folder, 'index');
    gitOutput(top, ['checkout-index', '--force', '-z', '--stdin', `--prefix=${index}/`], files);
    mkdirSync(join(index, prefix), { recursive: true });
    mkdirSync(dirname(place.contentDir), { recursive: true });
    renameSync(join(index, prefix), place.contentDir);
    return await use(place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** During a merge the index holds several versions of a file, and none that could be committed. */
function refuseUnmerged(top: string, path: string): void {
  const asked = ['diff', '--name-only', '--diff-filter=U', '-z', '--', path];
  const files = namesIn(gitOutput(top, asked));
  if (files.length === 0) return;
  const mend = '请照手册“合并冲突”处理，再 git add';
  throw new SettingsError(`有没有处理完的合并冲突：${files.map(saidPath).join('、')}；${mend}`);
}

/** Names, as in messages, of the files that a commit would change. */
export function stagedNames(contentDir: string, base: string): Set<string> {
  const { top, prefix } = repositoryOf(contentDir);
  const { changed } = changedFiles(top, commitNamed(top, 'HEAD') ?? emptyTree(top), prefix || '.', 'index');
  return new Set(changed.map((file) => nameOf(file, prefix, contentDir, base)));
}

function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'huitoukan-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
