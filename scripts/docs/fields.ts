/** What may be written in each content file: tables made from the schema. */
import type { z } from 'zod';
import { announcementSchema, pageSchema } from '../../src/schema/files/announcement.ts';
import { batchSchema } from '../../src/schema/files/batch.ts';
import { caseFacts, caseSections } from '../../src/schema/files/case.ts';
import { fieldsOf, isOptional, type FieldSchema, objectWithin } from '../../src/schema/field.ts';
import { entryFacts, entrySections, followUpSchema } from '../../src/schema/files/follow-up.ts';
import { inspectionSchema } from '../../src/schema/files/inspection.ts';
import { everyWord } from '../../src/schema/files/inspection-words.ts';
import { resultFacts, resultListSchema, resultSections } from '../../src/schema/files/result.ts';
import { siteSchema } from '../../src/schema/files/site.ts';
import { taskFacts, taskListSchema, taskSections } from '../../src/schema/files/task.ts';
import { markdownTable } from './table.ts';

/** A table a kind of file or record; facts that a case has are not listed again for its follow-ups. */
export const fieldTables: readonly { title: string; schema: FieldSchema; without?: FieldSchema }[] = [
  { title: '`site.yaml`：网站', schema: siteSchema },
  { title: '`inspection.yaml`：一次督察', schema: inspectionSchema },
  { title: '`batches/*.md` 开头：一个批次', schema: batchSchema(everyWord) },
  { title: '`batches/*.md` 的表：一件信访举报件', schema: caseFacts(everyWord) },
  { title: '`batches/*.md` 的小节（`###`）：一件信访举报件', schema: caseSections },
  { title: '`follow-ups/*.md` 开头：一次后续公开', schema: followUpSchema },
  {
    title: '`follow-ups/*.md` 的表：除信访举报件的项目以外',
    schema: entryFacts(everyWord),
    without: caseFacts(everyWord),
  },
  {
    title: '`follow-ups/*.md` 的小节（`###`）：除信访举报件的小节以外',
    schema: entrySections,
    without: caseSections,
  },
  { title: '`rectification/tasks.md` 开头：整改任务清单', schema: taskListSchema },
  { title: '`rectification/tasks.md` 的表：一项整改任务', schema: taskFacts },
  { title: '`rectification/tasks.md` 的小节（`###`）', schema: taskSections },
  { title: '`rectification/results-*.md` 开头：一次整改结果', schema: resultListSchema },
  { title: '`rectification/results-*.md` 的表：一项任务的结果', schema: resultFacts },
  { title: '`rectification/results-*.md` 的小节（`###`）', schema: resultSections },
  { title: '`announcements/*` 开头：公告', schema: announcementSchema },
  { title: '`pages/*.mdx` 开头：页面', schema: pageSchema },
];

/** All tables: a bold line and a table a schema. */
export const fieldsMarkdown = (): string =>
  fieldTables
    .map(({ title, schema, without }) => {
      const table = markdownTable(['项目', '必填', '填什么', '也可以写成'], rowsOf(schema, without));
      return `**${title}**\n\n${table}`;
    })
    .join('\n\n');

/** A row a field; the fields of a map stand below it, with its label before theirs. */
function rowsOf(schema: FieldSchema, without?: FieldSchema, before = ''): string[][] {
  return fieldsOf(schema).flatMap((field) => {
    if (without && field.name in without.shape) return [];
    const inner = objectWithin(schema.shape[field.name] as z.ZodType);
    const label = before + field.label;
    const must = isOptional(schema, field.name) ? '' : '必填';
    return [
      [label, must, withCode(field.doc), field.variants.join('、')],
      ...(inner ? rowsOf(inner, undefined, `${label} › `) : []),
    ];
  });
}

/** What is to be typed as it stands, `[列, 行]` or `旧网址: 新网址`, set apart from the sentence around it. */
export const withCode = (doc: string): string =>
  doc.replace(/\{[^}]*\}|\[[^\]]*\]|“([^”]*: [^”]*)”/gu, (all, quoted?: string) => `\`${quoted ?? all}\``);
