/** Names of ordinary people, found by the word before them: 户主李建国, 系马文才经营, 举报人赵大山. */
import { before, maskName, type Detector, type Finding } from './finding.ts';
import { nameAt, surnameBefore, surnamesIn, wholeNameAt } from './surnames.ts';

const people =
  '户主|业主|负责人|法定代表人|法人代表|法人|经营者|经营人|经营户|场主|厂主|店主|塘主|矿主|窑主|老板娘|老板|车主|船主|房主|房东|机主|村民|居民|住户|农户|群众|当事人|承包人|承包户|养殖户|种植户|租户|租客|联系人|责任人|收款人|申请人|死者|患者|伤者|家属|司机|驾驶员|工人|员工|姓名|户名|名叫|合伙人|个体户|商户|摊主|作坊主|鱼塘主|猪场主|涉事人|肇事者|贫困户|低保户|邻居|护林员|门卫|代理人|投诉人|举报人|厂长|养.户|被告人|被告|原告|嫌疑人|行为人|控制人|投资人|股东|被处罚人|出租人|承租人|权利人|受害人|目击者|雇主|摊贩|菜农|果农|渔民|牧民|职工|老人|学生|家长|店员|业主代表|监护人|收件人|委托人|挖机手|操作手|值守人员|看守人员|管理人员|受害村民|村民代表|户代表|乙方|甲方|签收人|经办人|中间人|介绍人|家住|落款';
const informants = String.raw`(?<!被)(?:举报[人者]|来[信电访]人|投诉[人者]|信访人|反映人|上访[人户者]|检举人|诉求人|求助人|爆料人|写信人|致信人|实名举报者?)`;
const tie = /(?:姓名|名单)?[ \u3000]*(?:[:：（(“"]|为|系|是|叫|有)?[ \u3000]*/uy;

/** The longest first: 村民代表 before 村民. */
const longestFirst = people
  .split('|')
  .sort((a, b) => b.length - a.length)
  .join('|');
const marker = new RegExp(`(${informants})|${longestFirst}`, 'gu');
/** Who holds a public office is named in public. */
const post =
  /(?:[组、，]副?组长|[局县市区镇乡厅部院所站科处队校州省秘]长|书记|主任|委员|常委|主席|代表|记者|巡视员|调研员|教授|专家|院士|专员|组员)(?:为|是|由)?$/u;
/** 举报者为退伍老兵… */
const ofInformant = new RegExp(String.raw`${informants}(?:为|系|是|的姓名|署名|落款)[^，。；\n]{0,8}$`, 'u');
/** 烧窑户…, 包工头…, 所有人为…: any word for a person. */
const anyPerson =
  /(?:(?<![记作编])者|(?<!通讯|书记|播音)员|(?<!主持|发言)人|[户主工手头妻夫嫂爷子女兄弟姐妹父母])(?:[:：（(“"]|为|系|是|叫|有|名叫)?[ \u3000]*$/u;
/** 对李建国处以罚款 */
const preposition = /[对与向由被经给让据]$/u;
const official =
  /^(?:处以|处罚|给予|进行|签订|送达|下达|立案|约谈|询问|作出|罚款|介绍|承包|经营|驾驶|雇|实施|依法|批评|教育|采取|解释|说明|发放|支付)/u;
const owner = /[系为由是]/gu;
const owns =
  /^(?:个人)?(?:所有|经营|承包|开办|所建|自建|私建|饲养|家|户(?![外型籍])|投资|租用|租赁|出资|堆放|开设|搭建)/u;
/** 李女士, 王某, 赵**: what may stand in the stead of a given name. */
const veil =
  /(?:(?:某{1,2}|\*{1,2}|×{1,2}|[xX]{1,2})(?:先生|女士)?|先生|女士|老师|师傅|大爷|大妈|阿姨|老伯|奶奶|爷爷|大姐|大哥|小姐|同志)/uy;
/** 张女士来电, 李某举报 */
const calling = /(?<=某|先生|女士|师傅|大爷|大妈)(?:来电|来信|致电|打电话|实名|举报|投诉)/gu;
const caller = /(?<!\p{Script=Han})[\p{Script=Han}]{1,2}(?:某{1,2}(?:先生|女士)?|先生|女士|师傅|大爷|大妈)$/u;
/** 李秀英女士 */
const polite = /先生|女士|夫妇|夫妻|大爷|大妈|阿姨/gu;
const beforePolite = /[\s，。；、：:,;（(“"和与及对向由给经为是系]|^$/u;

/** Finds the names of informants, and of people named after a word for a person. */
export const findNames: Detector = (text) => {
  const findings: Finding[] = [];
  const add = (rule: Finding['rule'], start: number, name: string | undefined): void => {
    if (name !== undefined && !findings.some((one) => one.start === start))
      findings.push({ rule, start, end: start + name.length, shown: maskName(name) });
  };
  /** 村民代表白玉清、龚德才 */
  const addList = (start: number): void => {
    for (let at = start, name = nameAt(text, at); name !== undefined; name = nameAt(text, at)) {
      add('privacy/person-name', at, name);
      at += name.length + 1;
      if (!/[、和与及]/u.test(text.charAt(at - 1))) return;
    }
  };
  for (const { 0: word, 1: informantWord, index } of text.matchAll(marker)) {
    tie.lastIndex = index + word.length;
    const start = index + word.length + (tie.exec(text)?.[0].length ?? 0);
    if (informantWord === undefined) addList(start);
    else add('privacy/informant-name', start, nameAt(text, start) ?? veiledAt(text, start));
  }
  const surnames = surnamesIn(text);
  for (const at of surnames.firm) {
    const lead = before(text, at, 5);
    if (anyPerson.test(lead) && (nameAt(text, at)?.length ?? 0) >= 3) addList(at);
    if (!preposition.test(lead)) continue;
    const name = nameAt(text, at);
    if (name !== undefined && official.test(text.slice(at + name.length, at + name.length + 2)))
      add('privacy/person-name', at, name);
  }
  // 系马文才经营, 由王建国承包: the name and what is said of it close together.
  for (const { index } of text.matchAll(owner)) {
    const name = nameAt(text, index + 1);
    if (name !== undefined && owns.test(text.slice(index + 1 + name.length, index + 6 + name.length)))
      add('privacy/person-name', index + 1, name);
  }
  for (const { index } of text.matchAll(calling)) {
    const name = caller.exec(before(text, index, 6))?.[0];
    if (name !== undefined && surnameBefore(name, 1) !== undefined)
      add('privacy/informant-name', index - name.length, name);
  }
  for (const { index } of text.matchAll(polite))
    for (const length of [3, 2]) {
      const name = nameAt(text, index - length);
      if (name?.length === length && beforePolite.test(before(text, index - length, 1)))
        add('privacy/person-name', index - length, name);
    }
  // A text that is nothing but a name is a field for one: 作者.
  if (text.length > 12)
    for (const at of surnames.whole)
      if (!post.test(before(text, at, 8))) add('privacy/person-name', at, wholeNameAt(text, at));
  return findings.map((one) =>
    ofInformant.test(before(text, one.start, 16)) ? { ...one, rule: 'privacy/informant-name' } : one,
  );
};

/** 李女士, 王某 */
function veiledAt(text: string, start: number): string | undefined {
  for (const length of [1, 2]) {
    veil.lastIndex = start + length;
    const surname = surnameBefore(text.slice(start, start + length), length);
    const veiled = surname?.length === length ? veil.exec(text)?.[0] : undefined;
    if (surname !== undefined && veiled !== undefined) return surname + veiled;
  }
  return undefined;
}
