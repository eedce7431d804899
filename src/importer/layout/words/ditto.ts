/** Words and marks that say what stands somewhere else again: `同上`, `〃`, `同第1件`, `见附表`. */
import { caseKey } from '../../../schema/keys.ts';
import { parseNumeral } from './numerals.ts';

/** What a text means that only repeats another: the row above, a row that it names, or something that is no row. */
export type Reference =
  { kind: 'above' } | { kind: 'row'; serial: number } | { kind: 'row'; number: string } | { kind: 'elsewhere' };

const sees = /(?:情况)?(?:(?:详|请|参)?[见同如与跟和])\s*/u.source;
/** `相同` behind `与上一行`. */
const same = /(?:的?(?:办理|调查|处理)?情况)?(?:相?同|一样|一致)?/u.source;
const above = /[上前]\s*(?:面|述|文)?\s*一?\s*[行件条格号项]?/u.source;
const column = /同\s*[上前]\s*一?\s*栏/u.source;
const marks = /(?:[〃″"“”＂〞〝゛‟]|[′'’`´]{2}|[,，]{2})+/u.source;
const whole = (source: string): RegExp => new RegExp(`^[\\p{Ps}\\-—–―\\s]*(?:${source})[\\p{Pe}\\-—–―。.\\s]*$`, 'u');

const aboveAgain = whole(`${sees}${above}${same}|${column}|${marks}`);
/** `同第1件`, `与序号3相同`, `见2号`: a numeral of characters needs 第 before it, since 同一件 is another word. */
const place =
  /(?:(?:第|序号|编号)\s*(?<far>[〇零一二三四五六七八九十百\d０-９]{1,4})\s*(?:[件条项号个]|号件)?|(?<near>[\d０-９]{1,4})\s*(?:[件条项号]|号件))/u
    .source;
const named = whole(`${sees}${place}${same}`);
const number = /(?:编号|受理编号)?\s*(?<number>[A-Za-z]{0,4}[\dA-Za-z-]*\d{6,}[*＊]?)\s*号?件?/u.source;
const numbered = whole(`${sees}${number}${same}`);
const other =
  /(?:[上前下后左右本]\s*(?:面|述|文|一|侧|边)*\s*[表栏列格行件条项页]?|附\s*[件表页图]?\s*[一二三四五六七八九十\d]*|[表图]\s*[一二三四五六七八九十\d]+|第\s*[一二三四五六七八九十\d]+\s*[行列栏页])/u
    .source;
const elsewhere = whole(`${sees}${other}${same}`);

/** What a text refers to, if it says nothing else. */
export function referenceIn(typed: string): Reference | undefined {
  const text = typed.trim();
  if (text.length > 40) return undefined;
  if (aboveAgain.test(text)) return { kind: 'above' };
  const { far, near } = named.exec(text)?.groups ?? {};
  const serial = parseNumeral(far ?? near ?? '');
  if (serial !== undefined) return { kind: 'row', serial };
  const typedNumber = numbered.exec(text)?.groups?.['number'];
  if (typedNumber !== undefined) return { kind: 'row', number: caseKey(typedNumber) };
  return elsewhere.test(text) ? { kind: 'elsewhere' } : undefined;
}
