/** Other spellings of what was typed: homophones, pinyin, words that belong apart. */

/** Most other spellings that are worth a search each. */
const most = 5;

/** How the usual characters are read: `{ "zhan": "占战站粘沾…" }` */
export type Syllables = Readonly<Record<string, string>>;

/** Readings that many people in the south do not tell apart count as one: `zh` and `z`, `n` and `l`, `ing` and `in`. */
const rough = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=[aeiouv])/u, 'l')
    .replace(/ng$/u, 'n');

/** The readings of each character. */
function readingsOf(syllables: Syllables): ReadonlyMap<string, readonly string[]> {
  const readings = new Map<string, string[]>();
  for (const [syllable, chars] of Object.entries(syllables))
    for (const char of Array.from(chars)) readings.set(char, [...(readings.get(char) ?? []), syllable]);
  return readings;
}

/**
 * What was typed with another spelling of a name in it: the longest part that sounds like a name, or like what it begins
 * with. Letters alone are read as the pinyin of one.
 * @param typed folded
 * @param names that texts hold
 */
export function otherSpellings(typed: string, names: readonly string[], syllables: Syllables): string[] {
  const readings = readingsOf(syllables);
  const found = /^[A-Z']{4,}$/u.test(typed)
    ? names.flatMap((name) => spelledBy(typed.toLowerCase().replace(/'/gu, ''), name, readings))
    : soundingLike(Array.from(typed), names, readings);
  return [...new Set(found)].slice(0, most);
}

/** The beginning of a name whose pinyin is what was typed. */
function spelledBy(letters: string, name: string, readings: ReadonlyMap<string, readonly string[]>): string[] {
  const chars = Array.from(name);
  const covers = (from: number, rest: string): number | undefined => {
    if (rest === '') return from;
    for (const syllable of readings.get(chars[from] ?? '') ?? []) {
      if (!rest.startsWith(syllable)) continue;
      const end = covers(from + 1, rest.slice(syllable.length));
      if (end !== undefined) return end;
    }
    return undefined;
  };
  const end = covers(0, letters);
  return end === undefined || end < 2 ? [] : [chars.slice(0, end).join('')];
}

function soundingLike(
  typed: readonly string[],
  names: readonly string[],
  readings: ReadonlyMap<string, readonly string[]>,
): string[] {
  const sounds = new Map([...readings].map(([char, all]) => [char, all.map(rough)] as const));
  const alike = (a: string, b: string): boolean =>
    a === b || (sounds.get(a)?.some((sound) => sounds.get(b)?.includes(sound)) ?? false);
  const chars = names.map((name) => Array.from(name));
  const standsIn = (name: readonly string[], part: readonly string[]): number => {
    // Two characters sound like much: they must begin the name.
    const last = part.length > 2 ? name.length - part.length : 0;
    for (let from = 0; from <= last; from++)
      if (part.every((char, i) => alike(char, name[from + i] ?? ''))) return from;
    return -1;
  };
  for (let { length } = typed; length >= 2; length--) {
    const found: string[] = [];
    for (let from = 0; from + length <= typed.length; from++) {
      const part = typed.slice(from, from + length);
      for (const name of chars) {
        const at = standsIn(name, part);
        const own = name.slice(at, at + length);
        if (at >= 0 && own.join('') !== part.join(''))
          found.push([...typed.slice(0, from), ...own, ...typed.slice(from + length)].join(''));
      }
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Ways to take a word for several, the fewest first: `沾益恶臭` → `沾益 恶臭`. @param typed without spaces */
export function apart(typed: string): string[] {
  const chars = Array.from(typed);
  if (chars.length < 4 || chars.length > 12 || !chars.every((char) => /\p{Script=Han}/u.test(char))) return [];
  const cut = (...at: number[]): string =>
    [0, ...at].map((from, i) => chars.slice(from, at[i] ?? chars.length).join('')).join(' ');
  const ends = chars.map((_, i) => i).filter((i) => i >= 2 && i <= chars.length - 2);
  return [
    ...ends.map((at) => cut(at)),
    ...ends.flatMap((first) => ends.filter((second) => second >= first + 2).map((second) => cut(first, second))),
  ];
}
