/** What was published about a record later, in words: for tables, where versions have no room. */
import { isTakenOut } from '../register/redactions.ts';
import type { Case, Change, Correction, Task } from '../register/types.ts';
import { caseSections } from '../schema/case.ts';
import { entrySections } from '../schema/follow-up.ts';
import { fieldsOf, labelOf } from '../schema/field.ts';
import { proseText, type Prose } from '../schema/prose.ts';
import { resultSections } from '../schema/result.ts';
import { isCorrectionKind } from '../schema/vocabulary.ts';

/** Sections with their labels, a line each: `处理整改：……`. */
const sectionLines = (
  sections: Readonly<Record<string, Prose | undefined>>,
  schema: Parameters<typeof fieldsOf>[0],
): string[] =>
  fieldsOf(schema).flatMap(({ name, label }) => {
    const prose = sections[name];
    return prose ? [`${label}：${proseText(prose)}`] : [];
  });

const changeText = (change: Change): string =>
  blankedChange(change) ??
  `“${change.label}”由${change.was === '' ? '（空）' : `“${change.was}”`}改为“${change.becomes}”。`;

/** A change of which the words are not shown any more, in a sentence; undefined for any other. */
export const blankedChange = ({ label, was, becomes }: Change): string | undefined =>
  isTakenOut(was) && isTakenOut(becomes) ? `“${label}”改动过，原来和改后的文字${was}。` : undefined;

/** What a correction, a redaction or a withdrawal did, in a sentence. */
export const correctedWords = (one: Correction): string =>
  one.item === undefined ? takenDown(one) : changeText({ label: one.item, was: one.was, becomes: one.becomes });

/** What a redaction or a withdrawal did. */
export const takenDown = ({ withdrawal }: Pick<Correction, 'withdrawal'>): string =>
  withdrawal ? `内容已撤下，理由：${withdrawal.reason}；依据：${withdrawal.basis}。` : '已从公开文件中去除个人信息。';

/** Later publications but corrections, oldest first; empty if there are none. */
export const followUpText = (one: Case): string =>
  [...one.events]
    .reverse()
    .filter(({ kind }) => !isCorrectionKind(kind))
    .map(({ published, kind, changes, entry: { facts, sections } }) =>
      [
        `${published} ${kind}：${changes.map(changeText).join('')}`,
        ...(facts.noticePeriod ? [`公示期：${facts.noticePeriod.from} 至 ${facts.noticePeriod.to}`] : []),
        ...(facts.contact === undefined ? [] : [`联系方式：${facts.contact}`]),
        ...sectionLines(sections, caseSections),
        ...(facts.remarks === undefined ? [] : [`备注：${facts.remarks}`]),
      ].join('\n'),
    )
    .join('\n');

/** 更正说明: what was corrected, was, is, when, why; oldest first; empty if nothing was. */
export const correctionText = (corrections: readonly Correction[]): string =>
  [...corrections]
    .reverse()
    .map((one) => {
      const { kind, published, note } = one;
      const why = note.length === 0 ? '' : `${labelOf(entrySections, 'note')}：${proseText(note)}`;
      return `${published} ${kind}：${correctedWords(one)}${why}`;
    })
    .join('\n');

/** The reports on a task, oldest first; empty if there are none. */
export const reportText = (task: Task): string =>
  [...task.reports]
    .reverse()
    .map(({ published, facts, sections }) =>
      [`${published} ${facts.state.value}`, ...sectionLines(sections, resultSections)].join('\n'),
    )
    .join('\n');
