/** Every byte of a built site, as far as a program can read it: what is packed is unpacked. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { filesIn } from '../../src/manifest/manifest.ts';

/** Files in which a word stands, by the word; a file within another as `cases.zip › 1.csv`. */
export type Found = ReadonlyMap<string, readonly string[]>;

/** Looks for words in all files of a folder, their names among them. */
export function findWords(folder: string, words: readonly string[]): Found {
  const forms = words.map((word) => ({ word, forms: formsOf(word) }));
  const found = new Map<string, string[]>(words.map((word) => [word, []]));
  for (const name of filesIn(folder))
    for (const [inner, bytes] of opened(name, readFileSync(join(folder, name)))) {
      const text = `${inner}\n${bytes.toString('latin1')}`;
      for (const { word, forms: all } of forms)
        if (all.some((form) => text.includes(form))) found.get(word)?.push(inner);
    }
  return found;
}

/** A word as it may be written: as UTF-8, in an address, as an escape of JSON or HTML. */
function formsOf(word: string): string[] {
  const units = (format: (code: number) => string): string =>
    Array.from({ length: word.length }, (_, index) => format(word.charCodeAt(index))).join('');
  const hex = (code: number): string => code.toString(16).padStart(4, '0');
  return [
    Buffer.from(word).toString('latin1'),
    encodeURIComponent(word),
    encodeURIComponent(word).toLowerCase(),
    units((code) => `\\u${hex(code)}`),
    units((code) => `\\u${hex(code).toUpperCase()}`),
    units((code) => `&#${String(code)};`),
    units((code) => `&#x${hex(code)};`),
    units((code) => `&#x${hex(code).toUpperCase()};`),
    Buffer.from(word, 'utf16le').toString('latin1'),
  ];
}

/** A file, and what is packed in it. */
function* opened(name: string, bytes: Buffer): Generator<[name: string, bytes: Buffer]> {
  yield [name, bytes];
  if (bytes.subarray(0, 2).equals(Buffer.of(0x1f, 0x8b))) yield* opened(`${name} › gz`, gunzipSync(bytes));
  else if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004')))
    for (const [inner, data] of Object.entries(unzipSync(bytes)))
      yield* opened(`${name} › ${inner}`, Buffer.from(data));
  else if (bytes.subarray(1, 4).equals(Buffer.from('PNG'))) yield* pngTexts(name, bytes);
}

/** The chunks of a picture beside its pixels, unpacked where they are packed. */
function* pngTexts(name: string, bytes: Buffer): Generator<[name: string, bytes: Buffer]> {
  for (let at = 8; at + 8 <= bytes.length;) {
    const [length, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)];
    const data = bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
    if (type === 'IDAT') continue;
    for (let from = 0; from < data.length; from++)
      // zTXt and iTXt hold a zlib stream behind their keyword.
      if (data[from] === 0x78) {
        try {
          yield [`${name} › ${type}`, inflateSync(data.subarray(from))];
        } catch {
          // Not the beginning of a stream.
        }
      }
  }
}

/** The kinds of files in which any of the words stands: `.html`, `.xlsx › .xml`. */
export const kindsOf = (found: Found): string[] =>
  [
    ...new Set(
      [...found.values()].flat().map((name) =>
        name
          .split(' › ')
          .map((part) => extname(part) || part)
          .join(' › '),
      ),
    ),
  ].sort();
