/** Columns to be ticked, each headed by a word of a list: `属实 | 不属实`, with 是否属实 over them, beside each, or nowhere. */
import type { z } from 'zod';
import { quote } from '../../schema/fault.ts';
import { bareLabel, guessedTargets, knownTarget } from '../labels.ts';
import type { Profile, Target } from '../profile.ts';
import type { Notice } from '../read/grid.ts';
import { countedAs } from './words/values.ts';
import { signs } from './words/ticks.ts';

/** A column that is ticked where a word of a fact holds. */
export interface TickColumn {
  target: Target;
  word: string;
  /** Does the heading name the fact, too: `是否属实（是）`? */
  isNamed: boolean;
}

/** Most cases are of the usual level: a column of its own is ticked where one is not. */
const marked = '级别';

/** Facts whose words may head columns of their own, the likeliest first: 是 and 否 are words of several. */
const ticked = ['是否属实', '办结情况', '污染类型', '来源', '级别', '整改状态'];

/** `属实（打√）`, `□属实` → `属实` */
const wordOf = (heading: string): string =>
  bareLabel(
    heading
      .replace(/^是否(?:为|属于?)?/u, '')
      .replace(new RegExp(`[${signs}]|[（(][^）)]*[√✓勾][^）)]*[)）]`, 'gu'), ''),
  );

/**
 * The columns of a header that are ticked: at least two are headed by different words of a fact, or one by a level.
 * @param labels what stands over each column
 * @param taken names of facts that have a column of their own
 */
export function tickColumns(
  labels: ReadonlyMap<number, readonly string[]>,
  profile: Profile,
  taken: ReadonlySet<string>,
): Map<number, TickColumn> {
  const found = new Map<number, TickColumn>();
  for (const label of ticked) {
    const target = knownTarget(label, profile);
    const type = target && (profile.facts.shape[target.name] as z.ZodType | undefined);
    if (!target || !type) continue;
    const named = [...labels].flatMap(([column, texts]): [number, TickColumn][] => {
      const [, head = '', inside = ''] = /^(.+?)\s*[（(-]\s*([^（()）-]+?)\s*[)）]?$/u.exec(texts.join('')) ?? [];
      const isOne = knownTarget(head, profile) === target && countedAs(type, wordOf(inside)) !== undefined;
      return isOne ? [[column, { target, word: wordOf(inside), isNamed: true }]] : [];
    });
    const alone = [...labels].flatMap(([column, texts]): [number, TickColumn][] => {
      const word = wordOf(texts.at(-1) ?? '');
      const isOne = !found.has(column) && countedAs(type, word) !== undefined && !saysMore(texts, word, profile);
      return isOne ? [[column, { target, word, isNamed: false }]] : [];
    });
    const several = (all: [number, TickColumn][]): boolean =>
      new Set(all.map(([, { word }]) => countedAs(type, word))).size > 1 || (label === marked && all.length > 0);
    // Beside what was done, 是 and 否 may say that it is done.
    const isOther = alone.every(([column, { word }]) => isOpen(word) && !isBesideFindings(column, labels, profile));
    if (several(named)) for (const [column, one] of named) found.set(column, one);
    else if (!taken.has(target.name) && several(alone) && !isOther)
      for (const [column, one] of alone) found.set(column, one);
  }
  return found;
}

/** Are these different words of one fact, as in the second row of a header? */
export const areWords = (texts: readonly string[], profile: Profile): boolean =>
  ticked.some((label) => {
    const target = knownTarget(label, profile);
    const type = target && (profile.facts.shape[target.name] as z.ZodType | undefined);
    const words = texts.map((text) => type && countedAs(type, wordOf(text)));
    return new Set(words).size > 1 && new Set(words).size === texts.length && !words.includes(undefined);
  });

/** Does something else stand over a word, or is it the label of a column? 是否立案 over 是 and 否 asks another thing. */
function saysMore(texts: readonly string[], word: string, profile: Profile): boolean {
  const above = texts.slice(0, -1).map((text) => knownTarget(text, profile) ?? guessedTargets(text, profile)[0]);
  return (
    knownTarget(texts.join(''), profile) !== undefined ||
    (texts.length > 1 && isOpen(word)) ||
    above.some((target) => target?.kind === 'fact')
  );
}

/** Does a column stand behind what was found, with no other label but ticked ones between? */
function isBesideFindings(column: number, labels: ReadonlyMap<number, readonly string[]>, profile: Profile): boolean {
  const before = [...labels].filter(([other, texts]) => other < column && !isOpen(wordOf(texts.at(-1) ?? '')));
  const [, texts = []] = before.at(-1) ?? [];
  const target = knownTarget(texts.join(''), profile) ?? guessedTargets(texts.join(''), profile)[0];
  return target !== undefined && !['handling', 'accountability', 'goal', 'deadline', 'state'].includes(target.name);
}

const isOpen = (word: string): boolean => word === '是' || word === '否';

/** What people should know of columns that nothing says the fact of: once for a fact, at the first of them. */
export function tellTicked(
  columns: ReadonlyMap<number, TickColumn>,
  at: (column: number) => string,
  assumed: Notice[],
  warnings: Notice[],
): void {
  const guessed = [...columns].filter(([, { isNamed }]) => !isNamed);
  for (const [label, all] of Map.groupBy(guessed, ([, { target }]) => target.label)) {
    const words = all.map(([, { word }]) => word);
    // What these are an answer to, the table does not say.
    const asks = words.every(isOpen);
    (asks ? warnings : assumed).push({
      at: at(all[0]?.[0] ?? 1),
      text: `${words.map(quote).join('')}${all.length > 1 ? '这几栏' : '这一栏'}上面没有写是哪一项，当作${quote(label)}：打勾的${all.length > 1 ? '是哪一栏，就是哪个词' : `就是${quote(words[0] ?? '')}`}${asks ? '；不是的话，请在上面写明，再试一次' : ''}`,
    });
  }
}
