/** Content in, a site out: reads, registers and checks, once. */
import { join, relative, sep } from 'node:path';
import { checkContent } from './checks/index.ts';
import { discreet } from './checks/privacy/index.ts';
import type { DownloadSite } from './formats/published.ts';
import { readContent, readPages } from './reader/index.ts';
import { locator } from './reader/locate.ts';
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

/**
 * Reads and registers.
 * @param root the folder of the project
 * @param base the folder that names in messages are relative to
 */
export function loadSite(settings: Settings, root: string, base = root): Loading {
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
  const found = content && made ? checkContent(content, made.register, locator(settings.contentDir, base)) : [];
  const faults = sortFaults(discreet(typed([...readerFaults, ...(made?.faults ?? []), ...found])));
  const milliseconds = {
    read: read - started,
    register: registered - read,
    checks: performance.now() - registered,
  };
  const loading = { content, faults, files, bytes, milliseconds };
  if (!made || faults.some((one) => one.severity === 'error')) return { ...loading, site: undefined };
  const { register } = made;
  const origin = settings.siteUrl ?? new URL(register.site.address).origin;
  return { ...loading, site: { register, settings, origin, zip: zipFiles } };
}

/**
 * The bytes of a picture of the site. It is opened anew, and may be another thing than when the content was read.
 * @param path where it lies on the disk
 * @throws SettingsError where no file stands there any more, such as a link
 */
export function pictureBytes(path: string, contentDir: string): Buffer {
  const name = relative(contentDir, path).split(sep).join('/');
  const bytes = new Door(contentDir).read(name);
  if (bytes === undefined)
    throw new SettingsError(`图片${quotePath(name)}被移走了，或者换成了链接，请放回图片文件，再运行一次`);
  return bytes;
}
