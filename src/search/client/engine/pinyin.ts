/** Region names typed as pinyin: `qilin` and `ql` mean 麒麟区. */

/**
 * The regions whose pinyin, or its initials, begins with what was typed.
 * @param regions their pinyin, a space between syllables
 */
export function regionsSpelled(typed: string, regions: Readonly<Record<string, string>>): string[] {
  const letters = typed.toLowerCase().replace(/[\s']/gu, '').replace(/ü/gu, 'v');
  if (!/^[a-z]{2,}$/u.test(letters)) return [];
  return Object.entries(regions)
    .filter(([, spelled]) => {
      const syllables = spelled.split(' ');
      return [syllables.join(''), syllables.map((each) => each.charAt(0)).join('')].some((each) =>
        each.startsWith(letters),
      );
    })
    .map(([name]) => name);
}
