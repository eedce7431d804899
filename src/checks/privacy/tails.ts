/** The last digits of a telephone, of a card, of somebody's number: with a place or a day they tell whose it is. */
import { maskDigits, type Detector } from './finding.ts';

const number = String.raw`(?:手机|电话|微信|来电|致电|机主|号码|身份证|银行卡|储蓄卡|信用卡|社保卡|卡号)(?:号码?)?`;
const tail = String.raw`(?:尾号|尾数|末尾|[后末尾][三四五六3456]位(?:数字?|号码?)?)[为是系]?[:：“"]?`;
const whose = String.raw`(?=[”"）)]?的?(?:${number}|用户|群众|举报|投诉|信访|来[信电访]|[男女][士子]))`;
const digits = String.raw`\d{3,6}(?:[Xx]|(?!\d))`;
const tails = new RegExp(String.raw`${number}的?[（(，,]?${tail}${digits}|${tail}${digits}${whose}`, 'gu');

/** Finds them beside a word for what they are the end of. */
export const findTails: Detector = (text) =>
  /尾[号数]|末尾|[后末尾][三四五六3456]位/u.test(text)
    ? [...text.matchAll(tails)].map(({ 0: found, index }) => ({
        rule: 'privacy/informant-home' as const,
        start: index,
        end: index + found.length,
        shown: maskDigits(found).replace(/[Xx]$/u, '*'),
      }))
    : [];
