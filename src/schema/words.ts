/** Words in cells: how several are told apart, and what counts as a word of a list. */
import { foldWord } from './field.ts';

/** Splits a cell that names several things: `大气、噪声`, `水,生态,土壤`, a space or a line break; not inside brackets. */
export const splitWords = (raw: string): string[] =>
  raw.match(/(?:[(（〔[][^()（）〔〕[\]]*[)）〕\]]|[^\s、，,;；])+/gu) ?? [];

/**
 * Splits a cell that names words of a list also where 和, `/` or `+` stands between two of them: `大气和噪声`. The words
 * of the list may hold such a mark themselves: 和平区.
 */
export const splitKnown = (raw: string, isKnown: (word: string) => boolean): string[] =>
  splitWords(raw).flatMap((word, _, { length }) => {
    const parts = joinedWords(word, isKnown);
    if (parts) return parts;
    // Of what is not known, the part that is wrong is told.
    const pieces = word.split(betweenWords).filter((one) => one !== '');
    // A mark with a space on both sides: `大气 + 水`.
    if (pieces.length === 0 && length > 1) return [];
    return pieces.some(isKnown) ? pieces : [word];
  });

const betweenWords = /[和及与/+／＋]/gu;

/** A word, and those before it. */
interface Chain {
  word: string;
  before: Chain | undefined;
}

function wordsIn(last: Chain): string[] {
  const words: string[] = [];
  for (let one: Chain | undefined = last; one; one = one.before) words.push(one.word);
  return words.reverse();
}

/** Longer words no list has. */
const longest = 64;

/** The words of a list that a text is made of, the longest first; undefined where something else stands between them. */
function joinedWords(text: string, isKnown: (word: string) => boolean): string[] | undefined {
  let begins: { at: number; before: Chain | undefined }[] = [{ at: 0, before: undefined }];
  const ends = [...[...text.matchAll(betweenWords)].map(({ index }) => index), text.length];
  for (const end of ends) {
    begins = begins.filter(({ at }) => end - at <= longest);
    const begin = begins.find(({ at }) => isKnown(text.slice(at, end)));
    if (!begin) continue;
    const last: Chain = { word: text.slice(begin.at, end), before: begin.before };
    if (end === text.length) return wordsIn(last);
    begins.push({ at: end + 1, before: last });
  }
  return undefined;
}

/** Folded raw value → normalised word. */
export function wordLookup<T extends string>(list: Readonly<Record<T, readonly string[]>>): Map<string, T> {
  const lookup = new Map<string, T>();
  for (const [value, raws] of Object.entries(list) as [T, readonly string[]][])
    for (const raw of [value, ...raws]) lookup.set(foldWord(raw), value);
  return lookup;
}

/** Words that deny or lessen what follows: 未通过验收, 拟销号. Some names begin with such a letter: 未央区, 不动产. */
const lessening = /未(?!央)|不(?!动产)|没有|无(?!锡|为|棣|极)|但|仅|拟|暂|部分/u;

/** The letters of a word that deny or lessen it. */
const senseOf = (word: string): string => (word.match(/[不未无非没仅拟暂部基阶全]/gu) ?? []).sort().join('');

/** Do two words deny and lessen alike? 不完全属实 is near 不属实, and says something else. */
export const isOfSense = (word: string, other: string): boolean => senseOf(word) === senseOf(other);

/** Whoever accepts or agrees: a level of administration, or an authority; whoever does something else is no name. */
const noName = String.raw`${lessening.source}|通过|验收|同意|批准|销号`;
const authority = String.raw`(?:(?!${noName})[\p{Script=Han}()、,]){0,20}(?:国家|中央|[省州市县区级厅局委办组]|政府)`;

/** What may be said in brackets behind a word: all but that it has another state by now. */
const settled = ['办结', '销号', '完成整改', '整改完成', '通过[^，,；;。]{0,8}验收'].join('|');
const besides = String.raw`(?!(?:已|全部|已全部)?(?:${settled}|完成)\)$)(?:(?!已(?!阶段)[^，,；;。]{0,6}(?:${settled})).)*`;

/** A word of a list with `…` in it, as a pattern. */
function patternOf(raw: string): RegExp {
  // Folding would make three points of `…`.
  const [, word = raw, isBesides] = /^(.*)(…[)）])$/u.exec(raw) ?? [];
  const plain = word.split('…').map((part) => foldWord(part).replace(/[()]/gu, String.raw`\$&`));
  return new RegExp(`^${plain.join(authority)}${isBesides === undefined ? '' : String.raw`${besides}\)`}$`, 'u');
}

/**
 * Finds the normalised word of a raw value; in a list `…` stands for an authority: `通过…验收` is also 通过市级验收. At the
 * end of brackets it stands for what is said besides: `阶段性办结（…）` is also 阶段性办结（正在复绿）.
 */
export function wordFinder<T extends string>(
  list: Readonly<Record<T, readonly string[]>>,
): (raw: string) => T | undefined {
  const lookup = wordLookup(list);
  const patterns = (Object.entries(list) as [T, readonly string[]][]).flatMap(([value, raws]) =>
    raws.filter((raw) => raw.includes('…')).map((raw) => [patternOf(raw), value] as const),
  );
  return (raw) => {
    const folded = foldWord(raw);
    return lookup.get(folded) ?? patterns.find(([pattern]) => pattern.test(folded))?.[1];
  };
}
