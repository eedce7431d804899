/** A picture of the content as the site serves it. */

/** Turned upright and at most 1,600 pixels wide; sharp leaves out EXIF (positions, authors) unless it is asked to keep it. */
export async function servedPicture(bytes: Uint8Array): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { animated: true }).autoOrient().resize({ width: 1600, withoutEnlargement: true }).toBuffer();
}
