/** People whose names do not stand there: what gives them away is how much else is said of them. */
import { before, maskDigits, type Detector, type Finding } from '../finding.ts';
import { maskedNames } from '../names/masked.ts';
import { informants } from '../names/people.ts';

/** What may be said: sex, age, village, illness. */
const attributes: readonly RegExp[] = [
  /(?<![子儿父母妇孙侄甥男])[男女](?=[，,、。；）)\s\d]|性|$)|性别|女士|先生|男子|女子|妇女|老太|大爷|大妈|阿姨|老汉|婆婆|孕妇/u,
  /(?<!年龄)\d{1,3}(?:余|多)?周?岁|(?<!年龄)[一二三四五六七八九十两多]{1,4}岁|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?出?生|生于|生日[为是]|\d0后|[二三四五六七八九]十(?:出头|来岁|开外|左右|多岁|余岁)|(?:快|近)[五六七八九]十(?![家户个件])|[五六七八九]旬|年近|年过|年逾|花甲|古稀|高龄|耄耋|现年|今年(?:快|已|都)?[二三四五六七八九]十/u,
  /家住|住在|居住在|租住|(?!某)[\p{Script=Han}]{1,6}(?:村民小组|村委会|村|屯|寨|社区|小区|[一二三四五六七八九十\d]组|家属院|家园|花园)(?!干部|民委|党|两级|镇|级|口|道)/u,
  /癌|肿瘤|白血病|尿毒症|糖尿病|高血压|哮喘|[肺肾肝心胃]病|尘肺|矽肺|肺炎|气管炎|结核|肝炎|乙肝|艾滋|心脏病|冠心病|脑梗|脑出血|中风|瘫痪|偏瘫|卧床|结节|残疾|智障|先天|精神病|精神障碍|精神分裂|抑郁|癫痫|痴呆|孕妇|怀孕|流产|患有|患上|确诊|病史|透析|化疗|失明|聋哑|耳聋|耳背|重病|大病|慢性病|皮肤病|血铅|骨折|鼻炎|中毒|贫血|障碍性|衰弱|尘肺|结石|烧伤|截肢|手术/u,
];

/** An illness of many is not an illness of this one. */
const ofMany = /居民|群众|周边|多人|多名|大家|附近|村民(?=.{0,4}(?:患|得))/u;

const relatives = String.raw`[小大老亲二三]?(?:妻子(?!离)|丈夫|配偶|老伴|爱人|父亲|母亲|儿子|女儿|[长次]子|[长次]女|岳父|岳母|女婿|儿媳妇?|姐夫|妹夫|孩子(?![们上午])|女娃|男娃|公公|婆婆|爷爷|奶奶|外公|外婆|孙子|孙女|哥哥|弟弟|姐姐|妹妹|兄长|侄[子女儿]|外甥女?|外孙女?|舅舅|叔叔|伯伯|姑姑|儿媳)`;
/** 其母 is one, 其母公司 is none. */
const short = String.raw`妻(?!离)|夫|父(?![子母女老辈])|母(?![公子女线排猪牛羊鸡校])|子(?![女公孙弟项])|女(?![儿子工士性职]|$)|[兄弟姐妹]`;
/** Somebody's mother is one person, as a masked name is: one thing more tells who she is. */
const kin = new RegExp(
  [
    String.raw`(?:(?:[其他她之]的?|(?<=^|[主人户者某的家，。；、\s“]))(?:${relatives})|[其之](?:${short})`,
    String.raw`(?<=[那这他她]家的?|[那这该]个?)(?:小孩|孩子|[男女]?娃娃?|[男女]人|老[娘父母爹])|[男女]主人|老太太|老大爷|老奶奶)(?!们|等|均|都)`,
  ].join('|'),
  'gu',
);
const lives =
  /家住|[现户]?住(?=在|[^，。；\n]{1,8}(?:[房楼院巷街棚]|小区)|[\p{Script=Han}]{1,8}[村组寨屯坡坪营社镇乡])|居住|租住|独居/u;
const mayBeKin = /[妻夫偶伴爱父母儿女子岳婿媳公婆爷奶孙哥弟姐妹兄侄甥舅叔伯姑主太孩娃]/u;
/** A tenant is one of many: two things more. */
const householder =
  /(?:受害人|受害者|媳妇|产妇|女童|男童|女孩|男孩|遗孀|单亲妈妈|死者|伤者|患者|租户|租客|房东|户主|业主|老人|经营者|当事人|养殖户|女子|男子|那个?[男女](?:的|人)|[该这那此][名位个]?(?:村民|居民|工人|女工|男工|职工|员工|妇女|住户|农民|群众|司机))(?!们|大会|等|均|都|以上)/gu;
const mayBeAged =
  /岁|生于|生日|手术|出头|未婚|旬|年[近过逾]|[快近].十|今年|溺亡|断|改嫁|年生|出生|[男女][，,、]|患|病|癌|残疾|卧床|瘫|离异|丧偶|独自/u;
/** 举报人生于1957年3月12日: who complained is one person; what follows a word of speech is of somebody else. */
const complainant = new RegExp(String.raw`${informants}(?!们|等|均|都|数|群体)`, 'gu');
const speaks = /反映|举报|投诉|称|表示|要求|来[电信访]|认为|诉求|说/u;
/** What else is told of one person: how a household lives, who is left, where somebody went to school. */
const circumstances =
  /溺亡|身亡|病逝|过世|遇难|[砸摔压]断|致残|改嫁|住[进了]{1,2}医院|在[^，。；]{0,4}(?:就医|住院)|从[^，。；]{1,6}嫁|离异|离婚|丧偶|守寡|就读|[年年]级\d{0,2}班|未婚|单身|鳏|早逝|早亡|去世|独自(?:一人)?(?:抚养|居住|生活|带)|低保|五保|贫困户|(?:小学|初中|高中|中专|大专|本科)(?:文化|毕业|学历)|文盲|[汉彝苗壮回傣白][族](?=[，,、])|以种地为生|靠(?:种地|低保|打工|捡)|丧失劳动|一家[两三四五六七八九]口/u;
/** Where these are told of nobody by name or kinship, it takes three of them in one sentence. */
const mayBeTold =
  /\d岁|[一二三四五六七八九十两]岁|年生|旬|今年[^，。；\n]?[一二三四五六七八九]十|出生|[男女][，,、]|离异|丧偶|低保|卧床|瘫|[两三四五六七八九]口/u;
const sentence = /[^。；;！!？?\n]+/gu;
const ofAll = /平均|人均|以上|以下|占比|[户人名]次|等人|分别|有关人员|符合|条件|要求|救助|对象|范围/u;

interface Somebody {
  shown: string;
  index: number;
}

const found = (pattern: RegExp, text: string): Somebody[] =>
  [...text.matchAll(pattern)].map(({ 0: shown, index }) => ({ shown, index }));

/** What is said of somebody within the sentence: before, and behind as far as `reach`. */
function saidOf({ shown, index }: Somebody, text: string, reach: number): { lead: string; tail: string } {
  const end = index + shown.length;
  return {
    lead: /[^。；;！!？?\n]*$/u.exec(before(text, index, 14))?.[0] ?? '',
    tail: /^[^。；;！!？?\n]*/u.exec(text.slice(end, end + reach))?.[0] ?? '',
  };
}

type Match = RegExpExecArray | null | undefined;

function finding({ shown, index }: Somebody, matches: readonly Match[]): Finding {
  const last = Math.max(0, ...matches.map((one) => (one ? one.index + one[0].length : 0)));
  return { rule: 'privacy/person-details', start: index, end: index + shown.length + last, shown };
}

/** Sex, age, village and illness in the words behind somebody. */
function attributesIn(tail: string): Match[] {
  const [sex, age, village, illness] = attributes.map((one) => one.exec(tail));
  return [sex, age, village, illness && !ofMany.test(tail.slice(0, illness.index)) ? illness : undefined];
}

/** Finds people with so much of sex, age, village and illness close by in their sentence that they can be known. */
export const findDetails: Detector = (text) => {
  const findings: Finding[] = [];
  for (const { name: shown, index } of maskedNames(text)) {
    const { lead, tail } = saidOf({ shown, index }, text, 40);
    const [sex, age, village, illness] = attributesIn(tail);
    const earlier = attributes.map((one) => one.test(lead));
    const held = [
      sex ?? (earlier[0] === true || /先生|女士/u.test(shown)),
      age ?? earlier[1],
      village ?? (earlier[2] === true || /(?:村民|居民|住户|农户|户主)$/u.test(lead)),
      illness ?? earlier[3],
    ];
    if (held.filter(Boolean).length >= 2) findings.push(finding({ shown, index }, [sex, age, village, illness]));
  }
  const unnamed = [
    ...(mayBeKin.test(text) ? found(kin, text).map((one) => ({ ...one, enough: 1 })) : []),
    ...(mayBeAged.test(text) ? found(householder, text).map((one) => ({ ...one, enough: 2 })) : []),
  ];
  for (const { enough, ...one } of unnamed) {
    const { tail } = saidOf(one, text, enough > 1 ? 40 : 24);
    const [sex, age, , illness] = attributesIn(tail);
    // 该住户系肺癌晚期患者
    const isOne = Boolean(illness) && /^[该此这那]住?户/u.test(one.shown) && /^[系为是患]/u.test(tail);
    const held = [enough > 1 ? sex : undefined, age, lives.exec(tail), illness, circumstances.exec(tail)];
    if (isOne || held.filter(Boolean).length >= enough) findings.push(finding(one, held));
  }
  for (const one of mayBeAged.test(text) ? found(complainant, text) : []) {
    const [tail = ''] = saidOf(one, text, 24).tail.split(speaks);
    const [, age, , illness] = attributesIn(tail);
    const held = [age, illness, circumstances.exec(tail)];
    if (held.some(Boolean)) findings.push(finding(one, held));
  }
  const told = mayBeTold.test(text) ? toldOfNobody(text) : [];
  const isFree = ({ start, end }: Finding): boolean => !findings.some((one) => one.start < end && start < one.end);
  return [...findings, ...told.filter(isFree)];
};

const relative = /孩子|儿子|女儿|父亲|母亲|老伴|老两口|夫妻|妻子|丈夫|孙[子女]/u;
const sexAlone = /(?<!\p{Script=Han})[男女](?=[，,、])/u;

/** 女，1975年出生，离异，现住二台坡: nobody is named, and still it is one person. */
function toldOfNobody(text: string): Finding[] {
  return [...text.matchAll(sentence)].flatMap(({ 0: passage, index }): Finding[] => {
    if (!mayBeTold.test(passage) || ofAll.test(passage)) return [];
    const told = [sexAlone, attributes[1], attributes[3], lives, circumstances, relative]
      .map((one) => one?.exec(passage))
      .filter((one) => one !== null && one !== undefined);
    if (told.length < 3) return [];
    const start = Math.min(...told.map((one) => one.index));
    const end = Math.max(...told.map((one) => one.index + one[0].length));
    const shown = maskDigits(passage.slice(start, end));
    return [{ rule: 'privacy/person-details', start: index + start, end: index + end, shown }];
  });
}
