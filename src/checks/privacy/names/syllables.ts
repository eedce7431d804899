/** Names that are no Han names: 扎西多吉, 买买提·艾力, 阿苏木呷, 岩温香. They are written in characters that stand for syllables. */
import { restOf, type Lead } from './people.ts';
import type { Words } from './words.ts';

const syllables =
  '阿巴扎西多吉次仁卓玛嘎措旺堆拉姆尼达瓦平曲珍才让加央洛桑丹增格桑德吉索朗顿珠强白贡布美其益觉罗绒泽翁嘉买提合艾力古丽热孜木江努尔汗吾帕库班赛依吐逊亚森麦米肉斯哈萨克别阔铁乌兰图雅特格琴高娃苏和那顺额敦朝鲁呼日敖登塔娜毕力宝音金花青克尔曲比马海沙苏呷牛惹史火洛各约且勒黑扒丽密玉香罕岩温叫波恩排孔枯石奔雷应光坎甩相果努卡普娜妞坡车迪夺诺腊社瑟芭蓬莉萍';
const isSyllable = new Uint8Array(0x10000);
for (const one of syllables) isSyllable[one.charCodeAt(0)] = 1;
/** What such names are made of, where the dictionary knows it as a word. */
const parts = new Set(
  '扎西 次仁 卓玛 多吉 拉姆 达瓦 尼玛 旺堆 索朗 洛桑 丹增 格桑 嘎玛 才让 央金 顿珠 平措 白玛 德吉 仁青 益西 巴桑 贡布 阿卜 买买提 艾力 古丽 努尔 库尔班 吐尔 乌兰 巴特 巴图 图雅 其其格 阿牛 阿苏 吉克 阿依'.split(
    ' ',
  ),
);
const dot = /[·•・‧]/u;

/** Li Xiaoming, Tom Brown */
const latin = /[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12}){1,2}(?![a-z])/uy;

/** What such names begin with. */
export const farStarts = `${syllables}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** May one begin here? */
export const mayBeFar = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (
    (isSyllable[code] === 1 && (isSyllable[next] === 1 || dot.test(text.charAt(at + 1)))) ||
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
  if (!isLed) return undefined;
  for (end = Math.min(end, at + 5); end - at >= 3; end--)
    if (areSyllables(text, at, end, words) && mayEnd(text, end, words)) return end;
  return undefined;
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
    if (length > 1 && end - start < 4 && !parts.has(text.slice(at, at + length))) return false;
    at += length;
  }
  return true;
}
