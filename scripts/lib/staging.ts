/** The output folder is replaced only by a whole new one: what goes wrong before that leaves the old one as it was. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SettingsError } from '../../src/settings.ts';

export interface Staging {
  /** The folder to build into. */
  path: string;
  /** Puts it in the place of the output folder. */
  publish: () => void;
  /** Removes it if it has not been published; harmless afterwards. */
  discard: () => void;
}

/** Files that show that a folder was built by this project. */
const marks = ['manifest.json', 'index.html'];

/**
 * Opens a new folder beside the output folder, so on the same file system. An interrupted command leaves nothing behind.
 * @param outDir absolute path
 */
export function openStaging(outDir: string): Staging {
  refuseForeign(outDir);
  const beside = (what: string): string => join(dirname(outDir), `.${basename(outDir)}-${what}-${process.pid}`);
  const path = beside('new');
  const old = beside('old');
  const discard = (): void => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    rmSync(path, { recursive: true, force: true });
  };
  const interrupted = (signal: NodeJS.Signals): void => {
    discard();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  const publish = (): void => {
    const replaces = existsSync(outDir);
    if (replaces) renameSync(outDir, old);
    try {
      renameSync(path, outDir);
    } catch (cause) {
      if (replaces) renameSync(old, outDir);
      throw cause;
    }
    rmSync(old, { recursive: true, force: true });
    discard();
  };
  return { path, publish, discard };
}

/** A slip of OUT_DIR must not cost anybody their files. */
function refuseForeign(outDir: string): void {
  if (!existsSync(outDir)) return;
  const names = readdirSync(outDir);
  if (names.length > 0 && !marks.some((mark) => names.includes(mark)))
    throw new SettingsError(`OUT_DIR「${outDir}」里有别的文件，没有覆盖；请换一个文件夹，或者先清空它`);
}
