/** Where a reader reports an error, or objects to a result: the link of site.yaml with the page's address filled in. */
import { oneLine } from '../../schema/clause.ts';

/** What staff may write into 找错链接 where the address of the page belongs. */
const slot = '{网址}';

/**
 * A link to whoever mends errors, about one page.
 *
 * `mailto:` gets a subject and a body, unless 找错链接 has its own; `https:` gets the address where `{网址}` stands, else
 * as the last parameter, `page`.
 * @param report 找错链接 as in site.yaml, or undefined: then the link leads to 联系方式 at the foot of the page
 * @param page full address of the page
 * @param subject what a letter is about: `报告错误或个人信息：D53…`
 */
export function reportLink(report: string | undefined, page: string, subject: string): string {
  if (report === undefined) return '#contact';
  const [filled, had] = fill(report, page);
  if (had && !/^mailto:/iu.test(report)) return filled;
  const [whole, fragment] = split(filled, '#');
  const [target, query] = split(whole, '?');
  const parts = query.replace(/^\?/u, '').split('&').filter(Boolean);
  const has = (name: string): boolean => parts.some((part) => part.toLowerCase().startsWith(`${name}=`));
  const add = (name: string, value: string): void => {
    if (!has(name)) parts.push(`${name}=${encode(value)}`);
  };
  if (/^mailto:/iu.test(report)) {
    add('subject', oneLine(subject));
    if (!had) add('body', `页面：${page}\r\n\r\n`);
  } else parts.push(`page=${encode(page)}`);
  return `${target}?${parts.join('&')}${fragment}`;
}

const fill = (report: string, page: string): [filled: string, had: boolean] => [
  report.replaceAll(slot, () => encode(page)),
  report.includes(slot),
];

/** Cuts before a mark, which stays with the second part. */
function split(text: string, mark: string): [before: string, from: string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** Percent-encoding as mail programs read it too (`%20`, not `+`); half a character is no reason to fail. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());
