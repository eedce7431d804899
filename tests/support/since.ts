/** Two versions of a content folder, and what the rules about what is public say of them. */
import { discreet } from '../../src/checks/privacy/index.ts';
import { checkSince } from '../../src/checks/since/index.ts';
import { sortFaults } from '../../src/schema/fault.ts';
import { read, someDay, type Files } from './content.ts';

/**
 * Every message, with its rule.
 * @param swapped names of pictures and documents that show something else
 */
export function sinceLines(before: Files, after: Files, today = someDay, swapped: readonly string[] = []): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differs = [...names].filter((name) => before[name] !== after[name]);
  const [old, now] = [read(before), read(after)];
  if (!now.content) throw new Error('no content');
  const found = checkSince({
    before: old.content,
    after: now.content,
    compared: new Set(differs),
    swapped: new Set(swapped),
    removed: new Set(differs.filter((name) => after[name] === undefined)),
    faults: { before: old.faults, after: now.faults },
    today,
  });
  return sortFaults(discreet(found)).map(
    ({ file, line, column, rule, message }) => `${file}:${String(line)}:${String(column)} ${rule} ${message}`,
  );
}
