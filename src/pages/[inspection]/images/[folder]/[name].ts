import type { APIRoute } from 'astro';
import { imageResponse } from '../../../../layouts/image.ts';
import { openSite, siteImages } from '../../../../site.ts';

export const getStaticPaths = () =>
  siteImages(openSite()).map(({ inspection, folder, name, path }) => ({
    params: { inspection, folder, name },
    props: { path },
  }));

export const GET: APIRoute<{ path: string }> = ({ props }) => imageResponse(props.path);
