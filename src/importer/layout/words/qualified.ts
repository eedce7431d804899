/** What stands behind a word of a list: it explains the word, or says that the word is not the whole of it. */
import { classOf, stateClasses } from '../../../schema/states.ts';

/** `属实（部分）` is less than 属实, and `已办结（阶段性办结，……）` is not done. */
const less = /^(?:(?:大?部分|基本|大体|不完全|不全|阶段性?|个别|一半)[）)。]?$|阶段性?(?:办结|完成|[，,、；;）)]))/u;
/** `属实（80%）`, `属实（大部分问题）` */
const inPart = /\d\s*[%％]|[一二三四五六七八九几]成|部分|基本|大体|不完全|不全|个别|一半|阶段/u;
/** `已办结（正在清运）`, `已完成（尚未验收合格）` */
const notYet =
  /未(?:能|全|予|经|通过|完成|办结|整改|到位|落实|销号|验收|拆除|清运)|尚未|仍|正在|待|暂|拟|预计|长期|持续整改|不(?:合格|到位|达标)/u;

const firstClause = (text: string): string => text.split(/[，,；;。]/u)[0] ?? '';

/**
 * Is what stands behind a word more than an explanation of it?
 * @param counted the word of the list
 * @param countedAs the word of the list that a text counts as
 */
export function isQualified(counted: string, rest: string, countedAs: (text: string) => string | undefined): boolean {
  const said = rest.replace(/[）)。]+$/u, '').replace(/(?<!\d)100(?:\.0+)?\s*[%％]/gu, '');
  const other = countedAs(said);
  if (less.test(rest) || (other !== undefined && other !== counted)) return true;
  if (/^(?:部分|基本)/u.test(counted)) return false;
  const is = classOf(counted);
  // Of what goes on, nothing is said that makes it less.
  if (is !== undefined) return stateClasses[is].settled && (inPart.test(said) || notYet.test(said));
  return inPart.test(firstClause(said)) || contradicts(counted, said);
}

/** `属实（粉尘不属实）`, `不属实（噪声属实）` */
const contradicts = (counted: string, said: string): boolean =>
  (counted === '属实' && /不属实|不实/u.test(said)) || (counted === '不属实' && /(?<!不)属实/u.test(said));
