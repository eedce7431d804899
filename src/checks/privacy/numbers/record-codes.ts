/**
 * Addresses and numbers of records: long runs of digits are usual there, so what has the shape of a mobile or an ID
 * number by itself is all that is too much, and a mailbox.
 */
import { isIdNumber } from './checksums.ts';
import { fold, mask, type Finding } from '../finding.ts';

const mobile = /(?<!\d)(?:(?:\+|00)?86[-_]?)?1[3-9]\d(?:\d{8}|([-_.+])\d{4}\1\d{4})(?!\d)/gu;
/** The number of a case may have a letter, a city, a day and a serial: D530300201911140003. */
const idNumber = /(?<!\d)(?!(?<=[A-Za-z])\d{4}00)\d{17}[\dXx](?![\dA-Za-z])/gu;
const mailbox = /(?<![\w.+-])[\w+-][\w.+-]*@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/giu;

/** Nearly no code has it. */
const mayBePersonal = /1[3-9]\d|[13-9]\d{16}|@|%/u;

/** Finds them; also where digits are written as `%31`. */
export function findInCode(code: string): Finding[] {
  if (!mayBePersonal.test(code)) return [];
  const { text, places } = decoded(fold(code));
  const finding = (rule: Finding['rule'], shown: (found: string) => string) => {
    return ({ 0: found, index }: RegExpExecArray): Finding => ({
      rule,
      start: places[index] ?? 0,
      end: places[index + found.length] ?? code.length,
      shown: shown(found),
    });
  };
  return [
    ...[...text.matchAll(idNumber)]
      .filter(([digits]) => isIdNumber(digits.toUpperCase()))
      .map(finding('privacy/id-number', (found) => mask(found))),
    ...[...text.matchAll(mobile)].map(finding('privacy/mobile', (found) => mask(found))),
    ...[...text.matchAll(mailbox)]
      .filter(([address]) => !/[@.]gov\.cn$/iu.test(address))
      .map(finding('privacy/email', (found) => mask(found, 1, found.length - found.indexOf('@')))),
  ].sort((a, b) => a.start - b.start);
}

/** Text with the escapes of ASCII resolved, and where each of its characters stands. */
function decoded(code: string): { text: string; places: number[] } {
  if (!code.includes('%')) return { text: code, places: Array.from({ length: code.length }, (_, at) => at) };
  let text = '';
  const places: number[] = [];
  for (const { 0: found, 1: hex, index } of code.matchAll(/%([2-7][\da-f])|[^]/giu)) {
    const one = hex === undefined ? found : String.fromCharCode(parseInt(hex, 16));
    for (let unit = 0; unit < one.length; unit++) places.push(index + unit);
    text += one;
  }
  return { text, places };
}
