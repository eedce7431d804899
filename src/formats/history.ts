/** What was published about a record later, in words: for tables, where versions have no room. */
import type { Case, Correction, Task } from '../register/types.ts';
import { caseSections } from '../schema/case.ts';
import { entrySections } from '../schema/follow-up.ts';
import { fieldsOf, labelOf } from '../schema/field.ts';
import { proseText, type Prose } from '../schema/prose.ts';
import { resultSections } from '../schema/result.ts';

/** Sections with their labels, a line each: `处理整改：……`. */
const sectionLines = (
  sections: Readonly<Record<string, Prose | undefined>>,
  schema: Parameters<typeof fieldsOf>[0],
): string[] =>
  fieldsOf(schema).flatMap(({ name, label }) => {
    const prose = sections[name];
    return prose ? [`${label}：${proseText(prose)}`] : [];
  });

const changeText = (item: string, was: string, becomes: string): string =>
  `“${item}”由${was === '' ? '（空）' : `“${was}”`}改为“${becomes}”。`;

/** Later publications but corrections, oldest first; empty if there are none. */
export const followUpText = (one: Case): string =>
  [...one.events]
    .reverse()
    .filter(({ kind }) => kind !== '更正' && kind !== '脱敏')
    .map(({ published, kind, changes, entry: { facts, sections } }) =>
      [
        `${published} ${kind}：${changes.map(({ label, was, becomes }) => changeText(label, was, becomes)).join('')}`,
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
    .map(({ kind, published, item, was, becomes, note }) => {
      const what = item === undefined ? '已去除个人信息。' : changeText(item, was, becomes);
      const why = note.length === 0 ? '' : `${labelOf(entrySections, 'note')}：${proseText(note)}`;
      return `${published} ${kind}：${what}${why}`;
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
