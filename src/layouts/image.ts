/** An image of the content as the site serves it. */
import sharp from 'sharp';

/** Turned upright and at most 1,600 pixels wide; sharp leaves out EXIF (positions, authors) unless it is asked to keep it. */
export async function imageResponse(bytes: Buffer): Promise<Response> {
  const image = sharp(bytes, { animated: true }).autoOrient().resize({ width: 1600, withoutEnlargement: true });
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return new Response(new Uint8Array(data), { headers: { 'Content-Type': `image/${info.format}` } });
}
