/**
 * Parts of a site that are made by themselves, such as on other machines: all that stands in the folders of some
 * inspections, and the search shards of their cases. A part looks like a site, and says in `part.txt` what each file
 * was made from. A build that joins parts takes their files over and makes what belongs to the whole.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { callFolder } from '../machine/process.ts';
import { manifestName, type SiteManifest } from '../manifest/manifest.ts';
import { manifestIn } from '../manifest/read.ts';
import { Door } from '../reader/door.ts';
import { quote, quotePath } from '../schema/fault.ts';
import type { IsoDate } from '../schema/values.ts';
import { SettingsError } from '../settings.ts';
import { hashOf } from '../hash.ts';
import type { Cache } from './cache.ts';
import { bytesOf, keptLines, keptOf, putter, type Kept } from './kept-files.ts';
import { noneYet, type SiteWriter } from './site-writer.ts';

/** What a part was made of. Parts of one site share all of it. */
export interface Source {
  /** What stands for the programs (see programKey). */
  program: string;
  /** Where the site will stand. */
  address: string;
  /** What stands for the bytes of the content. */
  content: string;
  built: IsoDate;
  commit: string | null;
}

/** A part as it stands in a folder. */
export interface Part {
  /** As people wrote it. */
  place: string;
  folder: string;
  inspections: readonly string[];
  outputs: ReadonlyMap<string, Kept>;
}

export const partName = 'part.txt';

/** Does a file belong to one of some inspections? All that stands in their folders does. */
export const isOf = (file: string, inspections: readonly string[]): boolean =>
  inspections.includes(file.split('/')[0] ?? '');

/** What stands for the bytes of a content folder, and their names. */
export function contentKey(folder: string): string {
  const door = new Door(folder);
  const files = [...door.everything()].filter(({ kind }) => kind === 'file');
  return hashOf(files.map(({ path }) => `${hashOf(door.read(path) ?? '')} ${path}\n`).join(''));
}

const headSchema = z.object({
  inspections: z.array(z.string()),
  program: z.string(),
  address: z.string(),
  content: z.string(),
});

/** Writes what a part was made of, and each of its files. */
export function writePart({ program, address, content }: Source, only: readonly string[], writer: SiteWriter): void {
  const head: z.infer<typeof headSchema> = { inspections: [...only], program, address, content };
  const text = `${JSON.stringify(head)}\n${keptLines(writer.outputs)}`;
  writer.write(partName, Buffer.from(text), noneYet());
}

/** @throws SettingsError that names what can be made by itself */
export function refuseUnknown(only: readonly string[], inspections: readonly string[]): void {
  const unknown = only.filter((id) => !inspections.includes(id));
  if (unknown.length > 0)
    throw new SettingsError(`内容里没有督察${unknown.map(quote).join('、')}，有：${inspections.map(quote).join('、')}`);
}

/** @throws SettingsError where a whole site stands, which no part may replace */
export function refuseWhole(outDir: string): void {
  if (manifestIn(outDir) && !existsSync(join(outDir, partName)))
    throw new SettingsError(
      `OUT_DIR${quotePath(outDir)}里是整个网站，一部分不能换掉它。请换一个文件夹，例如 OUT_DIR=parts/1`,
    );
}

/**
 * Opens the parts that make up a site.
 * @param places as people wrote them
 * @param source of what is being built
 * @param inspections all of the content
 * @throws SettingsError that says everything that is wrong with them
 */
export function openParts(places: readonly string[], source: Source, inspections: readonly string[]): Part[] {
  const mends: string[] = [];
  const parts = places.flatMap((place) => {
    try {
      return [openPart(place, source)];
    } catch (cause) {
      if (!(cause instanceof SettingsError)) throw cause;
      mends.push(cause.message);
      return [];
    }
  });
  // What can't be opened may hold what seems to be missing.
  const isWhole = mends.length === 0;
  for (const id of inspections) {
    const having = parts.filter((part) => part.inspections.includes(id)).map(({ place }) => quotePath(place));
    if (having.length > 1) mends.push(`督察${quote(id)}在几个部分里都有：${having.join('、')}，请只写其中一个`);
    if (having.length === 0 && isWhole)
      mends.push(`缺少督察${quote(id)}，请先做这一部分：npm run build -- --inspection ${id}，再把它写在 --join 后面`);
  }
  if (mends.length > 0) throw new SettingsError(mends.join('\n'));
  const [first, second] = twice(
    parts.flatMap(({ outputs, place }) => [...outputs.keys()].map((file) => ({ file, place }))),
  );
  if (first && second)
    throw new SettingsError(
      `${quotePath(first.place)}和${quotePath(second.place)}里都有${quotePath(first.file)}，不能合在一起，请重新做这两个部分`,
    );
  return parts;
}

/** Two that have the same file. */
function twice<T extends { file: string }>(all: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const one of all) {
    const other = seen.get(one.file);
    if (other) return [other, one];
    seen.set(one.file, one);
  }
  return [];
}

function openPart(place: string, source: Source): Part {
  const folder = resolve(callFolder, place);
  const refuse = (why: string): never => {
    throw new SettingsError(`部分${quotePath(place)}${why}`);
  };
  if (!existsSync(folder)) refuse('没有找到，请核对路径');
  const manifest = manifestIn(folder) ?? refuse(`里没有 ${manifestName}，不是 --inspection 做的部分，或者没有传全`);
  const hash = manifest.files[partName] ?? refuse('是整个网站，不是 --inspection 做的部分，请核对路径');
  const bytes = existsSync(join(folder, partName)) ? readFileSync(join(folder, partName)) : Buffer.of();
  if (hashOf(bytes) !== hash) refuse(changed(partName));
  const [first = '', ...lines] = bytes.toString().split('\n');
  const head = headOf(first);
  if (head?.program !== source.program) return refuse('是用另一版程序或者另一版 Node.js 做的，请用同样的版本重新做');
  if (head.address !== source.address)
    refuse(
      `要放在${quotePath(head.address)}，这里要放在${quotePath(source.address)}，请把 SITE_URL 和 SITE_BASE 写成一样的再做`,
    );
  if (manifest.built !== source.built)
    refuse(`是为 ${manifest.built} 做的，这里是 ${source.built}，请把 BUILD_DATE 写成同一天再做`);
  if (head.content !== source.content) refuse(`是用别的内容做的${commitsText(manifest, source)}，请用同样的内容重新做`);
  return { place, folder, inspections: head.inspections, outputs: keptOf(lines) };
}

/** What the first line says; undefined if another version of the program wrote it in a way of its own. */
function headOf(line: string): z.infer<typeof headSchema> | undefined {
  try {
    return headSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

const changed = (file: string): string =>
  `里的${quotePath(file)}在做好以后改动过，或者没有传全，请重新做这一部分（npm run verify 可以列出全部）`;

function commitsText({ commit }: SiteManifest, source: Source): string {
  if (commit !== source.commit) return `（那里是提交 ${commit ?? '不明'}，这里是提交 ${source.commit ?? '不明'}）`;
  return commit === null ? '' : '（提交是同一个，其中一处有没有提交的改动）';
}

/**
 * A cache that holds besides what parts have finished.
 * @param site the folder of the site in the making
 */
export function withParts(cache: Cache, parts: readonly Part[], site: string): Cache {
  const finished = new Map(
    parts.flatMap((part) => [...part.outputs].map(([file, output]) => [file, { part, output }] as const)),
  );
  if (finished.size === 0) return cache;
  const byKey = Map.groupBy(finished.values(), ({ output }) => output.key);
  const put = putter();
  const takeOver = ({ part, output }: { part: Part; output: Kept }): Kept => {
    const [from, to] = [join(part.folder, output.file), join(site, output.file)];
    const bytes = bytesOf(from, output);
    if (!bytes) throw new SettingsError(`部分${quotePath(part.place)}${changed(output.file)}`);
    cache.makeRoom(output.file);
    // One that another machine has handed over may be for fewer eyes.
    if (statSync(from).mode === cache.mode) put(from, to, 'link');
    else {
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes, { flag: 'wx' });
    }
    cache.note(output);
    return output;
  };
  return {
    ...cache,
    isEmpty: false,
    takeFinished: (file) => {
      const one = finished.get(file);
      return one && takeOver(one);
    },
    takeAll: (key) => byKey.get(key)?.map(takeOver) ?? cache.takeAll(key),
  };
}
