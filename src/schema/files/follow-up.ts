/** Follow-ups: later publications and their entries. */
import { z } from 'zod';
import { caseFacts, caseSections } from './case.ts';
import { closingFields } from './closing.ts';
import { field } from '../field.ts';
import type { Vocabulary } from './inspection-words.ts';
import { prose } from '../prose.ts';
import { publicationFields } from './publication.ts';
import { date, line, tellingLine, text, word } from '../values.ts';
import { followUpKinds, wordsOf } from '../vocabulary.ts';

/** The front matter of follow-ups/*.md. */
export const followUpSchema = z.strictObject({
  published: field('公开日期', date, '这次公开的日期。'),
  title: field('标题', tellingLine.optional(), '这次公开的标题。'),
  ...publicationFields,
});
export type FollowUpFacts = z.infer<typeof followUpSchema>;

/** The facts of one entry: what kind it is, and the facts of the case that changed. */
export const entryFacts = (vocabulary: Vocabulary) =>
  z.strictObject({
    kind: field('类型', word(followUpKinds), `${wordsOf(followUpKinds)}。`),
    ...closingFields,
    contact: field('联系方式', line.optional(), '对公示有异议时的联系方式。'),
    correctedItem: field('更正项', line.optional(), '更正哪一项：事实或小节的名称。'),
    was: field('原为', text.optional(), '原来公布的值，或小节里只出现一次的原文。'),
    becomes: field('改为', text.optional(), '更正后的值或文字；要删去一段文字，就让它空着。'),
    basis: field('依据', tellingLine.optional(), '撤下的法律依据，例如：政府信息公开条例第十四条。'),
    ...caseFacts(vocabulary).omit({ ofBatch: true }).shape,
  });
export type EntryFacts = z.infer<ReturnType<typeof entryFacts>>;

/** The sections of one entry. */
export const entrySections = z.strictObject({
  ...caseSections.shape,
  note: field('更正说明', prose.optional(), '为什么更正，或者脱去了哪一类个人信息。', ['脱敏说明']),
});
export type EntrySections = z.infer<typeof entrySections>;
