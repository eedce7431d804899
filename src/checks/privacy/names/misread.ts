/** What looks like a name and is none: a word, a place on a route, a brand, the end of one word and another. */
import { before } from '../finding.ts';
import { oddsOfFirst, oddsOfLast } from './character-odds.ts';
import { usualAt } from './ordinary.ts';
import { ofPeople, restOf, slotAt, type Lead } from './people.ts';
import { isGiven, surnameAt } from './surnames.ts';
import { isManner, wordNameAt } from './word-like.ts';
import { isWord, type Words } from './words.ts';

/** What places end with: as well the end of a given name. */
export const isPlaceEnd = /[村镇乡县区市州省路街巷桥河江湖海坝沟山寨屯湾营坡坪庄苑厦号型式牌段]/u;

/** 烟叶|发生, 生理|健康, 防凌|安全: its surname ends a word, and its given name is one. */
function isAcross(text: string, words: Words, start: number, end: number, lead: Lead): boolean {
  const isSaid = oddsOfFirst(text, start + 1) + oddsOfLast(text, end - 1) > 0 && ofPeople.has(restOf(text, end));
  // 师傅叫|起光明
  const isMeant = lead !== 'none' && (surnameAt(text, start) === 3 || isSaid || slotAt(text, start) > 0);
  if (isMeant || end - start !== 3 || words.lengthAt(start + 1) !== 2) return false;
  return isWord(text.slice(start - 1, start + 1));
}

/** 陆家桥—朱街—孙家坟 */
const isOnRoute = (text: string, end: number): boolean =>
  isPlaceEnd.test(text.charAt(end - 1)) && /^[—–－~～-]{1,2}\p{Script=Han}/u.test(text.slice(end, end + 3));
/** 文静|轩, 白云|岩, 杨梅|林 even where the dictionary cuts 杨|梅林: nobody is spoken of, and a word says which one it is. */
const isOfKind = (text: string, words: Words, start: number, end: number, lead: Lead): boolean =>
  lead === 'none' &&
  end === start + 3 &&
  (words.lengthAt(start) === 2 || usualAt(text, start) > 1) &&
  /[轩苑阁府庭岩林]/u.test(text.charAt(end - 1));

/** 补种车桑子、滇柏、余甘子: what is planted is no person, unless it does what people do. */
const planted =
  /(?:补[种植]|种植|栽[植种]|播种|撒播|混播|套种|间种|移栽|树种|苗木)(?![户者人员业大基])[^，。；：\n]{0,24}$/u;
const isPlant = (text: string, start: number, end: number, lead: Lead): boolean =>
  lead === 'none' && planted.test(before(text, start, 32)) && !ofPeople.has(restOf(text, end));

/** 有|钱有|势, but 还有|李有福 */
const paired = /(?<![还只仅就共尚])([有无没不大多])[^]\1$/u;

/** 司机凌晨|拉运, 居民安宁|受到影响 */
function isWordAt(text: string, start: number, end: number): boolean {
  const isTwo = end === start + 2;
  if (isDescribed(text, end)) return false;
  if (isManner(text, start)) return isTwo || !isGiven(text, start + 2);
  return isTwo && wordNameAt(text, start) === 'state' && !ofPeople.has(restOf(text, end));
}

/** 陆续（男，1968年生）: whatever stands here is somebody. */
export const isDescribed = (text: string, end: number): boolean =>
  /[（(]/u.test(text.charAt(end)) && /^.[男女][，,、）)]/u.test(text.slice(end, end + 3));

export const hidden = /董事|.[某×*]/u;

/** 品牌为雪迪龙 */
export const ofBrand = /(?:品牌|商标|型号|店名|字号|招牌|网站|软件)(?:名称)?(?:为|是|叫|系|：|:)?[“"]?$/u;

/** Is what may be a name from `start` to `end` read as something else? */
export const isMisread = (text: string, words: Words, start: number, end: number, lead: Lead): boolean =>
  isWordAt(text, start, end) ||
  paired.test(before(text, start + 2, 4)) ||
  words.lengthAt(start) > 3 ||
  isOnRoute(text, end) ||
  isOfKind(text, words, start, end, lead) ||
  isPlant(text, start, end, lead) ||
  isAcross(text, words, start, end, lead);
