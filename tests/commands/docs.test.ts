/** The documents say what is there, and all of it: commands, options, environment variables, fields, links. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commandNames, helpOf, scriptOf } from '../../scripts/docs/commands.ts';
import { fieldTables } from '../../scripts/docs/fields.ts';
import { fieldsOf, objectWithin } from '../../src/schema/field.ts';
import { everyWord } from '../../src/schema/files/inspection-words.ts';
import { run } from '../support/run.ts';

const timeout = 60_000;
const documents = ['README.md', ...globSync('docs/**/*.md')].map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));
const textOf = (file: string): string => documents.find((one) => one.file === file)?.text ?? '';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
const names = commandNames();
const helps = new Map(names.map((name) => [name, helpOf(name)]));

/** npm runs these by itself, or hands them to another tool. */
const notOurs = new Set(['prepare', 'format', 'lint']);

describe('commands', () => {
  it('every one is in the README, and has a help in Chinese', () => {
    expect(Object.keys(scripts).filter((name) => !names.includes(name) && !notOurs.has(name))).toEqual([]);
    for (const name of names) {
      expect(textOf('README.md'), name).toMatch(new RegExp(`npm (?:run )?${name}\\b`, 'u'));
      expect(helps.get(name), name).toMatch(/^用法：npm (?:run )?\S+[^]*\p{Script=Han}/u);
      // It is read in every office.
      expect(helps.get(name), name).not.toMatch(/qujing|曲靖|麒麟/u);
    }
  });

  it.each(names)('%s: a wrong call is answered with how to call it, and exit code 2', { timeout }, async (name) => {
    const { code, out, err } = await run(name, ['--no-such-option']);
    expect(out + err).toContain(helps.get(name));
    expect(code).toBe(2);
  });

  const call = /npm (?:run ([a-z:]+)|(start|test)\b)(?: -- ([^\n`|#&（]*))?/gu;
  const called = documents.flatMap(({ file, text }) =>
    [...text.replace(/<!-- generated: commands -->[^]*/u, '').matchAll(call)].map(
      ([all, name, short = '', given = '']) => ({ file, all, name: name ?? short, given }),
    ),
  );

  it('every call in a document names a command that is there, with options that it takes', () => {
    expect(called.length).toBeGreaterThan(40);
    for (const { file, all, name, given } of called) {
      expect(Object.keys(scripts), `${file}: ${all}`).toContain(name);
      for (const [option] of given.matchAll(/--[a-z-]+/gu))
        if (option !== '--help') expect(helps.get(name), `${file}: ${all}`).toContain(option);
    }
  });

  it('every option that a command takes is in its help', () => {
    for (const name of names) {
      const source = readFileSync(scriptOf(name), 'utf8');
      const options = [...source.matchAll(/(\w+|'[\w-]+'): (?:text\b|\{ type: '(?:string|boolean)')/gu)];
      for (const [, option = ''] of options)
        expect(helps.get(name), `${name} --${option}`).toContain(`--${option.replaceAll("'", '')}`);
    }
  });

  it('git is asked for what it can do', () => {
    const commands = [...textOf('docs/handbook.md').matchAll(/\bgit ([a-z]+(?:-[a-z]+)*)/gu)].map(
      ([, name = '']) => name,
    );
    const known = spawnSync('git', ['--list-cmds=main'], { encoding: 'utf8' }).stdout.split('\n');
    expect(commands.length).toBeGreaterThan(5);
    for (const name of commands) expect(known).toContain(name);
  });
});

it('every environment variable that is read is in the README', () => {
  const sources = [...globSync('{src,scripts}/**/*.{ts,astro}'), 'astro.config.mjs']
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'));
  const inCode = [...sources.join('\n').matchAll(/\b(?:env(?:\['|\.)|folder\(')([A-Z][A-Z_]{2,})\b/gu)];
  const inHook = [...readFileSync('scripts/hooks/pre-commit', 'utf8').matchAll(/\$\{([A-Z][A-Z_]{2,}):-/gu)];
  const read = [...inCode, ...inHook].map(([, name = '']) => name);
  /** Set by the system, by npm or by hosts, or set by us for others. */
  const others =
    /^(?:ASTRO_\w+|BASE_URL|CI|DEV|GITHUB_ACTIONS|HOME|INIT_CWD|LOCALAPPDATA|NODE_ENV|PATH|PROD|PROGRAMFILES|PWD|SSR)$/u;
  const ours = [...new Set(read)].filter((name) => !others.test(name)).sort();
  expect(ours).toContain('HUITOUKAN_HOOK');
  for (const name of ours) expect(textOf('README.md'), name).toContain(`| \`${name}\``);
});

it('every field of the schema is in the handbook', async () => {
  const documented = new Set<string>();
  const add = (schema: z.ZodObject): void => {
    for (const { name, label, doc } of fieldsOf(schema)) {
      documented.add(`${label} ${doc}`);
      const inner = objectWithin(schema.shape[name] as z.ZodType);
      if (inner) add(inner);
    }
  };
  for (const { schema } of fieldTables) add(schema);
  const modules = await Promise.all(
    globSync('src/schema/**/*.ts')
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => import(`../../${file}`) as Promise<Record<string, unknown>>),
  );
  const schemas = modules.flatMap((one) =>
    Object.entries(one).flatMap(([name, value]) => {
      if (value instanceof z.ZodObject) return [value];
      // Those of an inspection's words are made for it.
      if (typeof value !== 'function' || !/^(?:batchSchema|caseFacts|declaredTotals|entryFacts)$/u.test(name))
        return [];
      return [(value as (words: typeof everyWord) => z.ZodObject)(everyWord)];
    }),
  );
  expect(schemas.length).toBeGreaterThan(15);
  for (const schema of schemas)
    for (const { label, doc } of fieldsOf(schema)) expect([...documented], label).toContain(`${label} ${doc}`);
});

/** The headings of a document; what an example shows is none. */
const headingsOf = (text: string): string[] =>
  [...text.replace(/^ *(`{3,})[^`\n]*\n[^]*?^ *\1$/gmu, '').matchAll(/^#+ (.+)$/gmu)].map(([, words = '']) => words);

it('the chapters of the handbook are those of its list of contents', () => {
  const text = textOf('docs/handbook.md');
  const contents = [...text.matchAll(/^- \[(.+)\]\(#.+\)$/gmu)].map(([, words = '']) => words);
  const headings = headingsOf(text).filter((words) => contents.includes(words));
  expect(contents.length).toBeGreaterThan(15);
  expect(headings).toEqual(contents);
});

it('every link to a file leads somewhere, and every link to a heading too', () => {
  for (const { file, text } of documents)
    for (const [, target = ''] of text.matchAll(/\]\(((?!https?:|mailto:)[^)\s]+)\)/gu)) {
      const [path = '', heading] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      if (text.includes(`![现场照片](${target})`)) continue;
      expect(existsSync(to), `${file}: ${target}`).toBe(true);
      const anchors = headingsOf(readFileSync(to, 'utf8')).map((words) =>
        words
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-')
          .toLowerCase(),
      );
      if (heading !== undefined) expect(anchors, `${file}: ${target}`).toContain(decodeURIComponent(heading));
    }
});

it('the first screen of the README leads to the handbook', () => {
  expect(textOf('README.md').split('\n').slice(0, 16).join('\n')).toContain('docs/handbook.md');
});

it('each promise of docs/reliability.md names tests that are there', () => {
  const rows = textOf('docs/reliability.md')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (?:承诺|-)/u.test(line));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows) {
    const tests = row.match(/(?:tests|scripts|src)\/[\w./-]+\.test\.ts/gu) ?? [];
    expect(tests, row).not.toEqual([]);
    for (const file of tests) expect(existsSync(file), file).toBe(true);
  }
});
