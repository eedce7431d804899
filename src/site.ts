/** Content in, a site out: reads, registers and checks, once. */
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { checkPersonal, checkRecords, wordingOf, type FindingsOf, type Wording } from './checks/index.ts';
import { discreet } from './checks/privacy/index.ts';
import type { DownloadSite } from './formats/published.ts';
import { hashOf } from './hash.ts';
import { readContent, readPages } from './reader/index.ts';
import { locator } from './reader/locate.ts';
import type { Facsimile } from './register/types.ts';
import { makeRegister } from './register/index.ts';
import type { Content } from './schema/records.ts';
import { Door } from './reader/door.ts';
import { quotePath, sortFaults, type Fault } from './schema/fault.ts';
import { SettingsError, type Settings } from './settings.ts';
import { zipFiles } from './zip.ts';

/** Everything a page may need. */
export interface Site extends DownloadSite {
  settings: Settings;
}

/** What a run over the content gave; no site if there are errors. */
export interface Loading {
  site: Site | undefined;
  /** All records, with those of errors left out; undefined if site.yaml can't be used. */
  content: Content | undefined;
  /** Errors and warnings, sorted. */
  faults: Fault[];
  /** Files read and bytes in them. */
  files: number;
  bytes: number;
  milliseconds: { read: number; register: number; checks: number };
}

/** The prose pages that the software ships; one of the same name in the content takes its place. */
export const ownPages = (root: string): string => join(root, 'src', 'prose');

/** Content that is read and registered, and still to be checked. */
export interface Opened {
  /** What is made of it, if nothing is wrong with it so far; undefined if there are errors. */
  site: Site | undefined;
  /** Checks it, and pauses now and then for whatever waits. What it yields is to be waited for. */
  check: (look?: Look) => Generator<Promise<void> | undefined, Loading>;
}

/** Has somebody else look for personal information, beside the other checks. */
export type Look = (wording: Wording) => {
  /** Fails unless every record was looked through. */
  over: Promise<void>;
  /** What was found, once it is over. */
  findingsOf: FindingsOf;
};

/**
 * Reads and registers.
 * @param root the folder of the project
 * @param base the folder that names in messages are relative to
 */
export function openSite(settings: Settings, root: string, base = root): Opened {
  const started = performance.now();
  const { content, faults: readerFaults, typed, files, bytes } = readContent(settings.contentDir, base);
  if (content) {
    const own = readPages(ownPages(root), root, content.site.sample ?? false);
    const replaced = new Set(content.pages.map(({ id }) => id));
    content.pages.push(...own.pages.filter(({ id }) => !replaced.has(id)));
    readerFaults.push(...own.faults);
  }
  const read = performance.now();
  const made = content && makeRegister(content, settings.today);
  const registered = performance.now();
  const early = [...readerFaults, ...(made?.faults ?? [])];
  const siteWithout = (faults: readonly Fault[]): Site | undefined => {
    if (!made || faults.some(({ severity }) => severity === 'error')) return undefined;
    const { register } = made;
    return {
      register,
      settings,
      origin: settings.siteUrl ?? new URL(register.site.address).origin,
      zip: zipFiles,
      facsimile: (one) => facsimileBytes(one, settings.contentDir),
    };
  };
  return {
    site: siteWithout(early),
    *check(look) {
      const began = performance.now();
      const found: Fault[] = [];
      if (content && made) {
        const wording = wordingOf(content);
        const elsewhere = look?.(wording);
        const locate = locator(settings.contentDir, base);
        for (const some of checkRecords(content, made.register, wording, locate)) {
          found.push(...some);
          yield;
        }
        if (elsewhere) yield elsewhere.over;
        for (const some of checkPersonal(content, wording, locate, elsewhere?.findingsOf)) {
          found.push(...some);
          yield;
        }
      }
      const faults = sortFaults(discreet(typed([...early, ...found])));
      const milliseconds = {
        read: read - started,
        register: registered - read,
        checks: performance.now() - began,
      };
      return { site: siteWithout(faults), content, faults, files, bytes, milliseconds };
    },
  };
}

/** Reads, registers and checks without a pause. See openSite. */
export function loadSite(settings: Settings, root: string, base = root): Loading {
  const checking = openSite(settings, root, base).check();
  for (;;) {
    const step = checking.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The bytes of a picture of the site. It is opened anew, and may be another thing than when the content was read.
 * @param path where it lies on the disk
 * @param what it is, for people
 * @throws SettingsError where no file stands there any more, such as a link
 */
export function pictureBytes(path: string, contentDir: string, what = '图片'): Buffer {
  const name = relative(contentDir, path).split(sep).join('/');
  const bytes = new Door(contentDir).read(name);
  if (bytes === undefined)
    throw new SettingsError(`${what}${quotePath(name)}被移走了，或者换成了链接，请放回${what}文件，再运行一次`);
  return bytes;
}

/**
 * The bytes of a facsimile, as they were when the content was read.
 * @throws SettingsError where another file stands there now, or none
 */
function facsimileBytes({ path, sha256 }: Facsimile, contentDir: string): Readable {
  // What fails while it is read is told by the stream.
  function* read(): Generator<Buffer> {
    const bytes = pictureBytes(path, contentDir, '原件');
    const name = relative(contentDir, path).split(sep).join('/');
    if (hashOf(bytes) !== sha256) throw new SettingsError(`原件${quotePath(name)}在生成的时候有改动，请再运行一次`);
    yield bytes;
  }
  return Readable.from(read());
}
