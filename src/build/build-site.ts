/** Content in, a whole site out: the steps that `npm run build` and `npm start` share. */
import { stopSearchIndex, writeSearchIndex } from '../search/build/write.ts';
import { searchDocuments } from '../search/build/documents.ts';
import { SettingsError, type Settings } from '../settings.ts';
import { rememberSite, type Site } from '../site.ts';
import { changedSince, stampOf, type ContentStamp } from './content-stamp.ts';
import { moveFolder } from './site-folder.ts';
import { withNewSite, type Work } from './work.ts';
import { faultLines, quotePath, saidPath } from '../schema/fault.ts';
import { findFaults } from '../findings/check-content.ts';
import { root } from '../machine/process.ts';
import { bytesText, peakMemory, secondsText, tableText } from '../machine/figures.ts';
import type { FilesReport } from './files.ts';
import { writeFilesBeside, type FilesBeside } from './files-beside.ts';
import { countFaults, heldBackLines } from '../findings/load.ts';
import { provenanceOf } from '../history/provenance.ts';
import { writeManifest } from '../manifest/manifest.ts';
import { renderPages } from './render.ts';

/** What a build did, for people and for measurements. */
export interface BuildReport {
  cases: number;
  read: { files: number; bytes: number; milliseconds: number };
  register: { inspections: number; milliseconds: number };
  checks: { warnings: number; milliseconds: number };
  bundle: { milliseconds: number };
  render: { pages: number; milliseconds: number };
  files: FilesReport;
  index: { documents: number; shards: number; bytes: number; milliseconds: number };
  manifest: { files: number; bytes: number; milliseconds: number };
  milliseconds: number;
  peakMemory: number;
}

/**
 * Builds the site into the output folder, which stays as it was if anything fails.
 * @param whole else without downloads, feeds and the like, to measure what they add
 * @returns undefined if the content is at fault, which has been said
 */
export function buildSite(settings: Settings, whole = true): Promise<BuildReport | undefined> {
  return withNewSite(settings, root, async (work) => {
    const before = stampOf(settings.contentDir);
    try {
      return await makeSite(settings, whole, work, () => refuseChange(before, settings));
    } catch (cause) {
      // A file that is gone meanwhile can make any step fail.
      refuseChange(before, settings);
      throw cause;
    }
  });
}

/** @param check is called before the site is published */
async function makeSite(
  settings: Settings,
  whole: boolean,
  { site: { folder, publish }, pages, closing }: Work,
  check: () => void,
): Promise<BuildReport | undefined> {
  const started = performance.now();
  // Before anything is read: what is committed meanwhile is not what is built.
  const provenance = provenanceOf(settings.contentDir);
  const { faults, loading } = await findFaults(settings, {});
  const { site, files, bytes, milliseconds } = loading;
  for (const line of faultLines(faults)) console.error(line);
  const { errors, warnings } = countFaults(faults);
  if (!site || errors > 0) {
    console.error(`内容有 ${errors} 个错误，${warnings} 个警告，没有生成网站；${saidPath(settings.outDir)} 没有改动`);
    return undefined;
  }
  for (const line of heldBackLines(site.register)) console.log(line);
  rememberSite(site);
  const beside = whole ? writeFilesBeside(site, settings, folder) : leaveOutFiles(site);
  closing(beside.stop);
  closing(stopSearchIndex);
  const rendering = await renderPages(root, pages);
  moveFolder(pages, folder);
  const [written, index] = await allOf(beside.write(), writeSearchIndex(searchDocuments(site.register), folder));
  await beside.stop();
  const beforeManifest = performance.now();
  const manifest = writeManifest(folder, { site: site.register.site.address, ...provenance, built: settings.today });
  const manifestTime = performance.now() - beforeManifest;
  for (const line of await publish(check)) console.error(line);
  return {
    cases: site.register.inspections.reduce((sum, { cases }) => sum + cases.length, 0),
    read: { files, bytes, milliseconds: milliseconds.read },
    register: { inspections: site.register.inspections.length, milliseconds: milliseconds.register },
    checks: { warnings: faults.length, milliseconds: milliseconds.checks },
    bundle: { milliseconds: rendering.milliseconds.bundle },
    render: { pages: rendering.pages, milliseconds: rendering.milliseconds.render },
    files: written,
    index,
    manifest: { ...manifest, milliseconds: manifestTime },
    milliseconds: performance.now() - started,
    peakMemory: peakMemory(),
  };
}

/** Pages and downloads must be made of the same files. */
function refuseChange(before: ContentStamp, { contentDir, outDir }: Settings): void {
  const changed = changedSince(before, stampOf(contentDir));
  if (changed !== undefined)
    throw new SettingsError(
      `生成的时候${quotePath(changed)}有改动，没有生成网站，${saidPath(outDir)} 没有改动；请再运行一次`,
    );
}

/** Both results. Where one fails, the other ends first: nothing writes into a folder that goes. */
async function allOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Has pages show no data files. */
function leaveOutFiles(site: Site): FilesBeside {
  for (const { id } of site.register.inspections) site.sizes.set(id, Promise.resolve([]));
  return {
    write: () => Promise.resolve({ files: 0, bytes: 0, milliseconds: 0 }),
    stop: () => Promise.resolve(),
  };
}

/** The report as a table. */
export function reportText(report: BuildReport): string {
  const { cases, read, register, checks, bundle, render, files, index, manifest } = report;
  const each = (render.milliseconds / Math.max(1, render.pages)).toFixed(2);
  const rows: [string, string, number][] = [
    ['读取内容', `${read.files} 个文件，${bytesText(read.bytes)}`, read.milliseconds],
    ['登记汇总', `${register.inspections} 次督察，${cases} 件信访件`, register.milliseconds],
    ['检查规则', `${checks.warnings} 个警告`, checks.milliseconds],
    ['打包程序', '', bundle.milliseconds],
    ['生成页面', `${render.pages} 页，每页 ${each} 毫秒`, render.milliseconds],
    ['数据文件', `与别的步骤同时，${files.files} 个文件，${bytesText(files.bytes)}`, files.milliseconds],
    ['搜索索引', `${index.documents} 条，${index.shards} 个分片，${bytesText(index.bytes)}`, index.milliseconds],
    ['文件清单', `${manifest.files} 个文件，${bytesText(manifest.bytes)}`, manifest.milliseconds],
    ['合计', `内存峰值 ${bytesText(report.peakMemory)}`, report.milliseconds],
  ];
  return tableText(rows.map(([step, counts, time]) => [step, counts, secondsText(time)]));
}
