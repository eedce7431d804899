/**
 * The programs that render pages. Astro puts them together once; they are kept in the project, and taken over until one
 * of its files changes, or one of the libraries. No word of the content is in them.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../hash.ts';
import { MachineError } from '../../machine/machine.ts';
import { filesIn } from '../../manifest/manifest.ts';
import { quotePath } from '../../schema/fault.ts';
import { openCache, programKey } from '../cache.ts';
import { bytesOf, type Output } from '../kept-files.ts';
import { startHelper, type HelperNews } from './helper.ts';
import type { More } from '../programs/put-together.ts';

/** What the process that puts programs together is sent. */
export interface ProgramsOrder {
  /** Of the project. */
  root: string;
  /** See putTogether. */
  folder: string;
  more?: More | undefined;
}

export interface Programs {
  /** Their folder, once they lie in it. */
  folder: Promise<string>;
  /**
   * Waits for what is made by them. What is kept is linked, and whoever edits it edits them.
   * @throws MachineError where one of them is not what it was any more, whatever became of the work
   */
  use: <T>(work: Promise<T>) => Promise<T>;
  /** Why they are put together anew each time, for people; nothing where they are kept. They must lie in their folder. */
  left: () => readonly string[];
  /** Ends the process that puts them together. */
  stop: () => Promise<unknown>;
}

/**
 * @param root of the project
 * @param work a folder in the project, which gets them
 * @param caches the folder of what is kept between builds
 * @param base of the site
 */
export function openPrograms(root: string, work: string, caches: string, base: string, more?: More): Programs {
  const folder = join(work, 'programs');
  let outputs: readonly Output[] = [];
  let left: readonly string[] = [];
  let end = (): Promise<unknown> => Promise.resolve();
  const putTogether = async (): Promise<void> => {
    const program = join(import.meta.dirname, 'programs-worker.ts');
    const helper = startHelper<ProgramsOrder, HelperNews>(root, program, '生成网页');
    end = () => {
      helper.kill();
      return Promise.allSettled([helper.end]);
    };
    helper.tell({ root, folder, more });
    await helper.end;
  };
  const open = async (): Promise<string> => {
    const site = more?.path ?? 'site';
    const program = programKey(root, { base });
    const cache = openCache({ folder: join(caches, 'programs', site), site }, program, folder);
    await cache.laid;
    outputs = cache.takeAll(program);
    if (outputs.length === 0) {
      rmSync(folder, { recursive: true, force: true });
      await putTogether();
      outputs = filesIn(folder).map((file) => {
        const bytes = readFileSync(join(folder, file));
        const made = { file, sha256: hashOf(bytes), size: bytes.length, key: program };
        cache.note(made);
        return made;
      });
    }
    left = cache.close();
    return folder;
  };
  const opened = open();
  // Whoever needs them waits for them.
  opened.catch(() => undefined);
  return {
    folder: opened,
    use: async (work) => {
      await Promise.allSettled([work]);
      if (outputs.every((one) => bytesOf(join(folder, one.file), one))) return work;
      const where = quotePath(join(caches, 'programs'));
      throw new MachineError(`${where}里的文件在生成时被改动了，没有完成，请关闭正在改动它的程序，然后再运行一次`);
    },
    left: () => left,
    stop: () => end(),
  };
}
