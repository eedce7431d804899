import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { metadataIn, showTheSame, withoutMetadata } from './image-metadata.ts';

/** Four colours in four corners: 40 by 20. */
const corners = (): Sharp => {
  const pixels = Buffer.alloc(40 * 20 * 3);
  for (let y = 0; y < 20; y++)
    for (let x = 0; x < 40; x++)
      pixels.set([x < 20 ? 220 : 30, y < 10 ? 200 : 40, x < 20 === y < 10 ? 90 : 160], (y * 40 + x) * 3);
  return sharp(pixels, { raw: { width: 40, height: 20, channels: 3 } });
};
const position = { IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 29/1 0/1' } };
const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>';
const seen = async (bytes: Buffer): Promise<Buffer> => sharp(bytes).autoOrient().removeAlpha().raw().toBuffer();
const far = (a: Buffer, b: Buffer): number => {
  expect(a.length).toBe(b.length);
  return a.reduce((most, one, i) => Math.max(most, Math.abs(one - (b[i] ?? 0))), 0);
};

/** A JPEG comment, put behind the first marker. */
const noted = (bytes: Buffer): Buffer => {
  const text = Buffer.from('taken by somebody');
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([bytes.subarray(0, 2), head, text, bytes.subarray(2)]);
};

/** A PNG text chunk, put behind the header. */
const texted = (bytes: Buffer): Buffer => {
  const data = Buffer.from('Author\0somebody', 'latin1');
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write('tEXt', 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
};

it.each<[name: string, make: () => Promise<Buffer>, kinds: string[], tolerance: number]>([
  ['a JPEG with a position', () => corners().withExif(position).jpeg().toBuffer(), ['EXIF'], 0],
  ['a JPEG with XMP', () => corners().withXmp(xmp).jpeg().toBuffer(), ['XMP'], 0],
  ['a JPEG with a comment', async () => noted(await corners().jpeg().toBuffer()), ['注释'], 0],
  [
    'a JPEG that was taken upright',
    () => corners().withExif(position).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer(),
    ['EXIF'],
    24,
  ],
  ['a PNG with a position', () => corners().withExif(position).png().toBuffer(), ['EXIF'], 0],
  ['a PNG with a text', async () => texted(await corners().png().toBuffer()), ['注释'], 0],
  ['a WebP with a position', () => corners().withExif(position).webp({ quality: 90 }).toBuffer(), ['EXIF'], 0],
  ['a lossless WebP', () => corners().withExif(position).webp({ lossless: true }).toBuffer(), ['EXIF'], 0],
  [
    'a WebP with XMP that was taken upright',
    () => corners().withXmp(xmp).withMetadata({ orientation: 6 }).webp({ quality: 100 }).toBuffer(),
    ['EXIF', 'XMP'],
    30,
  ],
  ['an AVIF with a position', () => corners().withExif(position).avif().toBuffer(), ['EXIF'], 48],
])('%s is found, and taken out without harm to the picture', async (_, make, kinds, tolerance) => {
  const before = await make();
  expect(await metadataIn(before)).toEqual(kinds);
  const after = await withoutMetadata(before);
  expect(await metadataIn(after)).toEqual([]);
  expect(after.includes('somebody')).toBe(false);
  const { format, width, height, orientation } = await sharp(after).metadata();
  const upright = kinds.includes('EXIF') && (await sharp(before).metadata()).orientation === 6;
  expect([format, width, height, orientation ?? 1]).toEqual([
    (await sharp(before).metadata()).format,
    ...(upright ? [20, 40] : [40, 20]),
    1,
  ]);
  expect(far(await seen(before), await seen(after))).toBeLessThanOrEqual(tolerance);
});

it('finds a position in a second photo behind the first', async () => {
  const hidden = Buffer.concat([
    await corners().jpeg().toBuffer(),
    await corners().withExif(position).jpeg().toBuffer(),
  ]);
  expect(await metadataIn(hidden)).toEqual(['EXIF']);
  expect(await metadataIn(await withoutMetadata(hidden))).toEqual([]);
});

it('keeps the colours of an image with a profile, and lets clean and broken files be', async () => {
  const profiled = await corners().withIccProfile('p3').withExif(position).jpeg().toBuffer();
  expect((await sharp(await withoutMetadata(profiled)).metadata()).icc).toBeDefined();
  expect(await metadataIn(await corners().png().toBuffer())).toEqual([]);
  expect(await metadataIn(Buffer.from('no image'))).toEqual([]);
});

it('tells a picture from another, whatever is noted beside it', async () => {
  const first = await corners().withExif(position).jpeg().toBuffer();
  const made = [
    first,
    await corners().withExif(position).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer(),
    texted(await corners().png().toBuffer()),
    await corners().withExif(position).webp({ quality: 90 }).toBuffer(),
  ];
  for (const one of made) {
    expect(await showTheSame(one, await withoutMetadata(one))).toBe(true);
    const other = await sharp(one).modulate({ brightness: 0.9 }).toBuffer();
    expect(await showTheSame(one, other)).toBe(false);
  }
  expect(await showTheSame(first, await sharp(first).resize(20, 10).toBuffer())).toBe(false);
  expect(await showTheSame(first, Buffer.from('x'))).toBe(false);
});
