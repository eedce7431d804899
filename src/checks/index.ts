/**
 * The rules of content that no single value can break: personal information, logic, language. Pure: records and the
 * register in, faults out.
 */
import type { Register } from '../register/types.ts';
import type { Fault } from '../schema/fault.ts';
import type { Content } from '../schema/records.ts';
import { checkClosing } from './closing.ts';
import { checkFacsimiles } from './facsimiles.ts';
import { checkLanguage } from './language.ts';
import { checkLogic } from './logic.ts';
import { checkPersonal } from './personal.ts';
import { checkPartitions } from './declared-totals.ts';
import type { Locate } from './raise.ts';
import { checkSamples } from './samples.ts';
import { wordingOf, type Wording } from './texts.ts';

export { checkPersonal, findingsIn, type FindingsOf } from './personal.ts';
export type { Locate } from './raise.ts';
export { wordingOf, type Wording } from './texts.ts';

/**
 * Finds faults, some at a time: whoever asks may do something else in between.
 * @param content all records, also those that are held back: a leak must show before it is public
 * @param locate finds a passage in the file that it was read from
 */
export function* checkContent(content: Content, register: Register, locate: Locate): Generator<Fault[]> {
  const wording = wordingOf(content);
  yield* checkRecords(content, register, wording, locate);
  yield* checkPersonal(content, wording, locate);
}

/** All but personal information, which takes longer than everything else together. See checkContent. */
export function* checkRecords(
  content: Content,
  register: Register,
  { records }: Wording,
  locate: Locate,
): Generator<Fault[]> {
  yield checkLogic(content, register);
  yield content.inspections.flatMap(checkClosing);
  yield checkPartitions(content);
  yield checkFacsimiles(content);
  yield checkSamples(content);
  yield checkLanguage(records, locate);
}
