/** What a notice called its figures, where that counts as another word: 废水 and 污水 for 水, 正在办理 for 未办结, 行业类别. */
import { fieldsOf, foldWord } from '../schema/field.ts';
import { declaredTotals, figureParts, partNamed, type DeclaredTotals } from '../schema/files/declared.ts';
import { everyWord, type Vocabulary } from '../schema/files/inspection-words.ts';
import { count } from '../schema/values.ts';
import type { RawValue, Typed } from './labelled.ts';

const fields = fieldsOf(declaredTotals(everyWord));

/**
 * The totals, with the words that were typed.
 * @param above where they stand among what was typed: `declared`
 */
export function withWords<T extends DeclaredTotals>(totals: T, typed: Typed, above: string, vocabulary: Vocabulary): T {
  const words = new Map<string, Map<string, number>>();
  const labels = new Map<string, string>();
  const add = (path: string, word: string, figure: number): void => {
    words.set(path, (words.get(path) ?? new Map<string, number>()).set(word, figure));
  };
  for (const { name, label } of fields) {
    const one = typed.get(`${above}.${name}`);
    if (!one) continue;
    const held: unknown = totals[name as keyof DeclaredTotals];
    if (foldWord(one.label) !== foldWord(label)) {
      if (typeof held === 'number') add(name, one.label, held);
      else if (held !== undefined && name in figureParts) labels.set(name, one.label);
    }
    for (const [part, word, figure] of partsTyped(name, one.value, vocabulary)) add(`${name}.${part}`, word, figure);
  }
  const others = [...words].filter(([path, said]) => [...said.keys()].some((word) => !path.endsWith(`.${word}`)));
  return {
    ...totals,
    ...(others.length > 0 && {
      words: Object.fromEntries(others.map(([path, said]) => [path, Object.fromEntries(said)])),
    }),
    ...(labels.size > 0 && { labels: Object.fromEntries(labels) }),
  };
}

/** The parts of a figure: what each counts as, what it was called, and how many they are. */
function partsTyped(name: string, value: RawValue, vocabulary: Vocabulary): [part: string, word: string, n: number][] {
  if (!(name in figureParts) || typeof value !== 'object' || Array.isArray(value)) return [];
  const of = figureParts[name as keyof typeof figureParts];
  return Object.entries(value).flatMap(([word, figure]) => {
    const part = of === 'any' ? undefined : partNamed(of, word, vocabulary);
    const number = count.safeParse(figure);
    return part !== undefined && number.success ? [[part, word.trim(), number.data]] : [];
  });
}
