/** Numbers made of digits: ID, mobile, landline, bank card. */
import { isBirthday, isCreditCode, isIdNumber, isLuhn } from './checksums.ts';
import { before, mask, type Detector, type Finding } from '../finding.ts';
import type { PrivacyRule } from '../../rules.ts';

/** At least seven digits with little between them; all kinds are looked for inside such a stretch. */
const candidate =
  /\d(?:[ \u00A0\u2000-\u200D\u2060\uFEFF\-‐‑‒–—―−·•._/()（）,，、\n]{0,3}\d){6,}(?: ?[Xx](?![A-Za-z\d]))?/gu;

/** A run of digits inside a stretch, and what kind of separator follows it. */
interface Group {
  digits: string;
  start: number;
  end: number;
  /** '' at the end, ' ', '-', '.', ',', '/', '(', a line break; '?' for several at once. */
  gap: string;
}

/** Neighbouring groups that may be one number. */
interface Window {
  digits: string;
  /** Sizes of the groups. */
  sizes: string;
  /** The one kind of separator inside, '' if there is none, '?' if there are several. */
  gap: string;
  start: number;
  end: number;
  /** Text before and after, for labels and units. */
  label: string;
  behind: string;
  /** Does the text before speak of somebody's papers? */
  isNearPaper: boolean;
}

const [shortest, longest] = [7, 19];

/** Finds ID numbers, mobile and landline numbers and bank cards. */
export const findNumbers: Detector = (text) => {
  const findings: Finding[] = [];
  for (const match of text.matchAll(candidate)) {
    const groups = splitGroups(match[0], match.index);
    for (let first = 0; first < groups.length;) {
      const found = longestFrom(text, groups, first);
      if (found) findings.push(found.finding);
      first += found?.size ?? 1;
    }
  }
  return findings;
};

function splitGroups(stretch: string, offset: number): Group[] {
  const parts = [...stretch.matchAll(/\d+(?: ?[Xx]$)?/gu)];
  return parts.map((part, i): Group => {
    const end = part.index + part[0].length;
    const between = stretch.slice(end, parts[i + 1]?.index ?? end);
    const marks = [
      ...new Set(
        between
          .replace(/[^\S\n]|[\u200B-\u200D\u2060\uFEFF]/gu, '')
          .replace(/[‐‑‒–—―−_·•]/gu, '-')
          .replace(/[（）)]/gu, '(')
          .replace(/[，、]/gu, ','),
      ),
    ];
    const gap = marks.length > 1 ? '?' : (marks[0] ?? (between === '' ? '' : ' '));
    return { digits: part[0].replace(/\s/gu, '').toUpperCase(), start: offset + part.index, end: offset + end, gap };
  });
}

function longestFrom(
  text: string,
  groups: readonly Group[],
  first: number,
): { finding: Finding; size: number } | undefined {
  const head = groups[first];
  if (!head || !startsFresh(text, head, groups[first - 1])) return undefined;
  let best: { finding: Finding; size: number } | undefined;
  let digits = '';
  const gaps = new Set<string>();
  for (let last = first; last < groups.length; last++) {
    const group = groups[last];
    if (!group) break;
    digits += group.digits;
    if (last > first) gaps.add(groups[last - 1]?.gap ?? '');
    if (digits.length > longest) break;
    if (digits.length < shortest) continue;
    const inner = groups.slice(first, last + 1);
    const window: Window = {
      digits,
      sizes: inner.map((one) => one.digits.length).join('-'),
      gap: gaps.size > 1 ? '?' : ([...gaps][0] ?? ''),
      start: head.start,
      end: group.end,
      label: before(text, head.start, 16),
      isNearPaper: papers.test(before(text, head.start, 40)),
      behind: text.slice(group.end, group.end + 20),
    };
    const rule = endsFresh(window, group) ? kindOf(window) : undefined;
    if (rule)
      best = { finding: { rule, start: window.start, end: window.end, shown: mask(digits) }, size: inner.length };
  }
  return best;
}

/** Not the tail of a code (`D53QJ…`) or of a decimal. */
function startsFresh(text: string, head: Group, previous: Group | undefined): boolean {
  if (previous?.gap === '.' || previous?.gap === '/') return false;
  const lead = before(text, head.start, 8);
  return !/[A-Za-z\d]$/u.test(lead) || /(?:tel|phone|mobile|mob|cell|call|vx|wx|v|qq)$/iu.test(lead);
}

/** Not the head of a longer code, a decimal or an amount. */
const endsFresh = ({ behind, gap }: Window, last: Group): boolean =>
  !(last.gap === '.' && gap !== '.') &&
  !/^(?:[A-Za-z](?<![qvw])| ?(?:亿|万|千|百|元|升|克|公斤|瓦|吨|米|平方|立方|公里|公顷|亩|度|头|只|株|%|％|‰))/iu.test(
    behind,
  );

function kindOf(window: Window): PrivacyRule | undefined {
  if (isId(window)) return 'privacy/id-number';
  if (isCard(window)) return 'privacy/bank-card';
  if (isMobile(window)) return 'privacy/mobile';
  return isLandline(window) ? 'privacy/landline' : undefined;
}

const idLabel =
  /(?:身份证?|常住人口登记|户口[簿本]|证件|二代证|一代证|公民身份)(?:件|复印件|上)?的?(?:号码?|编号)?(?:[，,](?=[号编证]))?(?:号码|编号|证号)?(?:[及和、]姓名)?(?:（[^）]{0,20}）)?(?:经?[核查][实对明]?)?[是为系]?[^\p{Script=Han}\d]{0,4}$/u;
const idBehind = /^[”"」）)]?号?(?:[（(]|[，,]?[为系是即](?:[其他她]|本人)的?)?(?:居民)?(?:身份证|公民身份)/u;
/**
 * Codes of organisations, things and papers. It takes a word for a number: whoever complained, called or was called may be
 * written down in any of these.
 */
const codeNumber =
  /(?:信用代码|(?:(?:许可|登记|注册|产权|资格|合格|备案)证|执照)(?:号码?|编号)?|[注备联票文批设产合订案单编]\p{Script=Han}{0,2}(?:编号|号码?)|编号|代码|型号|条码)[^\p{Script=Han}\d]{0,4}$/u;

/** 身份证复印件上的号码被涂成…，附件写全… */
const papers = /身份|户[口籍]|证件/u;

function isId({ digits, label, behind, gap, sizes, isNearPaper }: Window): boolean {
  const isLabelled = idLabel.test(label) || idBehind.test(behind);
  if (/[?.,]/u.test(gap) || (!isLabelled && codeNumber.test(label))) return false;
  // Beside a word for it, a number with a slip in it is one too: of the day, of the last digit, of a digit too many.
  if (isLabelled && digits.length >= 17) return true;
  if (digits.length === 18)
    return isIdNumber(digits) || ((sizes === '6-8-4' || isNearPaper) && isBirthday(digits.slice(6, 14)));
  const mayBeOld = /^[1-9]\d{14}$/u.test(digits);
  return mayBeOld && (isLabelled || (gap === '' && isBirthday(`19${digits.slice(6, 12)}`)));
}

const cardWord =
  /(?:[银工农中建交招邮信商]行卡|个人[账帐折][号户]|公积金[账帐]号|储蓄卡|借记卡|信用卡|工资卡|卡号|一卡通|存折)(?:账号|号码?)?[是为系]?[^\p{Script=Han}\d]{0,4}$/u;
/** Offices have accounts too, with other numbers than those of cards. */
const accountWord = /[账帐][号户][是为系]?[^\p{Script=Han}\d]{0,4}$/u;
/** UnionPay, Visa, Mastercard, JCB, and the old savings cards of two banks. */
const cardStart = /^(?:6[0-9]|4|5[1-5]|35|9558|9559)/u;

function isCard({ digits, label, gap, sizes }: Window): boolean {
  if (!/^\d{12,19}$/u.test(digits)) return false;
  if (cardWord.test(label)) return true;
  if (/[?.,]/u.test(gap)) return false;
  if (accountWord.test(label) && /^(?:6[0-9]\d{14}|6[0-9]\d{17})$/u.test(digits)) return true;
  if (digits.length < 16 || codeNumber.test(label) || isCreditCode(digits)) return false;
  return (
    cardStart.test(digits) && isLuhn(digits) && (gap === '' || /^(?:4-4-4-4(?:-[123])?|6-\d+|4-\d+)$/u.test(sizes))
  );
}

const mobileSizes = /^(?:11|3-4-4|3-8|7-4|4-3-4|4-4-3|3-3-5|5-3-3|5-6|3-[24](?:-[24])+|(?:1-){10}1)$/u;
const dashedSizes = /^(?:11|3-4-4|3-8|7-4|4-3-4|4-4-3|3-[24](?:-[24])+|(?:1-){10}1)$/u;

function isMobile({ digits, gap, sizes, label }: Window): boolean {
  const bare = digits.replace(/^(?:0086|86|0)(?=1[3-9]\d{9}$)/u, '');
  if (!/^1[3-9]\d{9}$/u.test(bare) || codeNumber.test(label)) return false;
  // After 电话 any grouping will do.
  if (phoneLabel.test(label)) return true;
  if (bare.length === digits.length) {
    if (gap === '?') return /^(?:3-|1-1-)/u.test(sizes) && mobileSizes.test(sizes);
    if (gap === '' || gap === ' ' || gap === '(')
      return mobileSizes.test(sizes) || (gap === ' ' && (sizes.split('-').length <= 3 || sizes.startsWith('1-1-')));
    return gap === '.' || gap === '/' || gap === ',' ? /^(?:3-4-4|(?:1-){10}1)$/u.test(sizes) : dashedSizes.test(sizes);
  }
  const prefix = digits.length - bare.length;
  const rest = sizes.startsWith(`${String(prefix)}-`) ? sizes.slice(String(prefix).length + 1) : sizes;
  return /^\d+$/u.test(rest) || mobileSizes.test(rest);
}

const phoneLabel =
  /(?:电话|电联|手机|座机|拨打|[请回]拨|请打|致电|机主|联系方式|号码|同号|tel|phone|mobile)(?:号码?)?(?:[:：为是]|[（(]){0,2}[\s“"]*$/iu;
const phoneWord = /(?:电话|座机|宅电|固话|拨打|致电|来电|联系方式|tel)(?:号码?)?[:：为是]{0,2}[\s（(]*$/iu;

/** “8990678”，为其家中电话 */
const phoneBehind = /^[”"）)」]?[，,]?(?:为|系|是)[^，。；\d]{0,12}(?:电话|座机|固话)/u;

function isLandline({ digits, gap, sizes, label, behind }: Window): boolean {
  if (/^0(?:10|2\d)[2-8]\d{7}$|^0[3-9]\d{2}[2-8]\d{6,7}$/u.test(digits)) {
    // 0874（2019）3317 is the number of a letter.
    const isOfYear = sizes === '4-4-4' && /^(?:19|20)\d\d$/u.test(digits.slice(4, 8)) && !/^[- ]?$/u.test(gap);
    if (codeNumber.test(label) || gap === ',' || isOfYear) return false;
    return /^(?:1[012]|[34]-[78]|[34]-\d-(?:\d+|3-3)|[34]-[234]-[2345]|[34]-[234]-[2345]-\d)$/u.test(sizes);
  }
  return (
    /^[- ]?$/u.test(gap) &&
    !/^-?\d/u.test(behind) &&
    /^[2-8]\d{6,7}$/u.test(digits) &&
    /^(?:[78]|[34]-4)$/u.test(sizes) &&
    (phoneWord.test(label) || phoneBehind.test(behind))
  );
}
