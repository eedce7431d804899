/** Content hashes: what a citation names, so that anybody can tell whether a record still says what was cited. */
import canonicalize from 'canonicalize';
import { hashOf } from '../../hash.ts';

/** SHA-256, in lower-case hexadecimal, of the record's canonical JSON (RFC 8785) in UTF-8. */
export function contentHash(record: object): string {
  const json = canonicalize(record);
  if (json === undefined) throw new Error('a record is an object, which always has a JSON form');
  return hashOf(json);
}

/** The first 12 digits of a hash: what readers are shown of it, and what names a version in an address. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** The id of a version on the page of its record; `#v-…` is the fragment that leads there. */
export const versionAnchor = (hash: string): string => `v-${shortHash(hash)}`;
