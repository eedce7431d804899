import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRegister } from '../../src/register/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { temporaryFolder } from '../../tests/support/run.ts';
import { filesIn } from '../lib/manifest.ts';
import { madeToday, makeContent } from './make-content.ts';

test('made content is without a fault, as large as asked for, and the same for the same seed', () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  try {
    const made = makeContent(one.path, 450);
    makeContent(two.path, 450);
    const { content, faults } = readContent(one.path, one.path);
    expect(faults).toEqual([]);
    if (!content) throw new Error('no content');
    const { register, faults: registerFaults } = makeRegister(content, madeToday);
    expect(registerFaults).toEqual([]);
    expect(register.inspections[0]?.cases).toHaveLength(450);
    expect(register.heldBack).toEqual([]);
    const names = filesIn(one.path);
    expect(names).toHaveLength(made.files);
    for (const name of names)
      expect(readFileSync(join(two.path, name), 'utf8')).toBe(readFileSync(join(one.path, name), 'utf8'));
  } finally {
    one.remove();
    two.remove();
  }
});
