/** What a redaction (脱敏) takes away besides the words in the files, however staff go about it. */
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { citableAnnouncement, citableBatch, citableCase, citableTask } from '../../src/formats/citation/citable.ts';
import { announcementCard, announcementImage, batchCard, batchImage } from '../../src/formats/metadata/share-card.ts';
import { caseHashes } from '../../src/formats/versions/versions.ts';
import { publishedOfCase, publishedOfTask } from '../../src/register/all-published.ts';
import type { Register } from '../../src/register/types.ts';
import { searchDocuments } from '../../src/search/build/documents.ts';
import {
  batchFile,
  caseOf,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  messages,
  record,
  register,
  resultsFile,
  secondCase,
  tasksFile,
  type Change,
} from '../support/content.ts';
import { csvCells, madeFiles, siteOf, xlsxCells } from '../support/downloads.ts';
import { correctionEntry, later, laterFile, redactionEntry } from '../support/entries.ts';
import { announcement, entry as followUp, tasks } from '../support/faults.ts';
import { times } from '../support/random.ts';

/** A name; no file holds it by itself. */
const name = '鲂鲅';
const gone = '（因脱敏不再显示）';
const named = '某厂夜间冒烟，厂长鲂鲅。';
const text = (words: string): Change => [batchFile, '某厂夜间冒烟。', words];

/** Everything that a register holds, as text, each object once. */
function wordsIn(made: Register): string {
  const seen = new Set<object>();
  return JSON.stringify(made, (_, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return undefined;
    seen.add(value);
    return value;
  });
}

describe('no register holds the words', () => {
  const ways: readonly (readonly [way: string, changes: readonly Change[]])[] = [
    ['the batch was edited', [text('某厂夜间冒烟，厂长某某。'), later(redactionEntry(firstCase))]],
    [
      'a later publication was edited',
      [followUp(record(firstCase, { 类型: '复核', 备注: '某某' })), later(redactionEntry(firstCase))],
    ],
    [
      'an earlier correction had struck it out, and still quotes it',
      [
        text(named),
        followUp(correctionEntry(firstCase, '交办问题', '，厂长鲂鲅', '')),
        later(redactionEntry(firstCase)),
      ],
    ],
    [
      'and is written in the same file, before or after',
      [text(named), followUp(redactionEntry(firstCase), correctionEntry(firstCase, '交办问题', '，厂长鲂鲅', ''))],
    ],
    [
      'the words of the correction are taken out, and those of the batch',
      [followUp(correctionEntry(firstCase, '交办问题', gone, gone)), later(redactionEntry(firstCase))],
    ],
    [
      'a correction had brought it in, and another took it out',
      [
        followUp(
          correctionEntry(firstCase, '交办问题', '某厂', '鲂鲅厂'),
          correctionEntry(firstCase, '交办问题', '鲂鲅厂', '某厂'),
        ),
        later(redactionEntry(firstCase)),
      ],
    ],
    [
      'a correction had brought it into a fact, and a later entry gave that fact anew',
      [
        followUp(
          correctionEntry(firstCase, '回访情况', '未注明', '鲂鲅满意'),
          record(firstCase, { 类型: '复核', 回访情况: '满意' }),
        ),
        later(redactionEntry(firstCase)),
      ],
    ],
    [
      'it stood in a title that is typed in the heading of a task',
      [
        tasks('## 1 治理某河', '## 1 鲂鲅的某河'),
        [
          'lin-2021/follow-ups/2022-02-01.md',
          markdown(
            { 公开日期: '2022-02-01' },
            correctionEntry('任务 1', '标题', '鲂鲅的某河', '治理某河'),
            redactionEntry('任务 1'),
          ),
        ],
      ],
    ],
    [
      'it stood in the problem of a task without a title, and in its facts',
      [
        tasks('## 1 治理某河', '## 1'),
        tasks('某河黑臭。', '鲂鲅家旁的某河黑臭。'),
        tasks('| 整改时限 |', '| 责任人 | 局长鲂鲅 |\n| 整改时限 |'),
        [
          'lin-2021/follow-ups/2022-02-01.md',
          markdown(
            { 公开日期: '2022-02-01' },
            correctionEntry('任务 1', '反馈问题', '鲂鲅家旁的', ''),
            correctionEntry('任务 1', '责任人', '局长鲂鲅', '局长'),
            redactionEntry('整改任务清单'),
          ),
        ],
      ],
    ],
    [
      'it stood in the title, the summary and the text of an announcement',
      [
        announcement('标题: 督察组进驻林市', '标题: 鲂鲅进驻林市'),
        announcement('摘要: 进驻10天。', '摘要: 鲂鲅进驻10天。'),
        announcement('督察组进驻林市。', '鲂鲅进驻林市。'),
        followUp(
          correctionEntry('公告 2021-05-06-stationed', '标题', '鲂鲅进驻林市', '督察组进驻林市'),
          correctionEntry('公告 2021-05-06-stationed', '摘要', '鲂鲅进驻10天。', '进驻10天。'),
          correctionEntry('公告 2021-05-06-stationed', '正文', '鲂鲅', '督察组'),
        ),
        later(redactionEntry('公告 2021-05-06-stationed')),
      ],
    ],
    [
      'it stood in the title of a batch',
      [
        [batchFile, '批次: 1', '批次: 1\n标题: 鲂鲅一览表'],
        followUp(correctionEntry('批次 1', '标题', '鲂鲅一览表', '一览表')),
        later(redactionEntry('批次 1')),
      ],
    ],
    [
      'it stood in the title and the text of a follow-up, of the plan and of results',
      [
        [
          followUpFile,
          `---\n标题: 鲂鲅的后续\n公开日期: 2021-06-01\n---\n\n见鲂鲅。\n\n${record(firstCase, { 类型: '复核', 备注: '已复核。' })}`,
        ],
        tasks('标题: 整改任务清单', '标题: 鲂鲅的清单'),
        [resultsFile, '标题: 整改结果', '标题: 鲂鲅的结果'],
        [
          'lin-2021/follow-ups/2022-02-01.md',
          markdown(
            { 公开日期: '2022-02-01' },
            correctionEntry('后续公开 2021-06-01', '标题', '鲂鲅的后续', '后续'),
            correctionEntry('后续公开 2021-06-01', '正文', '鲂鲅', '附件'),
            correctionEntry('整改任务清单', '标题', '鲂鲅的清单', '清单'),
            correctionEntry('整改结果 results-2022-01', '标题', '鲂鲅的结果', '结果'),
            redactionEntry('后续公开 2021-06-01'),
            redactionEntry('整改任务清单'),
            redactionEntry('整改结果 results-2022-01'),
          ),
        ],
      ],
    ],
  ];
  it.each(ways)('%s', (_, changes) => {
    const files = changed(...changes);
    expect(messages(files)).toEqual([]);
    expect(wordsIn(register(files))).not.toContain(name);
  });

  /** A correction in the file of the redaction is not applied before that day. */
  const apart = ways.filter(([, changes]) =>
    changes.every((change) => !/更正说明[^]*脱敏说明|脱敏说明[^]*更正说明/u.test(String(change.at(-1)))),
  );
  it.each(apart)('nor before the day of the redaction: %s', (_, changes) => {
    const files = changed(...changes);
    const dayBefore = '2021-06-30';
    expect(messages(files, dayBefore)).toEqual([]);
    const made = register(files, dayBefore);
    expect(wordsIn(made)).not.toContain(name);
    expect(made.corrections.some(({ kind }) => kind === '脱敏')).toBe(false);
  });

  it('but one without a redaction shows what it corrected: the test above can see', () => {
    const files = changed(text(named), followUp(correctionEntry(firstCase, '交办问题', '，厂长鲂鲅', '')));
    expect(wordsIn(register(files)).split(name)).toHaveLength(6);
  });
});

/** Corrections of one passage after another, and a redaction somewhere among them. */
const chain = fc.record({
  /** For each correction: which place of the text it names, and does it begin a new file? */
  steps: fc.array(fc.record({ at: fc.nat(2), newFile: fc.boolean() }), { minLength: 1, maxLength: 8 }),
  redaction: fc.nat(8),
  title: fc.boolean(),
});

it('whatever was corrected before, in whatever order: what is shown are words that hold now, or came later', () => {
  fc.assert(
    fc.property(chain, ({ steps, redaction, title }) => {
      const heading = title ? '任务 1' : firstCase;
      const item = title ? '反馈问题' : '交办问题';
      const said = ['词甲甲', '词乙乙', '词丙丙'];
      const start = said.join('，');
      const files: string[][] = [[]];
      /** Words that the redaction must take away: those that were replaced until the end of its file. */
      const replaced: { word: string; file: number }[] = [];
      let redactedIn = -1;
      steps.forEach(({ at, newFile }, index) => {
        if (newFile) files.push([]);
        const file = files.length - 1;
        if (index === redaction % steps.length) {
          files[file]?.push(redactionEntry(heading));
          redactedIn = file;
        }
        const was = said[at] ?? '';
        const becomes = `词${String.fromCodePoint(0x4e00 + index)}${String.fromCodePoint(0x5e00 + index)}`;
        files[file]?.push(correctionEntry(heading, item, was, becomes));
        replaced.push({ word: was, file });
        said[at] = becomes;
      });
      const made = register(
        changed(
          title ? tasks('某河黑臭。', `${start}。`) : text(`${start}。`),
          ...files.map((entries, index): Change => [
            `lin-2021/follow-ups/2022-02-01-${String(index + 1)}.md`,
            markdown({ 公开日期: '2022-02-01' }, ...entries, record(secondCase, { 类型: '复核', 备注: '已复核。' })),
          ]),
        ),
      );
      const words = wordsIn(made);
      for (const { word, file } of replaced) expect(words.includes(word), word).toBe(file > redactedIn);
      for (const word of said) expect(words).toContain(word);
    }),
    { numRuns: times(30) },
  );
}, 120_000);

describe('what stays', () => {
  it('corrections by day, item and note; the words of lists, days and numbers', () => {
    const one = caseOf(
      register(
        changed(
          text(named),
          followUp(
            correctionEntry(firstCase, '交办问题', '，厂长鲂鲅', ''),
            correctionEntry(firstCase, '是否属实', '不属实', '部分属实'),
          ),
          later(redactionEntry(firstCase), correctionEntry(firstCase, '交办问题', '夜间', '凌晨')),
          [
            'lin-2021/follow-ups/2021-08-01.md',
            markdown({ 公开日期: '2021-08-01' }, correctionEntry(firstCase, '交办问题', '凌晨', '夜间')),
          ],
        ),
      ),
    );
    expect(
      one.corrections.map(({ published, kind, item, was, becomes }) => [published, kind, item, was, becomes]),
    ).toEqual([
      ['2021-08-01', '更正', '交办问题', '凌晨', '夜间'],
      // The same publication: its words may be those that it took out.
      ['2021-07-01', '更正', '交办问题', gone, gone],
      ['2021-07-01', '脱敏', undefined, '', ''],
      ['2021-06-01', '更正', '是否属实', '不属实', '部分属实'],
      ['2021-06-01', '更正', '交办问题', gone, gone],
    ]);
    expect(one.corrections.every(({ note }) => note.length > 0)).toBe(true);
    expect([one.verdict, one.published.facts.verdict?.value]).toEqual(['部分属实', '不属实']);
  });

  it('every publication about the record, while its versions begin anew', () => {
    const made = register(
      changed(
        followUp(record(firstCase, { 类型: '复核' }, { 处理整改: '已复核。' })),
        later(redactionEntry(firstCase)),
        ['lin-2021/follow-ups/2022-02-01.md', markdown({ 公开日期: '2022-02-01' }, redactionEntry('任务 1'))],
      ),
    );
    const one = caseOf(made);
    expect(publishedOfCase(one).map(({ published }) => published)).toEqual(['2021-05-14', '2021-06-01', '2021-07-01']);
    expect(one.versions.map(({ published }) => published)).toEqual(['2021-07-01']);
    expect(caseHashes(one)).toHaveLength(1);
    expect(one.events.map(({ kind }) => kind)).toEqual(['脱敏', '复核']);
    expect(one.batch.versions.map(({ publication }) => publication.published)).toEqual(['2021-07-01']);
    const [task] = inspectionOf(made).tasks;
    expect(task?.versions.map(({ publication }) => publication.published)).toEqual(['2022-02-01']);
    expect(task && publishedOfTask(task).map(({ published }) => published)).toEqual([
      '2021-08-01',
      '2022-01-10',
      '2022-02-01',
    ]);
    expect(task?.reports).toHaveLength(1);
  });

  it('other records, but those that the redacted file speaks of', () => {
    const entry = record(firstCase, { 类型: '复核' }, { 处理整改: '已复核。' });
    const ofFile = register(changed(followUp(entry), later(redactionEntry('后续公开 2021-06-01'))));
    expect(caseOf(ofFile).versions).toHaveLength(1);
    expect(caseOf(ofFile, secondCase).versions.map(({ published }) => published)).toEqual(['2021-05-15']);
    expect(caseOf(ofFile).corrections).toEqual(ofFile.corrections);
    expect(ofFile.corrections).toHaveLength(1);
    const ofBatch = register(changed(followUp(entry), later(redactionEntry('批次 1'))));
    expect(caseOf(ofBatch).versions).toHaveLength(1);
    expect(ofBatch.corrections.map(({ subject }) => subject)).toEqual(['第1批']);
    const ofResults = register(
      changed([
        'lin-2021/follow-ups/2022-02-01.md',
        markdown({ 公开日期: '2022-02-01' }, redactionEntry('整改结果 results-2022-01')),
      ]),
    );
    expect(inspectionOf(ofResults).tasks[0]?.versions).toHaveLength(1);
  });
});

describe('what is said', () => {
  const at = (message: string): string => `${followUpFile}:11:6 错误 ${message}`;
  it('of a correction whose words are gone from the batch', () => {
    const message = '「交办问题」里没有这段文字；原为：「，厂长鲂鲅」';
    const entry = followUp(correctionEntry(firstCase, '交办问题', '，厂长鲂鲅', ''));
    expect(messages(changed(entry))).toEqual([at(message)]);
    expect(messages(changed(entry, later(redactionEntry(firstCase))))).toEqual([
      at(`${message}；这些字后来因脱敏从原文件里删去了的，请把「原为」和「改为」都写成（因脱敏不再显示）`),
    ]);
  });
  it('of words that are taken out without a redaction, or of what is no text', () => {
    expect(messages(changed(followUp(correctionEntry(firstCase, '交办问题', gone, gone))))).toEqual([
      at('「交办问题」的原为写着「（因脱敏不再显示）」，这条记录却没有后来的脱敏，请核对'),
    ]);
    expect(
      messages(
        changed(followUp(correctionEntry(firstCase, '是否属实', gone, '属实')), later(redactionEntry(firstCase))),
      ),
    ).toEqual([at('「是否属实」不是文字，脱敏不会删去它，请把原为写成原来公布的值')]);
  });
  it('of a file that is not there', () => {
    expect(
      messages(changed(later(redactionEntry('后续公开 2021-09-09'), redactionEntry('整改结果 results-2029-01')))),
    ).toEqual([
      `${laterFile}:5:1 错误 本次督察没有后续公开「后续公开 2021-09-09」，请核对`,
      `${laterFile}:15:1 错误 本次督察没有整改结果「整改结果 results-2029-01」，请核对`,
    ]);
  });
  it('of a 更正项 that a file does not have', () => {
    expect(messages(changed(later(correctionEntry('后续公开 2021-06-01', '摘要', '甲', '乙'))))).toEqual([
      `${laterFile}:10:7 错误 未知的更正项「摘要」，可以写：标题、来源、来源网址、正文`,
    ]);
  });
});

it('titles follow corrections, for every kind of record', () => {
  const made = register(
    changed(
      tasks('## 1 治理某河', '## 1'),
      text('甲厂夜间冒烟。'),
      [batchFile, '批次: 1', '批次: 1\n标题: 甲表'],
      [
        'lin-2021/follow-ups/2022-02-01.md',
        markdown(
          { 公开日期: '2022-02-01', 标题: '甲后续' },
          correctionEntry(firstCase, '交办问题', '甲厂', '乙厂'),
          correctionEntry('任务 1', '反馈问题', '某河', '某江'),
          correctionEntry('批次 1', '标题', '甲表', '乙表'),
          correctionEntry('公告 2021-05-06-stationed', '标题', '督察组进驻林市', '进驻林市'),
          correctionEntry('整改任务清单', '标题', '整改任务清单', '任务清单'),
          correctionEntry('整改结果 results-2022-01', '标题', '整改结果', '结果'),
        ),
      ],
      [
        'lin-2021/follow-ups/2022-03-01.md',
        markdown(
          { 公开日期: '2022-03-01' },
          correctionEntry('任务 1', '标题', '未注明', '治江'),
          correctionEntry('后续公开 2022-02-01', '标题', '甲后续', '乙后续'),
        ),
      ],
    ),
  );
  const { cases, tasks: all, batches, announcements, plan, results, followUps, publications } = inspectionOf(made);
  expect(cases[0]?.versions.map(({ title }) => title)).toEqual(['甲厂夜间冒烟', '甲厂夜间冒烟', '乙厂夜间冒烟']);
  expect(all[0]?.versions.map(({ title }) => title)).toEqual(['某河黑臭', '某河黑臭', '某江黑臭', '治江']);
  expect(batches[0]?.versions.map(({ title }) => title)).toEqual(['甲表', '甲表', '乙表']);
  expect(announcements[0]?.versions.map(({ title }) => title)).toEqual(['督察组进驻林市', '进驻林市']);
  expect([cases[0]?.title, all[0]?.title, batches[0]?.facts.title, announcements[0]?.facts.title]).toEqual([
    '乙厂夜间冒烟',
    '治江',
    '乙表',
    '进驻林市',
  ]);
  expect([plan?.title, results[0]?.title]).toEqual(['任务清单', '结果']);
  expect(followUps.map(({ title }) => title)).toEqual(['2022-03-01后续公开', '乙后续', '2021-06-01后续公开']);
  // Wherever a publication is linked, it is called as it is called now.
  expect(publications.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['乙后续', '任务清单', '结果', '进驻林市']),
  );
  expect(made.corrections.map(({ subject, publication }) => `${publication.title} ${subject}`)).toEqual(
    expect.arrayContaining(['乙后续 进驻林市', '乙后续 任务清单', '2022-03-01后续公开 乙后续']),
  );
  expect(all[0]?.versions.map(({ publication }) => publication.title)).toEqual([
    '任务清单',
    '结果',
    '乙后续',
    '2022-03-01后续公开',
  ]);
  expect(followUps[1]?.entries.map(({ title }) => title)).toEqual([
    firstCase,
    '任务 1',
    '第1批',
    '进驻林市',
    '任务清单',
    '结果',
  ]);
});

it('so does whatever is called by its title: files, feeds, the search, citations, pictures beside links', async () => {
  const site = siteOf(
    changed(
      tasks('## 1 治理某河', '## 1'),
      tasks('某河黑臭。', '鲂鲅家旁的某河黑臭。'),
      text('鲂鲅厂夜间冒烟。'),
      announcement('标题: 督察组进驻林市', '标题: 鲂鲅进驻林市'),
      tasks('标题: 整改任务清单', '标题: 鲂鲅清单'),
      [batchFile, '批次: 1', '批次: 1\n标题: 鲂鲅表'],
      [
        'lin-2021/follow-ups/2022-02-01.md',
        markdown(
          { 公开日期: '2022-02-01' },
          correctionEntry(firstCase, '交办问题', '鲂鲅', '某'),
          correctionEntry('任务 1', '反馈问题', '鲂鲅家旁的', ''),
          correctionEntry('公告 2021-05-06-stationed', '标题', '鲂鲅进驻林市', '进驻林市'),
          correctionEntry('整改任务清单', '标题', '鲂鲅清单', '清单'),
          correctionEntry('批次 1', '标题', '鲂鲅表', '一览表'),
        ),
      ],
    ),
  );
  const inspection = inspectionOf(site.register);
  const [batch] = inspection.batches;
  const [task] = inspection.tasks;
  const [notice] = inspection.announcements;
  if (!batch || !task || !notice) throw new Error('a record is missing');
  const made = await madeFiles(site);
  const [headings = [], ...rows] = csvCells(made.get('/lin-2021/rectification.csv') ?? '');
  const feeds = [...made].filter(([path]) => path.endsWith('feed.json'));
  const titles = feeds.flatMap(([, bytes]) => (JSON.parse(String(bytes)) as { items: { title: string }[] }).items);
  const sheets = await Promise.all(
    ['/lin-2021/batches/1.xlsx', '/lin-2021/rectification.xlsx'].map(async (path) => {
      const parts = unzipSync(made.get(path) ?? Buffer.of());
      const [[heading] = []] = await xlsxCells(made.get(path) ?? Buffer.of());
      return [heading, Buffer.from(parts['docProps/core.xml'] ?? []).toString()];
    }),
  );
  const called = [
    rows.map((row) => row[headings.indexOf('标题')]),
    titles.map((one) => one.title),
    sheets,
    [...searchDocuments(site.register)].map(({ title }) => title),
    [citableCase(caseOf(site.register), inspection, site), citableTask(task, inspection, site)].map(
      ({ title }) => title,
    ),
    [citableBatch(batch, inspection, site), citableAnnouncement(notice, inspection, site)].map(({ title }) => title),
    [batchCard(batch, inspection, site), announcementCard(notice, inspection, site)],
    [batchImage(batch, inspection, site), announcementImage(notice, inspection, site)],
    inspection.publications,
  ];
  expect(titles.length).toBeGreaterThan(20);
  expect(JSON.stringify(called)).toContain('一览表');
  for (const one of called) expect(JSON.stringify(one)).not.toContain(name);
});

it('a title that is taken away leaves the start of 反馈问题', () => {
  const files = changed([
    'lin-2021/follow-ups/2022-02-01.md',
    markdown({ 公开日期: '2022-02-01' }, correctionEntry('任务 1', '标题', '治理某河', '未注明')),
  ]);
  expect(inspectionOf(register(files)).tasks[0]?.title).toBe('某河黑臭');
  expect(
    messages(
      changed(
        [tasksFile, '## 1 治理某河', '## 1 甲'],
        [
          'lin-2021/follow-ups/2022-02-01.md',
          markdown({ 公开日期: '2022-02-01' }, correctionEntry('任务 1', '标题', '治理某河', '乙')),
        ],
      ),
    ),
  ).toEqual(['lin-2021/follow-ups/2022-02-01.md:11:6 错误 「标题」此前公布的是「甲」，不是「治理某河」，请核对原为']);
});
