/** Names of ordinary people, found by what stands around them: 户主李建国, 李建国厂长, 系马文才经营, 举报人赵大山. */
import { before, maskName, type Detector, type Finding } from './finding.ts';
import { asksAt, informants, leadOf, restOf, slotAt, veil, type Lead, type Rest } from './people.ts';
import { formsAt, mayBegin, mostRead, readPoints, surnameBefore, surnameStarts, type Form } from './surnames.ts';
import { farNameEnd, farStarts, mayBeFar } from './syllables.ts';
import { Words } from './words.ts';

/** How much it takes; a name by itself has at most seven points. */
const enough = 7;

const leadPoints: Readonly<Record<Lead, number>> = { informant: 5, person: 4, office: 4, likely: 3, none: 0 };
const restPoints: Readonly<Record<Rest, number>> = {
  title: 4,
  office: 4,
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
/** What else than a name itself and what stands behind it may speak for it. */
const most = leadPoints.informant + mostRead + goesOn + mostSlot * 2;
const pseudonym = /^[（(]?(?:系|为)?化名/u;

/** A text that is looked through. */
export interface Reading {
  text: string;
  words: Words;
  /** Where the cells of tables begin → the heading of their column. */
  headings: ReadonlyMap<number, string>;
}

export const readingOf = (text: string): Reading => ({ text, words: new Words(text), headings: headingsOf(text) });

function headingsOf(text: string): Map<number, string> {
  const headings = new Map<number, string>();
  if (!text.includes('\t')) return headings;
  let heads: string[] | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const isFirst = heads?.length !== cells.length;
    if (cells.length === 1) heads = undefined;
    else if (isFirst) heads = cells;
    let at = start;
    for (const [i, cell] of cells.entries()) {
      if (!isFirst && heads) headings.set(at, heads[i] ?? '');
      at += cell.length + 1;
    }
    start += line.length + 1;
  }
  return headings;
}

/** A name, and whether whoever has it is named in public. */
export interface Name {
  start: number;
  end: number;
  lead: Lead;
  isOffice: boolean;
}

/**
 * The name that begins at a position, if enough speaks for it.
 * @param more what speaks for it besides its neighbours
 */
export function nameAt({ text, words, headings }: Reading, start: number, more = 0): Name | undefined {
  // What takes longer is asked later: the words before it, and the dictionary last.
  const forms: (Form & { end: number; rest: Rest })[] = [];
  for (const form of formsAt(text, start)) {
    const end = start + form.length;
    const rest = restOf(text, end);
    if (form.points + form.likely + restPoints[rest] + most >= enough) forms.push({ ...form, end, rest });
  }
  if (forms.length === 0) return undefined;
  const heading = headings.get(start);
  const lead = leadOf(heading === undefined ? before(text, start, 24) : `${heading}：`);
  const slot = lead === 'person' ? slotAt(text, start) : 0;
  const led = Math.max(leadPoints[lead] + slot, more, isLabelled(text, start) ? inList : 0, asksAt(text, start));
  let best: { end: number; points: number; rest: Rest } | undefined;
  for (const form of forms) {
    const { end, rest, place } = form;
    if (pseudonym.test(text.slice(end, end + 4))) return undefined;
    const isPlace = lead === 'none' || lead === 'office' || place > 2;
    const fills = form.length > 2 && rest === 'edge' ? slot : 0;
    // 罗平、师宗: two characters that nobody speaks for are a place more often.
    const isShort = form.length === 2 && lead === 'none' && more === 0 && (rest === 'edge' || rest === 'word') ? 1 : 0;
    // 高桥段河道清淤: nothing asks for a name here.
    const unasked = led === 0 ? 1 : 0;
    const unread = form.points + led + fills + restPoints[rest] - (isPlace ? place : 0) - isShort - unasked;
    if (unread + mostRead + goesOn + form.likely < enough) continue;
    // 符合国|家
    const isNation = form.likely === 0 && text.startsWith('国家', end - 1);
    const isCut = !words.isEdge(end) && (isNation || !['person', 'title', 'office'].includes(rest));
    // 护林员刘长林发现…: some word begins behind the name.
    const next = rest === 'none' && led >= inList && words.lengthAt(end) >= 2 ? goesOn : 0;
    // 叫万福，
    const isFilled = form.length === 2 && slot > 0 && rest === 'edge' && /[:：叫（(]/u.test(text.charAt(start - 1));
    const read = Math.max(isFilled ? 0 : -9, readPoints(text, start, form, words, lead !== 'none'));
    const points = unread + next + read + likelyAt(words, end, form, read, rest) - (isCut ? 2 : 0);
    if (points >= enough && points >= (best?.points ?? 0)) best = { end, points, rest };
  }
  return best && { start, end: best.end, lead, isOffice: lead === 'office' || best.rest === 'office' };
}

/** What its characters add to a name that the dictionary does not know as a word, as it knows 白玉兰. */
function likelyAt(words: Words, end: number, { likely }: Form, read: number, rest: Rest): number {
  if (likely === 0 || read < mostRead || !words.isEdge(end)) return 0;
  return rest === 'none' && words.lengthAt(end) < 2 ? likely - 1 : likely;
}

/** 整改联系人：县水利局河长办 蓝天宇 */
const label =
  /(?:^|[\n；。])[^\n：:；。，]{0,10}(?:人|者|姓名|签名|对象|户主|业主|组成员|经办|审核|签发)[：:][^\n。；]*$/u;

/** 1. 左德才 拒绝搬迁 */
const item = /(?:^|\n)[ \u3000]*(?:\d{1,3}[.、．)）]|[-*•])[ \u3000]*$/u;

function isLabelled(text: string, at: number): boolean {
  if (!/[\s\u3000，、（(：:；;.．)）]/u.test(text.charAt(at - 1))) return false;
  return (
    label.test(before(text, at, 48)) ||
    (item.test(before(text, at, 8)) && /^.{2,4}[ \u3000]/u.test(text.slice(at, at + 5)))
  );
}

/** Where holders of an office are blamed, or the field is no place for names. */
const blamed =
  /处分|诫勉|约谈|批评|警告|问责|记过|书面检查|检讨|免职|免去|撤职|降职|立案审查|审查调查|谈话|留置|移送|开除|追究|组织处理|停职/u;
const field = /(?:^|\n)[^\n：:]{0,12}(?:责任人|责任单位|验收单位|督导单位|联系方式|联系人)[：:][^\n]*$/u;

function isBlamed({ text, headings }: Reading, at: number): boolean {
  const lead = before(text, at, 80);
  const start = lead.split(/[。；\n]/u).at(-1) ?? '';
  const [end = ''] = text.slice(at, at + 80).split(/[。；\n]/u);
  const heading = headings.get(at);
  return blamed.test(start + end) || field.test(heading === undefined ? lead : `${heading}：`);
}

/** 举报者为退伍老兵… */
const ofInformant = new RegExp(String.raw`${informants}(?:为|系|是|的姓名|署名|落款)[^，。；\n]{0,8}$`, 'u');
const separates = /^(?:[、，和与及以或]|以及|\n[-*\d.、 ]*)$/u;

/** The characters that names begin with: nearly always this is all that there is to ask. */
const starts = new Uint8Array(0x10000);
for (const one of surnameStarts + farStarts) starts[one.charCodeAt(0)] = 1;

/** Finds the names of informants, and of people named beside a word for a person. */
export const findNames: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (start: number, end: number, isInformant: boolean): void => {
    const rule = isInformant ? 'privacy/informant-name' : 'privacy/person-name';
    findings.push({ rule, start, end, shown: maskName(text.slice(start, end)) });
  };
  const reading = readingOf(text);
  let previous: Name | undefined;
  for (let at = 0; at < text.length; at++) {
    if (starts[text.charCodeAt(at)] === 0) continue;
    if (mayBeFar(text, at)) {
      const lead = leadOf(before(text, at, 24));
      const end = farNameEnd(text, at, lead, reading.words);
      if (end !== undefined) {
        add(at, end, lead === 'informant');
        at = end - 1;
        continue;
      }
    }
    if (!mayBegin(text, at)) continue;
    const isListed = previous !== undefined && at - previous.end < 8 && separates.test(text.slice(previous.end, at));
    const name = nameAt(reading, at, isListed ? inList : 0);
    if (!name) continue;
    name.isOffice ||= isListed && previous?.isOffice === true;
    previous = name;
    if (!name.isOffice || isBlamed(reading, at))
      add(at, name.end, name.lead === 'informant' || ofInformant.test(before(text, at, 16)));
    at = name.end - 1;
  }
  addVeiled(text, add);
  return findings;
};

/** 张女士来电, 李某举报 … */
const calling = /^(?:来电|来信|致电|打电话|实名|举报|投诉)/u;
/** … but not 康师傅方便面. */
const brand = /^(?:牛肉|方便面|米线|烤|牌|家常菜|.{0,2}[店馆铺厂])/u;

/** 来信人王某, 张女士, 赵师傅 */
function addVeiled(text: string, add: (start: number, end: number, isInformant: boolean) => void): void {
  for (const { 0: veiled, index } of text.matchAll(veil)) {
    const surname = surnameBefore(text, index);
    if (surname === undefined) continue;
    const [start, end] = [index - surname.length, index + veiled.length];
    const rest = text.slice(end, end + 4);
    const isInformant = leadOf(before(text, start, 24)) === 'informant' || calling.test(rest);
    if (isInformant || !(/^[某*×xX]/u.test(veiled) || surname + veiled === '康师傅' || brand.test(rest)))
      add(start, end, isInformant);
  }
}
