/** Telephone numbers as they are said: 幺三八零零…, 138OO…, 177，再来八八六四，最后是〇九一三. */
import { before, mask, type Detector, type Finding } from '../finding.ts';

/** How each digit is said or written, from nought to nine. */
const said = ['〇零○⓪洞Oo', '一壹幺①lI', '二贰两②', '三叁③', '四肆④', '五伍⑤', '六陆⑥', '七柒拐⑦', '八捌⑧', '九玖勾⑨'];
const digitOf = new Map(said.flatMap((ways, digit) => Array.from(ways, (one) => [one, String(digit)] as const)));
const numerals = [...digitOf.keys()].join('');
/** 一三八零零…, 1三8零零…, ①③⑧…, 138OO…, with spaces or hyphens between. */
const spelled = new RegExp(
  String.raw`(?<![${numerals}A-Za-z\d])[一幺壹1①lI〇零0⓪](?:[ \-—，,、]{0,2}[${numerals}\d]){9,11}(?![${numerals}A-Za-z\d])`,
  'gu',
);
/** 座机是三三零零一二三 */
const local = new RegExp(
  String.raw`(?:座机|固话|电话)(?:号码?)?[:：为是]([${numerals}]{7,8})(?![${numerals}\d])`,
  'gu',
);

/** 五三〇三〇二，一九七八〇九一六，四四一九 behind 身份证 or 卡号 */
const paper = new RegExp(
  String.raw`(?:身份证|卡号|银行卡)[^。；\n]{0,14}?((?:[${numerals}\d][，,、 ]{0,2}){12,19})(?![${numerals}\d])`,
  'gu',
);

/** Where a number may be told in pieces, and the stretch that it is told in. */
const told =
  /(?<![编档案件证])(?:电话|手机|号码|座机|短信|信息|回拨号?|报的号|拨打?|联系|回访|接通)[^。；\n\d]{0,30}?(?=[\d幺一①])[^。；\n]{11,60}/gu;
const group = new RegExp(String.raw`[\d${numerals}](?:[\uFE0F\u20E3]{0,2}[\d${numerals}])*`, 'gu');
/** What may stand between two pieces, which is no unit. */
const between = /^[^年月日时分元吨米件户人个次条。；\n]{0,8}$/u;

const unit = /^ ?[年月日时分元吨米件户人个次条页]/u;

const digitsOf = (text: string): string =>
  [...text].map((one) => digitOf.get(one) ?? (/\d/u.test(one) ? one : '')).join('');
const isMobile = (digits: string): boolean => /^1[3-9]\d{9}$/u.test(digits);

/** 159*8740*2216: what stands between is neither a digit nor hides one. */
const starred = /(?<![A-Za-z\d])1[3-9]\d([*xX×])\d{4}\1\d{4}(?![A-Za-z\d])/gu;
/** 139 0000 加 0000, 139打头，后面是 0000 0000 */
const added =
  /(?<![A-Za-z\d])1[3-9]\d(?:[ -]?\d{4} ?再?加[ ：:]?|(?:打头|开头|起头)[^\d。；\n]{0,8}\d{4}[ -]?)\d{4}(?![A-Za-z\d])/gu;

/** Finds numbers that are spelled out or told in pieces. */
export const findSpoken: Detector = (text) => [
  ...[...text.matchAll(spelled)].flatMap(({ 0: found, index }): Finding[] => {
    const digits = digitsOf(found);
    if (/^[\d \-—，,、]+$/u.test(found)) return [];
    const isLandline = /^0[1-9]\d{1,2}[2-8]\d{6,7}$/u.test(digits);
    return isMobile(digits) || isLandline ? [finding(isLandline, index, index + found.length, digits)] : [];
  }),
  ...[...text.matchAll(local)].map(({ 0: found, 1: number = '', index }) =>
    finding(true, index + found.length - number.length, index + found.length, digitsOf(number)),
  ),
  ...[...text.matchAll(starred), ...(/\d ?(?:再?加|[打开起]头)/u.test(text) ? text.matchAll(added) : [])].map(
    ({ 0: found, index }) => finding(false, index, index + found.length, digitsOf(found.replace(/\D/gu, ''))),
  ),
  ...[...text.matchAll(paper)].flatMap(({ 0: found, 1: number = '', index }): Finding[] => {
    const digits = digitsOf(number);
    const start = index + found.length - number.length;
    const rule = digits.length === 18 && found.startsWith('身') ? 'privacy/id-number' : 'privacy/bank-card';
    return /^[\d ]+$/u.test(number) ? [] : [{ rule, start, end: index + found.length, shown: mask(digits) }];
  }),
  ...[...text.matchAll(told)].flatMap(({ 0: passage, index }) => inPieces(passage, index)),
];

const finding = (isLandline: boolean, start: number, end: number, digits: string): Finding => ({
  rule: isLandline ? 'privacy/landline' : 'privacy/mobile',
  start,
  end,
  shown: mask(digits),
});

/** ① 138 ② 8742 ③ 1196: pieces that make one number; what numbers the pieces is none of it. */
function inPieces(passage: string, offset: number): Finding[] {
  const all = [...passage.matchAll(group)].map(({ 0: found, index }) => ({
    digits: digitsOf(found),
    start: index,
    end: index + found.length,
  }));
  for (const pieces of [all, all.filter(({ start, end }) => !/[①-⑨]/u.test(passage.slice(start, end)))])
    for (const [first, head] of pieces.entries()) {
      if (isMobile(head.digits) && passage.includes('\u20E3'))
        return [finding(false, offset + head.start, offset + head.end, head.digits)];
      if ((!/^1[3-9]?/u.test(head.digits) && !passage.includes('倒')) || head.digits.length > 10) continue;
      if (/[A-Za-z]$/u.test(before(passage, head.start, 1))) continue;
      let digits = head.digits;
      for (let last = first + 1; last < pieces.length && digits.length < 11; last++) {
        const [left, right] = [pieces[last - 1], pieces[last]];
        if (!left || !right || !between.test(passage.slice(left.end, right.start))) break;
        digits += right.digits;
        if (unit.test(passage.slice(right.end))) break;
        if (isMobile(digits) || (passage.includes('倒') && isMobile([...digits].reverse().join(''))))
          return [finding(false, offset + head.start, offset + right.end, digits)];
      }
    }
  return [];
}
