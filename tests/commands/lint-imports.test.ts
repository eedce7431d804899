import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// Files that do not exist have no types: everything but the typed rules is tested.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

/** What ESLint says of `code`, were it the file `filePath`; unused names and the like are left out. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  if (!result) throw new Error(`${filePath} is ignored by ESLint`);
  return result.messages
    .filter(({ ruleId, fatal }) => fatal === true || /^(?:house\/|no-restricted-)/.test(ruleId ?? ''))
    .map(({ message }) => message);
}

const schema = /^schema imports zod only: .+/;
const register = /^register imports schema only: .+/;
const formats = /^formats import schema and register only, .+/;
const views = /^views are pure: .+/;
const routes = /^a page lays out a view: .+/;
const layouts = /^layouts take props, as components do: .+/;
const checks = /^checks import schema and register only .+/;
const join = /^only site\.ts and the commands join reader to register: .+/;
const components = /^components take props, never site\.ts, never files: .+/;
const client = /^search\/client runs in the browser: it never imports node:\*, reader or site\.ts\.$/;
const pages = /^nothing imports pages: .+/;
const thin = /^src never imports scripts: .+/;
const scripts = /^commands never import pages, components or layouts: .+/;

describe('a forbidden import', () => {
  it.each([
    ['src/schema/a.ts', `import '../reader/x.ts';`, schema],
    ['src/schema/a.ts', `import { parse } from 'yaml';`, schema],
    ['src/schema/deep/a.ts', `import fs from 'node:fs';`, schema],
    ['src/schema/a.test.ts', `import '../register/x.ts';`, schema],
    ['src/register/a.ts', `import { read } from '../reader/x.ts';`, register],
    ['src/register/a.ts', `import type { Read } from '../reader/x.ts';`, register],
    ['src/register/a.ts', `export * from '../reader/x.ts';`, register],
    ['src/register/a.ts', `export { read } from '../reader/x.ts';`, register],
    ['src/register/a.ts', `await import('../reader/x.ts');`, register],
    ['src/register/a.ts', `export type A = import('../reader/x.ts').A;`, register],
    ['src/register/deep/a.ts', `import '../../reader/x.ts';`, register],
    ['src/register/a.ts', `import '../site.ts';`, register],
    ['src/register/a.ts', `import '../schema-like/x.ts';`, register],
    ['src/register/a.ts', `import 'node:path';`, register],
    ['src/register/a.ts', `import 'path';`, register],
    ['src/register/a.ts', `import 'astro:content';`, register],
    ['src/register/a.test.ts', `import '../reader/x.ts';`, register],
    ['src/formats/a.ts', `import 'fs/promises';`, formats],
    ['src/formats/a.ts', `import '/src/site.ts';`, formats],
    ['src/checks/a.ts', `import '../reader/x.ts';`, checks],
    ['src/checks/a.ts', `import 'node:fs';`, checks],
    ['src/reader/a.ts', `import '../register/x.ts';`, join],
    ['src/search/build/a.ts', `import '../../reader/x.ts';`, join],
    ['src/pages/a.astro', `---\nimport { read } from '../reader/x.ts';\nread();\n---\n<p></p>`, routes],
    ['src/components/a.ts', `import '../site.ts';`, components],
    ['src/components/A.astro', `---\nimport { site } from '../site.ts';\n---\n<p>{site}</p>`, components],
    ['src/components/deep/A.astro', `---\nimport fs from 'node:fs';\n---\n<p>{fs}</p>`, components],
    ['src/components/A.astro', `<p></p>\n<script>\nimport '../reader/x.ts';\n</script>`, components],
    ['src/components/A.astro', `---\nimport { getEntry } from 'astro:content';\ngetEntry();\n---\n`, components],
    ['src/search/client/a.ts', `import 'node:path';`, client],
    ['src/search/client/a.ts', `import '../../reader/x.ts';`, client],
    ['src/search/client/a.ts', `import '../../site.ts';`, client],
    ['src/integration.ts', `import './pages/index.astro';`, pages],
    ['src/pages/a.astro', `---\nimport B from './b.astro';\n---\n<B />`, routes],
    ['tests/a.test.ts', `import '../src/pages/feed.ts';`, pages],
    ['scripts/a.ts', `import '../src/pages/feed.ts';`, scripts],
    ['scripts/lib/a.ts', `import '../../src/components/A.astro';`, scripts],
    ['scripts/a.ts', `import '../src/layouts/A.astro';`, scripts],
    ['src/importer/read/a.ts', `import '../../layouts/A.astro';`, scripts],
    ['src/build/a.ts', `import '../../scripts/b.ts';`, thin],
    ['src/register/a.ts', `import '../formats/x.ts';`, register],
    ['src/register/a.ts', `import { z } from 'zod';`, register],
    ['src/views/a.ts', `import '../reader/a.ts';`, views],
    ['src/views/a.ts', `import '../site.ts';`, views],
    ['src/views/a.ts', `import '../shown.ts';`, views],
    ['src/views/parts/a.ts', `import 'node:crypto';`, views],
    ['src/views/a.ts', `import A from '../components/A.astro';`, views],
    ['src/views/a.ts', `import { getEntry } from 'astro:content';`, views],
    ['src/views/a.ts', `import { parse } from 'yaml';`, views],
    ['src/pages/a.astro', `---\nimport { site } from '../site.ts';\n---\n<p>{site}</p>`, routes],
    [
      'src/pages/deep/a.astro',
      `---\nimport { addresses } from '../../register/addresses.ts';\n---\n<p>{addresses}</p>`,
      routes,
    ],
    ['src/pages/a.astro', `---\nimport { cut } from '../schema/cut.ts';\n---\n<p>{cut}</p>`, routes],
    ['src/pages/a.astro', `---\nimport { homeView } from '../views/home.ts';\n---\n<p>{homeView}</p>`, routes],
    ['src/pages/a.astro', `---\nimport fs from 'node:fs';\n---\n<p>{fs}</p>`, routes],
    ['src/layouts/A.astro', `---\nimport { site } from '../site.ts';\n---\n<p>{site}</p>`, layouts],
    ['src/layouts/A.astro', `---\nimport fs from 'node:fs';\n---\n<p>{fs}</p>`, layouts],
  ])('%s: %s', async (file, code, why) => {
    expect(await complaints(file, code)).toEqual([expect.stringMatching(why)]);
  });
});

describe('an allowed import', () => {
  it.each([
    ['src/schema/a.ts', `import { z } from 'zod';`],
    ['src/schema/deep/a.ts', `import '../b.ts';`],
    ['src/schema/a.test.ts', `import 'vitest'; import 'fast-check'; import '../../tests/build.ts';`],
    ['src/register/deep/a.ts', `import '../b.ts'; import '../../schema/c.ts';`],
    ['src/formats/deep/a.ts', `import '../b.ts'; import '../../schema/c.ts'; import '../../register/d.ts';`],
    [
      'src/views/parts/a.ts',
      `import '../../schema/a.ts'; import '../../register/b.ts'; import '../../formats/c.ts'; import '../d.ts';`,
    ],
    [
      'src/layouts/A.astro',
      `---\nimport { viewAt } from '../shown.ts';\nimport A from '../components/A.astro';\n---\n<A {viewAt} />`,
    ],
    ['src/reader/a.ts', `import 'node:fs'; import 'yaml'; import '../schema/c.ts';`],
    ['src/checks/a.ts', `import '../register/a.ts'; import '../schema/b.ts'; import 'chinese-days/dist/c.json';`],
    ['src/site.ts', `import './reader/a.ts'; import './register/a.ts'; import './checks/a.ts';`],
    [
      'src/pages/a.astro',
      `---\nimport { viewAt } from '../shown.ts';\nimport type { Views } from '../views/index.ts';\nimport A from '../components/A.astro';\nimport B from '../layouts/B.astro';\n---\n<B><A {viewAt} /></B>`,
    ],
    ['src/components/A.astro', `---\nimport type { Case } from '../register/case.ts';\n---\n<p></p>`],
    ['src/search/build/a.ts', `import 'node:path'; import '../../site.ts';`],
    ['src/search/client/a.ts', `import '../shared/fold.ts';`],
    ['src/importer/write/a.ts', `import '../../reader/a.ts'; import 'node:fs';`],
    ['scripts/a.ts', `import '../src/reader/a.ts'; import '../src/register/a.ts'; import 'node:fs';`],
    ['tests/a.test.ts', `import '../src/reader/a.ts'; import '../src/register/a.ts';`],
  ])('%s: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});

describe('a value between quotation marks', () => {
  it.each([
    'src/schema/a.ts',
    'src/reader/a.ts',
    'src/checks/a.ts',
    'src/settings.ts',
    'scripts/a.ts',
    'scripts/lib/a.ts',
  ])('is quoted in %s', async (file) => {
    const code = 'export const told = (typed: string): string => `没有「${typed}」`;';
    expect(await complaints(file, code)).toEqual([expect.stringMatching(/^quote\(value\) of src\/schema\/fault\.ts /)]);
  });
});

describe('register and formats are pure', () => {
  it.each([
    ['export const now = Date.now();', /today is an argument/],
    ['export const now = new Date();', /today is an argument/],
    ['export const now = Date();', /today is an argument/],
    ['export const day = process.env.BUILD_DATE;', /the environment is an argument/],
    ['export const base = import.meta.env.BASE_URL;', /the environment, which is an argument/],
    ['export const dice = Math.random();', /the same records give the same bytes/],
  ])('%s', async (code, why) => {
    for (const folder of ['src/register', 'src/formats', 'src/checks']) {
      expect(await complaints(`${folder}/a.ts`, code)).toEqual([expect.stringMatching(why)]);
    }
    expect(await complaints('scripts/a.ts', code)).toEqual([]);
  });

  it('allows a date that is given', async () => {
    expect(await complaints('src/register/a.ts', `export const day = new Date('2019-11-14T00:00:00Z');`)).toEqual([]);
  });
});
