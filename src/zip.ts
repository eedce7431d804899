/** Zip files, packed by zlib on other threads while the next file is made. */
import { ZipFile } from 'yazl';

/**
 * Files as a zip file whose bytes depend on nothing else.
 * @param files name in the zip file → bytes
 */
export async function zipFiles(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    zip.addBuffer(buffer, name, {
      // The earliest time that the format can name, in the machine's own time, as it knows no zone.
      mtime: new Date(1980, 0, 1),
      forceDosTimestamp: true,
      mode: 0o100644,
      // A workbook is a zip file itself.
      compress: !name.endsWith('.xlsx'),
    });
  }
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
