/** 张某: what gives a masked name away, beside it or elsewhere in the same case. */
import { maskName, type Detector, type Finding } from './finding.ts';
import { isUsual, nameAt, surnameBefore } from './surnames.ts';

/** What stands for a given name, unless it is 某村 or 某公司. */
const veil =
  /(?:某{1,2}|\*{1,2}|×{1,2}|○{1,2}|[xX]{2}|先生|女士)(?!镇|村|乡|县|区|市|街|公司|厂|小区|社区|路|单位|部门|企业|局|矿|\*)/gu;

interface Masked {
  surname: string;
  name: string;
  index: number;
}

function maskedNames(text: string): Masked[] {
  if (!mayBeMasked.test(text)) return [];
  return [...text.matchAll(veil)].flatMap(({ 0: veiled, index }): Masked[] => {
    const surname = surnameBefore(text, index);
    return surname === undefined ? [] : [{ surname, name: surname + veiled, index: index - surname.length }];
  });
}

/** Most texts need no more than this. */
const mayBeMasked = /[某×○*]|[xX]{2}|先生|女士/u;

const attributes: readonly RegExp[] = [
  /(?<![子儿父母妇孙侄甥男])[男女](?=[，,、。；）)\s\d]|性|$)|性别|女士|先生|男子|女子|妇女|老太|大爷|大妈|阿姨|老汉|婆婆|孕妇/u,
  /\d{1,3}(?:余|多)?周?岁|[一二三四五六七八九十多]{1,4}岁|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?出?生|生于|\d0后|[二三四五六七八九]十(?:出头|来岁|开外|左右|多岁|余岁)|年近|年过|年逾|花甲|古稀|高龄|耄耋|现年/u,
  /家住|住在|居住在|租住|(?!某)[\p{Script=Han}]{1,6}(?:村民小组|村委会|村|屯|寨|社区|小区|[一二三四五六七八九十\d]组|家属院|家园|花园)(?!干部|民委|党|两级|镇|级|口|道)/u,
  /癌|肿瘤|白血病|尿毒症|糖尿病|高血压|哮喘|[肺肾肝心胃]病|尘肺|矽肺|肺炎|气管炎|结核|肝炎|乙肝|艾滋|心脏病|冠心病|脑梗|脑出血|中风|瘫痪|偏瘫|残疾|精神病|精神障碍|精神分裂|抑郁|癫痫|痴呆|孕妇|怀孕|流产|患有|患上|确诊|病史|透析|化疗|失明|聋哑|重病|大病|慢性病|皮肤病|血铅|骨折|鼻炎/u,
];

/** An illness of many is not an illness of this one. */
const ofMany = /居民|群众|周边|多人|多名|大家|附近|村民(?=.{0,4}(?:患|得))/u;

/** Finds masked names with two of sex, age, village and illness close by in their sentence. */
export const findDetails: Detector = (text) => {
  const findings: Finding[] = [];
  for (const { name, index } of maskedNames(text)) {
    const lead = /[^。；;！!？?\n]*$/u.exec(text.slice(Math.max(0, index - 14), index))?.[0] ?? '';
    const tail = /^[^。；;！!？?\n]*/u.exec(text.slice(index + name.length, index + name.length + 40))?.[0] ?? '';
    const [sex, age, village, illness] = attributes.map((one) => one.exec(tail));
    const sexed = sex ?? /先生|女士/u.exec(name);
    const before = attributes.map((one) => one.test(lead));
    const ill = illness && !ofMany.test(tail.slice(0, illness.index)) ? illness : undefined;
    const held = [
      sexed ?? before[0],
      age ?? before[1],
      village ?? (before[2] === true ? lead : /(?:村民|居民|住户|农户|户主)$/u.exec(lead)),
      ill ?? before[3],
    ].filter(Boolean);
    if (held.length < 2) continue;
    const last = Math.max(0, ...[sex, age, village, ill].map((one) => (one ? one.index + one[0].length : 0)));
    findings.push({ rule: 'privacy/person-details', start: index, end: index + name.length + last, shown: name });
  }
  return findings;
};

/** What stands before a name: a mark, or a word that asks for one. */
const beforeName =
  /(?:^|[\s，。；、：:,;（(“"系为是由对与和及令被经让给据该叫名其后但向罚者人有与到找]|村民|居民|户主|业主|老板|场主|约谈)$/u;

/**
 * Finds full names whose masked form stands in the same record.
 * @param texts the texts of one record, folded
 * @returns the findings of each text
 */
export function findUnmasked(texts: readonly string[]): Finding[][] {
  const surnames = new Set(texts.flatMap((text) => maskedNames(text).map(({ surname }) => surname)));
  return texts.map((text) => [...surnames].flatMap((one) => namesWith(one, text)));
}

function namesWith(surname: string, text: string): Finding[] {
  const findings: Finding[] = [];
  for (let start = text.indexOf(surname); start >= 0; start = text.indexOf(surname, start + 1)) {
    const name = nameAt(text, start);
    const isSure = name !== undefined && isUsual(name);
    if (name !== undefined && (isSure || beforeName.test(text.slice(Math.max(0, start - 2), start))))
      findings.push({ rule: 'privacy/unmasked-name', start, end: start + name.length, shown: maskName(name) });
  }
  return findings;
}
