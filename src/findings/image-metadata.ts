/** What cameras and editors write into images beside the picture: places, times, names. */
import sharp from 'sharp';

/** Can an image be read to its last pixel? */
export const canBeOpened = (bytes: Buffer): Promise<boolean> =>
  sharp(bytes)
    .stats()
    .then(
      () => true,
      () => false,
    );

/** The kinds of metadata that an image holds; none for a file that is no image. */
export async function metadataIn(bytes: Buffer): Promise<string[]> {
  try {
    const { exif, iptc, xmp, comments } = await sharp(bytes).metadata();
    const hidden = exif === undefined && bytes.includes('Exif\0\0');
    const isNoted = comments !== undefined || jpegSegments(bytes).some(({ marker }) => marker === comment);
    return Object.entries({
      EXIF: exif !== undefined || hidden,
      IPTC: iptc !== undefined,
      XMP: xmp !== undefined || bytes.includes('http://ns.adobe.com/xap/1.0/'),
      注释: isNoted,
    }).flatMap(([kind, isHeld]) => (isHeld ? [kind] : []));
  } catch {
    return [];
  }
}

/** Do two images show the same? One may lack what cameras write beside the picture. */
export async function showTheSame(one: Buffer, other: Buffer): Promise<boolean> {
  if (one.equals(other)) return true;
  const seen = async (bytes: Buffer): Promise<{ data: Buffer; size: string }> => {
    const { data, info } = await sharp(bytes, { animated: true })
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, size: [info.width, info.height, info.channels].join('×') };
  };
  try {
    const [was, is] = [await seen(one), await seen(other)];
    return (was.size === is.size && was.data.equals(is.data)) || (await withoutMetadata(one)).equals(other);
  } catch {
    return false;
  }
}

/**
 * The image as it is seen: turned as the camera noted, with its colours, without metadata. Where nothing has to be
 * turned, JPEG, PNG and WebP keep every pixel.
 */
export async function withoutMetadata(bytes: Buffer): Promise<Buffer> {
  const { format, orientation = 1 } = await sharp(bytes).metadata();
  if (orientation === 1 && (format === 'jpeg' || format === 'webp')) {
    const plain = format === 'jpeg' ? withoutSegments(bytes) : withoutChunks(bytes);
    // Some telephones hide a second photo behind the first.
    if ((await metadataIn(plain)).length === 0) return plain;
  }
  const image = sharp(bytes, { animated: true }).autoOrient().keepIccProfile();
  if (format === 'jpeg') image.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
  if (format === 'webp') image.webp(bytes.includes('VP8L') ? { lossless: true } : { quality: 95 });
  if (format === 'heif') image.avif({ quality: 80 });
  return image.toBuffer();
}

interface Segment {
  marker: number;
  start: number;
  end: number;
}

const comment = 0xfe;
/** APP1 (EXIF, XMP), APP13 (IPTC), comments. APP0, APP2 and APP14 hold size, colours and colour space. */
const telling = new Set([0xe1, 0xed, comment]);

/** The segments before the picture itself (ITU-T T.81, B.1); none if this is no JPEG. */
function jpegSegments(bytes: Buffer): Segment[] {
  const segments: Segment[] = [];
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return segments;
  for (let start = 2; start + 4 <= bytes.length && bytes[start] === 0xff;) {
    const marker = bytes[start + 1] ?? 0;
    const startOfScan = 0xda;
    if (marker === startOfScan) break;
    const end = start + 2 + bytes.readUInt16BE(start + 2);
    segments.push({ marker, start, end });
    start = end;
  }
  return segments;
}

/** A JPEG as it is, without the segments that tell of its making. */
export function withoutSegments(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (const { marker, start, end } of jpegSegments(bytes))
    if (telling.has(marker)) {
      parts.push(bytes.subarray(from, start));
      from = end;
    }
  return Buffer.concat([...parts, bytes.subarray(from)]);
}

/** A WebP without its chunks of metadata (RFC 9649, 2.7). */
function withoutChunks(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let start = 12; start + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', start, start + 4);
    const size = bytes.readUInt32LE(start + 4);
    const end = start + 8 + size + (size % 2);
    const chunk = Buffer.from(bytes.subarray(start, end));
    // The flags of what is taken out: 0x08 EXIF, 0x04 XMP.
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0x0c, 8);
    if (name !== 'EXIF' && name !== 'XMP ') parts.push(chunk);
    start = end;
  }
  const body = Buffer.concat(parts);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
