/** The number of a case as it stands in a cell, and what people should know of it. */
import { quote } from '../../../schema/fault.ts';

/** @returns the number as published, with `*` at its end; '' where the text is none */
export function caseNumber(text: string): { number: string; notes: string[] } {
  // A sentence ends in a mark, a number does not.
  const number = text.replace(/^(?:受理)?编号\s*[：:]\s*|[\s。．.；;，,、：:]+$/gu, '');
  if (!/\d/u.test(number.normalize('NFKC'))) {
    const none = `受理编号${quote(number)}里没有数字，不当作编号，放进「备注」`;
    return { number: '', notes: number === '' ? [] : [none] };
  }
  const notes: string[] = [];
  if (/^\d(?:\.\d+)?E\+?\d+$/iu.test(number))
    notes.push(
      `编号${quote(number)}被 Excel 写成了科学记数法，末尾几位已经丢失，请对照原件改正，并把这一列改成文本格式`,
    );
  const numbers = number.match(/(?:[A-Z]{1,2}\d?[A-Z]{0,4})?\d{8,}/gu) ?? [];
  if (numbers.length > 1)
    notes.push(
      `这一格里有 ${String(numbers.length)} 个编号（${number}），当作一件，请核对；不是一件的，请在原表里分成几行`,
    );
  const saysMore = /\d\s*(?:等|[至到~～]\s*[A-Z\d])/iu.test(number);
  if (saysMore || countsOn(number))
    notes.push(
      `编号${quote(number)}${saysMore ? '里写着“等”“至”，' : ''}像是几件合在一起，当作一件，请核对；不是一件的，请在原表里分成几行`,
    );
  if (/[^\p{L}\p{N}\s*＊.()（）〔〕[\]_/、，,-]|[（(]\p{Script=Han}/u.test(number))
    notes.push(`编号${quote(number)}里有不是编号的字，原样保留，请核对；重点关注件在编号后面写 *`);
  const [, star, body = number] = /^([*＊])\s*(.+)$/u.exec(number) ?? [];
  if (star === undefined) return { number, notes };
  return {
    number: /[*＊]$/u.test(body) ? body : `${body}*`,
    notes: [...notes, '编号前面的 * 移到编号后面（重点关注件）'],
  };
}

/** `…0001、02`, `…0004/5`, `…0006-08`: do digits behind a number count on from its last ones? `…0001-2` is one of its own. */
function countsOn(number: string): boolean {
  const plain = number.normalize('NFKC').replace(/[\s*]/gu, '');
  const [, whole = '', more = ''] =
    /^([^、,;/-]*\d{6,})(?:[、,;/](?=\d)|-(?=\d\d))(\d{1,4})(?:[、,;/-]\d{1,4})*$/u.exec(plain) ?? [];
  return more !== '' && Number(more) > Number(whole.slice(-more.length));
}
