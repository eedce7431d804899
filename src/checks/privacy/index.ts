/** All detectors over one text or the texts of one record. */
import { cut } from '../../schema/text/cut.ts';
import { withValues, type Fault } from '../../schema/fault.ts';
import { placeholderDoc } from '../../schema/text/placeholder.ts';
import { checkRules } from '../rules.ts';
import { findAccounts } from './numbers/accounts.ts';
import { isIdNumber } from './numbers/checksums.ts';
import { findInCode } from './numbers/record-codes.ts';
import { findDetails } from './homes/described-people.ts';
import { findDoors } from './homes/doors.ts';
import { fold, mask, maskName, type Detector, type Finding } from './finding.ts';
import { findInformantHome } from './homes/informant.ts';
import { findUnmasked } from './names/masked.ts';
import { findNames } from './names/find-names.ts';
import { findNicknames } from './names/nicknames.ts';
import { findWritten } from './names/written.ts';
import { findNumbers } from './numbers/numbers.ts';
import { findSpoken } from './numbers/spoken.ts';
import { findPapers, findTails } from './numbers/personal-papers.ts';
import { findPlates } from './numbers/plates.ts';
import { isListed, type Listed } from './listed.ts';
import { isName } from './names/surnames.ts';

export type { Finding } from './finding.ts';
export { listedIn, type Listed } from './listed.ts';

const detectors: readonly Detector[] = [
  findNumbers,
  findSpoken,
  findPapers,
  findPlates,
  findAccounts,
  findDoors,
  findDetails,
  findInformantHome,
  findTails,
  findNames,
  findWritten,
  findNicknames,
];

/** A text, and the label of the field that it stands in, where that tells what its words are. */
export interface Labelled {
  text: string;
  label?: string;
  /** Are numbers and addresses in it published on purpose, so that only a name is too much? */
  isContact?: boolean;
  /** Is it an address or the number of a record? Then its digits mean something else, unless their shape says more (see `record-codes.ts`). */
  isCode?: boolean;
}

/**
 * Looks for personal information in the texts of one record: a name masked in one of them may be spelled out in
 * another.
 * @param listed numbers and addresses that are published on purpose
 * @returns the findings of each text, in order, none within another
 */
export function findPersonal(texts: readonly Labelled[], listed: Listed): Finding[][] {
  const leads = texts.map(({ label = '' }) => (label === '' ? '' : `${label}：`));
  const found = findIn(
    texts.map(({ text, isCode }, i) => (isCode === true ? '' : (leads[i] ?? '') + text)),
    listed,
  );
  return found.map((findings, i) => {
    const { text = '', isCode } = texts[i] ?? {};
    if (isCode === true) return findInCode(text).filter((one) => !isListed(one, text, listed));
    const length = leads[i]?.length ?? 0;
    const own = findings.filter(
      ({ start, rule }) => start >= length && (texts[i]?.isContact !== true || rule === 'privacy/person-name'),
    );
    return length === 0 ? own : own.map((one) => ({ ...one, start: one.start - length, end: one.end - length }));
  });
}

function findIn(texts: readonly string[], listed: Listed): Finding[][] {
  const folded = texts.map(fold);
  const unmasked = findUnmasked(folded);
  return folded.map((text, i) => {
    const found = [...detectors.flatMap((detect) => detect(text)), ...(unmasked[i] ?? [])];
    return found.length === 0
      ? found
      : gravest(
          found.filter((one) => !isListed(one, text, listed)),
          text.length,
        );
  });
}

/** A stretch of a text for a message, widened so that it cuts nothing personal in two. */
export function wholePassage(text: string, start: number, end: number): string {
  const [found = []] = findPersonal([{ text }], new Set());
  const cut = found.filter((one) => one.start < end && start < one.end);
  return text.slice(Math.min(start, ...cut.map((one) => one.start)), Math.max(end, ...cut.map((one) => one.end)));
}

/** A text with what is personal in it masked, for whatever people are shown of it. */
export function maskPersonal(text: string): string {
  const [found = []] = findPersonal([{ text }], new Set());
  let end = 0;
  const pieces = found.map((one) => {
    const piece = text.slice(end, one.start) + one.shown;
    end = one.end;
    return piece;
  });
  return pieces.join('') + text.slice(end);
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
  return maskAlone(value).replace(bracketed, (hint) => (placeholderDoc(hint) === undefined ? hint : maskHint(hint)));
}

const bracketed = /〔[^〕]*〕?/gu;

/** What is typed in the place of a hint is a name more often than its words say. */
const maskHint = (hint: string): string =>
  hint.replace(
    /(?:请填写)?(\p{Script=Han}+)/gu,
    (all, words: string) => all.slice(0, all.length - words.length) + maskPersonal(asName + words).slice(asName.length),
  );
const asName = '姓名：';

function maskAlone(value: string): string {
  const text = value.replace(besideHan, '');
  if (isName(text)) return value.replace(text, () => maskName(text));
  return maskPersonal(value)
    .replace(mobileWithin, (digits) => mask(digits))
    .replace(idWithin, (digits) => (isIdNumber(digits.toUpperCase()) ? mask(digits) : digits));
}

/** Of findings that overlap the gravest stays, of equals the longest. */
function gravest(findings: readonly Finding[], length: number): Finding[] {
  const weight = ({ rule, start, end }: Finding): number =>
    (checkRules[rule].severity === 'error' ? 1000 : 0) + end - start;
  const taken = new Uint8Array(length);
  return [...findings]
    .sort((a, b) => weight(b) - weight(a))
    .filter(({ start, end }) => {
      const isFree = !taken.subarray(start, end).includes(1);
      if (isFree) taken.fill(1, start, end);
      return isFree;
    })
    .sort((a, b) => a.start - b.start);
}
