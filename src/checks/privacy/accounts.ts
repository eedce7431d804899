/** Accounts on the net: e-mail, WeChat, QQ. */
import { mask, type Detector, type Finding } from './finding.ts';

const email =
  /[A-Za-z\d][\w.+-]{0,40} ?(?:@|\[at\]|\(at\)|（at）|(?<= )at(?= )|#(?=[\w-]+\.(?:com|cn|net))) ?(?:[A-Za-z\d-]{1,40} ?\. ?){1,4}[A-Za-z]{2,10}/giu;
const wechat =
  /(?:微信|薇信|威信|wechat|weixin|(?<![a-z])[vw]x|(?<![a-z])V信|(?<=加)V|加微(?!信))[（( ]?(?:号码?|账号|帐号|ID|联系|同号)?["“「 \u3000:：为是（(]{0,4}([A-Za-z][-\w]{5,19}|\d{6,11})(?![-\w@])/giu;
const qq =
  /(?:(?<![a-z])q ?q|扣扣|企鹅)(?:号码?|账号|帐号|同号|联系|群号?)?["“「 \u3000:：为是（(]{0,4}([1-9]\d{4,10})(?!\d)/giu;

/** Finds e-mail addresses (government ones may stand), WeChat and QQ numbers. */
export const findAccounts: Detector = (text) => {
  const findings: Finding[] = [];
  if (/@|#|\bat\b/iu.test(text))
    for (const { 0: found, index } of text.matchAll(email))
      if (!/gov\.cn$/iu.test(found))
        findings.push({
          rule: 'privacy/email',
          start: index,
          end: index + found.length,
          shown: mask(found, 1, 0) + found.slice(found.search(/@|[[(（]at| at |#/iu)),
        });
  if (/[微薇威]信|weixin|wechat|[vw]x|v信|加v|加微|q ?q|扣扣|企鹅/iu.test(text))
    for (const pattern of [wechat, qq])
      for (const { 0: found, 1: account = '', index } of text.matchAll(pattern)) {
        const end = index + found.length;
        findings.push({ rule: 'privacy/account', start: end - account.length, end, shown: mask(account, 2, 1) });
      }
  return findings;
};
