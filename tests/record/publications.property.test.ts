/**
 * Several publications a day, about every kind of record, in files of any order: they apply in the one order (day, then
 * file name), and what is cited is what is shown.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sectionJson, sectionsJson } from '../../src/formats/text/section.ts';
import {
  announcementHashes,
  announcementVersions,
  batchHashes,
  batchVersions,
  caseHashes,
  caseVersions,
  fileHashes,
  fileVersions,
  taskHashes,
  taskVersions,
} from '../../src/formats/versions/versions.ts';
import { filesOf } from '../../src/register/all-published.ts';
import { makeRegister } from '../../src/register/index.ts';
import type { Inspection } from '../../src/register/types.ts';
import type { Content } from '../../src/schema/records.ts';
import {
  batchFile,
  change,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  read,
  record,
  resultsFile,
  secondCase,
  someDay,
  without,
  type Files,
} from '../support/content.ts';
import { correctionEntry } from '../support/entries.ts';
import { times } from '../support/random.ts';
import { shuffled } from '../support/shuffled.ts';

/** What each publication corrects: each word takes the place of the one before, so another order would be at fault. */
const targets = ['case', 'state', 'move', 'task', 'plan', 'batch', 'announcement', 'results'] as const;
type Target = (typeof targets)[number];

interface Publication {
  day: number;
  entries: Target[];
}

const publication = fc.record({
  day: fc.integer({ min: 2, max: 4 }),
  entries: fc.uniqueArray(fc.constantFrom(...targets), { minLength: 1, maxLength: targets.length }),
});
/** In the order in which they apply; several a day get the names that `npm run new` gives. */
const history = fc
  .array(publication, { minLength: 1, maxLength: 14 })
  .map((all) => [...all].sort((a, b) => a.day - b.day));

const states = ['未办结', '阶段性办结', '已办结'] as const;
const announcement = '2021-05-06-stationed';

/** To and fro between two batches. */
const inTurn = (nth: number): [was: string, becomes: string] => (nth % 2 === 0 ? ['2', '1'] : ['1', '2']);

/** The files of a history. */
function files(publications: readonly Publication[]): Files {
  const base = without(
    change(minimal, [batchFile, '批次: 1', '批次: 1\n公布数: { 罚款万元: 0 }']),
    followUpFile,
    resultsFile,
  );
  const made: Record<string, string | Uint8Array> = { ...base };
  const counts = { case: 0, state: 0, move: 0, task: 0, plan: 0, batch: 0, announcement: 0, results: 0 };
  const ofDay = new Map<number, number>();
  for (const { day, entries } of publications) {
    const nth = (ofDay.get(day) ?? 0) + 1;
    ofDay.set(day, nth);
    const published = `2022-02-0${String(day)}`;
    const name = nth === 1 ? published : `${published}-${String(nth)}`;
    /** The words before and after, for a target that is a text. */
    const words = (target: Target, first: string): [string, string] => {
      const before = counts[target]++;
      return [before === 0 ? first : `第${String(before)}稿。`, `第${String(before + 1)}稿。`];
    };
    const records = entries.flatMap((target): string[] => {
      switch (target) {
        case 'case':
          return [correctionEntry(firstCase, '交办问题', ...words(target, '某厂夜间冒烟。'))];
        case 'state':
          return [record(secondCase, { 类型: '后续进展', 办结情况: states[counts.state++ % 3] ?? '' })];
        case 'move':
          return [correctionEntry(secondCase, '所属批次', ...inTurn(counts.move++))];
        case 'plan':
          return [correctionEntry('整改任务清单', '标题', ...words(target, '整改任务清单'))];
        case 'task':
          return [correctionEntry('任务 1', '反馈问题', ...words(target, '某河黑臭。'))];
        case 'batch':
          return [correctionEntry('批次 1', '罚款万元', String(counts.batch++), String(counts.batch))];
        case 'announcement':
          return [correctionEntry(`公告 ${announcement}`, '正文', ...words(target, '督察组进驻林市。'))];
        case 'results':
          return [];
      }
    });
    if (records.length > 0) made[`lin-2021/follow-ups/${name}.md`] = markdown({ 公开日期: published }, ...records);
    if (entries.includes('results'))
      made[`lin-2021/rectification/results-${name}.md`] = markdown(
        { 标题: `结果${String(++counts.results)}`, 公开日期: published },
        record('1', { 整改状态: '达到序时进度' }, { 整改完成情况: `第${String(counts.results)}次。` }),
      );
  }
  return made;
}

const contentOf = (publications: readonly Publication[]): Content => {
  const { content, faults } = read(files(publications));
  if (!content || faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return content;
};
const inspectionFrom = (content: Content): Inspection => {
  const { register, faults } = makeRegister(content, someDay);
  expect(faults).toEqual([]);
  return inspectionOf(register);
};
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('none');
  return one;
};

/** Everything that order could change. */
const everything = (inspection: Inspection): unknown => ({
  cases: inspection.cases.map((one) => [one.key, one.state, one.sample, caseVersions(one)]),
  events: inspection.cases.map(({ events }) => events.map(({ publication: { address } }) => address)),
  links: inspection.cases.map(({ links }) => links.map(({ how, case: { key } }) => [how, key])),
  tasks: inspection.tasks.map((one) => [one.key, one.state, one.sample, taskVersions(one)]),
  batches: inspection.batches.map((one) => [one.declared, one.now, one.asPublished, batchVersions(one)]),
  announcements: inspection.announcements.map((one) => [one.body, announcementVersions(one)]),
  files: filesOf(inspection).map((one) => [one.title, fileVersions(one)]),
  lists: [inspection.followUps, inspection.results, inspection.publications].map((list) =>
    list.map(({ address }) => address),
  ),
  totals: inspection.totals,
});

describe('publications of one day', () => {
  it('apply by file name, and the newest hash of each record vouches for what is shown', () => {
    fc.assert(
      fc.property(history, (publications) => {
        const inspection = inspectionFrom(contentOf(publications));
        const one = first(inspection.cases);
        const task = first(inspection.tasks);
        const batch = first(inspection.batches);
        const notice = first(inspection.announcements);
        expect(caseVersions(one).at(-1)?.record.sections).toEqual(sectionsJson(one.current.sections));
        expect(taskVersions(task).at(-1)?.record.sections).toEqual(sectionsJson(task.sections));
        expect(batchVersions(batch).at(-1)?.record.declared).toEqual(batch.declared);
        expect(announcementVersions(notice).at(-1)?.record.body).toEqual(sectionJson(notice.body));
        expect(batchVersions(batch).at(-1)?.record.cases).toEqual(
          batch.cases.map((held) => ({ key: held.key, sha256: caseHashes(held).at(-1) })),
        );
        // Every version names the one before, and none is said twice.
        expect(inspection.batches.flatMap(({ cases }) => cases)).toHaveLength(2);
        const files = filesOf(inspection).map(fileHashes);
        const others = [caseHashes(one), taskHashes(task), announcementHashes(notice), ...files];
        for (const hashes of [...inspection.batches.map(batchHashes), ...others])
          expect(new Set(hashes).size).toBe(hashes.length);
      }),
      { numRuns: times(60) },
    );
  });

  it('give the same histories, totals, links and hashes in whatever order the files are read', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (publications, randomness) => {
        const content = contentOf(publications);
        expect(everything(inspectionFrom(shuffled(content, randomness)))).toEqual(everything(inspectionFrom(content)));
      }),
      { numRuns: times(60) },
    );
  });

  it('leave the hashes of all that was published before as they were', () => {
    fc.assert(
      fc.property(history, (publications) => {
        // A day after all others, so that what is added is the newest.
        const before = inspectionFrom(contentOf(publications));
        const after = inspectionFrom(contentOf([...publications, { day: 5, entries: [...targets] }]));
        const startsWith = (longer: readonly string[], shorter: readonly string[]): void => {
          expect(longer.slice(0, shorter.length)).toEqual(shorter);
        };
        for (const one of before.cases) startsWith(caseHashes(after.caseByKey.get(one.key) ?? one), caseHashes(one));
        startsWith(taskHashes(first(after.tasks)), taskHashes(first(before.tasks)));
        for (const [index, one] of before.batches.entries())
          startsWith(batchHashes(after.batches[index] ?? one), batchHashes(one));
        const later = new Map(filesOf(after).map((one) => [one.address, one]));
        for (const one of filesOf(before)) startsWith(fileHashes(later.get(one.address) ?? one), fileHashes(one));
        startsWith(announcementHashes(first(after.announcements)), announcementHashes(first(before.announcements)));
      }),
      { numRuns: times(40) },
    );
  });
});
