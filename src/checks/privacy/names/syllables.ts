/** Names that are no Han names: 扎西多吉, 买买提·艾力, 阿苏木呷, 岩温香. They are written in characters that stand for syllables. */
import { before } from '../finding.ts';
import { restOf, type Lead } from './people.ts';
import type { Words } from './words.ts';

const syllables =
  '阿巴扎西多吉次仁卓玛嘎措旺堆拉姆尼达瓦平曲珍才让加央洛桑丹增格桑德吉索朗顿珠强白贡布美其益觉罗绒泽翁嘉买提合艾力古丽热孜木江努尔汗吾帕库班赛依吐逊亚森麦米肉斯哈萨克别阔铁乌兰图雅特格琴高娃苏和那顺额敦朝鲁呼日敖登塔娜毕力宝音金花青克尔曲比马海沙苏呷牛惹史火洛各约且勒黑扒丽密玉香罕岩温叫波恩排孔枯石奔雷应光坎甩相果努卡普娜妞坡车迪夺诺腊社瑟芭蓬莉萍';
const isSyllable = new Uint8Array(0x10000);
for (const one of `${syllables}热合曼肯咩召依支博扎素甫称茸七林取追培初农布旺勒伍候莫色来俄则史有什约各火日尕卜杜不都逊瓦孜帕提叶巴其尔敦毕拉坦敖云斯琴仁宝朝登青孟牧`)
  isSyllable[one.charCodeAt(0)] = 1;
/** What such names are made of: two of these, or one and a syllable more, are hardly anything else. */
const parts = [
  '邓珠 扎西 次仁 卓玛 多吉 拉姆 达瓦 尼玛 旺堆 索朗 洛桑 丹增 格桑 嘎玛 才让 央金 顿珠 平措 白玛 德吉 仁青 益西 巴桑 贡布 仁增 罗布 旺姆 措姆 强巴 曲珍 曲扎 普布 边巴 米玛 拉巴 旦增 桑珠 次旺 次旦 次央 江央 加央 泽仁 泽旺 扎巴 阿旺 土登 群培 拥忠 拥措 农布 此里 鲁茸 七林 取追 培初 阿茸 格茸 吾金 斯那 此称 桑吉 扎史 卓嘎 梅朵 次里 龙布',
  '吉克 沙马 沙玛 阿侯 阿尔 阿洛 阿库 阿力 阿西 俄尼 俄其 地莫 的惹 苏呷 瓦渣 瓦其 瓦扎 尼惹 吉俄 吉子 吉日 吉胡 吉潘 吉打 吉巴 罗洪 果基 热柯 金古 甲巴 勒格 莫洛 恩扎 恩札 巴且 斯日 倮伍 倮木 补余 补约 拉则 木果 木甲 木沙 木几 尔且 尔坡 尔体 尔惹 里打 里哈 拉体 拉且 拉者 拉古 拉石 拉铁 拉惹 子日 子且 日古 史坡 石且 石哈 克底 各各 约古 伍且 伍加 伍来 伍萨 伍牛 曲且 阿苏 阿牛 曲比 马海 吉木 马黑 勒伍 尔古 曲木 吉伍 阿候 莫色 加巴 海来 阿约 阿育 邱莫 安尼 乃古 俄木 吉则 阿鲁 木呷 木支 拉博 尔布 阿呷 石布 子呷 伍呷 木乃 日哈 拉日 史布 有呷 阿衣 伍支 拉哈 尔哈 木加 阿支 克哈 什布 约布 古哈 曲布 阿木 木牛 伍各 日火',
  '阿卜杜 阿不都 热合曼 热合买提 买买提 麦麦提 吐尔逊 艾尼瓦尔 库尔班 阿迪力 赛买提 吾买尔 艾合买提 司马义 依布拉音 塔依尔 哈力克 玉素甫 尼亚孜 卡德尔 托合提 尤努斯 马木提 克里木 沙拉木 艾力 古丽 肉孜 依明 艾山 玉山 亚森 吐逊 努尔 吐尔 阿依 木江 帕提 穆萨 别克 叶尔 巴合 阿卜',
  '勒排 勒弄 勒托 木然 恩孔 早扎 早都 早堵 早迈 麻果 麻干 木努 木锐 阿邓 玛迪 玛普',
  '巴特尔 其其格 其木格 额尔敦 格日勒 毕力格 阿拉坦 特木尔 巴雅尔 敖其尔 巴图 巴特 乌兰 图雅 乌云 苏和 斯琴 高娃 布和 那仁 娜仁 宝音 朝鲁 敖登 塔娜 青格 吉日 苏日 萨仁 哈斯 孟和 牧仁',
].flatMap((one) => one.split(' '));
const longestPart = 4;
const isPart = new Set(parts);
/** What such parts go on with. */
const isSecond = new Uint8Array(0x10000);
for (const one of parts) isSecond[one.charCodeAt(1)] = 1;
/** 岩温香, 玉香罕 and her father 波玉香罕 */
const dai =
  /(?:[波咩])?[岩玉依召艾][温罕叫香坎扁恩光尖胆丙应说嫩捧甩囡宰糯燕腊喃儿龙保]{2}(?![\u4E00-\u9FFF]{0,2}[村寨镇山河路])/uy;
/** 扎妥, 娜发 */
const lahu = /[扎娜][妥发拉袜倮体母迫朵思约儿罗莫努克戈丕]/uy;
/** Words, places and plants made of the same syllables. */
const known = /扎西德勒|格桑[花梅]|阿拉善|乌兰[察浩]|阿克苏|香格里拉|卓玛泉|努尔哈赤|马海[湾村]|玉香[花米]/uy;
const dot = /[·•・‧]/u;

/** Li Xiaoming, Tom Brown */
const latin = /[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12}){1,2}(?![a-z])/uy;

/** What such names begin with. */
export const farStarts = `${syllables}${parts.map((one) => one.charAt(0)).join('')}咩召依ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** May one begin here? */
export const mayBeFar = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (
    '扎娜'.includes(text.charAt(at)) ||
    text.startsWith('木然', at) ||
    (isSyllable[code] === 1 && (isSyllable[next] === 1 || isSecond[next] === 1 || dot.test(text.charAt(at + 1)))) ||
    (code >= 0x41 && code <= 0x5a && next >= 0x61 && next <= 0x7a)
  );
};

/** The end of such a name: two parts with a dot between, or three syllables and more behind a word for a person. */
export function farNameEnd(text: string, at: number, lead: Lead, words: Words): number | undefined {
  const isLed = lead !== 'none' && lead !== 'office';
  latin.lastIndex = at;
  const written = latin.exec(text)?.[0];
  if (written !== undefined) return isLed ? at + written.length : undefined;
  let end = at;
  let dots = 0;
  while (end - at < longest && (isSyllable[text.charCodeAt(end)] === 1 || (end > at && dot.test(text.charAt(end))))) {
    if (dot.test(text.charAt(end))) dots += 1;
    end += 1;
  }
  if (dots > 0) return end - at >= 4 ? end : undefined;
  known.lastIndex = at;
  if (known.test(text)) return undefined;
  dai.lastIndex = at;
  const southern = dai.exec(text)?.[0].length ?? 0;
  if (southern > 0 && mayEnd(text, at + southern, words)) return at + southern;
  const made = madeOfParts(text, at, isLed);
  if (made !== undefined && (isLed || words.lengthAt(at) > 0) && restOf(text, made) !== 'thing') return made;
  if (!isLed) return undefined;
  lahu.lastIndex = at;
  if (lahu.test(text) && mayEnd(text, at + 2, words)) return at + 2;
  if (ofPeople.test(before(text, at, 8)))
    for (let length = 2; length <= 4; length++) if (isForeign(text, at, at + length, words)) return at + length;
  for (end = Math.min(end, at + 5); end - at >= 3; end--)
    if (areSyllables(text, at, end, words) && mayEnd(text, end, words)) return end;
  return undefined;
}

/** 景颇族村民排早都家: behind such words whatever is no word, and does what people do. */
const ofPeople =
  /[\u4E00-\u9FFF]族(?:同胞|村民|妇女|群众|男子|女子|老人|青年|牧民|农民|居民|工人|住户|户主|[养种]殖户|司机)$/u;

function isForeign(text: string, at: number, end: number, words: Words): boolean {
  let long = 0;
  for (let start = at; start < end; start++) if (words.lengthAt(start) > 1) long += 1;
  const rest = restOf(text, end);
  return long < 2 && (end - at > 2 || long === 0) && words.isEdge(end) && (rest === 'self' || rest === 'person');
}

/** The end of what is made of such parts: of two, or behind a word for a person of one and a syllable. */
function madeOfParts(text: string, at: number, isLed: boolean): number | undefined {
  let end = at;
  let count = 0;
  for (let size = 0; (size = partAt(text, end)) > 0; count++) end += size;
  if (count === 0) return afterSyllables(text, at);
  // 热合曼江, 古丽娜
  const syllable = text.charAt(end);
  const isMore = end - at < 4 && '江木汗娜孜拜呷莫措姆勒'.includes(syllable) && syllable !== '';
  if (isMore && (count > 1 || end - at > 2 || isLed)) return end + 1;
  return count > 1 || (end - at > 2 && isLed) ? end : undefined;
}

/** 朵帕拉姆 */
const tibetan = /^(?:拉姆|卓玛|次仁|扎西|多吉|央金|旺姆|曲珍|顿珠|平措|梅朵)/u;

function afterSyllables(text: string, at: number): number | undefined {
  const areTwo = isSyllable[text.charCodeAt(at)] === 1 && isSyllable[text.charCodeAt(at + 1)] === 1;
  return areTwo && tibetan.test(text.slice(at + 2, at + 4)) ? at + 4 : undefined;
}

function partAt(text: string, at: number): number {
  for (let size = longestPart; size > 1; size--) if (isPart.has(text.slice(at, at + size))) return size;
  return 0;
}

const longest = 16;

function mayEnd(text: string, end: number, words: Words): boolean {
  const rest = restOf(text, end);
  return rest === 'none' ? words.lengthAt(end) >= 2 : rest !== 'thing';
}

function areSyllables(text: string, start: number, end: number, words: Words): boolean {
  for (let at = start; at < end;) {
    const length = words.lengthAt(at);
    if (length === 0 || at + length > end) return false;
    if (length > 1 && end - start < 4 && !isPart.has(text.slice(at, at + length))) return false;
    at += length;
  }
  return true;
}
