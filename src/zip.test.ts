import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { bytesOf, type Packed } from './formats/published.ts';
import { zipFiles } from './zip.ts';

const bytes = new TextEncoder().encode('麒麟区\n'.repeat(40_000));

async function* inPieces(size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const packed = (files: Readonly<Record<string, Packed>>): Promise<Uint8Array> => bytesOf(zipFiles(files));

it('packs bytes, and what comes some bytes at a time, however many', async () => {
  const files = { 'a.csv': bytes, 'b.csv': () => inPieces(1000), 'c.xlsx': () => inPieces(70_000) };
  const zip = await packed(files);
  const found = unzipSync(zip);
  expect(Object.keys(found)).toEqual(['a.csv', 'b.csv', 'c.xlsx']);
  for (const content of Object.values(found)) expect(Buffer.compare(content, bytes)).toBe(0);
  expect(Buffer.compare(await packed({ ...files, 'b.csv': () => inPieces(777) }), zip)).toBe(0);
});

it('tells what fails while a file is read, and gives no end to half of one', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield* inPieces(1000);
    throw new Error('gone');
  };
  await expect(packed({ 'a.csv': broken, 'b.csv': bytes })).rejects.toThrow('gone');
});
