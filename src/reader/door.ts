/**
 * The only way to the files of a content folder; nothing outside it is read. A link is never followed, not even to
 * another place within: it could show any file of this machine, and of it Git keeps a line of text on Windows.
 */
import { lstatSync, readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';

/** What stands at a path. Links are symbolic ones and junctions; the rest is pipes, sockets and devices. */
export type Kind = 'file' | 'folder' | 'link' | 'other';

/** A name in a folder. */
export interface Entry {
  name: string;
  kind: Kind;
}

/** A content folder; paths are relative to it, their parts apart by `/`, `''` is the folder itself. */
export class Door {
  readonly folder: string;

  /** @param folder absolute path; it may be a link itself, since whoever runs the program has named it */
  constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined where nothing stands, or where the way there goes over a link or out of the folder. */
  kindOf(path: string): Kind | undefined {
    if (path === '') return ifThere(() => kindOf(statSync(this.folder)));
    const parts = path.split(/[\\/]/u);
    if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
    let kind: Kind | undefined = this.kindOf('');
    for (let depth = 1; depth <= parts.length; depth++) {
      if (kind !== 'folder') return undefined;
      kind = ifThere(() => kindOf(lstatSync(join(this.folder, ...parts.slice(0, depth)))));
    }
    return kind;
  }

  /** What a folder holds, sorted by name, without what editors and systems leave behind; undefined if it can't be opened. */
  list(path: string): Entry[] | undefined {
    if (this.kindOf(path) !== 'folder') return undefined;
    return ifThere(() => readdirSync(join(this.folder, path), { withFileTypes: true }))
      ?.filter(({ name }) => !leftBehind.test(name))
      .map((one) => ({ name: one.name, kind: kindOf(one) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The bytes of a file; undefined if it is none, or the system does not let it be read. */
  read(path: string): Buffer | undefined {
    return this.kindOf(path) === 'file' ? ifThere(() => readFileSync(join(this.folder, path))) : undefined;
  }

  /** The paths of everything below, folders before what is in them. */
  *everything(path = ''): Generator<Entry & { path: string }> {
    for (const entry of this.list(path) ?? []) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      yield { ...entry, path: below };
      if (entry.kind === 'folder') yield* this.everything(below);
    }
  }
}

const leftBehind = /^(?:[.~]|Thumbs\.db$|desktop\.ini$)/iu;

const kindOf = (one: Stats | Dirent): Kind =>
  one.isSymbolicLink() ? 'link' : one.isFile() ? 'file' : one.isDirectory() ? 'folder' : 'other';

/** What the system can't or may not tell is not there. */
function ifThere<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
