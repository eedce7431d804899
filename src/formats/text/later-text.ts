/** What was published about a record later, in words: for tables, where versions have no room. */
import { isTakenOut } from '../../register/amend/redactions.ts';
import type { Case, Change, Correction, Task } from '../../register/types.ts';
import { caseSections } from '../../schema/files/case.ts';
import { clause } from '../../schema/clause.ts';
import { entrySections } from '../../schema/files/follow-up.ts';
import { fieldsOf, labelOf, type FieldSchema } from '../../schema/field.ts';
import { proseText, type Prose } from '../../schema/prose.ts';
import { resultSections } from '../../schema/files/result.ts';
import { isCorrectionKind } from '../../schema/vocabulary.ts';
import { factsOfEntry, factsOfReport, wordText, type LabelledFact } from './other-facts.ts';

/** Sections with their labels, a line each: `处理整改：……`. */
const sectionLines = (sections: Readonly<Record<string, Prose | undefined>>, schema: FieldSchema): string[] =>
  fieldsOf(schema).flatMap(({ name, label }) => {
    const prose = sections[name];
    return prose ? [`${label}：${proseText(prose)}`] : [];
  });

/** From what to what, or what was struck out: a sentence. */
export const changeText = (change: Change): string => {
  const { label, was, becomes } = change;
  const blanked = blankedChange(change);
  if (blanked !== undefined) return blanked;
  if (becomes === '') return `“${label}”删去“${was}”。`;
  return `“${label}”由${was === '' ? '（空）' : `“${was}”`}改为“${becomes}”。`;
};

/** A change of which the words are not shown any more, in a sentence; undefined for any other. */
export const blankedChange = ({ label, was, becomes }: Change): string | undefined =>
  isTakenOut(was) && isTakenOut(becomes) ? `“${label}”改动过，原来和改后的文字${was}。` : undefined;

/** What a correction, a redaction or a withdrawal did, in a sentence. */
export const correctedWords = (one: Correction): string =>
  one.item === undefined ? takenDown(one) : changeText({ label: one.item, was: one.was, becomes: one.becomes });

/** What a redaction or a withdrawal did. */
export const takenDown = ({ withdrawal }: Pick<Correction, 'withdrawal'>): string =>
  withdrawal
    ? `内容已撤下，理由：${clause(withdrawal.reason)}；依据：${clause(withdrawal.basis)}。`
    : '已从公开文件中去除个人信息。';

/** What a later batch does that brings the text of a case. */
export const broughtWord = '公布内容';

const factLines = (facts: readonly LabelledFact[]): string[] => facts.map(({ label, value }) => `${label}：${value}`);

/** Later publications but corrections, oldest first; empty if there are none. */
export const followUpText = (one: Case): string =>
  [...one.events]
    .reverse()
    .filter(({ kind }) => !isCorrectionKind(kind))
    .map(({ published, publication, kind, changes, entry }) =>
      [
        `${published} ${entry.ofBatch ? `${broughtWord}（${publication.title}）` : kind}：${changes.map(changeText).join('')}`,
        ...factLines(factsOfEntry(entry, changes)),
        ...sectionLines(entry.sections, entrySections),
      ].join('\n'),
    )
    .join('\n');

/** 更正说明: what was corrected, was, is, when, why; oldest first; empty if nothing was. */
export const correctionText = (corrections: readonly Correction[]): string =>
  [...corrections]
    .reverse()
    .map((one) => {
      const { kind, published, note, remarks, sections } = one;
      const why = note.length === 0 ? '' : `${labelOf(entrySections, 'note')}：${proseText(note)}`;
      const said = `${published} ${kind}：${correctedWords(one)}${why}${remarks === undefined ? '' : `备注：${remarks}`}`;
      return [said, ...sectionLines(sections, caseSections)].join('\n');
    })
    .join('\n');

/** The reports on a task, oldest first; empty if there are none. */
export const reportText = (task: Task): string =>
  [...task.reports]
    .reverse()
    .map((report) =>
      [
        `${report.published} ${wordText(report.facts.state)}`,
        ...factLines(factsOfReport(report)),
        ...sectionLines(report.sections, resultSections),
      ].join('\n'),
    )
    .join('\n');
