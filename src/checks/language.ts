/** Slips of the pen. Official text is never rewritten, so these are warnings, one a rule and file. */
import { quote, type Fault } from '../schema/fault.ts';
import { wholePassage } from './privacy/index.ts';
import { placeWithin, raise, type Locate } from './raise.ts';
import type { CheckRule } from './rules.ts';
import type { Text, TextRecord } from './texts.ts';

const slips: readonly { rule: CheckRule; pattern: RegExp; proseOnly: boolean; what: string; mend: string }[] = [
  {
    rule: 'language/leftover',
    // 曲环罚〔2019〕12号 is the number of a document.
    pattern:
      /〔(?!\d{4}〕)[^〕\n]{0,20}〕?|TODO|FIXME|(?<![A-Za-z\d])[xX]{3,}(?![A-Za-z\d])|[？?]{3,}|待补充|此处填写/gu,
    proseOnly: false,
    what: '没有填完的记号',
    mend: '请补全或者删去',
  },
  {
    rule: 'language/doubled-mark',
    pattern: /([。，；：、])\1+|[，、；：][。；]|。[，；、]/gu,
    proseOnly: false,
    what: '重复的标点',
    mend: '请核对',
  },
  {
    rule: 'language/half-width',
    pattern: /\((?=\p{Script=Han})|(?<=\p{Script=Han})\)|(?<=\p{Script=Han})\?/gu,
    proseOnly: true,
    what: '半角括号或问号',
    mend: '官方原文可以不改，自己写的请用全角',
  },
];

/** Checks all texts. */
export function checkLanguage(records: readonly TextRecord[], locate: Locate): Fault[] {
  const found = new Map<
    string,
    { text: Text; start: number; end: number; count: number; slip: (typeof slips)[number] }
  >();
  for (const text of records.flat())
    for (const slip of slips) {
      if (slip.proseOnly && !text.isProse) continue;
      for (const { 0: passage, index } of text.text.matchAll(slip.pattern)) {
        const name = `${slip.rule} ${text.place.file}`;
        const known = found.get(name);
        if (known) known.count += 1;
        else found.set(name, { text, start: index, end: index + passage.length, count: 1, slip });
      }
    }
  return [...found.values()].map(({ text, start, end, count, slip: { rule, what, mend } }) => {
    const all = count > 1 ? `，本文件共 ${String(count)} 处` : '';
    return raise(
      rule,
      placeWithin(text, start, end, locate),
      `${what}${quote(wholePassage(text.text, start, end))}${all}，${mend}`,
    );
  });
}
