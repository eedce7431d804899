/** How much speaks for a name: what it is made of, and what stands around it: 户主李建国, 李建国厂长, 系马文才经营. */
import { before } from '../finding.ts';
import {
  asksAt,
  isActing,
  isForNames,
  isSeat,
  isTimed,
  leadOf,
  mayLead,
  ofPeople,
  restOf,
  slotAt,
  type Lead,
  type Rest,
} from './people.ts';
import {
  famousAt,
  formsAt,
  isGeographic,
  isGrammar,
  isGiven,
  isTypical,
  mostRead,
  readPoints,
  surnameAt,
  type Form,
} from './surnames.ts';
import { oddsOfFirst, oddsOfLast } from './character-odds.ts';
import { enoughLearnt, learntOdds } from './learnt.ts';
import { hidden, isDescribed, isMisread, isPlaceEnd, ofBrand } from './misread.ts';
import { usualAt } from './ordinary.ts';
import { wordNameAt } from './word-like.ts';
import { Words } from './words.ts';

/** How much it takes; a name by itself has at most seven points. */
const enough = 7;

const leadPoints: Readonly<Record<Lead, number>> = { informant: 5, person: 4, office: 4, likely: 3, none: 0 };
const restPoints: Readonly<Record<Rest, number>> = {
  comrade: 6,
  title: 4,
  office: 4,
  self: 4,
  person: 2,
  edge: 1,
  word: 1,
  none: -2,
  thing: -7,
};
/** In a list of names; with its masked form elsewhere in the record. */
export const [inList, unmasked] = [3, 4];
const goesOn = 2;
/** A place made for a name (see `slotAt`) counts twice if the name is all that stands in it. */
const mostSlot = 2;
/** At most what two characters behind a surname add that are usual in names and in no word. */
const mostPlain = 3;
/** What else than a name itself and what stands behind it may speak for it. */
const most = leadPoints.informant + mostRead + goesOn + mostPlain + mostSlot * 2;
const pseudonym = /^(?:先生|女士|师傅|老汉|大爷|大妈|太太)?[（(]?(?:系|为)?(?:化|隐|匿)名/u;

/** A text that is looked through. */
export interface Reading {
  text: string;
  words: Words;
  /** Where the cells of tables begin → the heading of their column. */
  headings: ReadonlyMap<number, string>;
}

export const readingOf = (text: string): Reading => ({ text, words: new Words(text), headings: headingsOf(text) });

/** The heading of a cell's column; where that speaks of nobody, the cell before it: 经办人 | 王菊. */
function headingsOf(text: string): Map<number, string> {
  const headings = new Map<number, string>();
  const mark = text.includes('\t') ? '\t' : '|';
  if (!text.includes(mark)) return headings;
  let heads: string[] | undefined;
  let start = 0;
  for (const line of text.split(mark === '|' ? typedRows : '\n')) {
    const cells = line.split(mark);
    const isFirst = heads?.length !== cells.length;
    if (cells.length === 1) heads = undefined;
    else if (isFirst) heads = cells.map((cell) => cell.trim());
    let at = start;
    for (const [i, cell] of cells.entries()) {
      const head = isFirst ? '' : (heads?.[i] ?? '');
      const label = i % 2 === 1 && (!isFirst || cells.length === 2) ? (cells[i - 1]?.trim() ?? '') : '';
      if (!isFirst || label !== '')
        headings.set(
          at + cell.length - cell.trimStart().length,
          label !== '' && leadOf(`${head}：`) === 'none' ? label : head,
        );
      at += cell.length + 1;
    }
    start += line.length + 1;
  }
  return headings;
}
/** 序号|姓名；1|铁军: a table typed on one line. */
const typedRows = /[\n；;]/u;

/** A name, and whether whoever has it is named in public. */
export interface Name {
  start: number;
  end: number;
  lead: Lead;
  isOffice: boolean;
}

/** A form of a name where it ends. */
interface Placed extends Form {
  end: number;
  rest: Rest;
}

/**
 * The name that begins at a position, if enough speaks for it.
 * @param more what speaks for it besides its neighbours
 */
export function nameAt(reading: Reading, start: number, more = 0): Name | undefined {
  if (reading.text.charAt(start - 1) === '某' || ofBrand.test(before(reading.text, start, 6))) return undefined;
  const name = weighedAt(reading, start, more) ?? seatedAt(reading, start, more) ?? learntAt(reading, start);
  // 安居乐业 is a word; the dictionary takes longest, and is asked last.
  return name && !isMisread(reading.text, reading.words, start, name.end, name.lead) ? name : undefined;
}

/** What a name that begins at a position has before it, its heading in a table included. */
export function leadAt({ text, headings }: Reading, start: number): Lead {
  const heading = headings.get(start);
  return leadOf(heading === undefined ? before(text, start, 24) : `${heading}：`);
}

/** 承包人高山在现场, 老板晨曦承认: a name that is a word, where hardly anything else can stand. */
function seatedAt(reading: Reading, start: number, more: number): Name | undefined {
  const { text, words } = reading;
  const kind = wordNameAt(text, start);
  const end = start + 2;
  const isSomebody =
    isDescribed(text, end) && (surnameAt(text, start) ?? 0) > 1 && !hidden.test(text.slice(start, end));
  if (kind === 'none' && !isSomebody) return undefined;
  if (words.lengthAt(start) === 0 || !words.isEdge(end) || famousAt(text, start) > 0) return undefined;
  const lead = leadAt(reading, start);
  if (isSomebody) return { start, end, lead, isOffice: false };
  const rest = restOf(text, end);
  // 由方正个人承揽, 约谈马路、高峰两名经营者
  const isPut = isActing(text, start) ? rest === 'self' || rest === 'title' : more === inList && ofPeople.has(rest);
  if (lead === 'none' && kind === 'thing' && isPut) return { start, end, lead, isOffice: false };
  if (lead === 'none' || lead === 'office') return undefined;
  // 业主方正在协商
  const isCut = text.startsWith('正在', end - 1);
  const mayBe = kind === 'thing' && !isCut && isPerson(lead);
  const isSaid = ofPeople.has(rest) || (mayBe && (rest === 'word' || closes.test(text.slice(end))));
  return isSaid ? { start, end, lead, isOffice: false } : undefined;
}
/** 其子石磊（7岁）, 安全员边疆。 */
const closes = /^[。；，（(]|^、\p{Script=Han}{2,3}(?:[、。；，]|等[\d一二三四五六七八九十几多]*[人户名])/u;

/** A name that no rule speaks for, if what was learnt does. */
function learntAt(reading: Reading, start: number): Name | undefined {
  const { text, words } = reading;
  let best: { end: number; odds: number } | undefined;
  for (const form of formsAt(text, start)) {
    // 经营者|立即|停产, 秸秆|科学|还田
    if (form.isStranger && words.lengthAt(start) >= form.length) continue;
    if (form.isStranger && words.lengthAt(start + 1) > 1 && !isSeat(text, start)) continue;
    const end = start + form.length;
    const isAll = form.length === text.length;
    const odds = learntOdds(
      text,
      words,
      start,
      form,
      () => leadAt(reading, start),
      () => restOf(text, end),
    );
    // 负责人员应|加强
    if (isGrammar(text, start) && (form.isStranger || words.lengthAt(start + 1) > 1)) continue;
    if (odds < enoughLearnt || isAll || pseudonym.test(text.slice(end, end + 8))) continue;
    if (odds >= (best?.odds ?? 0)) best = { end, odds };
  }
  if (!best || isOfThing(text, start)) return undefined;
  const lead = leadAt(reading, start);
  return { start, end: best.end, lead, isOffice: lead === 'office' || restOf(text, best.end) === 'office' };
}

/** 张秀|英豆腐坊 */
const isOfThing = (text: string, start: number): boolean =>
  formsAt(text, start).some(({ length }) => length > 2 && restOf(text, start + length) === 'thing');

/** A name that the rules speak for. */
function weighedAt(reading: Reading, start: number, more: number): Name | undefined {
  const { text, words, headings } = reading;
  // A surname that is a word nearly always needs somebody before it who asks for a name.
  if (more === 0 && surnameAt(text, start) === -1 && asksAt(text, start) === 0 && !mayLead(text.charAt(start - 1)))
    return undefined;
  // What takes longer is asked later: the words before it, and the dictionary last.
  const forms: Placed[] = [];
  for (const form of formsAt(text, start)) {
    const end = start + form.length;
    const rest = restOf(text, end);
    // 康禄|生猪养殖场
    if (rest === 'thing' && form.length - form.surname === 1 && !isPlaceEnd.test(text.charAt(end))) return undefined;
    if (form.points + form.likely + restPoints[rest] + most >= enough) forms.push({ ...form, end, rest });
  }
  if (forms.length === 0) return undefined;
  const heading = headings.get(start);
  const lead = leadAt(reading, start);
  const slot = lead !== 'person' ? 0 : heading !== undefined ? (isForNames(heading) ? 2 : 1) : slotAt(text, start);
  const isCalled = isLabelled(text, start) || (surnameAt(text, start) === 3 && isAddressed(text, start));
  const led = Math.max(leadPoints[lead] + slot, more, isCalled ? inList : 0, asksAt(text, start));
  let best: { end: number; points: number; rest: Rest } | undefined;
  for (const form of forms) {
    const { end, rest, place } = form;
    if (form.isStranger && !isTold(text, words, start, lead, rest)) continue;
    if (pseudonym.test(text.slice(end, end + 8))) return undefined;
    // 租户季长河用于加工
    const isSaid = isPerson(lead) && (ofPeople.has(rest) || rest === 'word');
    const isPlace = lead === 'none' || lead === 'office' || place > (surnameAt(text, start) === 3 || isSaid ? 3 : 2);
    const fills = (form.length > 2 || slot === 2) && rest === 'edge' ? slot : 0;
    // 罗平、师宗: two characters that nobody speaks for are a place more often.
    const isAlone = form.length === 2 && lead === 'none' && more === 0 && (rest === 'edge' || rest === 'word');
    const isShort = isAlone && !isFirm(text, start, rest) ? 1 : 0;
    // 高桥段河道清淤: nothing asks for a name here.
    const unasked = led === 0 ? 1 : 0;
    const unread = form.points + led + fills + restPoints[rest] - (isPlace ? place : 0) - isShort - unasked;
    const mayGoOn = rest === 'none' && led >= inList ? goesOn : 0;
    const mayBePlain = form.length - form.surname > 1 ? (form.common > 0 ? mostPlain : 0) : lead === 'none' ? 0 : 1;
    if (unread + mostRead + mayGoOn + mayBePlain + form.likely < enough) continue;
    // 符合国|家
    const isNation = form.likely === 0 && text.startsWith('国家', end - 1);
    const isCut = !words.isEdge(end) && (isNation || !(ofPeople.has(rest) || rest === 'office'));
    // 护林员刘长林发现…: some word begins behind the name.
    const next = rest === 'none' && led >= inList && words.isEdge(end) ? (words.lengthAt(end) >= 2 ? goesOn : 1) : 0;
    // 叫万福，
    const isFilled =
      form.length === 2 && slot > 0 && rest === 'edge' && /[:：叫（(）\t\n]/u.test(text.charAt(start - 1));
    // 会计原野证实: a word that is no more than a thing, between what speaks of a person on both sides.
    const isSeated =
      form.length === 2 &&
      !isGrammar(text, start) &&
      (rest === 'comrade'
        ? led > 0
        : isPerson(lead) && (ofPeople.has(rest) || (doing.test(text.charAt(end)) && isNoun(text, start))));
    const least = isFilled ? 0 : isSeated && usualAt(text, start) < 3 && words.isEdge(end) ? -1 : -9;
    // 与|田兴琦 may be read across its beginning.
    const isLed = lead !== 'none' || (form.likely > 1 && asksAt(text, start) > 1);
    const read = Math.max(least, readPoints(text, start, form, words, isLed));
    const points =
      unread +
      next +
      read +
      likelyAt(words, end, form, read, rest) +
      plainAt(text, words, start, form, read, lead) -
      (isCut ? 2 : 0);
    if (points >= enough && points >= (best?.points ?? 0)) best = { end, points, rest };
  }
  return best && { start, end: best.end, lead, isOffice: lead === 'office' || best.rest === 'office' };
}

/** Does what stands around it ask for a name, so that a surname is one that the list does not hold? */
function isTold(text: string, words: Words, start: number, lead: Lead, rest: Rest): boolean {
  // 村民|和|国家, 住户|都|平安
  const isAnd = text.charAt(start) === '和';
  const isKnown = words.lengthAt(start + 1) === 2 && (isAnd || usualAt(text, start + 1) > 0);
  const isApart = (words.lengthAt(start) === 1 || isAnd) && !isKnown && words.isEdge(start + 3);
  const isClear = oddsOfFirst(text, start + 1) + oddsOfLast(text, start + 2) >= 4;
  const isSaid = isAnd
    ? rest === 'edge' || ofPeople.has(rest)
    : ofPeople.has(rest) && (rest === 'self' || !isGrammar(text, start));
  return isPerson(lead) && isApart && isTypical(text, start) && (isClear || isSaid);
}

/** 王亮, but not 罗平. */
const isFirm = (text: string, at: number, rest: Rest): boolean =>
  surnameAt(text, at) === 3 &&
  oddsOfLast(text, at + 1) > 1 &&
  usualAt(text, at) === 0 &&
  !isGeographic(text.slice(at, at + 2)) &&
  (rest === 'word' || /[，。；）]/u.test(text.charAt(at + 2)));

/** What goes on behind a name that is a word. */
const doing = /[在已将把对被曾向因]/u;
const isNoun = (text: string, at: number): boolean => usualAt(text, at) < 2;

const isPerson = (lead: Lead): boolean => lead === 'person' || lead === 'informant';

/** 龙正权, 范家顺: such characters, and no word that would explain them. */
function plainAt(text: string, words: Words, start: number, form: Placed, read: number, lead: Lead): number {
  const { end, rest } = form;
  // 区域|内部 is read across its beginning.
  const across = lead === 'none' && start > 0 ? Math.min(2, usualAt(text, start - 1)) : 0;
  if (across > 0) return -across;
  if (read < mostRead) return 0;
  if (form.length === 2) return lead !== 'none' && oddsOfLast(text, end - 1) > 2 ? 1 : 0;
  const surname = surnameAt(text, start) ?? 0;
  const isSaid = rest === 'self' || rest === 'person';
  const isAsked = lead !== 'none' || form.likely > 0 || surname > 0 || isSaid || isTimed(text, start);
  if (form.length - form.surname < 2 || form.common < 1 || rest === 'thing' || !isAsked || !words.isEdge(end)) return 0;
  const first = start + form.surname;
  const isApart = words.lengthAt(first) === 1;
  const isUsual = oddsOfFirst(text, first) > 1 || oddsOfLast(text, end - 1) > 1;
  const behind = rest !== 'none' ? 0 : words.lengthAt(end) < 2 ? -1 : 1;
  if (form.common === 1)
    return isApart && isUsual && isGiven(text, end - 1) && form.place === 0 && surname > 1
      ? Math.max(0, behind + 1)
      : 0;
  // 高桥峰
  const ground = form.place === 0 ? 0 : /[海江峰泉]/u.test(text.charAt(end - 1)) ? 1 : 3;
  return Math.max(0, Number(isApart || lead !== 'none') + Number(isApart && isUsual) + behind - ground);
}

/** What its characters add to a name that the dictionary does not know as a word, as it knows 白玉兰. */
function likelyAt(words: Words, end: number, { likely }: Form, read: number, rest: Rest): number {
  if (likely === 0 || read < mostRead || !words.isEdge(end)) return 0;
  return rest === 'none' && words.lengthAt(end) < 2 ? likely - 1 : likely;
}

/** 整改联系人：县水利局河长办 蓝天宇 */
const label =
  /(?:^|[\n；。])[^\n：:；。，]{0,10}(?:人|者|人员|名单|成员|(?:责任|验收|督导)单位|联系方式|姓名|签名|对象|户主|业主|组成员|经办|审核|签发)[：:][^\n。；]*$/u;

/** 他赵国栋凭什么, but 其他陈设 */
const isAddressed = (text: string, at: number): boolean =>
  at > 0 && '他她我你俺咱'.includes(text.charAt(at - 1)) && text.charAt(at - 2) !== '其';

/** 1. 左德才 拒绝搬迁 */
const item = /(?:^|\n)[ \u3000]*(?:\d{1,3}[.、．)）]|[-*•])[ \u3000]*$/u;

function isLabelled(text: string, at: number): boolean {
  if (!/[\s\u3000，、（(：:；;.．)）]/u.test(text.charAt(at - 1))) return false;
  return (
    label.test(before(text, at, 48)) ||
    (item.test(before(text, at, 8)) && /^.{2,4}[ \u3000]/u.test(text.slice(at, at + 5)))
  );
}
