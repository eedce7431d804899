import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { openSite, siteImages } from '../../../../site.ts';

export const getStaticPaths = () =>
  siteImages(openSite()).map(({ inspection, folder, name, path }) => ({
    params: { inspection, folder, name },
    props: { path },
  }));

/** Turned upright and at most 1,600 pixels wide; sharp leaves out EXIF (positions, authors) unless it is asked to keep it. */
export const GET: APIRoute<{ path: string }> = async ({ props }) => {
  const image = await sharp(props.path, { animated: true })
    .autoOrient()
    .resize({ width: 1600, withoutEnlargement: true })
    .toBuffer();
  return new Response(new Uint8Array(image));
};
