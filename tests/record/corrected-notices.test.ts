/** A 公示期 that a correction has put right: pages, tables and the calendar say the same, and the calendar when. */
import { describe, expect, it } from 'vitest';
import { calendarFiles } from '../../src/formats/downloads/calendar.ts';
import { contentBytes } from '../../src/formats/published.ts';
import { closingOfCase, closingOfTask } from '../../src/register/closing.ts';
import {
  batchFile,
  caseOf,
  changed,
  firstCase,
  inspectionOf,
  markdown,
  messages,
  record,
  register,
  resultsFile,
  type Change,
  type Files,
} from '../support/content.ts';
import { siteOf } from '../support/downloads.ts';
import { correctionEntry } from '../support/entries.ts';

const [was, becomes, anew] = ['2022-06-02 至 2022-06-09', '2022-06-03 至 2022-06-12', '2022-06-20 至 2022-06-24'];
const noticed = (day: string, period: string): Change => [
  `lin-2021/follow-ups/${day}.md`,
  markdown({ 公开日期: day }, record(firstCase, { 类型: '销号公示', 公示期: period })),
];
const corrected = (day: string, heading: string, old: string, now: string): Change => [
  `lin-2021/follow-ups/${day}.md`,
  markdown({ 公开日期: day }, correctionEntry(heading, '公示期', old, now)),
];
const [followUp, batch, results]: [Change, Change, Change] = [
  noticed('2021-06-01', was),
  [batchFile, '| 办结情况 | 未办结 |', `| 办结情况 | 未办结 |\n| 公示期 | ${was} |`],
  [resultsFile, '| 整改状态 | 基本完成 |', `| 整改状态 | 已完成 |\n| 公示期 | ${was} |`],
];

async function noticeIn(files: Files, path: string): Promise<string> {
  const site = siteOf(files, '2022-06-01');
  const [file] = calendarFiles(inspectionOf(site.register), site);
  const text = file ? new TextDecoder().decode(contentBytes(await file.render())).replaceAll(/\r\n[ \t]/gu, '') : '';
  const event = text.split('BEGIN:VEVENT').find((one) => one.includes(`${path}#notice`)) ?? '';
  return [/^DTSTAMP:(\d+)/mu, /^DTSTART.*:(\d+)/mu].map((line) => line.exec(event)?.[1] ?? '').join(' ');
}
const periodOf = (files: Files): string => {
  const { from, to } = closingOfCase(caseOf(register(files))).noticePeriod ?? {};
  return [from, to].filter(Boolean).join(' 至 ');
};

describe('of a case', () => {
  it.each<[string, Change]>([
    ['a later publication', followUp],
    ['its batch', batch],
  ])('that %s gave', async (_, said) => {
    const files = changed(said, corrected('2022-02-01', firstCase, was, becomes));
    expect(messages(files)).toEqual([]);
    expect(periodOf(files)).toBe(becomes);
    expect(await noticeIn(files, `cases/${firstCase}/`)).toBe('20220131 20220603');
    const again = changed(said, corrected('2022-02-01', firstCase, was, becomes), noticed('2022-03-01', anew));
    expect([messages(again), periodOf(again)]).toEqual([[], anew]);
    const twice = changed(
      said,
      corrected('2022-02-01', firstCase, was, becomes),
      noticed('2022-03-01', was),
      corrected('2022-04-01', firstCase, was, anew),
    );
    expect([messages(twice), periodOf(twice)]).toEqual([[], anew]);
    expect(await noticeIn(twice, `cases/${firstCase}/`)).toBe('20220331 20220620');
  });

  it('is none where the correction says that there is none', () => {
    const files = changed(followUp, corrected('2022-02-01', firstCase, was, '未注明'));
    expect([messages(files), periodOf(files)]).toEqual([[], '']);
  });

  it('is held against what readers see', () => {
    expect(messages(changed(followUp, corrected('2022-02-01', firstCase, '未注明', becomes)))).toEqual([
      expect.stringContaining(`「公示期」此前公布的是「${was}」，不是「未注明」，请核对原为`),
    ]);
  });
});

it('of a task is stamped with its correction', async () => {
  const files = changed(results, corrected('2022-02-01', '任务 1', was, becomes));
  expect(messages(files)).toEqual([]);
  const [task] = inspectionOf(register(files)).tasks;
  expect(task && closingOfTask(task).noticePeriod).toMatchObject({ from: '2022-06-03', to: '2022-06-12' });
  expect(await noticeIn(files, 'rectification/1/')).toBe('20220131 20220603');
});
