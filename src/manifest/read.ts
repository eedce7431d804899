/** Reads the manifest of a site, with the lists that it names: in a folder, or wherever a copy stands. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../hash.ts';
import { MachineError } from '../machine/machine.ts';
import { compare } from '../schema/text/compare.ts';
import { CopyError, type Copy } from './copy.ts';
import { listOf, manifestName, type ManifestHead, type SiteManifest } from './manifest.ts';

/** A path below the base that can't lead out of it. */
export const isPlainPath = (name: string): boolean =>
  name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\0]/u.test(name);

const hash = z.string().regex(/^[0-9a-f]{64}$/u);
const filesSchema = z.record(z.string().refine(isPlainPath), hash);
const headSchema = z.object({
  // The first manifests did not say.
  site: z.string().default(''),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/u)
    .nullable(),
  uncommitted: z.boolean().default(false),
  built: z.iso.date(),
  files: filesSchema,
  // The first manifests had no lists.
  folders: z
    .record(
      z.string().refine((name) => isPlainPath(name) && !name.includes('/')),
      hash,
    )
    .default({}),
});

/**
 * Reads manifest.json.
 * @param name of the file, for people
 * @throws CopyError that says what is wrong with it
 */
export function readHead(bytes: Uint8Array, name: string): ManifestHead {
  const head = parse(headSchema, bytes, name);
  if (Object.keys(head.files).length === 0 && Object.keys(head.folders).length === 0)
    throw new CopyError(`${name}里一个文件也没有`);
  return head;
}

function parse<T>(schema: z.ZodType<T>, bytes: Uint8Array, name: string): T {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new CopyError(`${name}不是 JSON，可能没有传全，或者被换成了别的页面`);
  }
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.map(String).join(' › ') ?? '';
  throw new CopyError(`${name}内容不对：${at === '' ? '不是文件清单' : at}`);
}

/**
 * Puts the lists into a manifest.
 * @param lists by folder
 * @throws CopyError that says which list is missing or is another one
 */
function withLists(head: ManifestHead, lists: ReadonlyMap<string, Uint8Array | undefined>, name: string): SiteManifest {
  const { folders, ...manifest } = head;
  const files = Object.entries(folders).flatMap(([folder, sha256]) => {
    const list = listOf(folder);
    const bytes = lists.get(folder);
    if (bytes === undefined) throw new CopyError(`${name}写明另有 ${list}，但是没有这个文件，可能没有传全`);
    if (hashOf(bytes) !== sha256)
      throw new CopyError(`${name}和 ${list} 不是同一次生成的，可能没有传全，或者被缓存了旧的`);
    return [[list, sha256] as const, ...Object.entries(parse(filesSchema, bytes, list))];
  });
  const sorted = [...Object.entries(manifest.files), ...files].sort(([a], [b]) => compare(a, b));
  return { ...manifest, files: Object.fromEntries(sorted) };
}

/**
 * Reads the manifest of a copy.
 * @throws CopyError that says what is wrong with it; MachineError where nothing can be had from there
 */
export async function manifestOf({ name, manifest, read }: Copy): Promise<SiteManifest> {
  const get = (file: string): Promise<Uint8Array | undefined> =>
    read(file).catch((cause: unknown) => {
      throw cause instanceof CopyError ? new MachineError(`${name}：${cause.message}`) : cause;
    });
  const bytes = await get(manifestName);
  if (bytes === undefined) throw new CopyError(`${name} 没有 ${manifestName}，不是本项目生成的网站，或者没有传全`);
  const head = readHead(bytes, manifest);
  const lists = Object.keys(head.folders).map(async (folder) => [folder, await get(listOf(folder))] as const);
  return withLists(head, new Map(await Promise.all(lists)), manifest);
}

/** The manifest of a folder, if this program wrote it. */
export function manifestIn(folder: string): SiteManifest | undefined {
  const path = join(folder, manifestName);
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const head = readHead(readFileSync(path), path);
    const lists = Object.keys(head.folders).map((name) => [name, readFileSync(join(folder, listOf(name)))] as const);
    return withLists(head, new Map(lists), path);
  } catch (cause) {
    if (cause instanceof CopyError || isMissing(cause)) return undefined;
    throw cause;
  }
}

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');
