/** Texts made of odd short pieces: no sentence of ours has a mark twice, hanging, or around nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citableAnnouncement, citableCase, citableTask } from '../../src/formats/citation/citable.ts';
import { plainSentence } from '../../src/formats/citation/citation.ts';
import { correctionEntries, entriesOf } from '../../src/formats/feeds/feed-entries.ts';
import { takenDown } from '../../src/formats/text/later-text.ts';
import { taskName } from '../../src/formats/text/record-names.ts';
import type { PublishedSite } from '../../src/formats/published.ts';
import { excerpt } from '../../src/formats/text/prose-html.ts';
import type { Register } from '../../src/register/types.ts';
import { titleFrom } from '../../src/register/titles.ts';
import { clause, cutPassage, passage, says } from '../../src/schema/clause.ts';
import type { Prose } from '../../src/schema/prose.ts';
import {
  announcementFile,
  batchFile,
  caseOf,
  changed,
  followUpFile,
  inspectionOf,
  markdown,
  messages,
  record,
  register,
  secondCase,
  someDay,
  tasksFile,
} from '../support/content.ts';
import { seed, times } from '../support/random.ts';

const pieces = [
  '。',
  '，',
  '；',
  '：',
  '、',
  '……',
  '！',
  '？',
  '.',
  ',',
  ' ',
  '“',
  '”',
  '（',
  '）',
  '某厂',
  '12',
  '.5',
];
const odd = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const long = fc.array(fc.constantFrom(...pieces), { minLength: 40, maxLength: 120 }).map((parts) => parts.join(''));
const publishedSite = (made: Register): PublishedSite => ({
  register: made,
  origin: 'https://example.org',
  settings: { base: '/' },
});
const paragraph = (text: string): Prose => [{ kind: 'paragraph', runs: [text] }];
const check = (property: (text: string) => void, texts = fc.oneof(odd, long), runs = 300): void =>
  fc.assert(fc.property(texts, property), { seed, numRuns: times(runs) });

/** What stands where a sentence of ours meets a text. */
const seams = (before: string, text: string, behind: string): string => `${before.slice(-1)}|${text}|${behind}`;
const doubled = /[，。；：、！？,;:!?]\|\s*[，。；：、！？…,;:!?]|[，。；：、！？…,.;:!?]\s*\|[，。；：、]/u;

describe('a text within a sentence', () => {
  it('neither begins nor ends with a mark where one of ours stands', () => {
    check((text) => {
      expect(seams('：', clause(text), '。')).not.toMatch(doubled);
      expect(seams('。', passage(text), '')).not.toMatch(doubled);
      expect(passage(text)).not.toMatch(/[，；：、,;:]$/u);
    });
  });
  it('is nothing where it says nothing, and all that it says stays', () => {
    check((text) => {
      const said = text.replace(/[^\p{L}\p{N}]/gu, '');
      for (const made of [clause(text), passage(text)]) {
        expect(made.replace(/[^\p{L}\p{N}]/gu, '')).toBe(said);
        expect(made === '').toBe(!says(text));
      }
    });
  });
  it('is cut behind a word, and the point of a number stays', () => {
    check((text) => {
      expect(cutPassage(text, 10)).not.toMatch(/^[，。；：、]|[，。；：、,.;:！？]…$/u);
    });
    expect(passage('。.5吨')).toBe('.5吨');
    expect(passage('”。）、某厂“停产”。')).toBe('某厂“停产”。');
    expect(cutPassage('某厂，某厂，某厂', 3)).toBe('某厂…');
  });
});

describe('a title, and the start of a section', () => {
  it('say something, or are none', () => {
    check((text) => {
      for (const made of [titleFrom(paragraph(text)), excerpt(paragraph(text))]) {
        expect(made === '' || says(made)).toBe(true);
        expect(made).not.toMatch(/^[，。；：、]|[，；：、]…?$/u);
      }
    });
  });
  it('are the first that say something', () => {
    const prose = [...paragraph('。'), ...paragraph('某厂冒烟。')];
    expect(titleFrom(prose)).toBe('某厂冒烟');
    expect(excerpt(prose)).toBe('某厂冒烟。');
  });
});

/** A site whose free texts are all the same odd one; a redaction that says nothing is a fault, but not what is tried. */
const oddSite = (text: string) =>
  register(
    changed(
      [batchFile, '某厂夜间冒烟。', text],
      [tasksFile, '某河黑臭。', text],
      [
        followUpFile,
        markdown(
          { 公开日期: '2021-09-01' },
          record(secondCase, { 类型: '脱敏' }, { 脱敏说明: text }),
          record(
            '任务 1',
            { 类型: '更正', 更正项: '整改时限', 原为: '2021年12月底前', 改为: '2022年' },
            { 更正说明: text },
          ),
        ),
      ],
    ),
    someDay,
    ['format/missing'],
  );

it('names, summaries and citations of records double no mark', () => {
  check(
    (text) => {
      const made = oddSite(text.trim() || '。');
      const inspection = inspectionOf(made);
      const site = publishedSite(made);
      const one = caseOf(made);
      const [task] = inspection.tasks;
      if (!task) throw new Error('no task');
      const summaries = [...correctionEntries(site), ...entriesOf(inspection, site).cases.values()].map(
        (entry) => entry.summary,
      );
      const sentences = [
        plainSentence(citableCase(one, inspection, site)),
        plainSentence(citableTask(task, inspection, site)),
      ];
      // The texts themselves may hold any marks: what is compared is where ours begin and end.
      expect(one.title === one.label || says(one.title)).toBe(true);
      expect(taskName(task)).not.toMatch(/[，；：、。]$/u);
      for (const summary of summaries) {
        expect(says(summary)).toBe(true);
        expect(summary.replaceAll(passage(text), '某')).not.toMatch(/”。[，。；：、！？…”]|[，；：、]$/u);
      }
      for (const sentence of sentences) expect(sentence).not.toMatch(/[，。；：、！？…]。（https/u);
    },
    odd.filter((text) => text.trim() !== '' && !/^[\s.]*\d|^\s*[-+*>#]/u.test(text)),
    50,
  );
});

it('a summary that ends in a question, and reasons that end in full stops', () => {
  const made = register(changed([announcementFile, '摘要: 进驻10天。', '摘要: 进驻几天？']));
  const inspection = inspectionOf(made);
  const [announcement] = inspection.announcements;
  if (!announcement) throw new Error('no announcement');
  const site = publishedSite(made);
  expect(plainSentence(citableAnnouncement(announcement, inspection, site))).toContain('，进驻几天。（https');
  const publication = announcement.versions[0]?.publication;
  if (!publication) throw new Error('no version');
  expect(takenDown({ withdrawal: { publication, reason: '公开后发现涉密。', basis: '某条例。。' } })).toBe(
    '内容已撤下，理由：公开后发现涉密；依据：某条例。',
  );
});

it('a title, a summary or a reason without a word is a fault', () => {
  expect(
    messages(
      changed(
        ['site.yaml', '说明: 公开办理情况。', '说明: 。'],
        [announcementFile, '标题: 督察组进驻林市', '标题: ……'],
        [tasksFile, '整改时限 | 2021年12月底前', '整改时限 | —'],
      ),
    ),
  ).toEqual([
    expect.stringContaining('announcements/2021-05-06-stationed.mdx:2:5 错误 「标题」只有标点「……」，没有字，请写清楚'),
    expect.stringContaining('rectification/tasks.md:11:8 错误 「整改时限」只有标点「—」，没有字，请写清楚'),
    expect.stringContaining('site.yaml:5:5 错误 「说明」只有标点「。」，没有字，请写清楚'),
  ]);
});
