/**
 * Astro hooks: what Astro must know of the content folder, and the live preview that follows it. The search index and
 * the manifest are steps of scripts/lib/build-site.ts instead, since they need no Astro and each reports its own counts.
 */
import type { AstroIntegration } from 'astro';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { faultPage } from './fault-page.ts';
import { faultLine, type Fault } from './schema/fault.ts';
import { loadSite, rememberSite } from './site.ts';
import type { Settings } from './settings.ts';

type SetupHook = NonNullable<AstroIntegration['hooks']['astro:server:setup']>;
type DevServer = Parameters<SetupHook>[0]['server'];

/** The site's own integration. */
export function huitoukan(settings: Settings): AstroIntegration {
  return {
    name: 'huitoukan',
    hooks: {
      'astro:config:setup': ({ updateConfig, config }) => {
        updateConfig({
          vite: {
            plugins: [contentImports(settings.contentDir, new URL('./package.json', config.root).pathname)],
            server: { fs: { allow: ['.', settings.contentDir] } },
          },
        });
      },
      'astro:server:setup': ({ server }) => {
        followContent(server, settings);
      },
    },
  };
}

/** Reads the content again whenever a file of it is saved, and shows the result in terminal and browser. */
function followContent(server: DevServer, settings: Settings): void {
  const root = process.cwd();
  let errors: Fault[] = [];
  const read = (): void => {
    const { site, faults } = loadSite(settings, root);
    errors = faults.filter((one) => one.severity === 'error');
    rememberSite(site);
    for (const fault of faults) console.error(faultLine(fault));
    const time = new Date().toLocaleTimeString('zh-CN', { hour12: false });
    const warnings = faults.length - errors.length;
    console.log(`${time} 已读取内容：${String(errors.length)} 个错误，${String(warnings)} 个警告`);
  };
  const refresh = (): void => {
    read();
    // Astro keeps the list of a route's pages as long as the route's module is the same one.
    for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
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
    if (errors.length === 0 || !asksForPage(request)) {
      next();
      return;
    }
    response.statusCode = 500;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    response.end(faultPage(errors, `${server.config.base}@vite/client`));
  });
  read();
}

/** A reader's request, not one of a page for its scripts and styles. */
const asksForPage = ({ url = '', headers }: IncomingMessage): boolean =>
  (headers.accept?.includes('text/html') ?? false) || (url.split('?', 1)[0] ?? '').endsWith('/');

/** MDX pages in a CONTENT_DIR outside the project import what the project has installed. */
function contentImports(contentDir: string, project: string) {
  const require = createRequire(project);
  return {
    name: 'huitoukan:content-imports',
    resolveId(source: string, importer: string | undefined): string | undefined {
      if (!importer?.startsWith(contentDir) || /^[./\0]|^astro:|^virtual:/u.test(source)) return undefined;
      try {
        return require.resolve(source);
      } catch {
        return undefined;
      }
    },
  };
}
