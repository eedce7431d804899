/** Puts questions to the search engine in a browser. */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import type * as EngineModule from '../../../src/search/client/engine/engine.ts';
import type * as QueryModule from '../../../src/search/client/engine/query.ts';
import { root } from '../../../src/machine/process.ts';
import type { Question } from './questions.ts';

/** A page that holds nothing but the way to what `src/search` imports. */
const blank = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>blank</title>
<script type="importmap">{"imports":{"opencc-js/dict/TSCharacters":"/node_modules/opencc-js/dist/esm-lib/dict/TSCharacters.js"}}</script>`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface SearchServer {
  origin: string;
  close: () => Promise<void>;
}

/** Serves a built site, texts compressed as hosts do, and at `/blank/` the search engine by itself. */
export async function serveSearch(folder: string): Promise<SearchServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    answer(folder, normalize(path), response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

async function answer(folder: string, path: string, response: ServerResponse): Promise<void> {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const type = types[extname(file)];
  const body = path === '/blank/' ? Buffer.from(blank) : await content(folder, file);
  const headers = { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'max-age=600' };
  if (type === undefined) response.writeHead(200, headers).end(body);
  else response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip' }).end(gzipSync(body));
}

async function content(folder: string, file: string): Promise<Buffer> {
  const ours = /^\/(?:src|node_modules\/opencc-js)\//u.test(file);
  const body = await readFile(join(ours ? root : folder, file));
  return file.endsWith('.ts') ? Buffer.from(stripTypeScriptTypes(body.toString())) : body;
}

/** How the engine answered a question. */
export interface Asked {
  /** Ids of all cases that were found. */
  found: string[];
  /** From the question to the texts of the first ten results, loading included. */
  milliseconds: number;
}

/** Asks one after another on the page `/blank/`. */
export async function askAll(page: Page, origin: string, questions: readonly Question[]): Promise<Asked[]> {
  await page.goto(`${origin}/blank/`);
  return page.evaluate(
    async (all) => {
      // The paths are those of the page; a name that is not a literal is left to the browser.
      const [engine, query] = ['/src/search/client/engine/engine.ts', '/src/search/client/engine/query.ts'];
      const { Engine, siteAt } = (await import(engine)) as typeof EngineModule;
      const { parseQuery } = (await import(query)) as typeof QueryModule;
      const search = new Engine(siteAt('/'));
      const asked: { found: string[]; milliseconds: number }[] = [];
      for (const typed of all) {
        const started = performance.now();
        const { hits } = await search.search(parseQuery(typed), { kinds: ['case'], filters: {}, sort: 'relevance' });
        await Promise.all(hits.slice(0, 10).map((hit) => hit.load()));
        asked.push({ milliseconds: performance.now() - started, found: hits.map(({ id }) => id) });
      }
      return asked;
    },
    questions.map(({ typed }) => typed),
  );
}

/** What went wrong with an answer, if anything. */
export function mistakes({ expected }: Question, { found }: Asked): { missed: number; wrong: number } {
  const wrong = found.filter((id) => !expected.has(id)).length;
  return { missed: expected.size - (found.length - wrong), wrong };
}
