/**
 * A process that renders pages. It puts the programs together as soon as it is started, asks for what each page shows
 * when its turn comes, and writes the page. It knows nothing of the content but the views that it is sent.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { machineMend } from '../machine/machine.ts';
import { rememberShown } from '../shown.ts';
import { pageKey, type Params, type ViewKind, type Views } from '../views/index.ts';
import { renderPages } from './render.ts';

/** A page that the process is to render. */
export interface OrderedPage {
  kind: ViewKind;
  params: Params;
  /** Site path, decoded, without slashes at the ends. */
  path: string;
  /** Below the folder of the site. */
  file: string;
}

/** What it is sent: first where it works, then the pages, then their views in the order in which it asked for them. */
export type Order = { root: string; work: string; site: string } | { pages: OrderedPage[] } | { views: string[] };

/** A page that stands in the folder of the site. */
export interface RenderedPage {
  file: string;
  sha256: string;
  size: number;
}

/** What it tells. */
export interface News {
  /** Which views it wants next, by their numbers among the pages. */
  wants: number[];
  made: RenderedPage[];
  /** What the machine does not allow, for people. */
  failed?: string;
}

/** How many views are on their way at a time. */
const ahead = 48;

const send = (news: News): void => void process.send?.(news);
const started = Promise.withResolvers<Extract<Order, { root: string }>>();
const ordered = Promise.withResolvers<OrderedPage[]>();
/** Whoever waits for the next views. */
let waiting: ((views: string[]) => void) | undefined;

process.on('message', (order: Order) => {
  if ('root' in order) started.resolve(order);
  else if ('pages' in order) ordered.resolve(order.pages);
  else waiting?.(order.views);
});
/** Whoever asked for the pages. */
const parent = process.ppid;
process.on('disconnect', () => process.exit());
/** Nothing is written for somebody who is gone: another build may be at work in that folder. */
const endWithParent = (): void => {
  if (process.ppid !== parent) process.exit();
};

const { root, work, site } = await started.promise;
const byPath = new Map<string, OrderedPage & { number: number }>();
const views = new Map<string, Views[ViewKind]>();
let queue: string[] = [];
let made: RenderedPage[] = [];

/** Tells what has been made, and gets the views of the next pages. */
async function fetchViews(): Promise<void> {
  const next = queue.splice(0, ahead).flatMap((path) => byPath.get(path) ?? []);
  const arrived = new Promise<string[]>((resolve) => (waiting = resolve));
  send({ wants: next.map(({ number }) => number), made });
  made = [];
  const texts = await arrived;
  next.forEach(({ kind, params }, index) =>
    views.set(pageKey(kind, params), JSON.parse(texts[index] ?? 'null') as Views[ViewKind]),
  );
}

function pageAt(path: string): OrderedPage & { number: number } {
  const page = byPath.get(path);
  if (!page) throw new Error(`nobody has ordered /${path}`);
  return page;
}

/** Tells what the machine does not allow; any other failure ends the process with its stack. */
async function orTell(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    const failed = machineMend(cause);
    if (failed === undefined) throw cause;
    send({ wants: [], made: [], failed });
  }
}

const rendering = renderPages(root, join(work, 'pages'), {
  ready: async () => {
    const pages = await ordered.promise;
    pages.forEach((page, number) => byPath.set(page.path, { ...page, number }));
    const byKind = Map.groupBy(pages, ({ kind }) => kind);
    rememberShown({
      paths: (kind) => (byKind.get(kind) ?? []).map(({ params }) => params),
      view: (kind, params) => {
        const view = views.get(pageKey(kind, params));
        if (!view) throw new Error(`nobody has sent the view of ${pageKey(kind, params)}`);
        return view;
      },
    });
  },
  order: (paths) => {
    // Pages without parameters are always there for Astro.
    queue = paths.filter((path) => byPath.has(path)).sort((a, b) => pageAt(a).number - pageAt(b).number);
    return [...queue];
  },
  before: async (path) => {
    const { kind, params } = pageAt(path);
    if (!views.has(pageKey(kind, params))) await fetchViews();
  },
  take: (path, html) => {
    const { kind, params, file } = pageAt(path);
    views.delete(pageKey(kind, params));
    const bytes = Buffer.from(html);
    endWithParent();
    const name = join(site, file);
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, bytes, { flag: 'wx' });
    made.push({ file, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length });
  },
});
await orTell(rendering);
send({ wants: [], made });
process.disconnect();
