/** A loss of power: all of a new site is on the disk before it gets its name, and that name before the old one goes. */
import type * as Processes from 'node:child_process';
import type * as FileSystem from 'node:fs';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type * as Promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { manifestOf } from '../../../tests/support/manifest.ts';
import { newSite, siteWorkshop } from './site-folder.ts';

/** What was written out, renamed and removed, in order. */
const done = vi.hoisted((): string[] => []);

/** Does the system write out all that waits? */
const system = vi.hoisted(() => ({ hasSync: false }));

vi.mock('node:child_process', async (original) => {
  const processes = await original<typeof Processes>();
  type Told = (cause: Error | null) => void;
  return {
    ...processes,
    execFile: (command: string, options: string[], told: Told) => {
      if (system.hasSync) done.push([command, ...options].join(' '));
      told(system.hasSync ? null : new Error(`spawn ${command} ENOENT`));
    },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof Promises>();
  return {
    ...fs,
    open: async (path: string, flags: string) => {
      const file = await fs.open(path, flags);
      const sync = file.sync.bind(file);
      file.sync = () => {
        done.push(`sync ${path}`);
        return sync();
      };
      return file;
    },
  };
});
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof FileSystem>();
  const opened = new Map<number, string>();
  return {
    ...fs,
    openSync: (path: string, flags: string) => {
      const file = fs.openSync(path, flags);
      opened.set(file, path);
      return file;
    },
    fsyncSync: (file: number) => {
      done.push(`sync ${opened.get(file) ?? ''}`);
      fs.fsyncSync(file);
    },
    renameSync: (from: string, to: string) => {
      done.push(`rename ${from} ${to}`);
      fs.renameSync(from, to);
    },
  };
});

/** Where there is no such command each file and folder is written out by itself. */
const each = (folder: string): string[] =>
  ['', '/a', '/a/b', '/a/b/c.html', '/index.html', '/manifest.json'].map((name) => `sync ${folder}${name}`);

it.runIf(process.platform === 'linux').each([
  { hasSync: true, writtenOut: (folder: string) => [`sync -f ${folder}`] },
  { hasSync: false, writtenOut: each },
])('a new site and its name are written out before the old one goes: %o', async ({ hasSync, writtenOut }) => {
  done.length = 0;
  system.hasSync = hasSync;
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'disk-')));
  try {
    const at = (name: string): string => join(home, name);
    const make = (folder: string): void => {
      mkdirSync(join(folder, 'a/b'), { recursive: true });
      for (const name of ['index.html', 'a/b/c.html']) writeFileSync(join(folder, name), name);
      manifestOf(folder, { site: 'https://example.org', commit: null, uncommitted: true, built: '2021-05-20' });
    };
    make(at('out'));
    const workshop = siteWorkshop(at('out'));
    mkdirSync(workshop);
    const site = newSite(at('out'), workshop);
    make(site.folder);
    let isChecked = false;
    expect(
      await site.publish(() => {
        isChecked = true;
        expect(done.every((one) => one.startsWith('sync '))).toBe(true);
      }),
    ).toEqual([]);
    expect(isChecked).toBe(true);
    const renamed = done.findIndex((one) => one.startsWith('rename '));
    expect(done.slice(0, renamed).sort()).toEqual(writtenOut(site.folder));
    expect(done.slice(renamed)).toEqual([
      `rename ${at('out')} ${join(workshop, 'old')}`,
      `rename ${site.folder} ${at('out')}`,
      `sync ${home}`,
      `rename ${join(workshop, 'old')} ${join(workshop, 'gone')}`,
    ]);
    expect(existsSync(at('out/a/b/c.html'))).toBe(true);
  } finally {
    rmSync(home, { recursive: true });
  }
});
