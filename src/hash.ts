/** The one way in which anything is hashed. Pure, although Node.js does the work: the same bytes, the same hash. */
import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal; a text counts as UTF-8. */
export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The same of bytes that come some at a time. */
export function hashing(): { add: (bytes: Uint8Array) => void; end: () => string } {
  const hash = createHash('sha256');
  return { add: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
}

/** What a content security policy knows a script by that stands in its page: `sha256-…` */
export const sourceHash = (script: string): string => `sha256-${createHash('sha256').update(script).digest('base64')}`;
