import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { changed, markdown, read } from '../../tests/support/content.ts';
import { times } from '../../tests/support/random.ts';
import { pageSchema } from '../schema/files/announcement.ts';
import { says } from '../schema/clause.ts';
import { siteSchema } from '../schema/files/site.ts';
import { frontMatter, recordSkeleton, yamlSkeleton } from './skeleton.ts';
import { taskFacts, taskSections } from '../schema/files/task.ts';

/** What YAML, Markdown and the reader of either take for something. */
const marks = [
  ':',
  '：',
  ' ',
  '#',
  '-',
  '*',
  '&',
  '!',
  '|',
  '>',
  '%',
  '@',
  '`',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '\\',
  '~',
  '?',
  '=',
];
const typed = fc
  .array(fc.constantFrom(...marks, '甲', '𠮷', 'true', 'null', '2021-05-06', '---', '标题: 乙', '0', 'http://a'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join('').trim())
  // What says nothing is refused where it is read.
  .filter((text) => says(text));

it('what was answered stands in the file as it was typed', () => {
  fc.assert(
    fc.property(typed, fc.array(typed, { minLength: 1, maxLength: 3 }), (line, lines) => {
      const given = {
        title: line,
        publisher: line,
        contact: line,
        address: 'https://example.org',
        description: lines.join('\n'),
      };
      const page = frontMatter(pageSchema, { title: line, summary: line });
      const { content, faults } = read(
        changed(['site.yaml', yamlSkeleton(siteSchema, given)], ['pages/about.mdx', `${page}\n正文。\n`]),
      );
      expect(faults.filter(({ rule }) => rule.startsWith('format/'))).toEqual([]);
      expect(content?.site).toMatchObject({ ...given, description: given.description.trim() });
      expect(content?.pages[0]?.facts).toMatchObject({ title: line, summary: line });
    }),
    { numRuns: times(60) },
  );
});

it('and so it does in a table', () => {
  const plain = fc
    .array(fc.constantFrom('|', '甲', '\\', '1', '：'), { minLength: 1, maxLength: 8 })
    .map((parts) => `甲${parts.join('')}甲`);
  fc.assert(
    fc.property(plain, (text) => {
      const record = recordSkeleton({
        heading: '1',
        facts: taskFacts,
        sections: taskSections,
        given: { units: text, deadline: '立行立改' },
      }).replace(/〔[^〕]*〕/gu, '甲。');
      const { content } = read(
        changed(['lin-2021/rectification/tasks.md', markdown({ 标题: '甲', 公开日期: '2021-08-01' }, record)]),
      );
      expect(content?.inspections[0]?.tasks?.tasks[0]?.facts.units.raw).toBe(text);
    }),
    { numRuns: times(60) },
  );
});
