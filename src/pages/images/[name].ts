import type { APIRoute } from 'astro';
import { imageResponse } from '../../layouts/image.ts';
import { openSite, pageImages } from '../../site.ts';

export const getStaticPaths = () =>
  pageImages(openSite()).map(({ name, path }) => ({ params: { name }, props: { path } }));

export const GET: APIRoute<{ path: string }> = ({ props }) => imageResponse(props.path);
