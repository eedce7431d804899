/** Words and sentences of made content: enough of them that a search index meets as many different ones as a real year brings. */

/** A source of random choices that gives the same ones for the same seed. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 to below 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly [T, ...T[]]): T {
    return list[Math.floor(this.next() * list.length)] ?? list[0];
  }

  /** One character of a string. */
  character(characters: string): string {
    return characters.charAt(Math.floor(this.next() * characters.length));
  }
}

const first = '青黑白红黄大小上下东西南北前后中老新石水金银铁龙虎马牛羊鹿鹤云雾雨雪风松柏竹梅兰桃李杏梨枣茶麦谷豆荞';
const second = '坪箐坝塘沟河湾坡岭岩洞坎冲甸田地营屯堡寨庄桥渡井泉潭海山峰脑头尾口门场街铺坡林园厂窑磨碾';
const third = '阳明清远和顺兴旺安宁康泰昌盛丰裕瑞祥福禄寿喜德仁义礼智信诚达通利源茂恒永久长荣华富贵鑫隆宏伟';
const places = ['村', '社区', '村民小组', '小区', '集镇', '工业园', '安置区'] as const;
const trades = [
  '混凝土搅拌站',
  '砂石料厂',
  '洗煤厂',
  '生猪养殖场',
  '肉牛养殖场',
  '铅锌选矿厂',
  '磷肥厂',
  '木材加工厂',
  '废旧塑料加工点',
  '汽车修理厂',
  '屠宰场',
  '餐饮店',
  '娱乐城',
  '垃圾填埋场',
  '污水处理厂',
  '采石场',
  '水泥厂',
  '焦化厂',
  '制砖厂',
  '酒厂',
  '豆制品加工坊',
  '再生铝厂',
  '加油站',
  '医院',
  '建筑工地',
] as const;
const agencies = [
  '市生态环境局分局',
  '县农业农村局',
  '县水务局',
  '县自然资源局',
  '县住房城乡建设局',
  '县综合行政执法局',
  '镇人民政府',
  '街道办事处',
  '县工业和信息化局',
  '县林业和草原局',
  '县交通运输局',
  '县卫生健康局',
] as const;
const matters = [
  '粉尘',
  '废水',
  '恶臭',
  '噪声',
  '油烟',
  '煤泥',
  '渗滤液',
  '粪污',
  '废渣',
  '油漆味',
  '黑烟',
  '泥浆',
  '石灰渣',
  '废机油',
] as const;
const substances = [
  '悬浮物',
  '氨氮',
  '总磷',
  '化学需氧量',
  '石油类',
  '硫化氢',
  '颗粒物',
  '非甲烷总烃',
  '镉',
  '氟化物',
] as const;
const measures = [
  '封闭料仓',
  '铺设防雨顶棚',
  '加装喷淋降尘装置',
  '修建三级沉淀池',
  '更换除尘布袋',
  '安装油烟净化器',
  '硬化进厂道路',
  '建设雨污分流管网',
  '清运堆存废渣',
  '恢复植被',
  '加高围挡',
  '设置隔声屏障',
  '调整作业时间',
  '建立运行台账',
  '补办排污许可手续',
] as const;

/** A made-up village, estate or park: about 7,000 names. */
export const village = (dice: Dice): string =>
  dice.character(first) + dice.character(second) + (dice.chance(0.4) ? dice.character(second) : '') + dice.pick(places);

/** A made-up enterprise: about 70,000 names. */
export const enterprise = (dice: Dice): string =>
  `某${dice.character(third)}${dice.character(third)}${dice.pick(trades)}`;

const day = (dice: Dice): string => `${dice.between(1, 12)}月${dice.between(1, 28)}日`;
const amount = (dice: Dice): string => (dice.between(3, 9999) / dice.pick([1, 10, 100])).toString();

type Sentence = (dice: Dice) => string;

const complaint: readonly [Sentence, ...Sentence[]] = [
  (d) => `${village(d)}旁的${enterprise(d)}${d.pick(matters)}严重，影响周边居民生活`,
  (d) =>
    `${enterprise(d)}每天${d.between(1, 6)}:00~${d.between(7, 23)}:00作业，${d.pick(matters)}扰民，多次反映没有解决`,
  (d) => `${village(d)}至${village(d)}路段运输车辆抛洒，${d.pick(matters)}满天`,
  (d) =>
    `${enterprise(d)}将${d.pick(matters)}直接排入${d.character(first)}${d.character(second)}河，下游${amount(d)}亩农田受影响`,
  (d) => `怀疑${enterprise(d)}没有环保手续，${d.pick(matters)}处理设施长期不运行`,
  (d) => `${village(d)}附近堆放${d.pick(matters)}约${amount(d)}立方米，雨天流入水沟`,
];

const finding: readonly [Sentence, ...Sentence[]] = [
  (d) => `${day(d)}，${d.pick(agencies)}会同${d.pick(agencies)}到${village(d)}现场检查`,
  (d) => `${enterprise(d)}占地${amount(d)}平方米，办理了环评审批和排污登记，现有工人${d.between(3, 200)}人`,
  (d) => `现场监测${d.pick(substances)}浓度为${amount(d)} mg/L，标准限值为${amount(d)} mg/L`,
  (d) => `走访${village(d)}居民${d.between(5, 80)}户，${d.between(2, 60)}户反映闻到过异味，其余表示没有影响`,
  (d) => `边界噪声昼间${d.between(45, 70)}分贝、夜间${d.between(38, 60)}分贝（GB 12348-2008）`,
  (d) => `厂区${d.character(first)}侧有一处裸露堆场，面积约${amount(d)}平方米，没有覆盖`,
  (d) => `调阅${day(d)}以来的运行记录，治理设施停运${d.between(1, 30)}次，累计${d.between(2, 90)}小时`,
  (d) =>
    `${d.character(first)}${d.character(second)}河断面水质为${d.pick(['Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ'])}类，与上年同期相比没有变化`,
  (d) => `该点位距离最近的${village(d)}约${d.between(30, 2000)}米，中间有山体和林木相隔`,
];

const handling: readonly [Sentence, ...Sentence[]] = [
  (d) => `责令${enterprise(d)}${d.pick(measures)}，${day(d)}前完成`,
  (d) => `${d.pick(agencies)}对该单位立案调查，拟处罚款${amount(d)}万元`,
  (d) => `已${d.pick(measures)}，投入资金${amount(d)}万元，${day(d)}通过验收`,
  (d) => `清运${d.pick(matters)}${amount(d)}吨，交有资质的单位处置`,
  (d) => `由${d.pick(agencies)}每周巡查${d.between(1, 5)}次，发现问题当场纠正`,
  (d) => `${day(d)}召开${village(d)}群众代表会，通报办理情况，到会${d.between(8, 60)}人，均表示满意`,
  (d) => `再次监测${d.pick(substances)}为${amount(d)} mg/L，已经达标`,
];

const goal: readonly [Sentence, ...Sentence[]] = [
  (d) => `${day(d)}前${d.pick(measures)}，${d.pick(matters)}得到有效控制`,
  (d) => `${village(d)}群众满意，问题不反弹`,
];

export const sentences = { complaint, finding, handling, goal };

/** Sentences up to about a length, each closed with a full stop or a semicolon. */
export function passage(dice: Dice, from: readonly [Sentence, ...Sentence[]], length: number): string {
  let text = '';
  do text += `${dice.pick(from)(dice)}${dice.chance(0.8) ? '。' : '；'}`;
  while (text.length < length);
  return `${text.slice(0, -1)}。`;
}
