/** Which column a label means. */
import { foldWord } from '../schema/field.ts';
import { allLabels, type Profile, type Target } from './profile.ts';

/** A label without what stands around its words: line breaks, numbering, colons, remarks in brackets, `*`. */
export const bareLabel = (text: string): string =>
  foldWord(text)
    .replace(/^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])+/u, '')
    .replace(/[*＊※：:]+|\/$/gu, '');

const withoutBrackets = (label: string): string => label.replace(/[([（【［][^)\]）】］]*[)\]）】］]/gu, '');

/** The column that a label means for sure; `''` is no label. */
export function knownTarget(text: string, profile: Profile): Target | undefined {
  if (text.length > 40) return undefined;
  const { labels } = profile;
  const bare = bareLabel(text);
  return labels.get(foldWord(text)) ?? labels.get(bare) ?? labels.get(withoutBrackets(bare));
}

/** The columns that a label may mean, the likeliest first. */
export function guessedTargets(text: string, profile: Profile): Target[] {
  if (text.length > 40) return [];
  const bare = bareLabel(text);
  return profile.guesses.flatMap(([pattern, target]) => (pattern.test(bare) ? [target] : []));
}

/** Is this a label in any kind of table? */
export const isKnownLabel = (text: string): boolean =>
  text.length <= 40 && (allLabels.has(bareLabel(text)) || allLabels.has(withoutBrackets(bareLabel(text))));
