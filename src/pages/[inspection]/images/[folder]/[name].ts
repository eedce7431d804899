import type { APIRoute } from 'astro';
import { imageResponse } from '../../../../layouts/image.ts';
import { openSite, pictureBytes } from '../../../../site.ts';

export const getStaticPaths = () =>
  openSite().register.pictures.flatMap(({ inspection, folder, name, path }) =>
    inspection === undefined ? [] : [{ params: { inspection, folder, name }, props: { path } }],
  );

export const GET: APIRoute<{ path: string }> = ({ props }) => imageResponse(pictureBytes(props.path));
