/** A live site for tests: a server that answers as it is told. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that runs. */
export interface LiveSite {
  /** Its home page, with a slash at its end. */
  home: string;
  /** Lets it answer something else from now on: a manifest, or whatever a listener does. */
  say: (answer: object | RequestListener) => void;
  /** How often it was asked. */
  asked: () => number;
  close: () => Promise<void>;
}

/** Starts a server on a free port that knows of nothing. */
export async function liveSite(): Promise<LiveSite> {
  let count = 0;
  const nothing: RequestListener = (_, response) => response.writeHead(404).end('<!doctype html>');
  let listener = nothing;
  const server = createServer((request, response) => {
    count += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    home: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    say: (answer) => {
      if (typeof answer === 'function') listener = answer as RequestListener;
      else
        listener = ({ url }, response) =>
          url === '/manifest.json' ? response.end(JSON.stringify(answer, undefined, 1)) : response.writeHead(404).end();
    },
    asked: () => count,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
