/** An image of the content as the site serves it. */
import sharp from 'sharp';

/** Turned upright and at most 1,600 pixels wide; sharp leaves out EXIF (positions, authors) unless it is asked to keep it. */
export async function imageResponse(path: string): Promise<Response> {
  const image = await sharp(path, { animated: true })
    .autoOrient()
    .resize({ width: 1600, withoutEnlargement: true })
    .toBuffer();
  return new Response(new Uint8Array(image));
}
