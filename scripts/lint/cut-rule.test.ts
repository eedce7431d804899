import { globSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

/** The rule needs types, and so a file that is part of the project. */
const eslint = new ESLint();
const complaintsAbout = async (code: string): Promise<string[]> => {
  const [result] = await eslint.lintText(code, { filePath: 'src/schema/text/cut.ts' });
  return (result?.messages ?? []).filter(({ ruleId }) => ruleId === 'house/cuts').map(({ message }) => message);
};

it.each([
  ['a number', 'export const a = (text: string) => text.slice(0, 30);'],
  ['a number that has a name', 'const most = 30;\nexport const a = (text: string) => text.substring(0, most);'],
  ['a number that is usual', 'export const a = (text: string, most = 80) => text.slice(0, most);'],
  ['a sum', 'export const a = (text: string, note: string) => text.slice(0, 32_767 - note.length);'],
  ['what may be undefined', 'export const a = (text: string | undefined) => text?.slice(0, 30);'],
])('finds a text that is cut at %s', async (_, code) => {
  expect(await complaintsAbout(code)).toEqual([expect.stringContaining('never within a character')]);
});

it.each([
  ['a place that was searched for', `export const a = (text: string) => text.slice(0, text.indexOf('，'));`],
  [
    'a place that was counted',
    'export function a(text: string) {\n  let end = 0;\n  end += 1;\n  return text.slice(0, end);\n}',
  ],
  ['a list', 'export const a = (texts: string[]) => texts.slice(0, 30);'],
  ['a day', 'export const a = (published: string) => published.slice(0, 10);'],
  ['a hash', 'export const a = (one: { sha256: string }) => one.sha256.slice(0, 12);'],
])('leaves alone %s', async (_, code) => {
  expect(await complaintsAbout(code)).toEqual([]);
});

it('finds no such text in components, which have no types here', () => {
  const cuts = globSync('src/**/*.astro').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/[\w)\]?]+\.(?:slice|substring|substr)\(0, (?:\d{2,}|[a-z]\w*)\)/gu)].map(
      ([cut]) => cut,
    ),
  );
  expect(cuts.filter((cut) => !/^(?:sha256|commit\?)\./u.test(cut))).toEqual([]);
});
