/** Astro hooks: follow content/ while writing; nothing else in the build knows Astro. */
import type { AstroIntegration } from 'astro';
import { relative } from 'node:path';
import { createRequire } from 'node:module';
import { faultLine } from './schema/fault.ts';
import { loadSite, rememberSite } from './site.ts';
import type { Settings } from './settings.ts';

/** The site's own integration. */
export function huitoukan(settings: Settings): AstroIntegration {
  return {
    name: 'huitoukan',
    hooks: {
      'astro:config:setup': ({ updateConfig, command, config }) => {
        updateConfig({
          vite: {
            plugins: [contentImports(settings.contentDir, new URL('./package.json', config.root).pathname)],
            server: { fs: { allow: ['.', settings.contentDir] } },
          },
        });
        if (command === 'dev') process.env['BUILD_DATE'] ??= settings.today;
      },
      'astro:server:setup': ({ server, logger }) => {
        const root = process.cwd();
        const inContent = (path: string): boolean => !relative(settings.contentDir, path).startsWith('..');
        const report = (): void => {
          const { site, faults } = loadSite(settings, root);
          rememberSite(site);
          for (const fault of faults) (fault.severity === 'error' ? logger.error : logger.warn).call(logger, faultLine(fault));
          if (site) logger.info(`内容已读取：${String(site.register.inspections.length)} 次督察`);
        };
        let pending: NodeJS.Timeout | undefined;
        server.watcher.add(settings.contentDir);
        server.watcher.on('all', (_event, path) => {
          if (!inContent(path)) return;
          clearTimeout(pending);
          // Editors save in several steps: wait until they are done.
          pending = setTimeout(() => {
            report();
            for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
            server.environments.client.hot.send({ type: 'full-reload' });
          }, 60);
        });
        report();
      },
    },
  };
}

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
