/** Processes that render pages, each on a core of its own, while this one makes everything else. */
import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MachineError } from '../machine/machine.ts';
import type { News, Order, OrderedPage, RenderedPage } from './render-worker.ts';

/** A page to be rendered, and what it shows, as JSON. */
export interface PageOrder extends OrderedPage {
  view: () => string | Promise<string>;
}

export interface RenderPool {
  /** Renders pages into the folder of the site. @param made hears of each one */
  render: (pages: readonly PageOrder[], made: (page: RenderedPage) => void) => Promise<void>;
  /** The folder of programs, styles and public files, once all is rendered. */
  assets: string;
  /** Ends the processes, whatever they do. */
  stop: () => Promise<void>;
}

/** One core is left to what else a build does. */
export const usualWorkers = (): number => Math.max(1, availableParallelism() - 1);

/**
 * Starts the processes, which begin to put the programs together.
 * @param root of the project
 * @param work a folder in the project
 * @param site the folder of the site in the making
 */
export function renderPool(
  root: string,
  work: string,
  site: string,
  { workers = usualWorkers(), program = join(import.meta.dirname, 'render-worker.ts') } = {},
): RenderPool {
  const children = Array.from({ length: workers }, (_, index) => {
    const child = fork(program, { cwd: root, serialization: 'advanced', stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    const folder = join(work, `render-${String(index + 1)}`);
    order(child, { root, work: folder, site });
    const end = ended(child);
    // Whoever has pages rendered is told; nobody may be waiting yet.
    end.catch(() => undefined);
    return { child, folder, end };
  });
  return {
    render: async (pages, made) => {
      await Promise.all(
        children.map(({ child, end }, index) => {
          const own = pages.filter((_, number) => number % workers === index);
          const unshown = Promise.withResolvers<never>();
          child.on('message', ({ wants, made: some }: News) => {
            some.forEach(made);
            if (wants.length === 0) return;
            void Promise.all(wants.map(async (number) => (await own[number]?.view()) ?? 'null')).then(
              (views) => order(child, { views }),
              (cause: unknown) => {
                unshown.reject(cause);
                child.kill();
              },
            );
          });
          order(child, { pages: own.map(({ kind, params, path, file }) => ({ kind, params, path, file })) });
          // Why a page can't be shown says more than how its process ended.
          return Promise.race([unshown.promise, end]);
        }),
      );
    },
    assets: join(children[0]?.folder ?? work, 'pages'),
    stop: async () => {
      for (const { child } of children) child.kill('SIGKILL');
      await Promise.allSettled(children.map(({ end }) => end));
    },
  };
}

/** Tells a process something; why one that is gone can't be told is what its end says. */
const order = (child: ChildProcess, message: Order): void => {
  if (child.connected) child.send(message, () => undefined);
};

/** Settles with the end of a process; what it said of its failure is thrown. */
async function ended(child: ChildProcess): Promise<void> {
  let said = '';
  let failed: string | undefined;
  child.on('message', (news: News) => (failed ??= news.failed));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  const code = await promise;
  if (failed !== undefined) throw new MachineError(failed);
  if (code === null || said.includes('heap out of memory'))
    throw new MachineError('生成网页的程序被系统中断了，可能是内存不够，请关闭一些程序，然后再运行一次');
  if (code !== 0) throw new Error(said.trim() || `a process that renders pages ended with ${String(code)}`);
}
