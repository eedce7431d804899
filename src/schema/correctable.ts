/** What a correction (更正) may name as 更正项, by what it corrects: a fact, or a section of which a passage changes. */
import { z } from 'zod';
import { announcementSchema, articleSchema } from './files/announcement.ts';
import { batchSchema } from './files/batch.ts';
import { caseFacts, caseSections } from './files/case.ts';
import { field, fieldsOf, foldWord, labelOf, type FieldSchema } from './field.ts';
import { everyWord, type Vocabulary } from './files/inspection-words.ts';
import { prose } from './prose.ts';
import type { Target } from './records.ts';
import { resultFacts, resultSections } from './files/result.ts';
import { taskFacts, taskListSchema, taskSections } from './files/task.ts';
import { tellingLine } from './values.ts';

/** The facts and the sections of a record that can be corrected. */
export interface Correctable {
  facts: FieldSchema;
  sections: FieldSchema | undefined;
  /** Facts that are words of lists, days or numbers of batches: they hold no text. */
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
  listed: ['regions', 'pollutionTypes', 'verdict', 'state', 'source', 'level', 'deadline', 'disclosure', 'ofBatch'],
  needed: 'problem',
});

/** The facts of a task, and the title in its heading. */
const correctableTaskFacts = z.strictObject({
  title: field('标题', tellingLine.optional(), '标题里任务号后面的字；没有写的取反馈问题的开头。'),
  ...taskFacts.shape,
});

/** What results say of a task: a correction of the task names it. */
export const correctableResult = {
  facts: resultFacts,
  sections: resultSections,
  listed: ['state', 'finding'],
} as const satisfies Correctable;

/** The list of results that a correction of a task names before its item: `results-2020-03 整改状态`. */
export function splitReport(item: string): { list: string | undefined; label: string } {
  const named = /^(?:整改结果[\s:：]*)?(results-[^\s:：]+?)(?:\.mdx?)?[\s:：]+(\S.*)$/u.exec(item.trim());
  return { list: named?.[1], label: named?.[2] ?? item };
}

const { title, summary, author, origin, originAddress } = announcementSchema.shape;

/** Where a fact of an article stands among the facts that can be corrected: `articles.0.title`. */
export const articlePath = (index: number, name: string): string => `articles.${String(index)}.${name}`;

/** Which article a correction names: `文章 2 标题` is 2; undefined where it names none. */
export function articleNumber(item: string): number | undefined {
  const [, number] = /^文章(\d{1,4})(?!\d)/u.exec(foldWord(item)) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** An announcement that lists so many articles: each fact of each can be corrected, as `文章 1 标题`. */
export const correctableAnnouncement = (articles: number) => {
  const label = labelOf(announcementSchema, 'articles');
  const indices = Array.from({ length: articles }, (_, index) => index);
  const ofArticles = indices.flatMap((index) =>
    fieldsOf(articleSchema).map((one) => {
      const type = articleSchema.shape[one.name as keyof typeof articleSchema.shape];
      return [articlePath(index, one.name), field(`${label} ${String(index + 1)} ${one.label}`, type, one.doc)];
    }),
  );
  return {
    facts: z.strictObject({ title, summary, author, origin, originAddress, ...Object.fromEntries(ofArticles) }),
    sections: z.strictObject({ body: field('正文', prose.optional(), '公告的正文。') }),
    listed: indices.map((index) => articlePath(index, 'published')),
    needed: 'body',
    unnamed: '正文',
  } as const satisfies Correctable;
};

/** The text before the first record of a file. */
const introduction = z.strictObject({ body: field('正文', prose.optional(), '第一条记录前面的文字。') });

/** A file of records has a title, and says where it comes from. */
const file = {
  facts: taskListSchema.pick({ title: true, origin: true, originAddress: true }),
  sections: introduction,
  listed: [],
} as const satisfies Correctable;

/** A batch as a whole; each of its declared figures can be corrected, too: see `declaredTotals`. */
const batch = {
  facts: batchSchema(everyWord).pick({
    title: true,
    upperBatch: true,
    forwarded: true,
    basis: true,
    declaredNote: true,
    origin: true,
    originAddress: true,
  }),
  sections: introduction,
  listed: ['forwarded'],
} as const satisfies Correctable;

/** By the kind of record. */
export const correctable = {
  case: correctableCase(everyWord),
  task: { facts: correctableTaskFacts, sections: taskSections, listed: ['finding'], needed: 'problem' },
  batch,
  // The first article stands for all: how many there are is for the announcement to say.
  announcement: correctableAnnouncement(1),
  followUp: file,
  resultList: file,
  plan: file,
} as const satisfies Record<Target['kind'], Correctable>;
