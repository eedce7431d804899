/**
 * What people are called by those who know them: 老张头, 小贾, 张老三, 罗二嫂, 阿军, 李总, 外号“冯大炮”. As with names,
 * what speaks for one is weighed; a whole name is found in `names.ts`.
 */
import { before, maskName, type Detector, type Finding } from '../finding.ts';
import { asksAt, leadOf, restOf, type Lead, type Rest } from './people.ts';
import { isGeographic, isGiven, surnameAt } from './surnames.ts';
import { Words } from './words.ts';

/** How much it takes. */
const enough = 6;

const leadPoints: Readonly<Record<Lead, number>> = { informant: 5, person: 4, office: 4, likely: 3, none: 0 };
const restPoints: Readonly<Record<Rest, number>> = {
  comrade: 3,
  title: 3,
  office: 3,
  self: 2,
  person: 2,
  edge: 1,
  word: 1,
  none: 0,
  thing: -9,
};

/** A shape of nicknames: where the surname stands in it, and how much it says by itself. */
interface Shape {
  pattern: RegExp;
  surname: 0 | 1;
  says: number;
}

const relation = '嫂婶伯叔哥姐爷娃婆妈娘';
const shapes: readonly Shape[] = [
  // 老张头, 小贾妹
  { pattern: /[老小]\p{Script=Han}[头汉爷嫂哥姐娃妹]/uy, surname: 1, says: 3 },
  // 张老三, 莫老幺
  { pattern: /\p{Script=Han}老[一二三四五六七八九十大幺么汉头倌歪憨黑瘸拐麻胖瘦蔫]/uy, surname: 0, says: 4 },
  // 仇大炮
  {
    pattern: /\p{Script=Han}(?:大炮|[麻胖瘦瘸瞎矮疯拐聋癞秃]子|哑巴|驼背|光头|寡妇)/uy,
    surname: 0,
    says: 4,
  },
  // 曹家老三
  { pattern: /\p{Script=Han}家老[一二三四五六七八九十大幺]/uy, surname: 0, says: 4 },
  // 罗二嫂, 苟大嫂, 侯哥
  {
    pattern: new RegExp(String.raw`\p{Script=Han}[大二三四五六七八九幺小]?[${relation}]子?`, 'uy'),
    surname: 0,
    says: 2,
  },
  // 老谭, 小王
  { pattern: /[老小]\p{Script=Han}/uy, surname: 1, says: 0 },
  // 李总, 张工
  { pattern: /\p{Script=Han}[总工](?!\p{Script=Han}*(?:结|程))/uy, surname: 0, says: 0 },
  // 阿军
  { pattern: /阿\p{Script=Han}/uy, surname: 1, says: 0 },
];

/** 小孔, 老路, 小康 and the like are words. */
const ordinary =
  /^(?:小[孔鱼路车米麦龙金谷毛石段叶费熊康时管白花卷童雷江河水山井区计平满池汤]|老[庄路井关底白巢毛水石山街城年人板练区旧鼠虎挝鹰汉母父家公婆]|老江湖|小白菜|王婆卖瓜)|^\p{Script=Han}老(?:先生|师傅|太太)?[（(]?(?:化|隐|匿)名/u;

/** 老沈家沟 */
const placeBehind = /^家[沟湾村坝坡山河冲箐寨庄营屯坪岩渡塘梁垭口桥大台坎洼]/u;

/** 一个叫花姐的女人, 一位叫边策的业主 */
const called =
  /(?<=[个位名])名?[叫为][“"]?(?!某|[大小]?[哥姐])(\p{Script=Han}{1,2}[哥姐嫂叔婶爷妹](?=[”"]?[的，。；])|\p{Script=Han}{2,3}(?=[”"]?的[人男女业村居老青年工妇司住]))/gu;

const shop =
  /^家?(?:\p{Script=Han}{0,4}?[店馆铺坊摊号牌]|\p{Script=Han}{0,3}?(?:汽修|鱼庄|饭庄|私房菜|剧场|剧团|烧烤|火锅))/u;

const named =
  /(?:外号|绰号|诨名|诨号|小名|乳名|人称|江湖人称|都[叫喊]他|[叫喊]做|喊他|大家叫他)(?:[：:为是叫]|作|做)*[“"「]?(?!某)(\p{Script=Han}{2,4})(?=[”"」，。；、）)的]|$)/gu;

/** 联系人：小段, and nothing more: there 小段 is no word. */
const alone =
  /(?:联系人|联络[人员]|负责人|经办人|姓名)(?:[”"]?(?:一栏|栏|内容))?[:：] ?(?!小区|老师|老乡)([老小阿]\p{Script=Han}|(?![律导法大厨技])\p{Script=Han}师)(?=[，。；、）)（(\s]|$)/gu;

/** 叫我小段就行 */
const introduced =
  /(?:(?:叫|喊|称呼)我|自称|我叫)(?!小[心声子区]|老[实人师乡板])([老小阿]\p{Script=Han}|\p{Script=Han}(?:[总工姐哥叔婶]|师傅|老板|大[姐哥爷妈]))(?=就|即|便|好了|吧|[，。；]|$)/gu;

const mayBe = /[老小阿总工外大子哑驼光寡绰诨乳称喊叫嫂婶伯叔哥姐爷娃婆妈娘]/u;

/** Finds nicknames. */
export const findNicknames: Detector = (text) => {
  if (!mayBe.test(text)) return [];
  const findings: Finding[] = [];
  const words = new Words(text);
  for (let at = 0; at < text.length; at++) {
    const end = mayBegin(text, at) ? endOf(text, at, words) : undefined;
    if (end === undefined) continue;
    findings.push(finding(text, at, end));
    at = end - 1;
  }
  for (const { 0: found, 1: name = '', index } of text.matchAll(named)) {
    const start = index + found.length - name.length;
    const isOwn = /^[小乳]名/u.test(found);
    if (
      (isOwn || (surnameAt(text, start) ?? 0) >= 2) &&
      !isGeographic(name) &&
      restOf(text, start + name.length) !== 'thing'
    )
      findings.push(finding(text, start, start + name.length));
  }
  for (const { 0: found, 1: name = '', index } of text.matchAll(alone))
    if (surnameAt(text, index + found.length - (name.endsWith('师') ? 2 : 1)) !== undefined)
      findings.push(finding(text, index + found.length - name.length, index + found.length));
  for (const { 0: found, 1: name = '', index } of [...text.matchAll(called), ...text.matchAll(introduced)])
    findings.push(finding(text, index + found.length - name.length, index + found.length));
  return findings;
};

const finding = (text: string, start: number, end: number): Finding => ({
  rule: 'privacy/person-name',
  start,
  end,
  shown: maskName(text.slice(start, end)),
});

/** Nearly always this is all that there is to ask: 1 begins a nickname, 2 stands behind the surname in one. */
const role = new Uint8Array(0x10000);
for (const one of `老家总工大二三四五六七八九幺小麻胖瘦瘸瞎矮疯拐聋癞秃哑驼光寡${relation}`)
  role[one.charCodeAt(0)] = 2;
for (const one of '老小阿') role[one.charCodeAt(0)] = (role[one.charCodeAt(0)] ?? 0) | 1;

const mayBegin = (text: string, at: number): boolean =>
  ((role[text.charCodeAt(at)] ?? 0) & 1) === 1 ||
  (((role[text.charCodeAt(at + 1)] ?? 0) & 2) === 2 && surnameAt(text, at) !== undefined);

/** How surely a surname stands here, or behind 阿 part of a given name. */
const coreAt = (text: string, at: number): number =>
  (text.charAt(at - 1) === '阿' ? (isGiven(text, at) ? 2 : undefined) : surnameAt(text, at)) ?? -1;

/** What people work in, as its last character. */
const places = '厂店场馆铺站队';

/** Where the nickname that begins at a position ends, if enough speaks for it. */
function endOf(text: string, at: number, words: Words): number | undefined {
  if (ordinary.test(text.slice(at, at + 8))) return undefined;
  for (const { pattern, surname, says } of shapes) {
    const points = coreAt(text, at + surname);
    if (points < (says > 2 ? 0 : 1)) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const end = at + found.length;
    const word = words.lengthAt(at);
    // 厂|长老|石
    const isAcross = word === 0 && (leadOf(before(text, at, 24)) !== 'person' || text.charAt(at) !== '老');
    if (isAcross || word > found.length || !words.isEdge(end)) continue;
    const rest = restOf(text, end);
    if (placeBehind.test(text.slice(end, end + 2))) continue;
    // 老王家羊肉馆
    if (((rest !== 'person' && rest !== 'self') || text.charAt(end) === '家') && shop.test(text.slice(end, end + 8)))
      continue;
    const isQuoted = /[”"」]/u.test(text.charAt(end)) && /[“"「]\p{Script=Han}{0,3}$/u.test(before(text, at, 4));
    // 理发店的小邰
    const isOfPlace = text.charAt(at - 1) === '的' && places.includes(text.charAt(at - 2)) ? leadPoints.likely : 0;
    const led = Math.max(leadPoints[leadOf(before(text, at, 24))], asksAt(text, at), isOfPlace);
    const isWord = word === found.length && points < 3;
    if (points + says + led + (isQuoted ? 2 : 0) - (isWord ? 3 : 0) + restPoints[rest] >= enough) return end;
  }
  return undefined;
}
