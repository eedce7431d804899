/** Where the live preview keeps what its libraries make for themselves. */
import { accessSync, constants as modes, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

interface Caches {
  cacheDir?: string;
  vite?: { cacheDir: string };
}

/**
 * Beside the libraries, as they want it; where an ordinary user may not write there, in a folder that goes with the
 * preview.
 * @param libraries their folder
 */
export function previewCaches(libraries: string): Caches {
  if (['', '.vite', '.astro'].every((name) => mayWrite(join(libraries, name)))) return {};
  const folder = mkdtempSync(join(tmpdir(), 'huitoukan-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  return { cacheDir: join(folder, 'astro'), vite: { cacheDir: join(folder, 'vite') } };
}

/** What is not there yet may be made, if the folder around it may be written to. */
function mayWrite(path: string): boolean {
  try {
    accessSync(path, modes.W_OK);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
