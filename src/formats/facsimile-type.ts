/** What kind of file a facsimile （原件） is, in the words of the web. */
import { facsimileEnding } from '../schema/files/facsimile.ts';
import { mediaTypes } from './media-types.ts';

/** By its name. */
export const facsimileType = (name: string): string => mediaTypes[facsimileEnding(name) ?? 'unknown'];
