/** A folder served as a static host would: no dependency, no cache, nothing but files. */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
};

/** A server that runs. */
export interface Served {
  /** `http://127.0.0.1:40001` */
  origin: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on a free port. A folder's address without its last slash is sent on; what is outside the base, or
 * not there, gets 404.html.
 * @param base sub-path with a slash at both ends under which the folder is served
 */
export async function serve(folder: string, base: string): Promise<Served> {
  const server = createServer((request, response) => {
    void answer(folder, base, new URL(request.url ?? '/', 'http://localhost').pathname).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  body?: Uint8Array;
}

async function answer(folder: string, base: string, path: string): Promise<Answer> {
  const file = path.startsWith(base) ? join(folder, normalize(`/${decode(path.slice(base.length))}`)) : undefined;
  if (file !== undefined && (await isFolder(file))) {
    if (!path.endsWith('/')) return { status: 301, headers: { Location: `${path}/` } };
    const body = await read(join(file, 'index.html'));
    if (body) return { status: 200, headers: { 'Content-Type': typeOf('.html') }, body };
  }
  const body = file === undefined ? undefined : await read(file);
  if (file !== undefined && body) return { status: 200, headers: { 'Content-Type': typeOf(extname(file)) }, body };
  const notFound = await read(join(folder, '404.html'));
  return { status: 404, headers: { 'Content-Type': typeOf('.html') }, ...(notFound && { body: notFound }) };
}

/** Files of unknown kinds, such as those of a search index, are bytes. */
const typeOf = (extension: string): string => types[extension] ?? 'application/octet-stream';

/** A broken escape names no file. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '\0';
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const read = async (path: string): Promise<Uint8Array | undefined> => readFile(path).catch(() => undefined);

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
