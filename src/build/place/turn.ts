/** A hidden folder in which one process at a time works, and what it left there if it died. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { tell } from '../../checks/privacy/index.ts';
import { quotePath, said, saidPath } from '../../schema/fault.ts';
import { MachineError } from '../../machine/machine.ts';
import { tryLock, type Lock } from './lock.ts';

const workerSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** When it began, as ISO 8601. */
  since: z.iso.datetime(),
  /** As people call it: `npm run build`. */
  call: z.string(),
  /** Where the site is to stand; undefined where none is made. */
  outDir: z.string().optional(),
});

/** Who works in a workshop. */
export type Worker = z.infer<typeof workerSchema>;

/** A workshop that this process has to itself. */
export interface Workshop {
  folder: string;
  /** Who worked here last, if that process died over it. */
  dead: Worker | undefined;
  /** Tells who works here now; to be called once what the dead left is put right. */
  sign: (me: Worker) => void;
  /** Lets others in; harmless when repeated. */
  close: () => void;
}

/** This process. */
export const myself = (outDir?: string): Worker => ({
  pid: process.pid,
  host: hostname(),
  since: new Date().toISOString(),
  call: `npm run ${basename(process.argv[1] ?? 'build', '.ts')}`,
  ...(outDir !== undefined && { outDir }),
});

const note = (folder: string): string => join(folder, 'worker.json');

/**
 * Enters a workshop that is free; whatever lies in it was left by the dead.
 * @returns undefined if a living process is in it: see workerIn
 */
export function tryEnter(folder: string): Workshop | undefined {
  const made = makeFolders(folder);
  const lock = lockIn(folder);
  if (!lock) return undefined;
  return {
    folder,
    dead: workerIn(folder),
    sign: (me) => writeFileSync(note(folder), JSON.stringify(me)),
    close: () => {
      if (!lock.isHeld()) return;
      rmSync(note(folder), { force: true });
      lock.release();
      removeEmpty(folder, made ?? folder);
    },
  };
}

/** The lock of a workshop; whoever leaves one removes its folder. */
function lockIn(folder: string): Lock | undefined {
  for (;;) {
    try {
      return tryLock(join(folder, 'lock'));
    } catch (cause) {
      if (existsSync(folder)) throw cause;
      makeFolders(folder);
    }
  }
}

/** Who is in a workshop, as far as that is known. */
export function workerIn(folder: string): Worker | undefined {
  try {
    return workerSchema.parse(JSON.parse(readFileSync(note(folder), 'utf8')));
  } catch {
    // Not written yet, or gone a moment ago.
    return undefined;
  }
}

/** How long to wait for whoever is in a workshop. */
export interface Patience {
  /** In milliseconds. */
  most: number;
  /** Tells people why nothing happens. */
  say: (line: string) => void;
}

/**
 * Enters a workshop; waits for whoever is in it.
 * @throws MachineError if that takes too long
 */
export async function enter(folder: string, { most, say }: Patience): Promise<Workshop> {
  const end = Date.now() + most;
  for (let turn = 0; ; turn++) {
    const workshop = tryEnter(folder);
    if (workshop) return workshop;
    const worker = workerIn(folder);
    const busy = worker ? `${workerText(worker)}正在进行` : '另一个命令正在生成网站';
    if (turn === 0) say(`${busy}，等它结束再接着做（按 Ctrl+C 放弃）……`);
    if (Date.now() >= end)
      throw new MachineError(
        `${busy}，等了 ${Math.round(most / 60_000)} 分钟还没有结束，这一次没有做。它如果卡住了，请结束进程 ${worker?.pid ?? ''}，再运行一次`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Who works, since when, at what: `npm run build（进程 123，2021/5/14 10:00:00 开始，生成到 /srv/dist）` */
export function workerText(worker: Worker): string {
  const { call, pid, host, outDir } = worker;
  const since = new Date(worker.since).toLocaleString('zh-CN', { hour12: false });
  const where = host === hostname() ? '' : `${said(host)} 上的`;
  return tell(
    `${where}${call}（进程 ${pid}，${since} 开始${outDir === undefined ? '' : `，生成到 ${saidPath(outDir)}`}）`,
  );
}

/**
 * Makes a folder and what is missing above it. Node's own way never ends where a folder takes none, such as /proc.
 * @returns the first one that was made
 */
function makeFolders(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT')
      throw new MachineError(`${quotePath(dirname(folder))}里不能新建文件夹，请换一个文件夹`, { cause });
    // Somebody else was quicker.
    if (code !== 'EEXIST') throw cause;
  }
  return above ?? folder;
}

/** Removes a folder and those above it up to `last`, as long as nothing is in them. */
function removeEmpty(folder: string, last: string): void {
  for (let at = folder; at.startsWith(last); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return;
    }
    if (!existsSync(dirname(at))) return;
  }
}
