import sharp from 'sharp';

/** A photo that says where it was taken, as telephones write it. */
export const photoWithPosition = (): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 29/1 0/1' } })
    .jpeg()
    .toBuffer();
