/**
 * Names that are words: 高山, 石磊, 卫国. Each surname, and behind it what it makes words with that are given to children.
 * What somebody does or has is not among them, nor how: 高度重视, 房屋, 安全撤离.
 */
import { once } from '../../../schema/text/once.ts';

/** What hardly stands between a word for a person and what he does: 承包人高山在现场. */
const things =
  '万里山福顺 云海峰霞鹤雁 丰收茂登 余粮晖庆 元春 党旗 全福 关山爱 冷月锋杉 凌云霄志 华夏山彩 卫星国华红兵 古松月 史诗 叶帆子 向阳荣 吉祥庆星 ' +
  '周易 唐诗 夏雨荷 孟夏春 季风军夏 宁静 安邦 宋词歌 富强贵 展望翅 岳峰 常乐青胜春山 平原凡川 庄严 康泰庄乐 张帆扬 强盛 成才林栋 战旗胜鹰 文静武雅采轩 ' +
  '方圆正舟言程块 时光雨钟 明亮月珠媚镜辉 景泰 曲直 杜鹃若 杨柳帆花光 林海荫涛 柳絮青眉 桂香月 武威 江山海涛帆 汪洋 沙鸥 洪亮波福涛 海洋燕棠涛浪鸥潮军 温馨柔泉 游龙 ' +
  '燕子 牛犇犊 王冠国朝 田野园甜 白云雪鸽露杨桦玉鹤洁羽 盛世开 石头磊 祝福 秋实月 秦岭川 童年话心谣 米兰 纪元 罗盘汉兰 胡杨琴 舒畅展心 花蕾香蕊 苍松龙 苗条 ' +
  '英雄俊豪 荣光耀 蓝天海图 解放 许诺 谷雨穗峰 贝壳 贺岁喜 路遥平 边疆防城塞 连城山 金山星石玉钟锁鑫 钟声山情灵 铁军蛋柱牛汉锤 银河铃锁 阳春 雷雨鸣霆电声动 青松山云 高山峰原洁远歌翔飞云岭 ' +
  '麦浪穗 黄河山金海梅鹂莺 龙虎腾飞海跃 马路良跃骏 甘露泉霖草 冉冉 丁香当铃 芦花苇笛 荆棘 桑梓 祁连山 廉明 卓越然 牧歌童野 兰草花心 禾苗 凤凰仙 梅花香雪 尹红 乔松 柏松林青 ' +
  '樊笼 晏平 水仙晶莲 申江 艾草叶 牟尼 晨曦光 尚武文 虎子 匡正 伍仟 滕云 宗师 伏虎 鲁班莽 薄荷 干将 和煦 覃海 曲艺 盘龙石 竺青 沐阳春 冬梅青 春雷生 冰心洁';

/** What others may have, and what they may do so: 居民安宁受扰, but 租户安宁自述. */
const states =
  '安宁康定静稳 平安和静稳 幸福喜 文明化艺 智慧 富裕余 阳光 高尚贵雅 温和 严明谨 强大 和平睦谐 吉利 万能 成长就';

/** When and how somebody does something: 司机凌晨拉运, 业主周一反映. No name of two characters. */
const manners =
  '凌晨 周一二三四五六日天末年岁初遭 初一二三四五六七八九十冬春夏秋次年 国庆 元旦宵月 古今来代 后天来续期 明天早晚晨年日里明确 来年日 秋天季冬夜收初 夏天季夜初末秋历 冬天季夜初末 隆冬 黄昏 伏天 冷天静 雪天夜 白天夜昼 平年日时素 ' +
  '全天程速年力体员部额然新篇真数面 成天倍批日片套 连天日夜年月连忙声番续同带着篇 依律法然旧次规照约 居然家 忽然忽 毕竟 起初先码 越加发级来 自小愈便行来幼身己费愿动首 双倍双双向方休 迟早迟缓疑 何年日时处故以人 满眼天 终日年于 ' +
  '严实厉格密重禁 纵然深 许久多 常年常时规 万万分般千 余年家座人 才刚能 幸得亏好而 任一意凭何 简约单易要 随心时后即意同手军 晋升级 索然性 诸位般事 易于 从未不来速严小宽 尚未无可在 应当该声急 曾经多 须要臾 单列独方纯 相继互约关应 方才可能便 ' +
  '安全心排静稳装置 通宵常力过知 广泛 强行烈制力硬令 高度声速频效兴 郑重 历来次时经年 齐心声全 和平解谐好气 当场即天晚然 经常由过常 时常有刻而 党内中外 水上下中 马上 公然开 计划 解释决 申请报诉领 支持付 干活净脆扰 施工 管理护控 有关的 习惯 华丽 勤勉 关照闭停注心';

const read = (list: string): ReadonlySet<string> =>
  new Set(list.split(' ').flatMap(([surname = '', ...behind]) => behind.map((one) => surname + one)));
const ofThings = once(() => read(things));
const ofStates = once(() => read(states));
const ofManners = once(() => read(manners));

/** What such names begin with; not all of it stands among the surnames. */
export const wordStarts = things.replace(/(?<=\S)\S+|\s/gu, '');

/** What kind of word stands at a position that may be a name by itself. */
export type WordName = 'thing' | 'state' | 'none';

/** Does a word stand here that says when or how, and so is no name? */
export const isManner = (text: string, at: number): boolean => ofManners().has(text.slice(at, at + 2));

/** The kind of the word of two characters at a position. */
export function wordNameAt(text: string, at: number): WordName {
  const word = text.slice(at, at + 2);
  return ofThings().has(word) ? 'thing' : ofStates().has(word) ? 'state' : 'none';
}
