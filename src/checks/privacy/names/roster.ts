/** Lists of people: 名单：1.苴国才 2.字阿龙. Where one of them is a name, whatever else stands there is one. */
import { usualAt } from './ordinary.ts';
import type { Words } from './words.ts';

const item = String.raw`(?:\d{1,2}[.、．)）]? ?)?\p{Script=Han}{2,4}(?:[（(][^（()）\n]{1,16}[）)])?`;
/** 在场人员名单：, 签字：, 共3户，分别为：, and the items behind it. */
const rosters = new RegExp(
  String.raw`(?:(?<![企业司位厂社店场项目])名单|签[字名到](?:[（(][^）)\n]{1,4}[）)])?|[户人名位][，,]?分别|[人者员户民])[:：为是系 ]{1,2}(${item}(?:[、，, \u3000]{1,2}${item})+)`,
  'gu',
);
const marks = ['名单', '签', '分别', '、'];
/** 晏朝选（镇规划中心）: what is said of one of them. */
const notes = /[（(][^（()）\n]*[）)]/gu;
const items = /\p{Script=Han}{2,4}/gu;
/** Offices, enterprises and what people are called, which stand in such lists too. */
const others = /[站所局办会厂司校院部村组镇乡社队家科室区矿场店户人员表者生工民众等位专]$|^等|^[各其另]/u;

/** Where one more name stands. */
interface Listed {
  start: number;
  end: number;
}

/**
 * Names in lists of people that nothing else speaks for.
 * @param found where names were found
 */
export function listedIn(text: string, words: Words, found: readonly Listed[]): Listed[] {
  if (found.length === 0 || !marks.some((one) => text.includes(one))) return [];
  return [...text.matchAll(rosters)].flatMap(({ 0: all, 1: list = '', index }): Listed[] => {
    const from = index + all.length - list.length;
    const listed = [...list.replace(notes, (one) => ' '.repeat(one.length)).matchAll(items)].map(
      ({ 0: one, index: at }) => ({
        start: from + at,
        end: from + at + one.length,
      }),
    );
    const isFound = (one: Listed): boolean => found.some(({ start, end }) => start < one.end && one.start < end);
    if (!listed.some(isFound)) return [];
    return listed.filter(
      (one) =>
        !isFound(one) &&
        !others.test(text.slice(one.start, one.end)) &&
        words.lengthAt(one.start) < one.end - one.start &&
        usualAt(text, one.start) === 0,
    );
  });
}
