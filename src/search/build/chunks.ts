/** Where the chunks of an index begin, which a search for beginnings of words needs. */
import { gunzipSync } from 'node:zlib';

/** Pagefind puts this before the contents of each file that it compresses. */
const signature = 'pagefind_dcd';

/**
 * The first words of the chunks of an index, from its `.pf_meta` file.
 *
 * Asked for all words that begin with 村, Pagefind 1.6.0 loads the chunk where 村 itself would stand, and misses those
 * after it. With this list the client has them loaded too.
 */
export function chunkStarts(compressedMeta: Uint8Array): string[] {
  const file = gunzipSync(compressedMeta);
  const meta = decode(file.subarray(signature.length));
  const chunks = Array.isArray(meta) ? meta[2] : undefined;
  if (!Array.isArray(chunks)) throw new Error('pf_meta: no list of chunks');
  return chunks.map((chunk) => {
    const from: unknown = Array.isArray(chunk) ? chunk[0] : undefined;
    if (typeof from !== 'string') throw new Error('pf_meta: a chunk without its first word');
    return from;
  });
}

type Value = number | string | Value[];

/** Reads CBOR as far as `.pf_meta` uses it: unsigned numbers, texts and lists of known length. */
function decode(bytes: Uint8Array): Value {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const length = (short: number): number => {
    if (short < 24) return short;
    const size = 2 ** (short - 24);
    if (size > 4) throw new Error(`pf_meta: unexpected length ${short}`);
    at += size;
    return size === 1 ? view.getUint8(at - 1) : size === 2 ? view.getUint16(at - 2) : view.getUint32(at - 4);
  };
  const value = (): Value => {
    const head = view.getUint8(at++);
    const type = head >> 5;
    const count = length(head & 31);
    if (type === 0) return count;
    if (type === 3) return new TextDecoder().decode(bytes.subarray(at, (at += count)));
    if (type === 4) return Array.from({ length: count }, value);
    throw new Error(`pf_meta: unexpected type ${type}`);
  };
  return value();
}
