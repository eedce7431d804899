/** Where a site stands, or its manifest alone: a folder, an address on the web, a file. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ForPeople } from '../for-people.ts';
import { callFolder } from '../machine/process.ts';
import { networkMend } from '../machine/network.ts';
import { quotePath, saidPath } from '../schema/fault.ts';
import { SettingsError } from '../settings.ts';
import { manifestName, servedIn } from './manifest.ts';

/** Where the files of a copy come from. */
export interface Copy {
  /** What people call it. */
  name: string;
  /** What they call its manifest. */
  manifest: string;
  /** The bytes of a file; undefined if it is not there; throws a CopyError where it can't be had. */
  read: (name: string) => Promise<Uint8Array | undefined>;
  /** All that is there but folders; undefined where nobody can list them. */
  list: (() => string[]) | undefined;
}

/** A copy that can't be read, or a manifest that is none; the message is for people. */
export class CopyError extends ForPeople {}

const named = (place: string): Pick<Copy, 'name' | 'manifest'> => ({
  name: saidPath(place),
  manifest: `${saidPath(place)} 的 ${manifestName} `,
});

/** A folder. @param place as people wrote it */
export const folderCopy = (folder: string, place = folder): Copy => ({
  ...named(place),
  read: (name) => {
    const path = join(folder, name);
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile();
    return Promise.resolve(isFile ? readFileSync(path) : undefined);
  },
  list: () => servedIn(folder),
});

/** A site on the web. @param address of its home page, with or without the slash at its end */
export function webCopy(address: string): Copy {
  const base = new URL(address.replace(/[?#].*$/u, '').replace(/\/*$/u, '/'));
  return {
    ...named(address),
    read: (name) => download(new URL(name.split('/').map(encodeURIComponent).join('/'), base)),
    list: undefined,
  };
}

async function download(url: URL, attempts = 2): Promise<Uint8Array | undefined> {
  try {
    // An answer out of a cache says nothing about the copy.
    const response = await fetch(url, {
      signal: AbortSignal.timeout(60_000),
      headers: { 'Cache-Control': 'no-cache' },
    });
    if (response.status === 404 || response.status === 410) return undefined;
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
    if (attempts > 1 && response.status >= 500) return await download(url, attempts - 1);
    throw new CopyError(`服务器回答 ${String(response.status)}`);
  } catch (cause) {
    if (cause instanceof CopyError) throw cause;
    if (attempts > 1) return download(url, attempts - 1);
    throw new CopyError(networkMend(cause));
  }
}

/** The manifest of a site, kept by itself under any name. */
const fileCopy = (path: string, place: string): Copy => ({
  name: saidPath(place),
  manifest: quotePath(place),
  read: (name) => {
    const { read } = folderCopy(dirname(path));
    return name === manifestName ? Promise.resolve(readFileSync(path)) : read(name);
  },
  list: undefined,
});

/**
 * The copy that a word of a call means.
 * @param manifestAlone may it be the file of a manifest?
 * @throws SettingsError that says why it is none
 */
export function openCopy(place: string, manifestAlone = false): Copy {
  const told = quotePath(place);
  const refuse = (why: string): never => {
    throw new SettingsError(why);
  };
  if (place.trim() === '') refuse('没有写要核对的网址或者文件夹');
  if (/^https?:\/\//iu.test(place)) return URL.canParse(place) ? webCopy(place) : refuse(`${told}不是网址`);
  if (/^[a-z]{2,}:\/\//iu.test(place)) refuse(`${told}不能核对，请写 http:// 或 https:// 的网址，或者文件夹`);
  const path = resolve(callFolder, place);
  if (!existsSync(path))
    refuse(
      manifestAlone
        ? `没有清单${told}，请核对路径；网址要以 https:// 开头`
        : `没有文件夹${told}；网址要以 https:// 开头`,
    );
  if (statSync(path).isDirectory()) return folderCopy(path, place);
  return manifestAlone ? fileCopy(path, place) : refuse(`${told}不是文件夹`);
}
