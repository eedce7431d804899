import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import remarkGfm from 'remark-gfm';
import { huitoukan } from './src/integration.ts';
import { readSettings } from './src/settings.ts';

const settings = readSettings(process.env, process.cwd(), new Date());

export default defineConfig({
  output: 'static',
  base: settings.base,
  outDir: settings.outDir,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // For src/prose alone: what staff type is read by src/reader.
  markdown: {
    syntaxHighlight: false,
    processor: unified({ gfm: false, smartypants: false, remarkPlugins: [[remarkGfm, { singleTilde: false }]] }),
  },
  integrations: [mdx(), huitoukan(settings)],
  // Scripts and styles stay files of their own, so that the content security policy needs no exception.
  vite: { build: { assetsInlineLimit: 0 } },
});
