/** What other people would build the same cases with: Hugo for the pages, Pagefind's command line for the search. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MachineError } from '../../../src/machine/machine.ts';
import { root } from '../../../src/machine/process.ts';
import { writeHugoSite } from '../content/hugo-site.ts';
import { inTurn, measure, measureScript, type Taken } from '../measure/measure.ts';

/** The version of the Hugo on PATH. @throws MachineError if there is none */
export function hugoVersion(): string {
  const { stdout, error } = spawnSync('hugo', ['version'], { encoding: 'utf8' });
  const version = error ? undefined : /^hugo v(\d+(?:\.\d+)+)/u.exec(stdout)?.[1];
  if (version !== undefined) return version;
  throw new MachineError(
    '没有找到 Hugo，不能对照测量。请先安装（Debian、Ubuntu：apt-get install hugo；macOS：brew install hugo），并确认输入 hugo version 能看到版本号；或者去掉 --peers',
  );
}

/** The peers with a content folder of ours. */
export interface Peers {
  cases: number;
  /** Builds and indexes the site from nothing. */
  run: () => Promise<Taken>;
  /** Where the site is. */
  public: string;
}

/** Writes the Hugo site, which nobody measures. @param folder is emptied */
export function peersOf(content: string, folder: string): Peers {
  rmSync(folder, { recursive: true, force: true });
  const source = join(folder, 'source');
  const out = join(folder, 'public');
  const cases = writeHugoSite(content, source);
  return {
    cases,
    public: out,
    run: async () => {
      rmSync(out, { recursive: true, force: true });
      const pages = await measure('hugo', ['--source', source, '--destination', out]);
      const index = await measureScript(join(root, 'node_modules/pagefind/lib/runner/bin.cjs'), ['--site', out]);
      const made = readdirSync(join(out, 'cases'), { withFileTypes: true }).filter(
        (entry) => entry.isDirectory() && entry.name !== 'page',
      ).length;
      const indexed = Number(/Indexed (\d+) pages/u.exec(index.out)?.[1]);
      if (made !== cases || indexed !== cases)
        throw new Error(`of ${cases} cases the peers have ${made} pages, and ${indexed} in the index`);
      return inTurn([pages, index]);
    },
  };
}
