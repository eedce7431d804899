/** Announcements, and pages of prose. */
import { z } from 'zod';
import { field } from '../field.ts';
import { publicationFields } from './publication.ts';
import { date, dateTime, listOf, tellingLine, tellingText, url, word } from '../values.ts';
import { announcementKinds, wordsOf } from '../vocabulary.ts';

/** An article that stands elsewhere. */
export const articleSchema = z.strictObject({
  title: field('标题', tellingLine, '文章的标题。'),
  address: field('网址', url, '文章的网址。'),
  published: field('公开日期', date.optional(), '文章公开的日期。'),
});

/** The front matter of announcements/*. */
export const announcementSchema = z.strictObject({
  title: field('标题', tellingLine, '公告的标题。'),
  published: field('公开日期', dateTime, '公开的日期，知道时刻的写 2019-11-12 18:30。'),
  kind: field('类型', word(announcementKinds), `${wordsOf(announcementKinds)}。`),
  summary: field('摘要', tellingText, '一两句话的摘要，用于列表和搜索。'),
  author: field('作者', tellingLine.optional(), '作者或记者。'),
  articles: field(
    '文章',
    listOf(articleSchema).optional(),
    '在别处公开的文章，例如一组典型案例；列出来的，正文可以不写。',
  ),
  ...publicationFields,
});
export type Article = z.infer<typeof articleSchema>;
export type AnnouncementFacts = z.infer<typeof announcementSchema>;

/** The front matter of pages/*.mdx. */
export const pageSchema = z.strictObject({
  title: field('标题', tellingLine, '页面标题。'),
  summary: field('摘要', tellingText, '一两句话的摘要，用于搜索。'),
});
export type PageFacts = z.infer<typeof pageSchema>;
