/** Facsimiles (原件): the official paper beside its transcription, public as long as the transcription is. */
import type { FacsimileFile } from '../schema/records.ts';
import { addresses } from './addresses.ts';
import type { Facsimile } from './types.ts';

/** @param folder that the files lie in: `batches`, `follow-ups` … */
export const newFacsimiles = (files: readonly FacsimileFile[], inspection: string, folder: string): Facsimile[] =>
  files.map((file) => ({ ...file, address: addresses.facsimile(inspection, folder, file.name) }));
