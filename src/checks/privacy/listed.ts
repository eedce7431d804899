/** What is published on purpose: the hotline, the numbers and mailboxes of 联系方式. */
import { before, fold, type Finding } from './finding.ts';

/** Digits of numbers, and e-mail addresses in lower case. */
export type Listed = ReadonlySet<string>;

/** The numbers and addresses that texts of 受理 and 联系方式 hold. */
export function listedIn(texts: readonly string[]): Listed {
  const listed = new Set<string>();
  for (const text of texts.map(fold)) {
    for (const [number] of text.matchAll(/\d(?:[ ()（）\-‐‑–—]{0,2}\d){4,}/gu)) {
      const digits = digitsOf(number);
      listed.add(digits);
      // The area code may be left out.
      const local = /^0(?:10|2\d|[3-9]\d\d)(\d{7,8})$/u.exec(digits)?.[1];
      if (local !== undefined) listed.add(local);
    }
    for (const [address] of text.matchAll(/[\w.+-]+@[\w.-]+\w/gu)) listed.add(address.toLowerCase());
  }
  return listed;
}

const digitsOf = (text: string): string => text.replace(/\D/gu, '');

/** Words before a number of an office; 举报人联系方式 is none. */
const duty = /(?:值班|受理)(?:电话|热线|手机)?(?:号码)?[:：为是]?[\s（(]*$/u;
const office =
  /(?:(?:举报|监督|投诉|服务|咨询|公开|办公|热线|传真|异议|抢修|报修|客服|值守)(?:电话|热线|传真)|传真|客服)(?:号码)?[:：为是]?[\s（(]*$/u;

/** 市生态环境局 0874-…; a number in brackets that is explained behind. */
const agency =
  /(?:局|政府|办公室|委员会|管委会|中心|支队|大队|街道办事处|[县市区镇乡](?:整改|督察|信访|攻坚|环保)办(?:公室)?|整改办|督察办|总值班室)(?:\p{Script=Han}{0,4}[科室股])?(?:反映|举报|投诉|反馈|提出|咨询)?[，,；;]?(?:公示期间?|对外|工作日)?(?:联系|咨询)?(?:电话|座机)?[:：为是]?[\s（(]*$/u;
const explained =
  /^[\s（(]*(?:(?:值班|受理|监督|举报|咨询|办公)电话|\p{Script=Han}{0,6}(?:整改办|办公室|值班室|[局科站所][）)]))/u;

/** May this stand where it stands? */
export function isListed({ rule, start, end }: Finding, text: string, listed: Listed): boolean {
  const passage = text.slice(start, end);
  if (rule === 'privacy/email') return listed.has(passage.toLowerCase().replace(/\s/gu, ''));
  if (rule !== 'privacy/landline' && rule !== 'privacy/mobile') return false;
  if (listed.has(digitsOf(passage))) return true;
  const lead = before(text, start, 20);
  if (duty.test(lead)) return true;
  return (
    rule === 'privacy/landline' && (office.test(lead) || agency.test(lead) || explained.test(text.slice(end, end + 8)))
  );
}
