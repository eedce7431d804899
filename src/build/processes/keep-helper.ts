/** What earlier builds made is laid out in the new site by a process of its own: this one is its near end. */
import { join } from 'node:path';
import type { Layout } from '../kept-files.ts';
import { startHelper } from './helper.ts';
import type { KeepNews } from './keep-worker.ts';

export interface KeepHelper {
  /** See layOut. */
  lay: (layout: Layout) => Promise<readonly string[]>;
  /** Ends the process, whatever it does. */
  stop: () => Promise<unknown>;
}

/** @param root of the project */
export function keepHelper(root: string): KeepHelper {
  let stop = (): Promise<unknown> => Promise.resolve();
  return {
    lay: async (layout) => {
      const program = join(import.meta.dirname, 'keep-worker.ts');
      const helper = startHelper<Layout, KeepNews>(root, program, '沿用旧文件');
      stop = () => {
        helper.kill();
        return Promise.allSettled([helper.end]);
      };
      const { promise, resolve } = Promise.withResolvers<readonly string[]>();
      helper.hear(({ laid }) => laid && resolve(laid));
      helper.tell(layout);
      await helper.end;
      return Promise.race([promise, Promise.reject(new Error('nobody has told what was laid out'))]);
    },
    stop: () => stop(),
  };
}
