/** Content in, a whole site out: the steps that `npm run build` and `npm start` share. */
import { writeSearchIndex } from '../../src/search/index/write.ts';
import { searchDocuments } from '../../src/search/index/documents.ts';
import type { Settings } from '../../src/settings.ts';
import { rememberSite, type Site } from '../../src/site.ts';
import { findFaults } from './check-content.ts';
import { root } from './command.ts';
import { bytesText, peakMemory, secondsText, tableText } from './figures.ts';
import type { FilesReport } from './files.ts';
import { writeFilesBeside, type FilesBeside } from './files-beside.ts';
import { countFaults, faultLines, heldBackLines } from './load.ts';
import { provenanceOf, writeManifest } from './manifest.ts';
import { renderPages } from './render.ts';
import { openStaging } from './staging.ts';

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
export async function buildSite(settings: Settings, whole = true): Promise<BuildReport | undefined> {
  const started = performance.now();
  // Before anything is read: what is committed meanwhile is not what is built.
  const provenance = provenanceOf(settings.contentDir);
  const { faults, loading } = await findFaults(settings, {});
  const { site, files, bytes, milliseconds } = loading;
  for (const line of faultLines(faults)) console.error(line);
  const { errors, warnings } = countFaults(faults);
  if (!site || errors > 0) {
    console.error(`内容有 ${errors} 个错误，${warnings} 个警告，没有生成网站；${settings.outDir} 没有改动`);
    return undefined;
  }
  for (const line of heldBackLines(site.register)) console.log(line);
  const staging = openStaging(settings.outDir);
  try {
    rememberSite(site);
    const beside = whole ? writeFilesBeside(site, settings, staging.path) : leaveOutFiles(site);
    let rendering, index, written;
    try {
      rendering = await renderPages(root, staging.path);
      [written, index] = await Promise.all([
        beside.write(),
        writeSearchIndex(searchDocuments(site.register), staging.path),
      ]);
    } finally {
      await beside.stop();
    }
    const beforeManifest = performance.now();
    const source = { site: site.register.site.address, ...provenance, built: settings.today };
    const manifest = writeManifest(staging.path, source);
    const manifestTime = performance.now() - beforeManifest;
    staging.publish();
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
  } finally {
    staging.discard();
  }
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
