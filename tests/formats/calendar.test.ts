/** The calendar of an inspection: what is in it, and that neither the clock nor the place of the build is. */
import { describe, expect, it } from 'vitest';
import { calendarFiles } from '../../src/formats/downloads/calendar.ts';
import { contentBytes } from '../../src/formats/published.ts';
import {
  batchFile,
  changed,
  firstCase,
  followUpFile,
  inspectionOf,
  markdown,
  minimal,
  record,
  resultsFile,
  someDay,
  without,
  type Files,
} from '../support/content.ts';
import { siteOf } from '../support/downloads.ts';

async function textOf(files: Files, today = someDay): Promise<string> {
  const site = siteOf(files, today);
  const [file] = calendarFiles(inspectionOf(site.register), site);
  if (!file) throw new Error('no calendar');
  return new TextDecoder().decode(contentBytes(await file.render()));
}

/** The events by their UID, each property by its name: lines are unfolded (RFC 5545, 3.1). */
function eventsIn(text: string): Map<string, Record<string, string>> {
  const lines = text.replaceAll(/\r\n[ \t]/gu, '').split('\r\n');
  const events = new Map<string, Record<string, string>>();
  let open: Record<string, string> = {};
  for (const line of lines) {
    const [name, value] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
    if (line === 'BEGIN:VEVENT') open = {};
    else if (line === 'END:VEVENT') events.set(open['UID'] ?? '', open);
    else open[name] = value.replaceAll(/\\([,;\\])/gu, '$1');
  }
  return events;
}
const uid = (path: string): string => `tag:example.org,2026:/lin-2021/${path}`;

const files = changed(
  [batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 未办结 |\n| 办结时限 | 2021-07-01 |'],
  [
    followUpFile,
    markdown(
      { 公开日期: '2021-06-01' },
      record(firstCase, { 类型: '销号公示', 公示期: '6月2日至6月9日 区级 某某区政府网站' }),
    ),
  ],
);

describe('the calendar of an inspection', () => {
  it('ends each line, the last one too (RFC 5545, 3.1)', async () => {
    const text = await textOf(files);
    expect(text).toMatch(/END:VCALENDAR\r\n$/u);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  });

  it('has notices with their last day, deadlines of what is not done, and the days of the inspection', async () => {
    const events = eventsIn(await textOf(files, '2021-06-09'));
    expect([...events.keys()]).toEqual([
      uid('#period'),
      uid(`cases/${firstCase}/#notice`),
      uid(`cases/${firstCase}/#deadline`),
    ]);
    expect(events.get(uid(`cases/${firstCase}/#notice`))).toMatchObject({
      DTSTAMP: '20210531T160000Z',
      'DTSTART;VALUE=DATE': '20210602',
      'DTEND;VALUE=DATE': '20210610',
      SUMMARY: `公示：${firstCase} 某厂夜间冒烟`,
      DESCRIPTION: '公示至 2021-06-09，区级 某某区政府网站',
      'URL;VALUE=URI': `https://example.org/hjdc/lin-2021/cases/${firstCase}/`,
    });
    expect(events.get(uid(`cases/${firstCase}/#deadline`))).toMatchObject({
      'DTSTART;VALUE=DATE': '20210701',
      'DTEND;VALUE=DATE': '20210702',
      SUMMARY: `办结时限：${firstCase} 某厂夜间冒烟`,
    });
    expect(events.get(uid('#period'))).toMatchObject({
      'DTSTART;VALUE=DATE': '20210506',
      'DTEND;VALUE=DATE': '20210516',
    });
  });

  it('lets a notice go on the day after its last, and a deadline once it is met', async () => {
    expect([...eventsIn(await textOf(files, '2021-06-10')).keys()]).not.toContain(uid(`cases/${firstCase}/#notice`));
    const done = changed([batchFile, '| 办结情况 | 未办结 |', '| 办结情况 | 已办结 |\n| 办结时限 | 2021-05-01 |']);
    expect([...eventsIn(await textOf(done)).keys()]).toEqual([uid('#period'), uid('rectification/1/#deadline')]);
  });

  it('of a task holds the words of its deadline, stamped with the newest publication', async () => {
    const task = eventsIn(await textOf(minimal)).get(uid('rectification/1/#deadline'));
    expect(task).toMatchObject({
      DTSTAMP: '20220109T160000Z',
      'DTSTART;VALUE=DATE': '20211231',
      SUMMARY: '整改时限：任务 1 治理某河',
      DESCRIPTION: '整改时限：2021年12月底前；整改状态：基本完成',
    });
    const notice = changed([
      resultsFile,
      '| 整改状态 | 基本完成 |',
      '| 整改状态 | 已完成 |\n| 公示期 | 至2022-06-09 |',
    ]);
    expect(eventsIn(await textOf(notice)).get(uid('rectification/1/#notice'))).toMatchObject({
      'DTSTART;VALUE=DATE': '20220609',
      'DTEND;VALUE=DATE': '20220610',
    });
  });

  it('is never empty, and folds its lines by octets', async () => {
    const text = await textOf(without(files, 'lin-2021/rectification/tasks.md', resultsFile), '2021-08-01');
    expect(eventsIn(text).size).toBeGreaterThan(0);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });

  it('is the same at any time of the clock and in any zone', async () => {
    const zone = process.env['TZ'];
    const first = await textOf(files, '2021-06-09');
    try {
      for (const other of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env['TZ'] = other;
        expect(await textOf(files, '2021-06-09')).toBe(first);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    expect(first).not.toContain(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
  });

  it('says of a withheld case nothing, of a sample that it is one', async () => {
    const withheld = changed(
      [
        batchFile,
        markdown(
          { 批次: '1', 公开日期: '2021-05-14' },
          record(firstCase, { 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' }),
        ),
      ],
      [followUpFile, markdown({ 公开日期: '2021-06-01' }, record(firstCase, { 类型: '后续进展' }))],
    );
    expect(await textOf(withheld)).not.toContain(firstCase);
    const sample = changed(['lin-2021/inspection.yaml', '简称: 林市督察', '简称: 林市督察\n示例: true']);
    for (const { SUMMARY } of eventsIn(await textOf(sample)).values()) expect(SUMMARY).toMatch(/^【示例数据】/u);
  });
});
