/** A build may die at any moment: the served folder is whole or, between two renames, absent; the next command mends it. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tidyUp } from '../../src/build/place/work.ts';
import { readSettings } from '../../src/settings.ts';
import { runDeadly, stateOf, type End } from '../support/deaths.ts';
import { repeat } from '../support/random.ts';
import type { Environment } from '../support/run.ts';

const script = 'tests/support/make-site.ts';
let home = '';
let old: Promise<string> | undefined;
const at = (name: string): string => join(home, name);
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'deaths-'));
  old = undefined;
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** A folder for one build, with a site in it or without. The site is made once: what a build leaves has no place in it. */
async function place(name: string, hasSite: boolean): Promise<string> {
  mkdirSync(at(`${name}/project`), { recursive: true });
  if (hasSite) {
    old ??= oldSite();
    cpSync(await old, at(`${name}/out`), { recursive: true });
  }
  return at(name);
}

async function oldSite(): Promise<string> {
  mkdirSync(at('old/project'), { recursive: true });
  expect(await make(at('old'), 'old')).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(at('old/project'))).toEqual([]);
  expect(readdirSync(at('old')).sort()).toEqual(['out', 'project']);
  return at('old/out');
}

const make = (folder: string, version: string | undefined, environment: Environment = {}): Promise<End> =>
  runDeadly(script, [join(folder, 'project'), join(folder, 'out'), ...(version === undefined ? [] : [version])], {
    ...environment,
  });

/** All changes to files that a run makes, in order. */
async function changesOf(folder: string, version: string | undefined): Promise<string[]> {
  const log = join(folder, 'log');
  expect((await make(folder, version, { DIE_LOG: log })).code).toBe(0);
  const changes = readFileSync(log, 'utf8').trim().split('\n');
  rmSync(log);
  return changes;
}

/** What every command does at its start; returns what it says. */
function tidy(folder: string): string[] {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const project = join(folder, 'project');
  tidyUp(readSettings({ OUT_DIR: join(folder, 'out') }, project, new Date()), project);
  const said = log.mock.calls.map(([line]) => String(line));
  log.mockRestore();
  return said;
}

const versionIn = (folder: string): string => readFileSync(join(folder, 'out/index.html'), 'utf8');

/** Some at a time. */
async function forEach(count: number, run: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await run(index);
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** With `npm run test:long` only: that there was no site adds little. */
const first = repeat > 1 ? [{ name: 'where there was none', hasSite: false }] : [];

describe.each([{ name: 'in the place of a site', hasSite: true }, ...first])('$name', ({ hasSite }) => {
  test('dies before each change to a file', { timeout: 120_000 }, async () => {
    const changes = await changesOf(await place('all', hasSite), 'new');
    const renames = changes.flatMap((change, index) => (/^rename \S+\/out | \S+\/out$/u.test(change) ? [index] : []));
    expect(changes.length).toBeGreaterThan(22);
    expect(renames).toHaveLength(hasSite ? 2 : 1);
    await forEach(changes.length, async (index) => {
      const told = `${changes[index] ?? ''} (${index})`;
      const folder = await place(String(index), hasSite);
      const { signal, err } = await make(folder, 'new', { DIE_AT: String(index + 1) });
      expect([signal, err], told).toEqual(['SIGKILL', '']);

      const isNew = index > (renames.at(-1) ?? 0);
      const isAbsent = hasSite ? index === renames[1] : !isNew;
      expect(await stateOf(join(folder, 'out')), told).toBe(isAbsent ? 'absent' : 'whole');

      const said = tidy(folder);
      if (isAbsent && hasSite)
        expect(said, told).toContain(`上一次生成在替换网站时中断，已经恢复原来的网站：${join(folder, 'out')}`);
      expect(readdirSync(folder).sort(), told).toEqual(isAbsent && !hasSite ? ['project'] : ['out', 'project']);
      expect(readdirSync(join(folder, 'project')), told).toEqual([]);
      if (isAbsent && !hasSite) return;
      expect(await stateOf(join(folder, 'out')), told).toBe('whole');
      expect(versionIn(folder), told).toBe(isNew ? 'new' : 'old');
    });
  });
});

test('an error at each change to a file keeps the old site in its place', { timeout: 120_000 }, async () => {
  const changes = await changesOf(await place('all', true), 'new');
  const publishes = changes.findIndex((change) => change.endsWith('/out'));
  await forEach(changes.length, async (index) => {
    const told = `${changes[index] ?? ''} (${index})`;
    const folder = await place(String(index), true);
    await make(folder, 'new', { DIE_AT: String(index + 1), DIE_OF: 'EIO' });
    expect(await stateOf(join(folder, 'out')), told).toBe('whole');
    expect(versionIn(folder), told).toBe(index > publishes ? 'new' : 'old');
    tidy(folder);
    expect(readdirSync(folder).sort(), told).toEqual(['out', 'project']);
    expect(readdirSync(join(folder, 'project')), told).toEqual([]);
  });
});

test('the command that mends it may die, too', { timeout: 120_000 }, async () => {
  const between = { DIE_ON: 'rename .*/new ', DIE_AT: '1' };
  const broken = async (name: string): Promise<string> => {
    const folder = await place(name, true);
    expect((await make(folder, 'new', between)).signal).toBe('SIGKILL');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    return folder;
  };
  const changes = await changesOf(await broken('all'), undefined);
  expect(changes.length).toBeGreaterThan(8);
  await forEach(changes.length, async (index) => {
    const told = `${changes[index] ?? ''} (${index})`;
    const folder = await broken(String(index));
    expect((await make(folder, undefined, { DIE_AT: String(index + 1) })).signal, told).toBe('SIGKILL');
    tidy(folder);
    expect(await stateOf(join(folder, 'out')), told).toBe('whole');
    expect(versionIn(folder), told).toBe('old');
    expect(readdirSync(folder).sort(), told).toEqual(['out', 'project']);
    expect(readdirSync(join(folder, 'project')), told).toEqual([]);
  });
});
