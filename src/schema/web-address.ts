/** Addresses of other sites: only those that lead where people read that they lead. */
import { hiddenIn, hiddenName } from './text/characters.ts';
import { quote } from './fault.ts';

/** A label of a host name: `gov`, `中国政府网`. Letters of other scripts look like those, and `xn--` hides what it says. */
const label = /^(?!xn--)[a-z\d\p{Script=Han}](?:[a-z\d\p{Script=Han}-]{0,61}[a-z\d\p{Script=Han}])?$/iu;
const ipv4 = /^(?:(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(?:\.|$)){4}$/u;
const longest = 2000;

/** The mend for what is no web address at all. */
export const wholeAddress = '请写以 https:// 开头的完整地址';

/**
 * What to do about an address that can't be linked to; undefined if it can: `https://` or `http://`, a host name of
 * Latin letters, digits and Han or four numbers, maybe a port, and nothing that a browser reads otherwise than people.
 */
export function webAddressMend(raw: string): string | undefined {
  const [, authority] = /^https?:\/\/([^/?#]*)/iu.exec(raw) ?? [];
  if (authority === undefined) return wholeAddress;
  if (/[\s\\<>"`]/u.test(raw) || !hiddenIn(raw).next().done) return '网址里不能有空格、换行、看不见的字符和 \\ < > " `';
  if (raw.length > longest) return `网址太长，超过 ${String(longest)} 个字符`;
  const at = authority.lastIndexOf('@');
  if (at >= 0) return `网址里 @ 前面的不是网站，打开的其实是${quote(authority.slice(at + 1))}；请删去 @ 和它前面的部分`;
  const [, host = '', port] = /^(.*?)(?::(\d*))?$/u.exec(authority) ?? [];
  const labels = host.split('.');
  const isName = labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/u.test(labels.at(-1) ?? '');
  if (!(isName || ipv4.test(host)))
    return `${quote(host)}不是网站的域名；域名用拉丁字母、数字、汉字和连字符，例如 www.example.gov.cn`;
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)) return `${quote(port)}不是端口，请核对网址`;
  const encoded = encodedHidden(raw);
  if (encoded !== undefined)
    return `网址里的${quote(encoded.typed)}是看不见的字符 ${hiddenName(encoded.character)}，请删去`;
  return URL.canParse(raw) ? undefined : wholeAddress;
}

/**
 * The first character that nobody sees among those that an address holds as `%E2%80%AE`. A line break and a tab are
 * text elsewhere, never in an address. Among bytes that are no UTF-8, two of an older encoding may look like one below
 * U+0100, so that only the others are judged.
 */
function encodedHidden(raw: string): { typed: string; character: string } | undefined {
  for (const [typed] of raw.matchAll(/(?:%[\da-f]{2})+/giu)) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      Uint8Array.from(typed.slice(1).split('%'), (hex) => Number.parseInt(hex, 16)),
    );
    const isOlder = text.includes('\uFFFD');
    const character =
      /[\t\n]/u.exec(text)?.[0] ??
      [...hiddenIn(text)].map((one) => one.character).find((one) => !(isOlder && /[\u0080-\u00FF\uFFFD]/u.test(one)));
    if (character !== undefined) return { typed: encodeURIComponent(character), character };
  }
  return undefined;
}
