/**
 * Astro hooks: what Astro must know of the content folder, and the live preview that follows it. The search index and
 * the manifest are steps of src/build/build-site.ts instead, since they need no Astro and each reports its own counts.
 */
import { contentBytes } from './formats/published.ts';
import type { AstroIntegration } from 'astro';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { relative } from 'node:path';
import { lookup, mimes } from 'mrmime';
import { forBaseline } from './baseline.ts';
import { faultPage } from './fault-page.ts';
import { siteFiles } from './formats/downloads/files.ts';
import { mediaTypes } from './formats/media-types.ts';
import { makersOf } from './share/makers.ts';
import { rememberShown } from './shown.ts';
import { shownOf } from './views/index.ts';
import { faultLines, type Fault } from './schema/fault.ts';
import { loadSite, type Site } from './site.ts';
import type { Settings } from './settings.ts';

type SetupHook = NonNullable<AstroIntegration['hooks']['astro:server:setup']>;
type DevServer = Parameters<SetupHook>[0]['server'];

/** The site's own integration. */
export function huitoukan(settings: Settings): AstroIntegration {
  return {
    name: 'huitoukan',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const server = { fs: { allow: ['.', settings.contentDir] } };
        const define = { siteBase: JSON.stringify(settings.base), isPreview: String(command === 'dev') };
        updateConfig({ vite: { ...forBaseline, plugins: [plainImports], server, define, envDir: false } });
      },
      'astro:server:setup': ({ server }) => {
        const siteNow = followContent(server, settings);
        serveFiles(server, settings.base, siteNow);
      },
    },
  };
}

/** What Vite puts around an import on demand. */
const wrapper = '\0vite/preload-helper.js';
/** What marks a copy of a module. */
const copy = '?copy';

/**
 * Vite has an import on demand wait for its styles; no script here has any, and the wrapper is larger than some of them.
 * What marks sought words on other pages has copies of what it shares with the search page, and every script one of the
 * wrapper: a script that waits for files of its own waits once for each step on a slow line.
 */
const plainImports = {
  name: 'huitoukan:plain-imports',
  apply: 'build',
  enforce: 'pre',
  async resolveId(this: Resolving, source: string, importer?: string): Promise<string | undefined> {
    if (source === wrapper && importer !== undefined) return `${wrapper}?${importer.replace(/^\0/u, '')}`;
    const isCopied = importer?.endsWith(copy) === true && source.startsWith('.') && !source.includes('traditional');
    if (!isCopied && !source.endsWith('/highlight.ts')) return undefined;
    const found = await this.resolve(source, importer?.replace(copy, ''), { skipSelf: true });
    return found && found.id + copy;
  },
  load: (id: string): string | undefined =>
    id.startsWith(wrapper) ? 'export const __vitePreload = (load) => load();' : undefined,
} as const;

interface Resolving {
  resolve: (source: string, importer: string | undefined, options: object) => Promise<{ id: string } | undefined>;
}

/**
 * Reads the content again whenever a file of it is saved, and shows the result in terminal and browser.
 * @returns tells the site as it stands, undefined while the content is at fault
 */
function followContent(server: DevServer, settings: Settings): () => Site | undefined {
  const root = process.cwd();
  let errors: Fault[] = [];
  let site: Site | undefined;
  const read = (): void => {
    const { faults, ...loading } = loadSite(settings, root);
    site = loading.site;
    errors = faults.filter((one) => one.severity === 'error');
    rememberShown(site && shownOf(site, new Map()));
    for (const line of faultLines(faults)) console.error(line);
    const time = new Date().toLocaleTimeString('zh-CN', { hour12: false });
    const warnings = faults.length - errors.length;
    console.log(`${time} 已读取内容：${String(errors.length)} 个错误，${String(warnings)} 个警告`);
  };
  // Astro keeps the list of a route's pages as long as the route's module is the same one.
  const forgetLists = (): void => {
    for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
  };
  let readings = 0;
  const refresh = (): void => {
    readings++;
    read();
    forgetLists();
    server.environments.client.hot.send({ type: 'full-reload' });
  };
  const inContent = (path: string): boolean => !relative(settings.contentDir, path).startsWith('..');
  let pending: NodeJS.Timeout | undefined;
  server.watcher.add(settings.contentDir);
  server.watcher.on('all', (_event, path) => {
    if (!inContent(path)) return;
    clearTimeout(pending);
    // Editors save in several steps: wait until they are done.
    pending = setTimeout(refresh, 60);
  });
  server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const begun = readings;
    // Whoever was on the way meanwhile has brought in the list of before.
    response.once('close', () => {
      if (begun !== readings) forgetLists();
    });
    if (errors.length === 0 || !asksForPage(request)) {
      next();
      return;
    }
    response.statusCode = 500;
    response.setHeader('Content-Type', `${mediaTypes.html}; charset=utf-8`);
    response.setHeader('Cache-Control', 'no-store');
    response.end(faultPage(errors, `${server.config.base}@vite/client`));
  });
  read();
  return () => site;
}

/** Serves what the build writes beside the pages, from the same list, made when it is asked for. */
function serveFiles(server: DevServer, base: string, siteNow: () => Site | undefined): void {
  server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
    const [asked = ''] = (request.url ?? '').split('?', 1);
    // Astro takes the base away before it asks the middlewares, or after, as it pleases.
    const path = asked.startsWith(base) ? `/${asked.slice(base.length)}` : asked;
    const site = path.endsWith('/') ? undefined : siteNow();
    const file = site && [...siteFiles(site, makersOf(site))].find((one) => one.path === path);
    if (!file) {
      next();
      return;
    }
    Promise.resolve(file.render()).then((content) => {
      response.setHeader('Content-Type', contentType(asked));
      response.setHeader('Cache-Control', 'no-store');
      response.end(contentBytes(content));
    }, next);
  });
}

/** The library knows all but this one. */
mimes['xlsx'] = mediaTypes.xlsx;

/** Texts are UTF-8, and say so. */
function contentType(path: string): string {
  const type = lookup(path) ?? mediaTypes.unknown;
  return /^text\/|[/+](?:json|xml)$/u.test(type) ? `${type}; charset=utf-8` : type;
}

/** A reader's request, not one of a page for its scripts and styles. */
const asksForPage = ({ url = '', headers }: IncomingMessage): boolean =>
  (headers.accept?.includes(mediaTypes.html) ?? false) || (url.split('?', 1)[0] ?? '').endsWith('/');
