/** What files are made from. */
import type { Batch, Facsimile, Picture, Register } from '../register/types.ts';

/** The register, and where the site will stand. */
export interface PublishedSite {
  register: Register;
  /** Origin without a slash at the end: `https://example.org`. */
  origin: string;
  /** Sub-path with a slash at both ends. */
  settings: { base: string };
}

/** A file to be packed: its bytes, or what gives them, some at a time, when its turn comes. */
export type Packed = Uint8Array | (() => AsyncIterable<Uint8Array>);

/** Packs files, by their names in the zip file, some bytes at a time; the same files give the same bytes. */
export type Zip = (files: Readonly<Record<string, Packed>>) => AsyncIterable<Uint8Array>;

/** A site that offers files. */
export interface DownloadSite extends PublishedSite {
  zip: Zip;
  /** The bytes of a facsimile, as it lies in the content. */
  facsimile: (facsimile: Facsimile) => AsyncIterable<Uint8Array>;
}

/** What the picture beside links to a page says. */
export interface ShareCard {
  publisher: string;
  /** Title of the site. */
  site: string;
  /** What the title belongs to: 曲靖回头看 · 公告. */
  above: string;
  title: string;
  /** A few numbers, the most important first. */
  figures: readonly { label: string; count: number }[];
  below: string;
  /** 示例数据, or nothing. */
  mark: string;
}

/** What makes files that need more than text: fonts, programs of images. */
export interface Makers {
  /** The picture beside links to a page. */
  draw: (card: ShareCard) => Promise<Uint8Array>;
  /** A picture of the content as it is served. */
  picture: (picture: Picture) => Promise<Uint8Array>;
}

/** The full address of a site path: `/a/` → `https://example.org/hjdc/a/`. */
export const fullAddress = ({ origin, settings }: PublishedSite, path: string): string =>
  origin + settings.base.replace(/\/$/u, '') + path;

/** A file of the site that is not a page. */
export interface SiteFile {
  /** Site path as `addresses` gives it: encoded, without the base. */
  path: string;
  /** What it is made from, where that is cheaper to tell than to make it: the same gives the same file. */
  key?: () => string;
  /** Makes its content, each time anew: text is written as UTF-8. */
  render: () => FileContent | Promise<FileContent>;
}

/** A large text comes in pieces: what it is made of is never there as a whole. */
export type FileContent = string | Uint8Array | Iterable<string>;

const utf8 = new TextEncoder();

/** The bytes of a file. */
export function contentBytes(content: FileContent): Uint8Array {
  if (typeof content === 'string') return utf8.encode(content);
  if (content instanceof Uint8Array) return content;
  return joined(Array.from(content, (piece) => utf8.encode(piece)));
}

/** The bytes of what comes some at a time. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return joined(all);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** A file that the data page of an inspection offers. */
export interface DataFile {
  /** Site path, as in SiteFile. */
  path: string;
  content: FileContent | AsyncIterable<Uint8Array>;
}

/**
 * The files beside a batch: where statistics were published alone, there is no table. A batch that has ever held a case
 * keeps its table, whatever has moved away since: the address is public.
 */
export const batchEndings = ({
  cases,
  movedAway,
}: Pick<Batch, 'cases' | 'movedAway'>): readonly ('xlsx' | 'csv' | 'json')[] =>
  cases.length + movedAway.length > 0 ? ['xlsx', 'csv', 'json'] : ['json'];
