/** Zip files, packed by zlib on other threads while the next file is made. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Zip } from './formats/published.ts';

/** Files as a zip file whose bytes depend on nothing else. */
export const zipFiles: Zip = (files) => {
  const zip = new ZipFile();
  const stream = zip.outputStream as unknown as Readable;
  zip.on('error', (cause: Error) => void stream.destroy(cause));
  for (const [name, packed] of Object.entries(files)) {
    const how = {
      // The earliest time that the format can name, in the machine's own time, as it knows no zone.
      mtime: new Date(1980, 0, 1),
      forceDosTimestamp: true,
      mode: 0o100644,
      // A workbook is a zip file itself.
      compress: !name.endsWith('.xlsx'),
    };
    if (packed instanceof Uint8Array)
      zip.addBuffer(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength), name, how);
    else
      zip.addReadStreamLazy(name, how, (go) => {
        const bytes = Readable.from(packed());
        // The library leaves it to others to tell what fails while it reads.
        bytes.on('error', (cause) => zip.emit('error', cause));
        go(undefined, bytes);
      });
  }
  zip.end();
  return stream;
};
