/** Number plates of vehicles (GA 36): blue, yellow, new-energy, trailers, learners. */
import { mask, type Detector, type Finding } from '../finding.ts';

/** 锅10云D00012 is a boiler. */
const plate =
  /(?<![瓶锅容梯起管厂游场索]\d\d)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔滇粤青藏川宁琼][ \u3000·•]?[A-HJ-NP-Z][ \u3000]?[·•・･.\-－—/]?[ \u3000]?([A-HJ-NP-Z\d]{5,6}|[A-HJ-NP-Z][·•・･]\d{4}|[A-HJ-NP-Z\d]{4}[挂学警港澳试超])(?![A-Za-z\d])/giu;

/** 云03-24680: of tractors. */
const tractor =
  /(?<![A-Za-z\d])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\d{2}[ \u3000]?[·•.\-－—][ \u3000]?[A-Z\d]\d{4}(?!\d)/gu;

const mayBeTractor = /[·•.\-－—] ?[A-Z\d]\d{4}(?!\d)/u;

const mayBeSpread = /[A-Z\d] [A-Z\d] [A-Z\d] [A-Z\d]/u;
/** 云 D A 0 0 0 Q: each character by itself. */
const spread =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔滇粤青藏川宁琼] ?[·•]? ?[A-HJ-NP-Z](?: ?[A-HJ-NP-Z\d]){5,6}(?! ?[A-Za-z\d])/gu;

/** 号牌曲靖D00123: whatever stands after the word. */
const labelled =
  /(?:号牌|车牌)号?码?[:：为是 ]{0,2}[“"]?((?:\p{Script=Han}{1,3} ?[A-Z][·• -]?[A-Z\d]{4,6}|\p{Script=Han}[A-Z\d][-A-Z\d]{5,9}))(?![A-Za-z\d])/gu;

/** 云D后头是七八K九二: as it is said. */
const told =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔滇粤青藏川宁琼][A-HJ-NP-Z](?:牌照?|字头|打头|开头)?(?:[后尾][头面边巴]?|接着|再来|尾号)?[，,：: ]?[是为]?[，,：: ]?([〇零一二三四五六七八九幺拐洞两A-HJ-NP-Z\d]{5,6})(?![〇零一二三四五六七八九十百千万A-Za-z\d])/gu;
const isTold = (serial: string): boolean =>
  /[〇零一二三四五六七八九幺拐洞两]{2}|[〇零一二三四五六七八九幺拐洞两][A-Z]/u.test(serial);

/** Finds plates; at most two of the characters behind the dot are letters. */
export const findPlates: Detector = (text) => [
  ...[...text.matchAll(plate)]
    .filter(({ 1: serial = '' }) => isSerial(serial.toUpperCase()))
    .map(({ 0: found, index }) => finding(found, index)),
  ...(mayBeTractor.test(text) ? [...text.matchAll(tractor)] : []).map(({ 0: found, index }) => finding(found, index)),
  ...(mayBeSpread.test(text) ? [...text.matchAll(spread)] : [])
    .filter(({ 0: found }) => mayBeSpread.test(found) && isSerial(found.replace(/[^A-Z\d]/gu, '').slice(1)))
    .map(({ 0: found, index }) => finding(found, index)),
  ...[...text.matchAll(told)]
    .filter(({ 1: serial = '' }) => isTold(serial))
    .map(({ 0: found, index }) => finding(found, index)),
  ...[...text.matchAll(labelled)].map(({ 0: all, 1: found = '', index }) =>
    finding(found, index + all.length - found.length),
  ),
];

const finding = (found: string, start: number): Finding => ({
  rule: 'privacy/plate',
  start,
  end: start + found.length,
  shown: mask(found, 2, 2),
});

/** Five characters; six on new-energy vehicles, the letter of their kind first or last. */
const isSerial = (serial: string): boolean =>
  /^[A-Z\d]{6}$/u.test(serial)
    ? /^(?:[A-HJK][A-Z\d]\d{4}|\d{5}[A-HJK])$/u.test(serial)
    : serial.replace(/\D/gu, '').length >= 3 || /^\d{2,}[A-Z]*.$/u.test(serial);
