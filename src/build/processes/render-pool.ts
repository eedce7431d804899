/** Processes that render pages, each on a core of its own, while this one makes everything else. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { Output } from '../kept-files.ts';
import { startHelper } from './helper.ts';
import type { OrderedPage, RenderNews, RenderOrder } from './render-worker.ts';

/** A page to be rendered, and what it shows, as JSON. */
export interface PageOrder extends OrderedPage {
  view: () => string | Promise<string>;
}

export interface RenderPool {
  /** Renders pages into the folder of the site. @param made hears of each one */
  render: (pages: readonly PageOrder[], made: (page: Output) => void) => Promise<void>;
  /** Ends the processes, whatever they do. */
  stop: () => Promise<void>;
}

/** How many views go to a process at a time. */
const lot = 64;

/** How many pages ahead they go: whoever makes them may be busy with a large file. */
const ahead = 24 * lot;

/** One core is left to what else a build does. */
export const usualWorkers = (): number => Math.max(1, availableParallelism() - 1);

/**
 * Starts the processes.
 * @param root of the project
 * @param work a folder for what they are sent
 * @param programs the folder of what renders pages, once it is there
 * @param site the folder of the site in the making
 */
export function renderPool(
  root: string,
  work: string,
  programs: Promise<string>,
  site: string,
  { workers = usualWorkers(), program = join(import.meta.dirname, 'render-worker.ts') } = {},
): RenderPool {
  const helpers = Array.from({ length: workers }, (_, index) => {
    const folder = join(work, `render-${String(index + 1)}`);
    const helper = startHelper<RenderOrder, RenderNews>(root, program, '生成网页');
    return { helper, folder };
  });
  const begun = programs.then((folder) => helpers.forEach(({ helper }) => helper.tell({ programs: folder, site })));
  begun.catch(() => undefined);
  return {
    render: async (pages, made) => {
      await Promise.all(
        helpers.map(async ({ helper, folder }, index) => {
          const own = pages.filter((_, number) => number % workers === index);
          const unshown = Promise.withResolvers<never>();
          const giveUp = (cause: unknown): void => {
            unshown.reject(cause);
            helper.kill();
          };
          begun.catch(giveUp);
          let files = 0;
          const inFile = (content: string | Buffer): string => {
            // Whoever is left of a dead build must not take them.
            const name = join(folder, `order-${String(process.pid)}-${String(++files)}`);
            mkdirSync(folder, { recursive: true });
            writeFileSync(name, content);
            return name;
          };
          const show = async (wants: number[]): Promise<void> => {
            try {
              const views = await Promise.all(wants.map(async (number) => (await own[number]?.view()) ?? 'null'));
              helper.tell({ views: inFile(views.join('\n')), of: wants });
            } catch (cause) {
              giveUp(cause);
            }
          };
          let told = 0;
          helper.hear(({ wants = [], made: some = [] }) => {
            some.forEach(made);
            told += some.length;
            if (wants.length > 0) void show(wants);
          });
          const pagesFile = inFile(
            serialize(own.map(({ kind, params, path, file }) => ({ kind, params, path, file }))),
          );
          helper.tell({ pages: pagesFile, lot, unasked: ahead });
          const first = own.slice(0, ahead).map((_, number) => number);
          for (let at = 0; at < first.length; at += lot) void show(first.slice(at, at + lot));
          // Why a page can't be shown says more than how its process ended.
          await Promise.race([unshown.promise, helper.end]);
          if (told !== own.length) throw new Error(`of ${String(own.length)} pages ${String(told)} were heard of`);
        }),
      );
    },
    stop: async () => {
      for (const { helper } of helpers) helper.kill();
      await Promise.allSettled(helpers.map(({ helper }) => helper.end));
    },
  };
}
