/** Rows that go on with a record before them: their texts are joined to it, and what contradicts it is told. */
import { quote } from '../../../schema/fault.ts';
import { foldWord } from '../../../schema/field.ts';
import { caseKey, taskKey } from '../../../schema/keys.ts';
import type { Profile } from '../../profile.ts';
import type { Notice } from '../../read/grid.ts';
import { furniture } from '../other-rows.ts';
import { leadingMark } from '../words/continuation.ts';
import type { Draft } from './records.ts';
import { addRemarks } from './remarks.ts';

/** Joins a row that says so (`…0001（续）`, 序号 `续`) to its record. @returns is it joined? */
export function joinContinued(
  draft: Draft,
  drafts: readonly Draft[],
  profile: Profile,
  assumed: Notice[],
  warnings: Notice[],
): boolean {
  if (draft.continues === undefined) return false;
  const { text, at } = draft.continues;
  const whole = draft.heading === '' ? drafts.at(-1) : drafts.findLast((one) => isSame(one, draft, profile));
  if (!whole) {
    warnings.push({ at, text: `${quote(text)}写着接着前面的一件，可是前面没有这一件，当作一件导入，请核对` });
    return false;
  }
  join(whole, draft, assumed, warnings);
  assumed.push({ at, text: `${quote(text)}写着接着前面的一件，这一行的文字接在${quote(whole.heading)}后面` });
  return true;
}

/** The number of a record, or its place in the list where the row names no number. */
function isSame(one: Draft, draft: Draft, { kind }: Profile): boolean {
  const keyOf = (heading: string): string =>
    kind === 'tasks' || kind === 'results'
      ? taskKey(heading.split(' ')[0] ?? '')
      : caseKey(heading.replace(/ \(\d+\)$/u, '')).toLowerCase();
  const serial = one.facts.find(({ name }) => name === 'serial')?.text;
  return keyOf(one.heading) === keyOf(draft.heading) || (serial !== undefined && `序号 ${serial}` === draft.heading);
}

/** Puts the texts of a row behind those of a record; a fact that the record has not is its own. */
export function join(whole: Draft, draft: Draft, assumed: Notice[], warnings: Notice[]): void {
  whole.rows.push(...draft.rows);
  for (const typed of draft.sections) {
    const mark = leadingMark(typed.text);
    if (mark !== undefined) assumed.push(furniture(mark.trim(), typed.at));
    const part = { ...typed, text: typed.text.slice(mark?.length ?? 0) };
    const known = whole.sections.find(({ name }) => name === part.name);
    if (!known) whole.sections.push(part);
    else if (!known.text.endsWith(part.text)) known.text += `\n${part.text}`;
  }
  for (const part of draft.facts) {
    const known = whole.facts.find(({ name }) => name === part.name);
    if (part.name === 'serial' || (known && foldWord(known.text) === foldWord(part.text))) continue;
    if (!known && part.name !== 'remarks') whole.facts.push(part);
    else {
      addRemarks(whole, [part.name === 'remarks' ? part.text : `${part.label}：${part.text}`]);
      if (known && part.name !== 'remarks')
        warnings.push({
          at: part.at,
          text: `这一行接着${quote(whole.heading)}，${quote(part.label)}却写着${quote(part.text)}，前面写的是${quote(known.text)}，没有改，放进「备注」；请对照原件核对`,
        });
    }
  }
}
