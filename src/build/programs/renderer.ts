/** Renders pages by programs that Astro has put together (see put-together.ts): nothing of Astro runs but they. */
import { pathToFileURL } from 'node:url';
import type { RouteData, SSRManifest } from 'astro';
import { entryOf } from './folder.ts';

export interface Renderer {
  /**
   * Finds out which file renders which page of those that were remembered (see rememberShown).
   * @returns their site paths, decoded, without slashes at the ends; those without parameters are always among them
   */
  findPages: () => Promise<string[]>;
  /** A page, in UTF-8. @param path one of these */
  html: (path: string) => Promise<Uint8Array>;
}

type Params = Readonly<Record<string, string | undefined>>;
type Sheet = SSRManifest['routes'][number]['styles'][number];

/** What the programs offer, as Astro uses it when it renders a page itself (`default-prerenderer.js`). */
interface Entry {
  manifest: Pick<SSRManifest, 'base' | 'routes'>;
  app: {
    setOptions: (options: { settings: { scripts: readonly [] }; logger: { options: { destination: object } } }) => void;
    setInternals: (internals: {
      pagesByKeys: ReadonlyMap<string, { styles: { sheet: Sheet; order: number }[] }>;
    }) => void;
    getComponentByRoute: (route: RouteData) => Promise<{ getStaticPaths?: () => readonly { params: Params }[] }>;
    render: (request: Request, options: { routeData: RouteData }) => Promise<Response>;
  };
}

/** @param folder of the programs */
export async function openRenderer(folder: string): Promise<Renderer> {
  process.env['NODE_ENV'] = 'production';
  const { app, manifest } = (await import(pathToFileURL(entryOf(folder)).href)) as Entry;
  // What fails is thrown. Its log would show the insides of a full disk, too.
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  const sheets = manifest.routes.map(({ routeData: { route, component }, styles }) => {
    return [`${route}&${component}`, { styles: styles.map((sheet, order) => ({ sheet, order })) }] as const;
  });
  app.setInternals({ pagesByKeys: new Map(sheets) });
  const routes = new Map<string, RouteData>();
  return {
    findPages: async () => {
      for (const { routeData } of manifest.routes) {
        const { getStaticPaths } = await app.getComponentByRoute(routeData);
        for (const { params } of getStaticPaths?.() ?? [{ params: {} }]) {
          const path = pathIn(routeData, params);
          const other = routes.get(path);
          if (other) throw new Error(`/${path} is a page of ${other.component} and of ${routeData.component}`);
          routes.set(path, routeData);
        }
      }
      return [...routes.keys()];
    },
    html: async (path) => {
      const routeData = routes.get(path);
      if (!routeData) throw new Error(`nothing renders /${path}`);
      const address = encodeURI(`${manifest.base.replace(/\/$/u, '')}/${path === '' ? '' : `${path}/`}`);
      try {
        const response = await app.render(new Request(`http://localhost${address}`), { routeData });
        return new Uint8Array(await response.arrayBuffer());
      } catch (cause) {
        throw new Error(`/${path} is not rendered`, { cause });
      }
    },
  };
}

/** `/[inspection]/cases/[key]` with `lin-2021` and `1` → `lin-2021/cases/1` */
const pathIn = ({ segments }: RouteData, params: Params): string =>
  segments
    .map((segment) =>
      segment.map(({ content, dynamic }) => (dynamic ? (params[content.replace('...', '')] ?? '') : content)).join(''),
    )
    .filter((part) => part !== '')
    .join('/');
