/** Looks into a document by its ending. What is drawn over, scanned or set in white can't be seen by a program. */
import { facsimileEnding } from '../../schema/files/facsimile.ts';
import { inspectArchive } from './archive.ts';
import { inspectPdf } from './pdf.ts';
import type { Inspected } from './traces.ts';

export { UnreadableDocument, type Inspected } from './traces.ts';

/** A part that each kind of archive always has. */
const needed = { xlsx: /^xl\/workbook\.xml$/u, docx: /^word\/document\.xml$/u, ofd: /^OFD\.xml$/u } as const;

/**
 * @param name of the file
 * @throws UnreadableDocument
 */
export function inspectDocument(bytes: Buffer, name: string): Promise<Inspected> {
  const ending = facsimileEnding(name);
  if (ending === 'xlsx' || ending === 'docx' || ending === 'ofd') return inspectArchive(bytes, needed[ending]);
  return inspectPdf(bytes);
}

/** Are two documents the same, but for what can be taken out of the first one? */
export async function areTheSame(one: Buffer, other: Buffer, name: string): Promise<boolean> {
  if (one.equals(other)) return true;
  try {
    const { clean } = await inspectDocument(one, name);
    return (await clean()).equals(other);
  } catch {
    return false;
  }
}
