/** A folder, a pipe or a file stands where a command looks for something else: it says so in a sentence, and ends. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { minimal, someDay } from '../support/content.ts';
import { run, temporaryFolder, type Environment, type Folder, type Outcome } from '../support/run.ts';

let place: Folder;
beforeEach(() => {
  place = temporaryFolder({ ...minimal, file: '文件\n' });
  mkdirSync(join(place.path, 'folder'));
});
afterEach(() => {
  place.remove();
});
const at = (...names: string[]): string => join(place.path, ...names);

/** Makes a pipe that nobody writes into: whoever reads it waits for ever. */
function makePipe(name: string): string {
  expect(spawnSync('mkfifo', [at(name)]).status).toBe(0);
  return at(name);
}

/** The command ends as a wrong call does, in Chinese. */
async function refused(command: string, args: readonly string[], environment: Environment = {}): Promise<string> {
  const { code, err }: Outcome = await run(command, args, {
    CONTENT_DIR: place.path,
    BUILD_DATE: someDay,
    HUITOUKAN_LIVE: 'off',
    ...environment,
  });
  expect(err).not.toMatch(/^\s+at |Error:/mu);
  expect(code, err).toBeGreaterThan(0);
  return err;
}

test.runIf(process.platform !== 'win32')('a pipe in the place of a table', async () => {
  expect(await refused('import', [makePipe('table.xlsx'), '--inspection', 'lin-2021'])).toContain(
    'table.xlsx：这是管道或者设备，不是文件',
  );
});

test.runIf(process.platform !== 'win32')('a pipe in the place of the sheet to sign', async () => {
  expect(await refused('review', ['--out', makePipe('sheet.html')])).toContain('这是管道或者设备，不是文件');
});

test('a file in the place of the content folder', async () => {
  const answers = ['--title', '临江市公开', '--address', 'https://hjdc.linjiang.example', '--publisher', '临江市某办'];
  const more = ['--contact', '000-0000000', '--summary', '公开办理情况。', '--rest', '删去'];
  const err = await refused('new', ['site', ...answers, ...more], { CONTENT_DIR: at('file') });
  expect(err).toContain('同名的文件挡着');
  expect(readFileSync(at('file'), 'utf8')).toBe('文件\n');
});

test('a file in the place of the folder that a build works in', async () => {
  place.write({ '.site-work': '我的\n' });
  const out = { CONTENT_DIR: 'tests/fixtures/content', OUT_DIR: at('site') };
  expect(await refused('build', [], out)).toMatch(/\.site-work[^：]*：路径中间有一段是文件，不是文件夹/u);
  expect(readFileSync(at('.site-work'), 'utf8')).toBe('我的\n');
});

test('no folder for temporary files', async () => {
  const nowhere = at('nowhere');
  const environment = { CONTENT_DIR: 'tests/fixtures/content', TMPDIR: nowhere, TEMP: nowhere, TMP: nowhere };
  expect(await refused('check', ['--staged'], environment)).toContain(`没有存放临时文件的文件夹「${nowhere}」`);
});

test('a page without a table is not called an unknown kind of file', async () => {
  place.write({ 'page.html': '<p>没有表格的网页' });
  const err = await refused('import', [at('page.html'), '--inspection', 'lin-2021']);
  expect(err).not.toContain('不认识这种文件');
});
