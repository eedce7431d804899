/** The words of one inspection: its regions with their other names, and pollution types. */
import { foldWord } from '../field.ts';
import { wordLookup } from '../words.ts';
import { pollutionTypes } from '../vocabulary.ts';

/** The words that an inspection's tables may use in their closed columns. */
export interface Vocabulary {
  regions: ReadonlyMap<string, string>;
  regionNames: readonly string[];
  types: ReadonlyMap<string, string>;
  typeNames: readonly string[];
  /** Is any word taken, since nobody knows which there are? */
  any: boolean;
}

/** The words of an inspection: its regions with their aliases, the usual pollution types and its own. */
export function vocabularyOf(inspection: {
  regions?: readonly { name: string; aliases?: readonly string[] | undefined }[] | undefined;
  extraTypes?: readonly string[] | undefined;
}): Vocabulary {
  const { regions = [] } = inspection;
  const types = new Map<string, string>(wordLookup(pollutionTypes));
  for (const type of inspection.extraTypes ?? []) types.set(foldWord(type), type);
  return {
    regions: wordLookup(Object.fromEntries(regions.map((one) => [one.name, one.aliases ?? []]))),
    regionNames: regions.map((one) => one.name),
    types,
    typeNames: [...new Set([...Object.keys(pollutionTypes), ...(inspection.extraTypes ?? [])])],
    any: false,
  };
}

/** Stands for the words of an inspection that could not be read: nothing can be said against any word. */
export const everyWord: Vocabulary = {
  regions: new Map(),
  regionNames: [],
  types: new Map(),
  typeNames: [],
  any: true,
};

/** The region that a word means, or undefined. */
export const regionNamed = (word: string, { regions, any }: Vocabulary): string | undefined =>
  any ? word : regions.get(foldWord(word));

/** The pollution type that a word counts as, or undefined; `大气污染`, `水类` and `其他（振动）` count as 大气, 水 and 其他. */
export function typeNamed(word: string, { types, any }: Vocabulary): string | undefined {
  const folded = foldWord(word);
  if (any) return word;
  const plain = folded.replace(/(?<=.)\([^()]*\)$/u, '');
  return types.get(folded) ?? types.get(plain) ?? types.get(plain.replace(/(?:污染|类|问题){1,3}$/u, ''));
}
