/** A site whose files tests can make, and what other libraries read in them. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { siteFiles } from '../../src/formats/downloads/files.ts';
import { contentBytes, type DownloadSite } from '../../src/formats/published.ts';
import { xlsxBytes, type Sheet } from '../../src/formats/tables/xlsx.ts';
import type { Register } from '../../src/register/types.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { zipFiles } from '../../src/zip.ts';
import { register, someDay, type Files } from './content.ts';
import { sites, type SiteName } from './sites.ts';

const where = { origin: 'https://example.org', settings: { base: '/hjdc/' } };

/** A site under a sub-path, of files that must be without a fault. */
export const siteOf = (files: Files, today = someDay): DownloadSite => siteOfRegister(register(files, today));

/** A register as a site under a sub-path. */
export const siteOfRegister = (made: Register): DownloadSite => ({
  register: made,
  ...where,
  zip: zipFiles,
  facsimile: ({ name }) => Readable.from([Buffer.from(name)]),
});

/** One of the sites that the browser tests read, under a sub-path. */
export function siteNamed(name: SiteName): DownloadSite {
  const root = process.cwd();
  const { content, today } = sites[name];
  const environment = { CONTENT_DIR: content, BUILD_DATE: today, SITE_BASE: '/hjdc/' };
  const { site } = loadSite(readSettings(environment, root, new Date()), root);
  if (!site) throw new Error(`${content} is at fault`);
  return site;
}

const nothing = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array([0]));
/** Stands for what needs fonts and programs of images: share-images.test.ts draws. */
const makers = { draw: nothing, picture: nothing };

/** Every file of a site, made. */
export async function madeFiles(site: DownloadSite): Promise<Map<string, Buffer>> {
  const made = new Map<string, Buffer>();
  for (const { path, render } of siteFiles(site, makers)) made.set(path, Buffer.from(contentBytes(await render())));
  return made;
}

/** The cells of a CSV file as they stand in it; it must begin with a byte order mark and end its records with CRLF. */
export function csvCells(file: Buffer | string): string[][] {
  const text = file.toString();
  if (!text.startsWith('\ufeff') || !text.endsWith('\r\n')) throw new Error('no byte order mark, or no CRLF');
  // Spreadsheets end a record at any line break that is not quoted.
  return parse(text, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] });
}

/** The texts of the first sheet; empty cells are ''. */
export async function xlsxCells(file: Uint8Array): Promise<string[][]> {
  const rows = await readSheet(Buffer.from(file), { trim: false });
  return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

/** A workbook. */
export const bytesOf = <Row>(sheet: Sheet<Row>): Promise<Uint8Array> => xlsxBytes(sheet, zipFiles);
