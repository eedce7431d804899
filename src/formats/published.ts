/** What files are made from. */
import type { Register } from '../register/types.ts';

/** The register, and where the site will stand. */
export interface PublishedSite {
  register: Register;
  /** Origin without a slash at the end: `https://example.org`. */
  origin: string;
  /** Sub-path with a slash at both ends. */
  settings: { base: string };
}

/** Packs files, by their names in the zip file; the same files give the same bytes. */
export type Zip = (files: Readonly<Record<string, Uint8Array>>) => Promise<Uint8Array>;

/** A site that offers files. */
export interface DownloadSite extends PublishedSite {
  zip: Zip;
  /** The data files by the id of the inspection, once they are made. */
  downloads: Map<string, Promise<readonly DataFile[]>>;
  /** Their sizes, where another thread makes them. */
  sizes: Map<string, Promise<readonly FileSize[]>>;
}

/** The full address of a site path: `/a/` → `https://example.org/hjdc/a/`. */
export const fullAddress = ({ origin, settings }: PublishedSite, path: string): string =>
  origin + settings.base.replace(/\/$/u, '') + path;

/** A file of the site that is not a page. */
export interface SiteFile {
  /** Site path as `addresses` gives it: encoded, without the base. */
  path: string;
  /** Makes its content, each time anew: text is written as UTF-8. */
  render: () => FileContent | Promise<FileContent>;
}
export type FileContent = string | Uint8Array;

/** A file that the data page of an inspection offers, made. */
export interface DataFile {
  /** Site path, as in SiteFile. */
  path: string;
  bytes: Uint8Array;
}

/** What pages say of a data file. */
export interface FileSize {
  /** Site path, as in SiteFile. */
  path: string;
  /** In bytes. */
  size: number;
}
