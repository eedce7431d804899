/** The worked example of the content format: it reads without a warning, and gives this register. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  announcementHashes,
  batchHashes,
  caseHashes,
  fileHashes,
  taskHashes,
} from '../../src/formats/versions/versions.ts';
import { readContent } from '../../src/reader/index.ts';
import { filesOf } from '../../src/register/all-published.ts';
import { makeRegister } from '../../src/register/index.ts';
import { remark } from '../support/parsers.ts';
import { summary } from '../support/summary.ts';

const golden = join(import.meta.dirname, '../golden');
const example = join(golden, 'example-content');

it('reads without a fault or a warning, by either parser', () => {
  const { content, faults } = readContent(example, golden);
  expect(faults).toEqual([]);
  expect(readContent(example, golden, remark)).toMatchObject({ content, faults });
});

it('gives the register that is stored beside it', async () => {
  const { content } = readContent(example, golden);
  if (!content) throw new Error('no content');
  // A day after the deadlines of a case and of a task, both done by then.
  const { register, faults } = makeRegister(content, '2022-02-01');
  expect(faults).toEqual([]);
  await expect(summary(register)).toMatchFileSnapshot(join(golden, 'example-content.register.txt'));
});

// Citations name these hashes. A change of the schema, of a label or of the code must leave them as they are: whoever
// writes this file anew makes every citation of every site that is already published untrue.
it('gives the hashes that are stored beside it', async () => {
  const { content } = readContent(example, golden);
  if (!content) throw new Error('no content');
  const { register } = makeRegister(content, '2022-02-01');
  const lines = register.inspections.flatMap((inspection) => [
    ...inspection.batches.map((one) => [one.address, batchHashes(one)] as const),
    ...inspection.cases.map((one) => [one.address, caseHashes(one)] as const),
    ...inspection.announcements.map((one) => [one.address, announcementHashes(one)] as const),
    ...inspection.tasks.map((one) => [one.address, taskHashes(one)] as const),
    ...filesOf(inspection).map((one) => [one.address, fileHashes(one)] as const),
  ]);
  const text = lines.map(([address, hashes]) => `${address}\n${hashes.map((one) => `  ${one}\n`).join('')}`).join('');
  await expect(text).toMatchFileSnapshot(join(golden, 'example-content.hashes.txt'));
});
