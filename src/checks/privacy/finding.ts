/** What a detector found in one text, and how it is shown without giving it away. */
import { charactersOf } from '../../schema/text/cut.ts';
import type { PrivacyRule } from '../rules.ts';

/** A stretch of a text that should not be published. */
export interface Finding {
  rule: PrivacyRule;
  start: number;
  end: number;
  /** For messages: what matters is masked. */
  shown: string;
}

/** Looks through one folded text (see `fold`). */
export type Detector = (text: string) => Finding[];

/** The letters, digits and marks of the full-width forms that occur in numbers, addresses and tables; brackets stay. */
const wide = /[０-９Ａ-Ｚａ-ｚ－．＋＠＿＊｜\u3000\u00A0]/u;
const eachWide = new RegExp(wide, 'gu');

/** Traditional forms that occur in names: the name is the same. */
const traditional =
  '張劉陳楊黃趙吳孫馬羅鄭謝許馮鄧蕭葉蘇呂盧蔣賈鐘鍾譚陸韋鄒龔萬錢嚴賀顧龍湯樂蘭國棟華偉麗強軍傑勝輝飛剛紅蓮鳳寶慶興榮貴雲東爾瑩潔瓊穎齊義誠謙豐應學業廣譽開樹遠進達順財發衛護維綱紅紹純級編緯練繼續銀銘鋒鋼鐵錦鎮長門閻關陽陰隊階際隨雙雞離難電靈韓頭項須頓頌預領頻題顏類飄養騰驗魯鮑鳴鴻鵬鶴麥黨齡龐';
const simplified =
  '张刘陈杨黄赵吴孙马罗郑谢许冯邓萧叶苏吕卢蒋贾钟钟谭陆韦邹龚万钱严贺顾龙汤乐兰国栋华伟丽强军杰胜辉飞刚红莲凤宝庆兴荣贵云东尔莹洁琼颖齐义诚谦丰应学业广誉开树远进达顺财发卫护维纲红绍纯级编纬练继续银铭锋钢铁锦镇长门阎关阳阴队阶际随双鸡离难电灵韩头项须顿颂预领频题颜类飘养腾验鲁鲍鸣鸿鹏鹤麦党龄庞';
const simpleOf = new Map(Array.from(traditional, (one, i) => [one, simplified.charAt(i)] as const));
const mayBeTraditional = /[張劉陳楊黃趙吳孫馬羅鄭謝許馮鄧葉蘇呂盧蔣賈譚陸韋鄒龔萬錢嚴賀顧龍國華偉]/u;
const eachTraditional = new RegExp(`[${traditional}]`, 'gu');

/** Half-width forms of what stands in numbers; every character keeps its place. */
export const fold = (text: string): string =>
  simplify(
    wide.test(text)
      ? text.replace(eachWide, (one) =>
          one === '\u3000' || one === '\u00A0' ? ' ' : String.fromCharCode(one.charCodeAt(0) - 0xfee0),
        )
      : text,
  );

const simplify = (text: string): string =>
  mayBeTraditional.test(text) ? text.replace(eachTraditional, (one) => simpleOf.get(one) ?? one) : text;

/** `13800000000` → `138****0000`; short ones keep less. */
export function mask(text: string, first = 3, last = 4): string {
  const characters = charactersOf(text);
  const hidden = characters.length - first - last;
  if (hidden <= 0) return `${characters[0] ?? ''}****`;
  return `${characters.slice(0, first).join('')}****${characters.slice(characters.length - last).join('')}`;
}

/** Digits become `*`: for wording that is telling by itself. */
export const maskDigits = (text: string): string => text.replace(/[\d０-９]/gu, '*').replace(/\s+/gu, ' ');

/** A name keeps its surname. */
export const maskName = (name: string): string => `${name.slice(0, 1)}${'*'.repeat(name.length - 1)}`;

/** The characters directly before a position. */
export const before = (text: string, at: number, length: number): string => text.slice(Math.max(0, at - length), at);
