import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rules } from './rules.ts';

const root = join(import.meta.dirname, '../..');

it('the table holds every rule that the code names, and no other', () => {
  const files = globSync(
    ['src/{schema,reader,register,checks}/**/*.ts', 'src/findings/{content-files,facsimile-words}.ts'],
    {
      cwd: root,
    },
  ).filter((file) => !file.endsWith('.test.ts') && !/checks.rules\.ts$/u.test(file));
  const named = files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/'[a-z]+\/[a-z-]+'/gu) ?? []);
  expect(Object.keys(rules).sort()).toEqual([...new Set(named)].map((one) => one.slice(1, -1)).sort());
});

it('says what each finds and why, in Chinese', () => {
  for (const { what, why } of Object.values(rules)) {
    expect(what).toMatch(/\p{Script=Han}/u);
    expect(why).toMatch(/\p{Script=Han}/u);
  }
});
