/** What a correction (更正) may name as 更正项, by what it corrects: a fact, or a section of which a passage changes. */
import { z } from 'zod';
import { announcementSchema } from './files/announcement.ts';
import { batchSchema } from './files/batch.ts';
import { caseFacts, caseSections } from './files/case.ts';
import { field, type FieldSchema } from './field.ts';
import { everyWord, type Vocabulary } from './files/inspection-words.ts';
import { prose } from './prose.ts';
import type { Target } from './records.ts';
import { taskFacts, taskListSchema, taskSections } from './files/task.ts';
import { tellingLine } from './values.ts';

/** The facts and the sections of a record that can be corrected. */
export interface Correctable {
  facts: FieldSchema;
  sections: FieldSchema | undefined;
  /** Facts that are words of lists or days: they hold no text. */
  listed: readonly string[];
  /** The section without which a record says nothing. */
  needed?: string;
  /** What is meant where no item is named. */
  unnamed?: string;
}

/** A case, with the words of its inspection. */
export const correctableCase = (vocabulary: Vocabulary): Correctable => ({
  facts: caseFacts(vocabulary),
  sections: caseSections,
  listed: ['regions', 'pollutionTypes', 'verdict', 'state', 'source', 'level', 'deadline', 'disclosure'],
  needed: 'problem',
});

/** The facts of a task, and the title in its heading. */
const correctableTaskFacts = z.strictObject({
  title: field('标题', tellingLine.optional(), '标题里任务号后面的字；没有写的取反馈问题的开头。'),
  ...taskFacts.shape,
});

const { title, summary, author, origin } = announcementSchema.shape;

/** A file of records has a title, and text before the first record. */
const file = {
  facts: z.strictObject({ title: taskListSchema.shape.title }),
  sections: z.strictObject({ body: field('正文', prose.optional(), '第一条记录前面的文字。') }),
  listed: [],
} as const satisfies Correctable;

/** By the kind of record. Of a batch also each of its declared figures can be corrected: see `declaredTotals`. */
export const correctable = {
  case: correctableCase(everyWord),
  task: { facts: correctableTaskFacts, sections: taskSections, listed: ['finding'], needed: 'problem' },
  batch: { facts: batchSchema(everyWord).pick({ title: true }), sections: undefined, listed: [] },
  announcement: {
    facts: z.strictObject({ title, summary, author, origin }),
    sections: z.strictObject({ body: field('正文', prose.optional(), '公告的正文。') }),
    listed: [],
    needed: 'body',
    unnamed: '正文',
  },
  followUp: file,
  resultList: file,
  plan: file,
} as const satisfies Record<Target['kind'], Correctable>;
