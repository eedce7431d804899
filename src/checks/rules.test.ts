import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from './rules.ts';

const root = join(import.meta.dirname, '../..');

const sources = globSync(
  ['src/{schema,reader,register,checks}/**/*.ts', 'src/findings/{content-files,facsimile-words}.ts'],
  { cwd: root },
)
  .filter((file) => !file.endsWith('.test.ts') && !/checks.rules\.ts$/u.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'));

it('the table holds every rule that the code names, and no other', () => {
  const named = sources.flatMap((source) => source.match(/'[a-z]+\/[a-z-]+'/gu) ?? []);
  expect(Object.keys(rules).sort()).toEqual([...new Set(named)].map((one) => one.slice(1, -1)).sort());
});

it('what the code calls an error or a warning, the table does, too', () => {
  const called = sources.flatMap((source) => [
    ...source.matchAll(/\b(?<severity>error|warning)\([^;'`]{1,80}?'(?<rule>[a-z]+\/[a-z-]+)'/gu),
  ]);
  const severities = new Map(Object.entries(rules).map(([rule, { severity }]) => [rule, severity]));
  expect(called.length).toBeGreaterThan(40);
  for (const { groups } of called) {
    const { severity, rule = '' } = groups ?? {};
    expect([rule, severity]).toEqual([rule, severities.get(rule)]);
  }
});

it('says what each finds and why, in Chinese', () => {
  for (const { what, why } of Object.values(rules)) {
    expect(what).toMatch(/\p{Script=Han}/u);
    expect(why).toMatch(/\p{Script=Han}/u);
  }
});
