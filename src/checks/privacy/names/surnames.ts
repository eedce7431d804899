/**
 * Which Han make a name. No list can tell each name from each word, so what speaks for a name is weighed: how rare its
 * surname is in words, whether most given names are made of such characters, and whether the dictionary reads it as
 * words. What stands around it is weighed elsewhere (`names.ts`).
 */
import { oddsOf, oddsOfFirst, oddsOfLast } from './character-odds.ts';
import { usualAt } from './ordinary.ts';
import { isSeat } from './people.ts';
import { Words } from './words.ts';

/** Surnames that begin few words … */
const firm =
  '王李张刘陈杨赵吴徐孙朱郭罗郑梁谢宋唐韩冯邓曹彭肖萧董潘袁蔡蒋杜苏魏吕沈姚卢姜崔钟谭廖贾韦傅邹孟熊秦邱薛阎闫侯陶黎贺郝龚邵覃戴莫孔樊葛邢庞颜倪聂鲁岳翟殷詹欧耿俞祝阮柯裴霍骆翁娄晏靳缪饶窦蒲岑苟普毕尹鲍蔺' +
  '甄佟佘栾郎邝邬隋祁闵敖冼扈晁阚卞戚庹鄢寇匡虞裘粟浦滕凌纪卜赖牟瞿臧褚穆喻鞠谌胥邸郜奚刁蒙钱仉缑亓昝禤逯郗宓郦雍璩濮荀蒯茹郄郏訾笪阙佴姬尧沐芶酆汲邴戎厉蓟羿郅邗郯谯雒佀偰庾昝逄';
/** … that begin some … */
const plain =
  '黄胡何林许曾余叶丁陆汪范夏付丘雷史顾毛武汤齐乔伍庄章兰焦柳甘宁舒梅童涂苗谷盛冉辛游柴矣荆巫丛桂蓝栗仝辜糜竺仇宗古习宦敬仲晋景池伊洪项柏屈艾段施程严康龙牛任常江田简郁芦苑迟禹漆狄芮邰赫杭嵇湛茅尉檀廉昌宫弘戈祖卯钮';
/** … that begin many … */
const loose = '方周金石安万高马白冷席吉卫荣惠华闻封谈解尚于';
/** … that are words of every report themselves … */
const odd = '单关文左包易申曲符季温卓尤储巩屠桑楚纳费乐符班束弓慎隆满秋滑代';
/** … and that are hardly ever surnames: these do stand in 向某 … */
const particles = '向成全时应管';
/** … these stand in full names alone. */
const hardly =
  '车母麻闭阴阳沙刀冶钦鱼容居步国广司那仰暴宿沃商双水花茶排自起字玉依鄂亢逄麦丰幸韶薄印怀索咸籍苍莘贡劳扶宰寿边燕冀农衡禄殳蔚越夔厍勾融乜须巢相查红权盖益桓折肇哈铁拜妥喇贝卿舍钭银隗奉路房米' +
  '明官南皮楼盘区强帅豆练井巴支平计宣初门云伏羊乌修况鲜战危宾利呼揭干元信智植富鹿忽冒腾才香善敦闪贲初后召农木字念税俸线毋勒锁保海展虎撒者太岩资角候党畅朴连原来眭仵菅琚青种么苑旷隽买英尉萨蹇粘綦伦牧渠源操庆黑宛火磨戢师扎於忻随靖凡央理西寸苴陇和惠逯冀勤衣揣战昂敏乃恩赛喇合速门佘仪军候炊练英诸慕矫茆泮汝郇弋禚励苌扬洛圣泽粱玄罕呙台巨藏侬褟凤宝寻雪纵朵杞';
const double = new Set(
  '欧阳 上官 司马 诸葛 皇甫 慕容 司徒 端木 尉迟 夏侯 东方 令狐 完颜 独孤 南宫 公孙 长孙 宇文 轩辕 澹台 呼延 申屠 淳于 濮阳 赫连 纳兰 拓跋 鲜于 单于 闾丘 仲孙 钟离 闻人 巫马 公羊 亓官 司寇 左丘 漆雕 谷梁 宗政 壤驷 颛孙 公冶 梁丘'.split(
    ' ',
  ),
);

/** Characters of which most given names are made. */
const usual =
  '明国华建文军平志伟永强红云海林春金玉生德成荣祥福龙江峰波飞鹏辉涛勇刚杰磊超斌健兵义亮俊雄凯彬晓小大光宗宝贵财发富才旺兴盛昌达顺安康宁庆祖忠良仁礼智信孝正清廷启学少世继家邦天中东南北松柏树森根茂花兰芳' +
  '英梅莲菊桂香秀珍美丽娟燕凤仙艳霞娥琴芬芝萍玲琼惠慧敏静淑贞素月娜婷雪莹倩洁洪浩宇轩泽涵欣怡梓雨思佳嘉琪瑶诗晨阳旭昊翔朝仕绍崇汝耀长有进开加保连双喜立新卫跃升腾胜利战援彦颖君元亚友汉武恩泉洋源润滨河山岩' +
  '岗峻坤堂培增寿延广庭怀恒悦振捷敬昆昭景朋本权棋楠民沛泰淼炎炳焕然熙爱虎珊理琛琳瑞璐益相睿碧禄秋纯绪维群羽翠聪育舒若莉蓉蓓蕾薇裕诚谦豪贤赐起远迎选道钢铁铭锋锦鑫雁雅青韬韵骏魁鸿鹤麟默尧舜钧钊万千四三二五' +
  '六七八老令初满定照彩钦仲季伯叔桃辰冬夏顶象牛狗全朴善勤俭奎柱锁栓宏鸣珠妹姣娇芸娣弟炜烨烁煜晗晟旻曦彪懿征恺翰逸铮霖露霄骞鹰滔潇澜灿炯烽爽玮珂珏珉珺琦琨瑛瑾瑜璇璟甜畅皓盼睦秉穆竹筠纲绢芊芙茉茜茗荃荷莎菁' +
  '萌萱葵蔓蕙虹蝶襄誉谊迪逊遥铃银锐锡镜闯雯霆靓靖颂颢骅骥鲲鸥鹂黛典传凡劲婵娴嫣岚岳峥嵩庚彤惜旋昕晴曼柔桐棠榕毅沐淇淳渊湘溪滢煌煦熠存吉丰登科孟冠乾艮巽仓子宽星厚来枝斗守固毛奇媛豫凰仪唯艺留念苇珅笛隆丹希羡巧招盼聚拴锤杏枣粮麦功勋冰亭善圣夫妙姝姿娅宏宜川帅帆弘影扬承拓敦斯曙' +
  '田栋柯栩梦梧椿樱欢歌毓汶沁泓济澄灏炬烈';

/** Characters that hardly ever occur in given names. */
const never =
  '某的了是在与及或将被把对至到由该此这那每各等已未不没也都就并而且但因所要须请让使给据过下旁边侧处底部面反报投诉介称表示认题况场检查核调整责' +
  '罚款村县市区街巷组厂矿店铺公司局委院校站室户层吨亩件次个只台辆条项型号第额值率污染废噪臭味尘烟油渣料质筑屋垃圾粪尿猪鸡鸭鱼板盖入停电拆除搬迁监测管网线杆塘' +
  '寺庵祠坟墓碑沟渠堆什怎样谁哪几多很更最非即尽快签订落湾寨坡坪屯庄坝箐坎坳咀嘴凹洼垭地无制茶籍副办病间';

/** … that a few do hold: 田文举, 段必清 … */
const seldom = '端殿举从必自太映声里之以何问求应上外内名度量书用极又前';
/** … and fewer still. */
const rarely = '者再米续乡时营冲均社粉井于分经述路庙其镇现改提形种类日数物车池施备后出用产果女传付楼门墙房按比说动主';
/** These stand first of two only: 孙镇滨, but 昝岗镇. */
const neverLast = '苑之仓名委镇社路庙门楼池车墙种类按';

/** What each character may be, looked up millions of times. */
const surnamePoints = new Int8Array(0x10000);
const givenPoints = new Int8Array(0x10000);
const set = (points: Int8Array, characters: string, value: number): void => {
  for (const one of characters) points[one.charCodeAt(0)] = value;
};
// Nought stands for no surname at all.
[particles + hardly, odd, loose, plain, firm].forEach((characters, i) => {
  set(surnamePoints, characters, i + 1);
});
const [isUsual, isSeldom, isNever] = [1, -1, -9];
set(givenPoints, rarely, isSeldom * 3);
set(givenPoints, seldom, isSeldom);
set(givenPoints, usual, isUsual);
set(givenPoints, never, isNever);
const geographic = '山河江湖海岭泉潭桥峰';
export const isGeographic = (name: string): boolean => geographic.includes(name.slice(-1));
/** What else stands behind 家 in places: 俞家渡, 孔家埠. */
const afterFamily = '渡口岩圩塬梁峁滩洲岛港埠堡塔祠碑坟墓田园林丘峰岗台院弄门关洞窝塆沱堰坊老大小上下新';

/** Names that everybody knows are of nobody who is protected: leaders, heroes, brands. */
const famous =
  /东方红|于家[中里]|高水平|党忠诚|董事长|巩固|候选人|应[知会]|[会人]有权|严相济|大禹|李冰|李时珍|王安石|欧阳修|司马[迁光]|陶渊明|曹[操雪]|苏东坡|苏轼|辛弃疾|文天祥|戚继光|林则徐|左宗棠|张衡|祖冲之|范仲淹|包青天|张思德|白求恩|王进喜|杨善洲|张桂梅|袁隆平|钱学森|华罗庚|茅以升|詹天佑|蔡锷|杨靖宇|赵一曼|.氏|[\u4E00-\u9FFF]姓|[牛羊猪]圈|楼[里上下内外道]|[明后历全常成]年|党政|马[道队]|罗丹明|苏丹红|孔雀绿|叶蜡石|荣耀|霍英东|李四光|邵逸夫|梁山伯|祝英台|刘老根|云岭|张冠李戴|谷文昌|刘三姐|熊大|熊二|杜康|张裕|古尔邦|毛血旺|夏荣|广玉兰|自备|孔子|徐长卿|刘寄奴|杜仲|朱顶红|胡姬花|程海(?=红)|万寿菊|君子兰|金不换|王不留行|车前|白头翁|何仙姑|陈述|康复|包庇|安全科|占[两三四五六七八九]成|习近平|毛泽东|邓小平|江泽民|胡锦涛|孙中山|马克思|雷锋|焦裕禄|郑和|聂耳|徐霞客|诸葛亮|岳飞|关羽|孔子|孔繁森|张骞|李白|杜甫|白居易|鲁班|李宁(?!\p{Script=Han})|李锦记|张小泉|王麻子|康师傅|王老吉|王守义|王致和|周黑鸭|陈麻婆|老干妈|文联|时任|普遍|金秋|万元|包保|包案|何首乌|古[银柏松槐榕柳茶民纤]|林权|符合|弘扬|仲裁|向有[权关]|李子[树沟坪园林地]|任[上内期中山]|杨柳树|白玉兰|白芙蓉|卫健|普惠|黄牛|白三叶|保[洁安卫管]员|.[河林湖路街田山院组校]长/uy;

/** How long the name is that everybody knows and that stands here. */
export function famousAt(text: string, at: number): number {
  famous.lastIndex = at;
  return famous.exec(text)?.[0].length ?? 0;
}

/** How much speaks for a name. */
export interface Form {
  length: number;
  /** Of which the surname has so many characters. */
  surname: number;
  points: number;
  /** How many of its other characters are usual in given names. */
  common: number;
  /** How much it looks like a place, where no word for a person stands before it. */
  place: number;
  /** What its characters add, where the dictionary does not know it as a word. */
  likely: number;
  /** Is it told by its given name alone? */
  isStranger: boolean;
}

/** What the dictionary adds at most. */
export const mostRead = 1;

const beginsTwo = new Uint8Array(0x10000);
for (const one of double) beginsTwo[one.charCodeAt(0)] = 1;
const han = /^[\u4E00-\u9FFF]+$/u;
const rarityAt = (text: string, at: number): number => (surnamePoints[text.charCodeAt(at)] ?? 0) - 2;

/** How surely a character is a surname, from -1 to 3; undefined if it is none. */
export const surnameAt = (text: string, at: number): number | undefined =>
  (surnamePoints[text.charCodeAt(at)] ?? 0) === 0 ? undefined : rarityAt(text, at);

/** Are many given names made of the character? */
export const isGiven = (text: string, at: number): boolean => givenPoints[text.charCodeAt(at)] === isUsual;

/** What surnames begin with. */
export const surnameStarts = `${firm}${plain}${loose}${odd}${particles}${hardly}${[...double].map((one) => one.charAt(0)).join('')}`;

/** Words that end with a surname. */
const notBegun = new Set([
  '师傅',
  '儿童',
  '手段',
  '有关',
  '人文',
  '人才',
  '给付',
  '各项',
  '几项',
  '专项',
  '事项',
  '佩戴',
]);

/** Words of grammar that are surnames too: 都晓婷, 过德胜, and the listed 和志强, 应建国. */
const farther = '都过但由未员果占';
const grammar = `${farther}和应向全时管`;
/** Does a word of grammar stand at a position more often than a surname? */
export const isGrammar = (text: string, at: number): boolean => grammar.includes(text.charAt(at));

/** 经瑶丽, 禚雪英: few have the surname, and two characters behind it are hardly anything but a given name. */
export const isTypical = (text: string, at: number): boolean => {
  if (begins[text.charCodeAt(at + 1)] === 0) return false;
  const [first, last] = [oddsOfFirst(text, at + 1), oddsOfLast(text, at + 2)];
  return (
    (first + last >= 4 ? first > 0 && last > 0 : isGiven(text, at + 1) && isGiven(text, at + 2)) &&
    ((givenPoints[text.charCodeAt(at)] ?? isNever) >= 0 || farther.includes(text.charAt(at)))
  );
};

/** What no name begins with. */
const closed =
  '的了是在与及或将被把对至到该此这那每各等已未不没也再就并且但因所者须请让使给据何怎谁哪很更最非即尽又仅才还便则却只均共其些个我你他她它们自两三四五六七八九十一二多少几第前后内外位名某辈';
const strangers = new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000);
for (const one of closed) strangers[one.charCodeAt(0)] = 0;
/** May a name begin here whose surname no list holds? Its given name tells it, or a place that a person takes. */
export const isStrange = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (follows[text.charCodeAt(at + 1)] === 0 || (surnamePoints[code] ?? 0) !== 0) return false;
  return isTypical(text, at) ? han.test(text.slice(at, at + 3)) : strangers[code] === 1 && isSeat(text, at);
};

/** What a given name may begin with, and what it may be made of, that says so: nearly always this is all that there is to ask. */
const begins = Uint8Array.from(givenPoints, (points, code) =>
  Number(points === isUsual || oddsOfFirst(String.fromCharCode(code), 0) > 0),
);
const follows = Uint8Array.from(begins, (begin, code) =>
  Number(begin === 1 || oddsOfLast(String.fromCharCode(code), 0) > 0),
);

/** Does a surname stand here, and behind it what may be a given name? */
export const mayBegin = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if ((surnamePoints[code] ?? 0) === 0) return beginsTwo[code] === 1 || isStrange(text, at);
  const next = text.charCodeAt(at + 1);
  const isHan = next >= 0x4e00 && next <= 0x9fff;
  if (notBegun.has(text.slice(at - 1, at + 1))) return false;
  return isHan ? givenPoints[next] !== isNever || beginsTwo[code] === 1 : next === 0x20 || next === 0x3000;
};

/** 区长, 林长 */
const offices = '区县市镇乡村局厂场矿班队组校园社楼院科处站所部室厅州省车船店行河林湖路街巷山田段点警安';

/** How people are called behind their surname. */
const titles = new Set(
  '先生 女士 小姐 师傅 大爷 大妈 大娘 大婶 大叔 大姐 大哥 大嫂 阿姨 老伯 老汉 奶奶 爷爷 婆婆'.split(' '),
);

/** The names that may begin at a position, of each length, with what speaks for them by themselves. */
export function formsAt(text: string, at: number): Form[] {
  if (/[ \u3000]/u.test(text.charAt(at + 1))) return spacedAt(text, at);
  const isDouble = beginsTwo[text.charCodeAt(at)] === 1 && double.has(text.slice(at, at + 2));
  const surname = isDouble ? 2 : 1;
  const isStranger = !isDouble && isStrange(text, at);
  if (!isDouble && !isStranger && (surnamePoints[text.charCodeAt(at)] ?? 0) === 0) return [];
  // 蔺先生 is no name in full.
  if (titles.has(text.slice(at + surname, at + surname + 2))) return [];
  const rarity = isDouble ? 4 : rarityAt(text, at);
  const forms: Form[] = [];
  for (let given = isStranger && isTypical(text, at) ? 2 : 1; given <= 2; given++) {
    const length = surname + given;
    const points = givenPoints[text.charCodeAt(at + length - 1)] ?? isNever;
    const isOut = given === 1 ? points < 0 : neverLast.includes(text.charAt(at + length - 1));
    if (given === 1 && isOut && points > isNever) continue;
    if (isStranger && follows[text.charCodeAt(at + length - 1)] === 0) break;
    if (isOut || points === isNever || !han.test(text.slice(at + surname, at + length))) break;
    // 村民和受益人, but 户主和志强
    const isAnd = text.charAt(at) === '和';
    const isSure = oddsOfFirst(text, at + 1) + oddsOfLast(text, at + 2) >= 5;
    if (isAnd && (given === 1 || !(isSure || (isGiven(text, at + 1) && isGiven(text, at + 2))))) continue;
    // 林长 is an office, 张家 a family, 方和 two; 区长王 is an office and a surname.
    if (given === 1 && /[长家和]/u.test(text.charAt(at + surname))) continue;
    if (text.charAt(at + surname) === '长' && rarity < 2 && (given === 1 || offices.includes(text.charAt(at))))
      continue;
    // 万达三|家
    if (given === 2 && counted.test(text.slice(at + surname, at + length + 1))) continue;
    const common = given === 1 ? points : points + (givenPoints[text.charCodeAt(at + length - 2)] ?? 0);
    // 尚无一家
    const unusual = common === 0 && points >= 0 ? 1 : 0;
    forms.push({
      length,
      surname,
      points: rarity + common + given - 1 - unusual,
      common,
      place: placePoints(text, at, length),
      likely: isStranger ? 0 : likelyPoints(text, at, surname, given),
      isStranger: isStranger || (isAnd && !isSure),
    });
  }
  famous.lastIndex = at;
  return forms.length > 0 && famous.test(text) ? [] : forms;
}

const counted = /^[^老小阿家][二三四五六七八九十百千两][家个座县市区处户名位]/u;

/** 李　伟: in lists a name of two characters is set as wide as one of three; so is the word 合　计. */
function spacedAt(text: string, at: number): Form[] {
  const [spaced, given = '', second] =
    /^[ \u3000]{1,3}([\u4E00-\u9FFF])(?:[ \u3000]{1,3}([\u4E00-\u9FFF]))?(?![\u4E00-\u9FFF])/u.exec(
      text.slice(at + 1, at + 10),
    ) ?? [];
  const isWord = second === undefined && usualAt(text.charAt(at) + given, 0) > 1 && !isSeat(text, at);
  if (spaced === undefined || isWord || !mayBegin(text, at)) return [];
  const common = [given, second ?? given].reduce((sum, one) => sum + (givenPoints[one.charCodeAt(0)] ?? 0), 0);
  const points = rarityAt(text, at) + (second === undefined ? common / 2 - 1 : common + 1);
  return [{ length: 1 + spaced.length, surname: 1, points, common: 1, place: 0, likely: 0, isStranger: false }];
}

/** 尹学富, 卢晓峰. Of two characters, 白龙 and 高明, too many are places. */
function likelyPoints(text: string, at: number, surname: number, given: number): number {
  const [first, last] = [at + surname, at + surname + 1];
  if (given < 2 || !(isGiven(text, last) || oddsOfLast(text, last) > 1)) return 0;
  const name = text.slice(first, last + 1);
  // 小叶女贞
  if (
    /[小大]/u.test(text.charAt(at - 1)) ||
    ground.test(name) ||
    landscape.test(name) ||
    (soft.test(text.charAt(last)) && oddsOfFirst(text, first) < 3)
  )
    return 0;
  const odds = oddsOf(text.slice(at, last + 1), surname);
  return odds >= 7 ? 4 : odds >= 5 ? 3 : odds >= 3 ? 2 : odds >= 2 ? 1 : 0;
}
/** What places end with … */
const ground = /[山河湖岭泉潭桥堡洞石谷原溪子苑]$|^家/u;
/** … and what names end with as often. */
const soft = /[江海峰林田]/u;

/** 杨林湖, 王家山, 俞家渡 */
function placePoints(text: string, at: number, length: number): number {
  if (length < 3) return 0;
  const last = text.charAt(at + length - 1);
  if (text.charAt(at + 1) === '家') {
    if (geographic.includes(last) || afterFamily.includes(last)) return 5;
    return givenPoints[last.charCodeAt(0)] === isUsual ? 0 : 3;
  }
  return geographic.includes(last) || landscape.test(text.slice(at + 1, at + length)) ? 3 : 0;
}
/** 万峰林, 甘海子 */
const landscape = /^[山峰石海湖江河泉溪潭岭洞][林子坪溪]$/u;

/**
 * What the dictionary says: 李|建国 speaks for a name, 张贴, 高兴 and 金银花 against it.
 * @param isLed does a word for a person end here? Then the dictionary has read 业|主张|伟 where 业主|张伟 was meant.
 */
export function readPoints(
  text: string,
  at: number,
  { length, surname, common, likely }: Form,
  words: Words,
  isLed: boolean,
): number {
  const word = words.lengthAt(at);
  if (word === 0)
    return !isLed ? -4 : likely > 0 || (length === 2 && rarityAt(text, at) >= 2) ? 0 : common === 2 ? -1 : -3;
  const usual = length === 2 || word === 2 ? usualAt(text, at) : 0;
  // 方|安排
  if (word <= surname) {
    if (length === 2 && usual > 0) return (usual > 1 ? -4 : -2) + (isLed ? 2 : 0);
    // 施用|农家肥
    if (length > 2 && usualAt(text, at) > 1 && rarityAt(text, at) < 3)
      return common < 2 || rarityAt(text, at) < 1 ? -3 : 0;
    if (words.lengthAt(at + surname) !== 2) return mostRead;
    // 和|保安
    if (text.charAt(at) === '和') return -4;
    // 白|芙蓉
    return common < 2 ? -1 : rarityAt(text, at) >= 2 || surname === 2 ? mostRead : 0;
  }
  // 班子和
  if (word > length || (word === length - 1 && text.charAt(at + word) === '和')) return -4;
  // 施用|农, 代理|权
  if (word < length && ((usual > 0 && common < 1) || (usual > 1 && rarityAt(text, at) < 1))) return -4;
  if (word < length && usual > 1 && rarityAt(text, at) < 3 && !(isLed && common === 2)) return common === 2 ? -3 : -4;
  // 王成|林 is read so too, but 杨柳|树 and 罗汉|松 are none.
  if (word < length)
    return (
      (rarityAt(text, at) >= 3 && common === 2 && isLed ? 0 : isLed ? -1 : -2) + (usual === 0 && common === 2 ? 1 : 0)
    );
  // 马铃薯
  if (length > 2) return common < 2 ? -3 : 0;
  // 雷鸣 is a name more often than 高度.
  if (usual > 1) return -5;
  const isRare = rarityAt(text, at) >= 2;
  return usual === 1 ? (isRare ? -2 : -4) : isRare ? -1 : -2;
}

/** The surname that ends at a position; 位于 ends with none. */
export function surnameBefore(text: string, at: number): string | undefined {
  const two = text.slice(Math.max(0, at - 2), at);
  if (double.has(two)) return two;
  const one = two.slice(-1);
  return ((surnamePoints[one.charCodeAt(0)] ?? 0) > 1 || (one !== '' && particles.includes(one))) &&
    !/[位属处关对由至等设建在]于|[乡县区市][石高江金安平]/u.test(two)
    ? one
    : undefined;
}

/** Is a word by itself most likely a name? */
export const isName = (text: string): boolean => {
  const words = new Words(text);
  return (
    text.length <= 4 &&
    formsAt(text, 0).some(
      (form) => form.length === text.length && form.points - form.place + readPoints(text, 0, form, words, false) >= 4,
    )
  );
};
