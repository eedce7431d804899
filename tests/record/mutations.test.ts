/** No slip in a file ends a check in a stack trace: there are faults, each at a place of a file, or none. */
import { expect, it } from 'vitest';
import { checkContent } from '../../src/checks/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { makeRegister } from '../../src/register/index.ts';
import { rules } from '../../src/checks/rules.ts';
import type { Fault } from '../../src/schema/fault.ts';
import { inFolder, minimal, someDay, type Files } from '../support/content.ts';
import { mutated } from '../support/mutate.ts';
import { diceFor, times } from '../support/random.ts';

const faultsOf = (files: Files): Fault[] =>
  inFolder(files, (folder) => {
    const { content, faults } = readContent(folder, folder);
    if (!content) return faults;
    const made = makeRegister(content, someDay);
    return [...faults, ...made.faults, ...[...checkContent(content, made.register, locator(folder, folder))].flat()];
  });

it('every slip is read', { timeout: times(60_000) }, () => {
  const dice = diceFor('mutations');
  for (let left = times(150); left > 0; left--) {
    const files = mutated(minimal, dice);
    for (const { file, line, column, rule } of faultsOf(files)) {
      expect(Object.keys(rules)).toContain(rule);
      expect(line, file).toBeGreaterThan(0);
      expect(column, file).toBeGreaterThan(0);
      const lines = String(files[file] ?? '').split(/\r\n?|\n/u);
      expect(line, `${file} has ${String(lines.length)} lines`).toBeLessThanOrEqual(Math.max(1, lines.length));
    }
  }
});
