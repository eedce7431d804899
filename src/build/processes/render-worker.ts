/**
 * A process that renders pages. It asks for what each page shows when its turn comes, and writes the page. It knows
 * nothing of the content but the views that it is sent.
 */
import { readFileSync, rmSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { deserialize } from 'node:v8';
import { rememberShown } from '../../shown.ts';
import type { Params, ViewKind, Views } from '../../views/index.ts';
import type { Output } from '../kept-files.ts';
import type { HelperNews } from './helper.ts';
import { endWithParent, hangUp, openLine, orTell } from './helping.ts';
import { newFiles } from '../new-file.ts';
import { openRenderer } from '../programs/renderer.ts';

/** A page that the process is to render. */
export interface OrderedPage {
  kind: ViewKind;
  params: Params;
  /** Site path, decoded, without slashes at the ends. */
  path: string;
  /** Below the folder of the site. */
  file: string;
}

/**
 * What it is sent: first where the programs and the site are, then the pages, then views, one in a line: those of the
 * first pages, then those that it asks for. Pages and views are large and lie in files: what goes from process to process takes its turn with
 * everything else that they do, and whoever makes views may be busy with a large file.
 */
export type RenderOrder =
  | { programs: string; site: string }
  | {
      pages: string;
      /** How many views it asks for at a time. */
      lot: number;
      /** How many of the first pages it need not ask for. */
      unasked: number;
    }
  | { views: string; of: number[] };

/** What it tells. */
export interface RenderNews extends HelperNews {
  /** Which views it wants next, by their numbers among the pages. */
  wants?: number[];
  /** What stands in the folder of the site now. */
  made?: Output[];
}

/** After how many pages it listens. */
const hearingEvery = 16;

const line = openLine<RenderOrder, RenderNews>();
const started = Promise.withResolvers<Extract<RenderOrder, { programs: string }>>();
const ordered = Promise.withResolvers<Extract<RenderOrder, { pages: string }>>();
/** Whoever waits for the view of a page, by its number. */
const waiting = new Map<number, () => void>();

line.hear((order) => {
  if ('programs' in order) started.resolve(order);
  else if ('pages' in order) ordered.resolve(order);
  else arrive(order.of, left(order.views).toString().split('\n'));
});

/** What has arrived and is not rendered yet, as JSON, by the numbers of the pages. */
const arrived = new Map<number, string>();
/** The view of the page that is being rendered. */
let shown: { page: OrderedPage; view: Views[ViewKind] } | undefined;
/** The numbers of the pages whose views are still to be asked for. */
let queue: number[] = [];
/** See RenderOrder. */
let [lot, unasked] = [1, 0];
let made: Output[] = [];

/** Tells what has been made, and asks for the views of the next pages. */
function askForMore(): void {
  const wants = queue.splice(0, lot);
  if (wants.length > 0 || made.length > 0) line.tell({ wants, made });
  made = [];
}

/** What somebody has left in a file. */
function left(file: string): Buffer {
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

function arrive(numbers: readonly number[], texts: readonly string[]): void {
  numbers.forEach((number, index) => {
    arrived.set(number, texts[index] ?? '');
    waiting.get(number)?.();
    waiting.delete(number);
  });
}

/** The view of a page, once it is here. */
async function viewOf(number: number): Promise<Views[ViewKind]> {
  // Astro renders without a pause: what has come meanwhile is heard.
  if (number % hearingEvery === 0) await setImmediate();
  if (!arrived.has(number)) await new Promise<void>((resolve) => waiting.set(number, resolve));
  const text = arrived.get(number) ?? 'null';
  arrived.delete(number);
  return JSON.parse(text) as Views[ViewKind];
}

/** Is it this page that asks for its view? */
const isOf = (page: OrderedPage, kind: ViewKind, params: Params): boolean =>
  kind === page.kind && Object.keys({ ...page.params, ...params }).every((name) => page.params[name] === params[name]);

/** Renders the pages in their order. */
async function work(): Promise<void> {
  const { programs, site } = await started.promise;
  const renderer = await openRenderer(programs);
  const write = newFiles(site);
  const order = await ordered.promise;
  const pages = deserialize(left(order.pages)) as OrderedPage[];
  ({ lot, unasked } = order);
  queue = [...pages.keys()].slice(unasked);
  const byKind = Map.groupBy(pages, ({ kind }) => kind);
  rememberShown({
    paths: (kind) => (byKind.get(kind) ?? []).map(({ params }) => params),
    view: (kind, params) => {
      if (!shown || !isOf(shown.page, kind, params)) throw new Error(`nobody has sent the view of a ${kind}`);
      return shown.view;
    },
  });
  await renderer.findPages();
  for (const [number, page] of pages.entries()) {
    shown = { page, view: await viewOf(number) };
    const html = await renderer.html(page.path);
    endWithParent();
    made.push(write(page.file, html));
    if (made.length === lot) askForMore();
  }
  askForMore();
  await hangUp();
}

await orTell(work());
