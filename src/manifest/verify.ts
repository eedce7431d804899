/** Compares a copy of the site, in a folder or on the web, with a manifest. */
import { z } from 'zod';
import { CopyError, type Copy } from './copy.ts';
import { MachineError } from '../machine/machine.ts';
import { hashOf } from '../hash.ts';
import { manifestName, type SiteManifest } from './manifest.ts';

/** A path below the base that can't lead out of it. */
const isPlainPath = (name: string): boolean =>
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\0]/u.test(name);

const manifestSchema = z.object({
  // The first manifests did not say.
  site: z.string().default(''),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/u)
    .nullable(),
  uncommitted: z.boolean().default(false),
  built: z.iso.date(),
  files: z.record(z.string().refine(isPlainPath), z.string().regex(/^[0-9a-f]{64}$/u)),
});

/**
 * Reads the manifest of a copy.
 * @throws CopyError that says what is wrong with it; MachineError where nothing can be had from there
 */
export async function manifestOf({ name, manifest, read }: Copy): Promise<SiteManifest> {
  const bytes = await read(manifestName).catch((cause: unknown) => {
    throw cause instanceof CopyError ? new MachineError(`${name}：${cause.message}`) : cause;
  });
  if (bytes === undefined) throw new CopyError(`${name} 没有 ${manifestName}，不是本项目生成的网站，或者没有传全`);
  return readManifest(bytes, manifest);
}

/**
 * Reads a manifest; throws a CopyError that says what is wrong with it.
 * @param name of the file, for people
 */
export function readManifest(bytes: Uint8Array, name: string): SiteManifest {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new CopyError(`${name}不是 JSON，可能没有传全，或者被换成了别的页面`);
  }
  const read = manifestSchema.safeParse(raw);
  if (!read.success) {
    const at = read.error.issues[0]?.path.map(String).join(' › ') ?? '';
    throw new CopyError(`${name}内容不对：${at === '' ? '不是文件清单' : at}`);
  }
  if (Object.keys(read.data.files).length === 0) throw new CopyError(`${name}里一个文件也没有`);
  return read.data;
}

/** What a comparison found, by name of file. */
export interface Comparison {
  equal: number;
  missing: string[];
  differing: string[];
  /** Not in the manifest; only a folder tells. */
  extra: string[];
  /** Files that could not be had, with the reason. */
  unread: { name: string; why: string }[];
}

/**
 * Compares every file that a manifest names.
 * @param atOnce how many files are read at the same time
 */
export async function compareCopy(copy: Copy, manifest: SiteManifest, atOnce = 8): Promise<Comparison> {
  const found: Comparison = { equal: 0, missing: [], differing: [], extra: [], unread: [] };
  const left = Object.entries(manifest.files).values();
  const work = async (): Promise<void> => {
    for (const [name, hash] of left) {
      try {
        const bytes = await copy.read(name);
        if (bytes === undefined) found.missing.push(name);
        else if (hashOf(bytes) === hash) found.equal += 1;
        else found.differing.push(name);
      } catch (cause) {
        if (!(cause instanceof CopyError)) throw cause;
        found.unread.push({ name, why: cause.message });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const named = new Set([manifestName, ...Object.keys(manifest.files)]);
  found.extra = copy.list?.().filter((name) => !named.has(name)) ?? [];
  found.missing.sort();
  found.differing.sort();
  found.unread.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}
