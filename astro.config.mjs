import { defineConfig } from 'astro/config';
import { huitoukan } from './src/integration.ts';
import { readSettings } from './src/settings.ts';

const settings = readSettings(process.env, process.cwd(), new Date());

export default defineConfig({
  output: 'static',
  base: settings.base,
  outDir: settings.outDir,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  devToolbar: { enabled: false },
  integrations: [huitoukan(settings)],
  // Scripts and styles stay files of their own, so that the content security policy needs no exception.
  vite: { build: { assetsInlineLimit: 0 } },
});
