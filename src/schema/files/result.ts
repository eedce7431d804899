/** Results of the rectification, task by task. */
import { z } from 'zod';
import { closingFields, pointFields, pointsSection } from './closing.ts';
import { field } from '../field.ts';
import { prose } from '../prose.ts';
import { publicationFields } from './publication.ts';
import { lookBackFields } from './task.ts';
import { date, line, tellingLine, text, word } from '../values.ts';
import { taskStates } from '../states.ts';
import { wordsOf } from '../vocabulary.ts';

/** The front matter of rectification/results-*.md. */
export const resultListSchema = z.strictObject({
  title: field('标题', tellingLine, '这次公开的标题。'),
  published: field('公开日期', date, '公开的日期。'),
  ...publicationFields,
});

/** The facts of the result of one task. */
export const resultFacts = z.strictObject({
  state: field('整改状态', word(taskStates), `${wordsOf(taskStates)}。`, [
    '完成状态',
    '整改进度',
    '整改进展',
    '销号状态',
    '是否完成',
  ]),
  advice: field('验收意见', text.optional(), '验收时提出的、还要继续完善的意见。', ['验收建议', '验收反馈意见']),
  ...closingFields,
  ...pointFields,
  contact: field('联系方式', line.optional(), '对公示有异议时的联系方式。'),
  verifier: field('验收单位', line.optional(), '验收的单位。'),
  ...lookBackFields,
  remarks: field('备注', text.optional(), '其他说明。'),
});
export type ResultFacts = z.infer<typeof resultFacts>;

export const resultSections = z.strictObject({
  progress: field('整改完成情况', prose.optional(), '做了什么，效果如何。', [
    '整改情况',
    '完成情况',
    '整改落实情况',
    '整改进展情况',
    '整改结果',
  ]),
  places: pointsSection,
  next: field('下一步安排', prose.optional(), '还要做什么。'),
});
export type ResultSections = z.infer<typeof resultSections>;
