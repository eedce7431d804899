/** Names that are written otherwise: Zhang Guilan, John Whitfield, 佐藤健一, 王·建·军, 罗(光)明, “木易杨，文武的文”. */
import { before, maskName, type Detector, type Finding } from '../finding.ts';
import { leadOf, restOf } from './people.ts';
import { isGiven, surnameAt } from './surnames.ts';

const surnames =
  'zhang wang li liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang han feng deng cao peng zeng xiao tian dong yuan pan jiang cai yu du ye cheng su wei lv lu ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang zou xiong bai meng qin qiu hou yin xue yan duan lei long tao shao qian dai mo kong ouyang shangguan sima zhuge situ duanmu linghu huangfu murong xiahou dongfang';
const syllable = String.raw`(?:[zcs]h|[bpmfdtnlgkhjqxzcsrwy])?(?:[iu]?a(?:ng?|i|o)?|e(?:ng?|i|r)?|i(?:ng?|e|u)?|o(?:ng|u)?|u(?:n|i|o|e)?|ue|iong|van?|ve)`;
/** Zhang Guilan, CHEN Dazhi */
const pinyin = new RegExp(
  String.raw`(?<![A-Za-z])(?:${surnames.split(' ').join('|')})[ ,]{1,2}${syllable}(?:['’ -]?${syllable})?(?![A-Za-z])`,
  'giu',
);
const isTitled = (name: string): boolean => /^[A-Z]\w*[ ,]+[A-Z]/u.test(name);

/** John Whitfield, Maria Santos */
const western = /(?<![A-Za-z])[A-Z][a-z]{1,12}(?: [A-Z]\.)?(?: [A-Z][a-z]{1,12}){1,2}(?![A-Za-z])/gu;
/** 拉吉夫·梅塔; but 云D·A1234, and 万科·城市花园 is an estate. */
const dotted =
  /[\u4E00-\u9FFF]{1,6}[·•‧・][\u4E00-\u9FFF]{1,6}?(?=[^\u4E00-\u9FFF]|$|来|反|称|说|表|要|拒|到|在|的|租|将|把|承|答|签|同|提|与|和|等|系|为|向|对|投|举|已|曾|未|不|经|拨)/gu;
const japanese =
  /(?:佐藤|铃木|高桥|田中|渡边|渡辺|伊藤|山本|中村|小林|加藤|吉田|山田|佐佐木|山口|松本|井上|木村|斋藤|清水|山崎|森田|池田|桥本|石川|前田|藤田|小川|冈田|后藤|长谷川|村上|近藤|坂本|远藤|青木|藤井|西村|福田|太田|三浦|藤原|冈本|松田|中岛|中川|原田|小野|田村|竹内|金子|和田|中山|石井|上野|内田|柴田|酒井|宫崎|横山|高木|安藤|宫本|大野|工藤|今井|武田|菅原|野口|松井)[一二三四五健太郎介美子香奈惠由纪真和幸雄男明正义治浩隆诚翔大辉直树之裕彦]{1,3}/gu;

/** 王·建·军, 许 — 德 — 旺, 罗(光)明 */
const apart =
  /(?<![\u4E00-\u9FFF·—－-])[\u4E00-\u9FFF] ?[·•—－-]{1,2} ?[\u4E00-\u9FFF](?: ?[·•—－-]{1,2} ?[\u4E00-\u9FFF])?(?![\u4E00-\u9FFF·—－-])|[\u4E00-\u9FFF][（(][\u4E00-\u9FFF][）)][\u4E00-\u9FFF](?![\u4E00-\u9FFF])/gu;
const told = /姓名|名字|名为|[自称叫是]|签|户名|登记|打印|老板|户主|负责人|落款|署名/u;

/** （*铁柱）: as a payment shows it */
const starred = /(?<=[（(“：:]\*)\p{Script=Han}{1,2}(?=[）)”，。])/gu;
/** 媳妇阮氏桃 */
const ofClan = /[阮黎陈范裴武吴杜黄邓潘]氏(?![家族宗祠兄集企祖姐父夫中])\p{Script=Han}{1,2}?(?=[，。；、（(]|$)/gu;

/** 弓长张, 木易杨 */
const spelled =
  /(?:弓长张|木易杨|立早章|耳东陈|双木林|口天吴|古月胡|木子李|三横王|三画王|草头黄|草肃萧|言午许|走肖赵|人可何|双人徐|水工江|文刀刘|卯金刀刘|禾火秋|女良娘|日月明|双口吕|干勾于|走之底)/gu;
/** 文武的文，海洋的海 */
const letters =
  /(?<=[“"，、：:是叫姓])\p{Script=Han}{1,4}的\p{Script=Han}[，、]\p{Script=Han}{1,4}的\p{Script=Han}(?=[”"，。、）)]|$)/gu;
/** 姓仰名天啸 */
const parted = /姓(?<![同隐改]姓)(?![名氏什啥某埋])\p{Script=Han}{1,2}名(?!称|字|单|录|为|额)\p{Script=Han}{1,2}/gu;
const isSpelled = (found: string): boolean =>
  [...found.matchAll(/(\p{Script=Han}{1,4})的(\p{Script=Han})/gu)].every(([, word = '', one = '']) =>
    word.includes(one),
  );

const mayBe =
  /[氏*][\u4E00-\u9FFF]|[A-Za-z][ ,][A-Za-z]|[·•‧・—－（(-]|[的][\u4E00-\u9FFF][，、]|姓[\u4E00-\u9FFF]{1,2}名|弓长|木易|立早|耳东|双木|口天|古月|木子|[横画头肃][王黄萧]|言午|走肖|人可|双[人口]|水工|文刀|日月明|[藤木桥田边本村林口上水崎川冈井浦原野内子山][\u4E00-\u9FFF]/u;

/** Finds them. */
export const findWritten: Detector = (text) => {
  if (!mayBe.test(text)) return [];
  const isSaid = (start: number, end: number): boolean => {
    const lead = leadOf(before(text, start, 24));
    const rest = restOf(text, end);
    return (lead !== 'none' && lead !== 'office' && rest !== 'thing') || rest === 'self' || rest === 'person';
  };
  const within = (pattern: RegExp, isName: (found: string, start: number, end: number) => boolean): Finding[] =>
    [...text.matchAll(pattern)]
      .filter(({ 0: found, index }) => isName(found, index, index + found.length))
      .map(({ 0: found, index }) => ({
        rule: 'privacy/person-name' as const,
        start: index,
        end: index + found.length,
        shown: maskName(found),
      }));
  return [
    ...within(pinyin, isTitled),
    ...within(western, (_, start, end) => isSaid(start, end)),
    ...within(dotted, () => true).flatMap((one) => {
      const led = behindLead(text, one);
      // 人员艾尔肯·买买提|提出, but 业主住万科·城市花园小区
      const isLed = led.start > one.start && restOf(text, one.end) === 'word';
      return isLed || isSaid(one.start, one.end) ? [led] : [];
    }),
    ...within(japanese, (_, start, end) => isSaid(start, end)),
    ...within(apart, (found, start) => isApart(found) && told.test(before(text, start, 10))),
    ...(text.includes('*')
      ? within(starred, (found, start) => [...found].every((_, i) => isGiven(text, start + i)))
      : []),
    ...(text.includes('氏') ? within(ofClan, (_, start, end) => isSaid(start, end)) : []),
    ...within(spelled, () => true),
    ...within(letters, isSpelled),
    ...within(parted, () => true),
  ];
};

/** 馆主|拉吉夫·梅塔 */
function behindLead(text: string, one: Finding): Finding {
  for (let start = one.start + 3; start > one.start; start--)
    if (!/[·•‧・]/u.test(text.slice(one.start, start)) && leadOf(before(text, start, 24)) !== 'none')
      return { ...one, start, shown: maskName(text.slice(start, one.end)) };
  return one;
}

/** A surname, and behind it what is usual in given names. */
function isApart(found: string): boolean {
  const name = found.replace(/\P{Script=Han}/gu, '');
  return (surnameAt(name, 0) ?? -1) > 0 && name.length > 1 && [...name].slice(1).every((_, i) => isGiven(name, i + 1));
}
