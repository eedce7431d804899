/** Number plates of vehicles (GA 36): blue, yellow, new-energy, trailers, learners. */
import { mask, type Detector } from './finding.ts';

const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ \u3000]?[A-HJ-NP-Z][ \u3000]?[·•・･.\-－—]?[ \u3000]?([A-HJ-NP-Z\d]{5,6}|[A-HJ-NP-Z\d]{4}[挂学警港澳试超])(?![A-Za-z\d])/giu;

/** Finds plates; at most two of the characters behind the dot are letters. */
export const findPlates: Detector = (text) =>
  [...text.matchAll(plate)]
    .filter(({ 1: serial = '' }) => isSerial(serial.toUpperCase()))
    .map(({ 0: found, index }) => ({
      rule: 'privacy/plate' as const,
      start: index,
      end: index + found.length,
      shown: mask(found, 2, 2),
    }));

/** Five characters; six on new-energy vehicles, the letter of their kind first or last. */
const isSerial = (serial: string): boolean =>
  /^[A-Z\d]{6}$/u.test(serial)
    ? /^(?:[A-HJK][A-Z\d]\d{4}|\d{5}[A-HJK])$/u.test(serial)
    : serial.replace(/\D/gu, '').length >= 3 || /^\d{2,}[A-Z]*.$/u.test(serial);
