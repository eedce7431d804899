/** A build that takes over what earlier ones made gives, byte for byte, the site that a build from nothing gives. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Dice } from '../../scripts/bench/content/words.ts';
import { filesIn, type SiteManifest } from '../../src/manifest/manifest.ts';
import { countsOf } from '../support/counts.ts';
import { stateOf } from '../support/deaths.ts';
import { editNames, edits, filesOf, newOffice, type EditName, type Office } from '../support/growing.ts';
import { readManifest } from '../support/manifest.ts';
import { diceFor, repeat, seed } from '../support/random.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const timeout = 240_000 * repeat;
const project = temporaryProject();
afterAll(() => project.remove());
let home: Folder;
beforeEach(() => {
  home = temporaryFolder();
});
afterEach(() => {
  for (const name of ['warm', 'cold']) forget(name);
  home.remove();
});

/** Deletes the cache of a site. */
const forget = (name: string): void => rmSync(project.cacheOf(join(home.path, name)), { recursive: true, force: true });

/** Builds what an office has now. @returns what the build said */
async function build(name: string, office: Office, day = '2029-06-01'): Promise<string> {
  rmSync(join(home.path, 'content'), { recursive: true, force: true });
  home.write(Object.fromEntries(Object.entries(filesOf(office)).map(([file, text]) => [`content/${file}`, text])));
  const { code, out, err } = await project.run('build', [], {
    CONTENT_DIR: join(home.path, 'content'),
    OUT_DIR: join(home.path, name),
    BUILD_DATE: day,
    SITE_BASE: office.base,
  });
  expect([code, err]).toEqual([0, '']);
  // The manifest tells the truth of every byte.
  expect(await stateOf(join(home.path, name))).toBe('whole');
  return out;
}

const manifestOf = (name: string): SiteManifest => readManifest(join(home.path, name));

test('two days apart with nothing due: the same bytes but for the day in the manifest', { timeout }, async () => {
  const office = newOffice(diceFor('two days'));
  await build('warm', office);
  const { files, ...said } = manifestOf('warm');
  await build('cold', office, '2029-06-03');
  expect(manifestOf('cold')).toEqual({ ...said, built: '2029-06-03', files });
  const again = await build('warm', office, '2029-06-03');
  expect(manifestOf('warm')).toEqual({ ...said, built: '2029-06-03', files });
  // The page of data shows the sizes of its files, and is rendered once they are known.
  expect(countsOf(again, '合计')[1]).toBe(1);
});

/** Somebody writes into the site that is served. */
function spoil(dice: Dice): string {
  const files = filesIn(join(home.path, 'warm')).filter((name) => !/^manifest(?:\.json$|\/)/u.test(name));
  const file = files[dice.between(0, files.length - 1)] ?? '';
  const path = join(home.path, 'warm', file);
  const bytes = readFileSync(path);
  // In the same place, of the same size or not.
  const at = dice.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, dice.chance(0.5) ? bytes : Buffer.concat([bytes, bytes]));
  return `${file} edited in the site`;
}

test('after whatever edits: what a build from nothing gives', { timeout }, async () => {
  const dice = diceFor('warm and cold');
  const office = newOffice(dice);
  await build('warm', office);
  const done: string[] = [];
  let [kept, made] = [0, 0];
  // Each kind of edit happens, in random order, some at a time.
  const left: EditName[] = Array.from({ length: repeat }, () => shuffled(editNames, dice)).flat();
  for (let step = 0; left.length > 0; step++) {
    for (const name of left.splice(0, dice.between(2, 5))) {
      edits[name](office, dice);
      done.push(name);
    }
    done.push(spoil(dice));
    const [some, others] = countsOf(await build('warm', office), '合计');
    kept += some;
    made += others;
    forget('cold');
    await build('cold', office);
    expect(manifestOf('warm'), `seed ${String(seed)}\n${done.join('\n')}`).toEqual(manifestOf('cold'));
    done.push('built');
  }
  // Where everything is made anew nothing is tested.
  expect(kept).toBeGreaterThan(0);
  expect(made).toBeGreaterThan(0);
  if (repeat > 1) console.log(`${done.join('\n')}\nkept ${String(kept)}, made ${String(made)}`);
});

function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  return list
    .map((one) => ({ one, at: dice.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
