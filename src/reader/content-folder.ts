/** The content folder with the faults of its files and folders, each under the name that people know it by. */
import { join, relative, sep } from 'node:path';
import { error, warning, type Fault, type Place } from '../schema/fault.ts';
import { Door, type Entry } from './door.ts';
import { readSource, type SourceFile } from './file.ts';
import type { TakenOut } from './taken-out.ts';

/** What to do about what is no file of its own. */
const strayMends = {
  link: '这是链接，不读取也不公开，不论它指到哪里；请删去它，把文件本身放进来',
  other: '这不是文件（是管道、套接字或设备），请删去',
} as const;

/** A path within a folder of the content. */
export const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Counts what is read. Paths are from the content folder, with `/`. */
export class ContentFolder {
  /** What was taken out of each text, by the name of the file. */
  readonly takenOut = new Map<string, TakenOut>();
  files = 0;
  bytes = 0;
  readonly faults: Fault[];
  readonly #door: Door;
  readonly #base: string;

  /** @param base the folder that names in messages are relative to */
  constructor(folder: string, base: string, faults: Fault[]) {
    this.#door = new Door(folder);
    this.#base = base;
    this.faults = faults;
  }

  kindOf(path: string): ReturnType<Door['kindOf']> {
    return this.#door.kindOf(path);
  }

  /** Where a path is on this machine. */
  pathOf(path: string): string {
    return join(this.#door.folder, path);
  }

  /** The bytes of a file that is no text; undefined if it can't be read. */
  bytesOf(path: string): Uint8Array | undefined {
    return this.#door.read(path);
  }

  /** Reads a file; undefined after a fault. */
  source(path: string): SourceFile | undefined {
    this.files += 1;
    const file = readSource(this.#door.read(path), this.#name(path), this.faults);
    this.bytes += file?.bytes ?? 0;
    if (file) this.takenOut.set(file.name, file.takenOut);
    return file;
  }

  /** What a folder holds; what is neither a file nor a folder becomes a fault. */
  list(path: string): Entry[] {
    const entries = this.#door.list(path);
    if (!entries) this.faults.push(error(this.start(path), 'format/unreadable', '打不开这个文件夹，请核对它的权限'));
    return (entries ?? []).filter(({ name, kind }) => {
      if (kind === 'file' || kind === 'folder') return true;
      this.faults.push(error(this.start(within(path, name)), 'format/not-a-file', strayMends[kind]));
      return false;
    });
  }

  /** Warns of what has no place here. */
  unknownFile(path: string, mend: string): void {
    this.faults.push(warning(this.start(path), 'format/unknown-file', `不认识这个文件或文件夹，不会公开；${mend}`));
  }

  #name(path: string): string {
    return relative(this.#base, this.pathOf(path)).split(sep).join('/');
  }

  /** The first character of a file. */
  start(path: string): Place {
    return { file: this.#name(path) || '.', line: 1, column: 1 };
  }
}
