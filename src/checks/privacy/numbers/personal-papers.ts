/**
 * Numbers that are told by the word before them: of personal papers, such as passports, permits, cards and records; and
 * the last digits of a telephone or a card, which tell with a place or a day whose it is.
 */
import { before, mask, maskDigits, type Detector, type Finding } from '../finding.ts';

const papers = String.raw`
  护照 通行证 回乡证 台胞证 居住证 居留证 军官证 士兵证 士官证 文职证 警官证 退役军人证 残疾军人证 退伍证 优待证 老年证 残疾人?证 低保证 低保号 五保证 特困证 社会保障(?:卡|号)? 社保(?:卡|号|账户)?
  医保(?:卡|号)? 医疗保险(?:证|卡)? 医疗证 参合证 参合号 住院号 病历号 病案号 门诊号 就诊卡 就诊号 学籍号 学号 准考证 毕业证 学生证 户口[簿本] 户籍档案 海员证 保障卡 健康证 接种证 诊疗卡 结婚证 离婚证 出生证
  出生医学证明 驾驶证 驾照 从业资格证 教师资格证 会员卡 献血证 低保字 准驾证 执业医师证 医师证 护士证 律师证 律师执业证 执业证 承包经营权证 操作证 电工证 焊工证 导游证 记者证 从业证 上岗证 资格证 作业证 船员证 潜水证 无人机执照 车架号 发动机号 车辆识别代号`
  .trim()
  .split(/\s+/u)
  .join('|');
/** 号码：, 档案编号, 字号 and the like; then the characters of a code, with the army's 南字第 before them. */
const numbered = new RegExp(
  String.raw`(?:${papers})(?:档案|复印件)?(?:\p{Script=Han}{0,6}[，,](?=(?:档案)?(?:号码|编号|证号|卡号)))?["“ \u3000:：为是（(]{0,2}(?:号码?|(?:档案)?编号|编码|字号|证号|卡号){0,2}["“ \u3000:：为是（(]{0,3}(?:No\.|№)? ?((?:\p{Script=Han}{0,4}字?第?(?=[A-Z]{0,2}\d{5}))?[A-Z]{0,4}[-A-Z\d ]{5,26}[A-Z\d]号?)`,
  'giu',
);
/** 工号0358的叉车工 */
const worker = /(?<![施竣开完动分])工号[ :：为是]{0,2}([A-Z]{0,3}-?\d{3,8})(?=[的，。；、（(])/gu;
/** IMEI 860000000000000 */
const device = /(?:IMEI|串号|设备码)(?:号|码)?[ :：为是“"（(]{0,3}(\d{14,16})(?!\d)/giu;
/** 警号012345; 接警号 and 报警号 are numbers of cases. */
const officer = /(?<![报火接出])警号(?:号码)?[ :：为是系（(“"]{0,3}([A-Z]{0,2}\d{5,8})(?![\dA-Z])/giu;
const mayBeNumbered = /[证照号卡簿本明保I码](?:[^\n]{0,12}?)\d{4}/u;

/** Numbers of what a household has; those of enterprises stay. */
const household =
  /(?:(?:燃气|水|电|气)?[表户]|用户|客户|缴费|会员|学员证?|保险?单|投保单|宽带|机顶盒|社保|快递|运单)(?:卡|账)?号(?:码)?[:：为是“"（( ]{0,3}([A-Za-z]{0,8}\d[\d_-]{5,24})|(?:产权证|使用权?证|宅基地证|林权证|土地证|经营权证|房产证)(?:证?号)?[:：为是“"（( ]{0,3}(\p{Script=Han}{1,4}[（(〔]\d{4}[）)〕]\p{Script=Han}{0,12}第?\d{3,12}号)/gu;
const ofHousehold =
  /住户|户主|居民|村民|市民|[映报电诉信访][人者]|投保人|业主|[我其他她]家|家庭|农户|本人|用户|户口|宅基地|[一两三四五六七八九\d]口人/u;
const ofEnterprise = /公司|企业|[该本]厂|合作社|单位/u;

/** Finds such numbers: at least five of their characters are digits. */
export const findPapers: Detector = (text) => {
  const findings: Finding[] = [];
  if (!mayBeNumbered.test(text)) return findings;
  for (const pattern of [numbered, officer, worker, device])
    for (const { 0: found, 1: number = '', index } of text.matchAll(pattern)) {
      const end = index + found.length;
      if (pattern !== worker && number.replace(/\D/gu, '').length < 5) continue;
      findings.push({ rule: 'privacy/document', start: end - number.length, end, shown: mask(number, 2, 2) });
    }
  for (const { 0: found, 1: code, 2: certificate, index } of text.matchAll(household)) {
    const number = code ?? certificate ?? '';
    const end = index + found.length;
    const lead = before(text, index, 16).replace(/[^]*[。；\n]/u, '');
    const around = lead + text.slice(index, end + 20).replace(/[。；\n][^]*/u, '');
    if (ofHousehold.test(around) && !ofEnterprise.test(around))
      findings.push({ rule: 'privacy/document', start: end - number.length, end, shown: mask(number, 2, 2) });
  }
  return findings;
};

const owned = String.raw`(?:手机|电话|微信|来电|致电|机主|号码|身份证|银行卡|储蓄卡|信用卡|社保卡|卡号)(?:号码?)?`;
const tail = String.raw`(?:尾号|尾数|末尾|[后末尾前][三四五六七34567]位(?:数字?|号码?)?)[为是系]?[:：“"]?`;
const whose = String.raw`(?=[”"）)]?的?(?:${owned}|用户|群众|举报|投诉|信访|来[信电访]|[男女][士子]))`;
const digits = String.raw`\d{3,7}(?:[Xx]|(?!\d))`;
const tails = new RegExp(String.raw`${owned}(?:改号)?的?[（(，,]?${tail}${digits}|${tail}${digits}${whose}`, 'gu');

/** Finds them beside a word for what they are the end of. */
export const findTails: Detector = (text) =>
  /尾[号数]|末尾|[后末尾前][三四五六七34567]位/u.test(text)
    ? [...text.matchAll(tails)].map(({ 0: found, index }) => ({
        rule: 'privacy/informant-home' as const,
        start: index,
        end: index + found.length,
        shown: maskDigits(found).replace(/[Xx]$/u, '*'),
      }))
    : [];
