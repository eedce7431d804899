/** Content in, a whole site out: the steps that `npm run build` and `npm start` share. */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFiles } from '../formats/downloads/files.ts';
import { dataFiles, dataPaths } from '../formats/downloads/inspection-files.ts';
import { contentBytes } from '../formats/published.ts';
import { findFaults } from '../findings/check-content.ts';
import { countFaults, heldBackLines } from '../findings/load.ts';
import { provenanceOf, type Provenance } from '../history/provenance.ts';
import { peakMemory } from '../machine/figures.ts';
import { showProgress } from '../machine/progress.ts';
import { requireAddresses } from '../machine/limits.ts';
import { root } from '../machine/process.ts';
import { filesIn, isOfManifest, writeManifest } from '../manifest/manifest.ts';
import { faultLines, quotePath, saidPath } from '../schema/fault.ts';
import { shownPath } from '../schema/address-names.ts';
import { otherNames, searchDocuments } from '../search/build/documents.ts';
import { writeSearchIndex } from '../search/build/write.ts';
import { SettingsError, type Settings } from '../settings.ts';
import { makersOf } from '../share/makers.ts';
import { openSite, type Site } from '../site.ts';
import { cachePlace, keptFolder, openCache, programKey, removeOldCaches } from './cache.ts';
import { changedSince, stampOf, type ContentStamp } from './content-stamp.ts';
import { indexHelper, type IndexHelper } from './processes/index-helper.ts';
import { keepHelper, type KeepHelper } from './processes/keep-helper.ts';
import { privacyHelper } from './processes/privacy-helper.ts';
import { realPlace } from './place/out-dir.ts';
import { writePages } from './pages.ts';
import { contentKey, isOf, openParts, refuseUnknown, refuseWhole, withParts, writePart, type Source } from './parts.ts';
import { openPrograms, type Programs } from './processes/programs-helper.ts';
import { assetsOf } from './programs/folder.ts';
import { renderPool, type RenderPool } from './processes/render-pool.ts';
import type { BuildReport } from './report.ts';
import { noneYet, siteWriter, writeFiles, type Count, type SiteWriter } from './site-writer.ts';
import { withNewSite, type Work } from './place/work.ts';

/** What of a site is made, and how. */
export interface Scope {
  /** Else without downloads, feeds and the like, to measure what they add. */
  whole?: boolean;
  /** The folder of what is kept between builds; a measurement has its own. */
  caches?: string;
  /** The inspections of which a part is made; else the whole. */
  only?: readonly string[] | undefined;
  /** Where parts stand that the whole is joined of. */
  joined?: readonly string[];
}

/**
 * Builds the site into the output folder, which stays as it was if anything fails.
 * @returns undefined if the content is at fault, which has been said
 */
export async function buildSite(settings: Settings, scope: Scope = {}): Promise<BuildReport | undefined> {
  requireAddresses();
  return withNewSite(settings, root, async (work) => {
    if (scope.only) refuseWhole(settings.outDir);
    const before = stampOf(settings.contentDir);
    try {
      return await makeSite(settings, scope, work, () => refuseChange(before, settings));
    } catch (cause) {
      // A file that is gone meanwhile can make any step fail.
      refuseChange(before, settings);
      throw cause;
    }
  });
}

/** @param refuse throws where the content has changed meanwhile; called before the site is published */
async function makeSite(
  settings: Settings,
  scope: Scope,
  { site: { folder, publish }, pages: work, closing }: Work,
  refuse: () => void,
): Promise<BuildReport | undefined> {
  const started = performance.now();
  // Before anything is read: what is committed meanwhile is not what is built.
  const provenance = provenanceOf(settings.contentDir);
  // All of them begin while the content is read.
  const { caches = keptFolder(root) } = scope;
  const programs = openPrograms(root, work, caches, settings.base);
  closing(programs.stop);
  const pool = renderPool(root, work, programs.folder, folder);
  closing(pool.stop);
  const indexer = indexHelper(root, folder);
  closing(indexer.stop);
  const keeper = keepHelper(root);
  closing(keeper.stop);
  const privacy = privacyHelper(root, work);
  closing(privacy.stop);
  const opened = openSite(settings, root);
  const checked = Promise.withResolvers<undefined>();
  // What fails before the checks are over waits for none.
  checked.promise.catch(() => undefined);
  const making =
    opened.site &&
    make(opened.site, { ...scope, caches }, provenance, { programs, pool, indexer, keeper, folder }, checked.promise);
  // The content's own faults come first.
  making?.catch(() => undefined);
  const { faults, loading } = await findFaults(settings, { opened, look: privacy.look });
  const { site, files, bytes, milliseconds } = loading;
  for (const line of faultLines(faults)) console.error(line);
  const { errors, warnings } = countFaults(faults);
  if (!site || !making || errors > 0) {
    checked.reject(new Error('the content is at fault'));
    await Promise.all([programs.stop(), pool.stop(), indexer.stop(), keeper.stop()]);
    await Promise.allSettled([making]);
    console.error(`内容有 ${errors} 个错误，${warnings} 个警告，没有生成网站；${saidPath(settings.outDir)} 没有改动`);
    return undefined;
  }
  for (const line of heldBackLines(site.register)) console.log(line);
  checked.resolve(undefined);
  const { left, ...made } = await making;
  for (const line of [...(await publish(refuse)), ...left]) console.error(line);
  return {
    cases: site.register.inspections.reduce((sum, { cases }) => sum + cases.length, 0),
    read: { files, bytes, milliseconds: milliseconds.read },
    register: { inspections: site.register.inspections.length, milliseconds: milliseconds.register },
    checks: { warnings: faults.length, milliseconds: milliseconds.checks },
    ...made,
    milliseconds: performance.now() - started,
    peakMemory: peakMemory(),
  };
}

/** What a new site holds, and what is left to do, for people. */
type Made = Pick<BuildReport, 'pages' | 'files' | 'index' | 'total'> & { left: string[] };

/** The processes that make a part of a site. */
interface Helpers {
  programs: Programs;
  pool: RenderPool;
  indexer: IndexHelper;
  keeper: KeepHelper;
}

/**
 * Makes all that a site holds, while the content is still being checked. Nothing of it is kept or published before.
 * @param checked fails where the content is at fault
 */
async function make(
  site: Site,
  { whole = true, caches, only, joined }: Scope & { caches: string },
  provenance: Provenance,
  { programs, pool, indexer, keeper, folder }: Helpers & { folder: string },
  checked: Promise<undefined>,
): Promise<Made> {
  const { settings, register } = site;
  const inspections = register.inspections.map(({ id }) => id);
  if (only) refuseUnknown(only, inspections);
  const source = (only ?? joined) ? sourceOf(site, provenance) : undefined;
  const parts = source && joined ? openParts(joined, source, inspections) : [];
  const place = cachePlace(caches, root, realPlace(settings.outDir) ?? settings.outDir);
  const kept = openCache(place, programKey(root, shownSettings(site)), folder, keeper.lay);
  const cache = withParts(kept, parts, folder);
  const writer = siteWriter(folder, cache, only && ((file) => isOf(file, only)));
  const assets = noneYet();
  const makeByPrograms = async (): Promise<Pick<BuildReport, 'pages' | 'files' | 'index'>> => {
    const counts = await makeAll(site, { whole, only }, { pool, indexer }, writer, checked);
    await indexer.close();
    if (source && only) writePart(source, only, writer);
    else writeAssets(assetsOf(await programs.folder), writer, assets);
    return counts;
  };
  const made = await programs.use(makeByPrograms());
  writeManifest(folder, { site: register.site.address, ...provenance, built: settings.today }, writer.outputs);
  // What keeps neither says it once.
  const unkept = cache.close();
  const left = [...(unkept.length > 0 ? unkept : programs.left()), ...removeOldCaches(root, place)];
  return { ...made, total: sumOf([made.pages, made.files, made.index, assets]), left };
}

/** What a part is made of. */
const sourceOf = ({ settings, origin }: Site, { commit }: Provenance): Source => ({
  program: programKey(root, {}),
  address: `${origin}${settings.base}`,
  content: contentKey(settings.contentDir),
  built: settings.today,
  commit,
});

/** The settings that pages and files show. The day is none of them: what turns on a day is in what they are made from. */
const shownSettings = ({ settings, origin }: Site): Record<string, string> => ({ base: settings.base, origin });

/**
 * Pages, files and index beside each other: pages and index are made by processes of their own.
 * @param checked see make
 */
async function makeAll(
  site: Site,
  { whole = true, only }: Scope,
  { pool, indexer }: Pick<Helpers, 'pool' | 'indexer'>,
  writer: SiteWriter,
  checked: Promise<undefined>,
): Promise<Pick<BuildReport, 'pages' | 'files' | 'index'>> {
  const sizes = Promise.withResolvers<ReadonlyMap<string, number>>();
  sizes.promise.catch(() => undefined);
  const counts = { pages: noneYet(), files: noneYet(), index: noneYet() };
  let planned: number | undefined;
  const done = (count: Count) => () => count.kept + count.made;
  let hideProgress = (): void => undefined;
  void checked.then(() => {
    hideProgress = showProgress([
      { name: '网页', unit: '页', done: done(counts.pages), total: () => planned },
      { name: '数据文件', unit: '个', done: done(counts.files) },
      { name: '搜索索引', unit: '个文件', done: done(counts.index) },
    ]);
  }, writer.giveUp);
  const [pages, files, index] = await allOf([
    timed(counts.pages, (count) =>
      writePages(site, pool, writer, sizes.promise, count, (number) => (planned = number)),
    ),
    timed(counts.files, async (count) => {
      try {
        await writer.laid;
        sizes.resolve(whole ? await writeDataFiles(site, writer, count) : new Map());
      } catch (cause) {
        sizes.reject(cause);
        throw cause;
      }
      if (whole) await writeFiles(recordFiles(site, makersOf(site)), writer, count);
    }),
    timed(counts.index, async (count) => {
      await writer.laid;
      return writeSearchIndex(
        searchDocuments(site.register),
        {
          takeAll: (key) => writer.takeAll(key, count),
          make: async (job) => {
            for (const output of await indexer.make(job)) writer.note({ ...output, key: job.key }, count);
          },
          write: (file, content, key) => writer.write(file, content, count, key),
        },
        { only, otherNames: otherNames(site.register) },
      );
    }),
    checked,
  ]).finally(() => hideProgress());
  const { documents, shards, kept } = index.value;
  return { pages, files, index: { ...index, documents, shards, keptShards: kept } };
}

/** Writes the files of inspections as a whole. @returns their sizes in bytes, by site path */
async function writeDataFiles(site: Site, writer: SiteWriter, count: Count): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const inspection of site.register.inspections) {
    if (!writer.wants(`${inspection.id}/`)) continue;
    // The page that shows their sizes is finished with them.
    const isFinished = (path: string): boolean => writer.takeFinished(shownPath(path).slice(1), count);
    if (dataPaths(inspection, site).filter(isFinished).length > 0) continue;
    const fileOf = (path: string): string => shownPath(path).slice(1);
    const again = (path: string) => () => createReadStream(writer.placeOf(fileOf(path)));
    for await (const { path, content } of dataFiles(inspection, site, again)) {
      if (typeof content === 'string' || content instanceof Uint8Array) {
        const bytes = contentBytes(content);
        writer.write(fileOf(path), bytes, count);
        sizes.set(path, bytes.length);
      } else sizes.set(path, await writer.writePieces(fileOf(path), content, count));
      await writer.pause();
    }
  }
  return sizes;
}

/** Puts scripts, styles and public files into the site. */
function writeAssets(folder: string, writer: SiteWriter, count: Count): void {
  const files = filesIn(folder);
  const taken = new Set(writer.outputs.map(({ file }) => file));
  const twice = files.filter((file) => taken.has(file) || isOfManifest(file));
  if (twice.length > 0)
    throw new SettingsError(`public 里的${twice.map(quotePath).join('、')}与网站自己的文件同名，请改名或者移走`);
  for (const file of files) writer.write(file, readFileSync(join(folder, file)), count);
}

/** Counts and times a step. */
async function timed<T>(
  count: Count,
  step: (count: Count) => Promise<T>,
): Promise<Count & { milliseconds: number; value: T }> {
  const started = performance.now();
  const value = await step(count);
  return { ...count, milliseconds: performance.now() - started, value };
}

const sumOf = (counts: readonly Count[]): Count => ({
  kept: counts.reduce((sum, { kept }) => sum + kept, 0),
  made: counts.reduce((sum, { made }) => sum + made, 0),
  bytes: counts.reduce((sum, { bytes }) => sum + bytes, 0),
});

/** Pages and downloads must be made of the same files. */
function refuseChange(before: ContentStamp, { contentDir, outDir }: Settings): void {
  const changed = changedSince(before, stampOf(contentDir));
  if (changed !== undefined)
    throw new SettingsError(
      `生成的时候${quotePath(changed)}有改动，没有生成网站，${saidPath(outDir)} 没有改动；请再运行一次`,
    );
}

/** All results. Where one fails, the others end first: nothing writes into a folder that goes. */
async function allOf<T extends readonly Promise<unknown>[] | []>(
  all: T,
): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(all);
  return Promise.all(all);
}
