/** Slips of the pen. Official text is never rewritten, so these are warnings, one a rule and file. */
import { quote, type Fault } from '../schema/fault.ts';
import { mixedWordsIn, strangerMend } from '../schema/text/look-alikes.ts';
import { wholePassage } from './privacy/index.ts';
import { placeWithin, raise, type Locate } from './raise.ts';
import type { CheckRule } from './rules.ts';
import type { Text, TextRecord } from './texts.ts';

/** A stretch of a text. */
interface Found {
  start: number;
  end: number;
  /** What is said of it besides. */
  also?: string;
}

interface Slip {
  rule: CheckRule;
  proseOnly: boolean;
  find: (text: string) => Iterable<Found>;
  what: string;
  mend: string;
}

function* matches(text: string, pattern: RegExp): Generator<Found> {
  for (const { 0: passage, index } of text.matchAll(pattern)) yield { start: index, end: index + passage.length };
}

function* mixedWords(text: string): Generator<Found> {
  for (const { start, end, stranger } of mixedWordsIn(text)) yield { start, end, also: strangerMend(stranger) };
}

const slips: readonly Slip[] = [
  {
    rule: 'language/leftover',
    proseOnly: false,
    find: (text) =>
      matches(
        text,
        // 曲环罚〔2019〕12号 is the number of a document.
        /〔(?!\d{4}〕)[^〕\n]{0,20}〕?|TODO|FIXME|(?<![A-Za-z\d])[xX]{3,}(?![A-Za-z\d])|[？?]{3,}|待补充|此处填写/gu,
      ),
    what: '没有填完的记号',
    mend: '请补全或者删去',
  },
  {
    rule: 'language/doubled-mark',
    proseOnly: false,
    find: (text) => matches(text, /([。，；：、])\1+|[，、；：][。；]|。[，；、]/gu),
    what: '重复的标点',
    mend: '请核对',
  },
  {
    rule: 'language/half-width',
    proseOnly: true,
    find: (text) => matches(text, /\((?=\p{Script=Han})|(?<=\p{Script=Han})\)|(?<=\p{Script=Han})\?/gu),
    what: '半角括号或问号',
    mend: '官方原文可以不改，自己写的请用全角',
  },
  {
    rule: 'language/look-alike',
    proseOnly: false,
    find: mixedWords,
    what: '',
    mend: '原文确实如此的可以不改',
  },
];

/** Checks all texts. */
export function checkLanguage(records: readonly TextRecord[], locate: Locate): Fault[] {
  const found = new Map<string, Found & { text: Text; count: number; slip: Slip }>();
  for (const text of records.flat())
    for (const slip of slips) {
      if (slip.proseOnly && !text.isProse) continue;
      for (const stretch of slip.find(text.text)) {
        const name = `${slip.rule} ${text.place.file}`;
        const known = found.get(name);
        if (known) known.count += 1;
        else found.set(name, { ...stretch, text, count: 1, slip });
      }
    }
  return [...found.values()].map(({ text, start, end, also = '', count, slip: { rule, what, mend } }) => {
    const all = count > 1 ? `，本文件共 ${String(count)} 处` : '';
    const passage = quote(wholePassage(text.text, start, end));
    return raise(rule, placeWithin(text, start, end, locate), `${what}${passage}${also}${all}，${mend}`);
  });
}
