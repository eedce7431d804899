/** Accounts on the net: e-mail, WeChat, QQ. */
import { mask, type Detector, type Finding } from '../finding.ts';

const email =
  /[A-Za-z\d][\w.+-]{0,40} ?(?:@|\[at\]|\(at\)|（at）|艾特|(?<= )at(?= )|#(?=[\w-]+\.(?:com|cn|net))) ?(?:[A-Za-z\d-]{1,40} ?(?:\.|\(dot\)|\[dot\]|（dot）|点(?=com|cn|net)) ?){1,4}[A-Za-z]{2,10}/giu;
/** Numbers may be spelled out: 三八五六七一二三四. */
const wechat =
  /(?:微信|薇信|威信|薇[❤♥心]|wechat|weixin|(?<![a-z]|编号|文号|型号)[vw]x|(?<![a-z])V信|(?<=加)V|(?<![a-z\d])V(?=[:：])|加微(?!信)|抖音|快手|小红书|微博|支付宝|陌陌|钉钉|头条|telegram|whatsapp|skype)[（( ]?(?:里|上了?|用户名?|号码?|账号|帐号|ID|联系|同号|[，,]号){0,2}(?:["“「 \u3000:：为是（(]{0,4}|[嘛吧哈嘞呗呀啊哦噻]?[，,、] ?(?=[A-Za-z][-\w]*[\d_]))([A-Za-z][-\w]{5,19}|\d(?:[ .·-]?\d){5,10}|[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{6,11}(?![十百千万]))(?![-\w@])/giu;
/** 微博@青石坪老张头 */
const handle = /(?<!官方|政务)(?:微博|抖音|快手)[账号 ]{0,2}@([\p{Script=Han}\w-]{2,20}?)(?=[，。；、\s发的]|$)/gu;
/** 网名“河边人家”, IP 112.115.0.1 */
const alias =
  /(?:网名|昵称|(?:微信|QQ|抖音|快手|微博)名|网络ID|网友ID|论坛ID|账号名|IP(?:地址)?)[:：为是 ]{0,2}[“"「]?((?:\d{1,3}\.){3}\d{1,3}|(?<=[“"「])[^”"」\n]{2,20}(?=[”"」]))/giu;
const qq =
  /(?:(?<![a-z])q ?q|(?<![a-z])q(?=[:：空号])|扣扣|企鹅)(?:用户|空间|号码?|账号|帐号|同号|联系|群号?|[，,]号){0,2}["“「 \u3000:：为是（(]{0,4}([1-9](?:[ .·-]?\d){4,10}|[〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{6,11}(?![十百千万]))(?!\d)/giu;

/** Finds e-mail addresses (government ones may stand), WeChat and QQ numbers. */
export const findAccounts: Detector = (text) => {
  const findings: Finding[] = [];
  if (/@|#|艾特|\bat\b/iu.test(text))
    for (const { 0: found, index } of text.matchAll(email))
      if (!/gov\.cn$/iu.test(found))
        findings.push({
          rule: 'privacy/email',
          start: index,
          end: index + found.length,
          shown: mask(found, 1, 0) + found.slice(found.search(/@|[[(（]at| at |#/iu)),
        });
  if (
    /[微薇威]信|薇|weixin|wechat|[vw]x|v[信:：]|加v|加微|q|扣扣|企鹅|抖音|快手|小红书|微博|支付宝|陌陌|钉钉|头条|telegram|whatsapp|skype|网名|昵称|ID|IP/iu.test(
      text,
    )
  )
    for (const pattern of [wechat, qq, handle, alias])
      for (const { 0: found, 1: account = '', index } of text.matchAll(pattern)) {
        const end = index + found.length;
        // A WeChat platform is no account.
        if (/^[a-z]+$/iu.test(account) && !/[号:：为是“"]/u.test(found)) continue;
        findings.push({ rule: 'privacy/account', start: end - account.length, end, shown: mask(account, 2, 1) });
      }
  return findings;
};
