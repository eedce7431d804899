/** What renders pages is put together once, and again when anything of it has changed. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesIn } from '../../src/manifest/manifest.ts';
import { minimal, someDay } from '../support/content.ts';
import { readManifest } from '../support/manifest.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Environment, type Folder } from '../support/run.ts';

const timeout = 120_000;
const project = temporaryProject();
const kept = join(project.path, '.cache/programs/site');
let home: Folder;
beforeAll(() => {
  home = temporaryFolder(Object.fromEntries(Object.entries(minimal).map(([name, file]) => [`content/${name}`, file])));
});
afterAll(() => {
  home.remove();
  project.remove();
});

/** Whoever puts programs together writes a line. */
const told = `data:text/javascript,${encodeURIComponent(
  `if (/programs-worker/.test(process.argv[1])) console.log('put together');`,
)}`;

/** Builds a site. @returns was anything put together? */
async function build(name: string, environment: Environment = {}): Promise<boolean> {
  const { code, out, err } = await project.run('build', [], {
    CONTENT_DIR: join(home.path, 'content'),
    OUT_DIR: join(home.path, name),
    BUILD_DATE: someDay,
    NODE_OPTIONS: `--import=${told}`,
    ...environment,
  });
  expect([code, err]).toEqual([0, '']);
  return out.includes('put together');
}

const page = (name: string): string => readFileSync(join(home.path, name, 'index.html'), 'utf8');

test('kept programs give, byte for byte, the site that new ones give', { timeout }, async () => {
  rmSync(kept, { recursive: true, force: true });
  expect(await build('new')).toBe(true);
  expect(await build('kept')).toBe(false);
  expect(readManifest(join(home.path, 'kept'))).toEqual(readManifest(join(home.path, 'new')));
});

test('what somebody has changed or removed in them is put together anew', { timeout }, async () => {
  const spoilt: ((file: string) => void)[] = [
    (file) => writeFileSync(file, readFileSync(file, 'latin1').replace(/[a-z]/u, 'X'), 'latin1'),
    (file) => rmSync(file),
  ];
  for (const [number, spoil] of spoilt.entries()) {
    const [first = ''] = filesIn(join(kept, 'kept'));
    spoil(join(kept, 'kept', first));
    expect(await build(`spoilt-${String(number)}`)).toBe(true);
    expect(readManifest(join(home.path, `spoilt-${String(number)}`))).toEqual(readManifest(join(home.path, 'new')));
  }
});

describe('where programs can be kept nowhere, every build says so once', () => {
  const caches = join(project.path, '.cache');
  const aside = join(project.path, 'aside');
  test.each(['.cache/programs', '.cache'])('%s is a file', { timeout }, async (name) => {
    const path = join(project.path, name);
    renameSync(path, aside);
    writeFileSync(path, '');
    try {
      const { code, err } = await project.run('build', [], {
        CONTENT_DIR: join(home.path, 'content'),
        OUT_DIR: join(home.path, 'unkept'),
        BUILD_DATE: someDay,
      });
      expect([code, err.trim().split('\n')]).toEqual([
        0,
        [
          expect.stringMatching(
            /^没有留下缓存，下一次生成会慢一些；这次生成的网站不受影响。原因：「.*\.cache\/.*」：/u,
          ),
        ],
      ]);
      expect(readManifest(join(home.path, 'unkept'))).toEqual(readManifest(join(home.path, 'new')));
    } finally {
      rmSync(path);
      renameSync(aside, path);
    }
    expect(existsSync(caches)).toBe(true);
  });
});

describe('what is kept is changed while a site is made', () => {
  /** Whoever renders pages spoils a program before it is used. */
  const spoiler = (name: string, words: string): string =>
    `data:text/javascript,${encodeURIComponent(
      `import { globSync, writeFileSync } from 'node:fs';
       if (/render-worker/.test(process.argv[1])) process.on('message', ({ programs }) => {
         if (programs) for (const file of globSync(programs + '/${name}')) writeFileSync(file, ${JSON.stringify(words)});
       });`,
    )}`;

  test.each([
    ['a style', 'assets/_astro/*.css', 'body { display: none }'],
    ['a renderer', 'renderer/prerender-entry.*.mjs', 'throw new Error("spoilt")'],
  ])('%s: no site, one sentence, and the next one is right', { timeout }, async (_, name, words) => {
    const { code, err } = await project.run('build', [], {
      CONTENT_DIR: join(home.path, 'content'),
      OUT_DIR: join(home.path, 'torn'),
      BUILD_DATE: someDay,
      NODE_OPTIONS: `--import=${spoiler(name, words)}`,
    });
    expect(code).toBe(2);
    expect(err.trim()).toMatch(
      /^「[^」]*programs」里的文件在生成时被改动了，没有完成，请关闭正在改动它的程序，然后再运行一次$/u,
    );
    expect(existsSync(join(home.path, 'torn'))).toBe(false);
    expect(await build('mended')).toBe(true);
    expect(readManifest(join(home.path, 'mended'))).toEqual(readManifest(join(home.path, 'new')));
  });
});

test('a changed template and another base show in the next build', { timeout }, async () => {
  const footer = join(project.path, 'src/layouts/Page.astro');
  writeFileSync(footer, readFileSync(footer, 'utf8').replace('</body>', '<p>另一个模板</p></body>'));
  expect(await build('changed')).toBe(true);
  expect(page('changed')).toContain('另一个模板');
  expect(await build('based', { SITE_BASE: '/hjdc/' })).toBe(true);
  expect(page('based')).toContain('href="/hjdc/_astro/');
});
