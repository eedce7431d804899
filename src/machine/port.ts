/** Which port a server can have. */
import { createServer } from 'node:net';
import { SettingsError } from '../settings.ts';

/** The first free port from `wanted` on; says so when it is another one. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    // A server on either address of localhost would answer in the place of ours.
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))) {
      if (port !== wanted) console.log(`端口 ${wanted} 已被别的程序占用，改用 ${port}`);
      return port;
    }
  }
  throw new SettingsError(`端口 ${wanted} 到 ${wanted + 99} 都被占用，请用 --port 换一个`);
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code !== 'EADDRINUSE' && code !== 'EACCES'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
