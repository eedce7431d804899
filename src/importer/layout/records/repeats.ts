/** Rows that share a number, and what their place in the list says. */
import { foldWord, labelOf } from '../../../schema/field.ts';
import { caseKey, taskKey } from '../../../schema/keys.ts';
import { quote } from '../../../schema/fault.ts';
import type { Profile } from '../../profile.ts';
import type { Notice } from '../../read/grid.ts';
import { isDisclosed, type Taken } from './deferred.ts';
import type { Draft } from './records.ts';

/** Later rows of a number are headed `… (2)`; later parts of a task `1-2`, with the task that they are split from. */
export function numberRepeats(
  drafts: readonly Draft[],
  profile: Profile,
  taken: ReadonlyMap<string, Taken>,
  assumed: Notice[],
  warnings: Notice[],
): void {
  const tasks = profile.kind === 'tasks' || profile.kind === 'results';
  const used = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const serial = draft.heading.startsWith('序号 ');
    const key = tasks
      ? taskKey(draft.heading.split(' ')[0] ?? '')
      : `${serial ? draft.batches.join() : ''}${caseKey(draft.heading).toLowerCase()}`;
    const earlier = used.get(key) ?? [];
    used.set(key, [...earlier, draft]);
    draft.key = key;
  }
  for (const [key, same] of used) {
    const elsewhere = profile.kind === 'batch' && !same.every(isDisclosed) ? taken.get(key)?.where : undefined;
    const first = elsewhere === undefined ? 1 : 2;
    if (elsewhere !== undefined)
      warnings.push({
        at: same[0]?.at ?? '',
        text: `受理编号${quote(same[0]?.heading ?? '')}已经在 ${elsewhere} 公布，这里写成 (2)；如果是后续办理结果，请加 --as follow-up 重新导入`,
      });
    if (same.length + first < 3 || profile.kind === 'follow-up') continue;
    for (const [index, draft] of same.entries()) {
      const part = index + first;
      if (part === 1) continue;
      if (tasks) {
        const [number = '', ...title] = draft.heading.split(' ');
        draft.heading = [`${number}-${String(part)}`, ...title].join(' ');
        if (profile.kind === 'tasks' && goesOn(drafts, same, index))
          draft.facts.push({ name: 'parent', label: labelOf(profile.facts, 'parent'), text: number, at: draft.at });
      } else draft.heading = split(draft.heading, part);
    }
    // One row more of a number that stands elsewhere has its warning.
    if (same.length === 1) continue;
    assumed.push({
      at: same.at(-1)?.at ?? '',
      text: `${quote(same[0]?.heading ?? '')}有 ${String(same.length)} 行，${tasks && !goesOn(drafts, same, same.length - 1) ? '不是一项任务的几个部分，序号重新编过，' : ''}分别写成 ${same.map(({ heading }) => heading).join('、')}`,
    });
  }
}

/** Rows of one task stand under each other, from one origin; otherwise the list only begins to count anew. */
function goesOn(drafts: readonly Draft[], same: readonly Draft[], index: number): boolean {
  const [first] = same;
  const originOf = (draft: Draft | undefined): string | undefined =>
    draft?.facts.find(({ name }) => name === 'origin')?.text;
  const start = first ? drafts.indexOf(first) : -1;
  return same
    .slice(0, index + 1)
    .every((draft, place) => drafts[start + place] === draft && originOf(draft) === originOf(first));
}

const split = (heading: string, part: number): string => {
  const [, number = heading, star = ''] = /^(.*?)\s*([*＊]?)$/su.exec(heading) ?? [];
  return `${number} (${String(part)})${star}`;
};

/** 序号 that only counts the records need not be written: the site counts them the same. */
export function dropPlainSerials(drafts: readonly Draft[], profile: Profile): void {
  if (profile.kind === 'follow-up') return;
  const positions = new Map<string, number>();
  for (const draft of drafts) {
    // The place of a case is in its own batch.
    if (isDisclosed(draft)) continue;
    const batch = draft.batches.join();
    const position = (positions.get(batch) ?? 0) + 1;
    positions.set(batch, position);
    draft.facts = draft.facts.filter(({ name, text }) => name !== 'serial' || foldWord(text) !== String(position));
  }
}
