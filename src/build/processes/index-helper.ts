/** The search index is made by a process of its own: this one is its near end. */
import { join } from 'node:path';
import type { IndexJob } from '../../search/build/write.ts';
import type { Output } from '../kept-files.ts';
import { startHelper } from './helper.ts';
import type { IndexNews, IndexOrder } from './index-worker.ts';

export interface IndexHelper {
  /** Makes the files of a job in the folder of the site. */
  make: (job: IndexJob) => Promise<readonly Output[]>;
  /** There are no more jobs: the process ends. */
  close: () => Promise<void>;
  /** Ends the process, whatever it does. */
  stop: () => Promise<void>;
}

/**
 * Starts the process.
 * @param root of the project
 * @param site the folder of the site in the making
 */
export function indexHelper(root: string, site: string): IndexHelper {
  const waiting = new Map<string, (made: readonly Output[]) => void>();
  const program = join(import.meta.dirname, 'index-worker.ts');
  const helper = startHelper<IndexOrder, IndexNews>(root, program, '生成搜索索引');
  helper.hear(({ key = '', made = [] }) => waiting.get(key)?.(made));
  helper.tell({ site });
  const ended = async (): Promise<never> => {
    await helper.end;
    throw new Error('the process that makes the index has ended too soon');
  };
  return {
    make: (job) => {
      const { promise, resolve } = Promise.withResolvers<readonly Output[]>();
      waiting.set(job.key, resolve);
      helper.tell({ job });
      return Promise.race([promise, ended()]);
    },
    close: () => {
      helper.tell({ over: true });
      return helper.end;
    },
    stop: async () => {
      helper.kill();
      await Promise.allSettled([helper.end]);
    },
  };
}
