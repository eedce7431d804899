/** Writes files whole or not at all. */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { saidPath } from '../../schema/fault.ts';
import { draftBeside, writeDraft } from '../../machine/drafts.ts';
import { fileMend } from '../../machine/machine.ts';
import { badCall, badFile, notAFile } from '../stop.ts';

export interface Output {
  /** Absolute. */
  path: string;
  /** As people see it. */
  name: string;
  /** What stood there when the diff was made. */
  before: string | undefined;
  after: string;
}

/** A text, or the bytes of a paper that comes with it. */
export type WholeFile = Omit<Output, 'after'> & { after: string | Uint8Array };

/** The text of a file, or undefined where there is none. */
export function currentText(path: string): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && !stats.isFile() && !stats.isDirectory()) throw badCall(`${saidPath(path)}：${notAFile}`);
    return stats ? readFileSync(path, 'utf8') : undefined;
  } catch (cause) {
    const mend = fileMend(cause, path);
    throw mend === undefined ? cause : badCall(mend);
  }
}

/** What stood there with the line ends that are written here: editors on Windows end lines with CRLF. */
export const plainBefore = ({ before }: Output): string | undefined =>
  before?.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');

/** Does the file already say what would be written? */
export const isSame = (output: Output): boolean => plainBefore(output) === output.after;

/** Writes all files, or none: first beside their places, then each into its place at one stroke. */
export function writeAll(outputs: readonly WholeFile[]): void {
  const staged: { output: WholeFile; draft: string }[] = [];
  const placed: WholeFile[] = [];
  const folders: string[] = [];
  try {
    for (const output of outputs) {
      if (currentText(output.path) !== output.before)
        throw badFile(`${saidPath(output.name)} 刚被别的程序改过，没有写入，请重新运行`);
      const folder = mkdirSync(dirname(output.path), { recursive: true });
      if (folder !== undefined) folders.push(folder);
      const draft = draftBeside(output.path);
      staged.push({ output, draft });
      writeDraft(draft, output.after);
    }
    for (const { output, draft } of staged) {
      renameSync(draft, output.path);
      placed.push(output);
    }
  } catch (cause) {
    for (const { draft } of staged) rmSync(draft, { force: true });
    for (const { path, before } of placed) {
      if (before === undefined) rmSync(path, { force: true });
      else writeFileSync(path, before);
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    const at = placed.length > 0 ? placed.length : Math.max(staged.length - 1, 0);
    const mend = fileMend(cause, outputs[at]?.name ?? '');
    throw mend === undefined ? cause : badCall(`${mend}；什么都没有写入`);
  }
}
