/** All detectors over one text or the texts of one record. */
import { cut } from '../../schema/cut.ts';
import { withValues, type Fault } from '../../schema/fault.ts';
import { checkRules } from '../rules.ts';
import { findAccounts } from './accounts.ts';
import { isIdNumber } from './checksums.ts';
import { findDoors } from './doors.ts';
import { fold, mask, maskName, type Detector, type Finding } from './finding.ts';
import { findInformantHome } from './informant.ts';
import { findDetails, findUnmasked } from './masked.ts';
import { findNames } from './names.ts';
import { findNumbers } from './numbers.ts';
import { findPlates } from './plates.ts';
import { isListed, type Listed } from './listed.ts';
import { nameAt } from './surnames.ts';

export type { Finding } from './finding.ts';
export { listedIn, type Listed } from './listed.ts';

const detectors: readonly Detector[] = [
  findNumbers,
  findPlates,
  findAccounts,
  findDoors,
  findDetails,
  findInformantHome,
  findNames,
];

/**
 * Looks for personal information in the texts of one record: a name masked in one of them may be spelled out in
 * another.
 * @param listed numbers and addresses that are published on purpose
 * @returns the findings of each text, in order, none within another
 */
export function findPersonal(texts: readonly string[], listed: Listed): Finding[][] {
  const folded = texts.map(fold);
  const unmasked = findUnmasked(folded);
  return folded.map((text, i) => {
    const found = [...detectors.flatMap((detect) => detect(text)), ...(unmasked[i] ?? [])];
    return found.length === 0 ? found : gravest(found.filter((one) => !isListed(one, text, listed)));
  });
}

/** A stretch of a text for a message, widened so that it cuts nothing personal in two. */
export function wholePassage(text: string, start: number, end: number): string {
  const [found = []] = findPersonal([text], new Set());
  const cut = found.filter((one) => one.start < end && start < one.end);
  return text.slice(Math.min(start, ...cut.map((one) => one.start)), Math.max(end, ...cut.map((one) => one.end)));
}

/** A text with what is personal in it masked, for whatever people are shown of it. */
export function maskPersonal(text: string): string {
  const [found = []] = findPersonal([text], new Set());
  return found.reduceRight((masked, { start, end, shown }) => masked.slice(0, start) + shown + masked.slice(end), text);
}

/** The path of a file with its name masked: what is personal in the names of folders is said of them. */
export const maskFileName = (path: string): string => path.split('/').map(maskPersonal).join('/');

/** Messages show this much of a value, with what is personal in it masked before the rest is cut off. */
const longestShown = 80;

/**
 * A message for people: each value in it (see `quote`) without what is personal in it. Logs must not spread it.
 */
export const tell = (message: string): string => withValues(message, (value) => cut(maskValue(value), longestShown));

/** Faults as people may see them. */
export const discreet = (faults: readonly Fault[]): Fault[] =>
  faults.map((one) => ({ ...one, file: maskFileName(one.file), message: tell(one.message) }));

/** What may be a telephone or ID number, also where the words before it make it a code. */
const mobileWithin = /(?<!\d)1[3-9]\d{9}(?!\d)/gu;
const idWithin = /(?<!\d)\d{17}[\dXx](?!\d)/gu;

/** What stands around a name that is alone in a value: brackets, marks, Latin words. */
const besideHan = /^\P{Script=Han}+|\P{Script=Han}+$/gu;

/** A value that stands alone says less than a text: a name or a number by itself is masked. */
function maskValue(value: string): string {
  const text = value.replace(besideHan, '');
  if (text !== '' && nameAt(text, 0) === text) return value.replace(text, () => maskName(text));
  return maskPersonal(value)
    .replace(mobileWithin, (digits) => mask(digits))
    .replace(idWithin, (digits) => (isIdNumber(digits.toUpperCase()) ? mask(digits) : digits));
}

/** Of findings that overlap the gravest stays, of equals the longest. */
function gravest(findings: readonly Finding[]): Finding[] {
  const weight = ({ rule, start, end }: Finding): number =>
    (checkRules[rule].severity === 'error' ? 1000 : 0) + end - start;
  const kept: Finding[] = [];
  for (const one of [...findings].sort((a, b) => weight(b) - weight(a)))
    if (kept.every((other) => one.end <= other.start || other.end <= one.start)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}
