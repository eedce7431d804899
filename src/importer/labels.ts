/** Which column a label means. */
import { foldWord } from '../schema/field.ts';
import { isStepName } from '../schema/files/closing.ts';
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
  return (
    labels.get(foldWord(text)) ?? labels.get(bare) ?? labels.get(withoutBrackets(bare)) ?? stepTarget(bare, labels)
  );
}

/** Who does a step may stand before it, and what came of it behind: 区级验收意见, 区主要领导审签, 镇街整改完成时间. */
const aroundStep =
  /^(?:申请|报)?(?<by>(?:(?:国家|[省市州县区]{1,2})级|(?:镇街|乡镇)级?)|(?:[省市州县区]{1,2}主要|主要|分管)?领导)?(?:媒体)?(?<step>(?:整改完成|完成整改)(?=时间|日期)|验收|公示(?:期|反馈)?|审签|审核(?:签字)?|复核|销号报备)(?<told>意见|情况|结果)?(?:时间|日期)?$/u;

/** Words of steps that are no labels of their own. */
const otherSteps: Readonly<Record<string, string>> = { 完成整改: '整改完成', 公示反馈: '公示', 审核: '复核' };

function stepTarget(bare: string, labels: Profile['labels']): Target | undefined {
  const { by, step = '', told } = aroundStep.exec(bare)?.groups ?? {};
  // 验收意见 and 公示情况 alone may be anything that was said; 审核 alone is no review.
  const isStep =
    by !== undefined || bare.startsWith('媒体') || (told === undefined && step !== '审核' && /时间$|日期$/u.test(bare));
  const target = isStep ? labels.get(otherSteps[step] ?? step) : undefined;
  return target && isStepName(target.name) ? target : undefined;
}

/** Does a label ask what came of a step, and not when: 区级验收意见? */
export const asksResult = (text: string): boolean => aroundStep.exec(bareLabel(text))?.groups?.['told'] !== undefined;

/** Who does the step that a label names: 区级, 区主要领导. */
export const whoInLabel = (text: string): string => aroundStep.exec(bareLabel(text))?.groups?.['by'] ?? '';

/** The columns that a label may mean, the likeliest first. */
export function guessedTargets(text: string, profile: Profile): Target[] {
  if (text.length > 40) return [];
  const bare = bareLabel(text);
  return profile.guesses.flatMap(([pattern, target]) => (pattern.test(bare) ? [target] : []));
}

/** Is this a label in any kind of table? */
export const isKnownLabel = (text: string): boolean =>
  text.length <= 40 && (allLabels.has(bareLabel(text)) || allLabels.has(withoutBrackets(bareLabel(text))));
