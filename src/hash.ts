/** The one way in which anything is hashed. Pure, although Node.js does the work: the same bytes, the same hash. */
import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal; a text counts as UTF-8. */
export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
