/** Versions of the plan, of lists of results and of later publications: their own words, each with a hash. */
import { describe, expect, it } from 'vitest';
import { inspectionDocument, rectificationDocument } from '../../src/formats/json/documents.ts';
import { fileHashes, fileVersions } from '../../src/formats/versions/versions.ts';
import type { PublishedFile } from '../../src/register/types.ts';
import {
  change,
  followUpFile,
  inspectionOf,
  markdown,
  messages,
  minimal,
  resultsFile,
  tasksFile,
  type Files,
} from '../support/content.ts';
import { madeFiles, siteOfRegister } from '../support/downloads.ts';
import { correctionEntry, redactionEntry } from '../support/entries.ts';
import { siteOf, viewOf } from '../support/views.ts';

const source = '来源: 某县网站\n来源网址: https://www.example.gov.cn/a';
/** Each file says all that it can say as a whole. */
const whole: Files = change(
  minimal,
  ...[tasksFile, resultsFile, followUpFile].map((file) => {
    const text = String(minimal[file]);
    const titled = text.includes('标题:')
      ? text.replace(/标题: .*/u, '标题: 某份材料')
      : text.replace('---\n', '---\n标题: 某份材料\n');
    return [
      file,
      titled.replace('---\n', `---\n${source}\n`).replace(/\n---\n/u, '\n---\n\n鳊鳋起的说明。\n'),
    ] as const;
  }),
);

const day = '2022-02-01';
const saying = (...entries: string[]): Files =>
  change(whole, [`lin-2021/follow-ups/${day}.md`, markdown({ 公开日期: day }, ...entries)]);

const kinds: [heading: string, fileIn: (files: Files, today?: string) => PublishedFile | undefined][] = [
  ['整改任务清单', (files, today) => inspectionOf(siteOf(files, today).register).plan],
  ['整改结果 results-2022-01', (files, today) => inspectionOf(siteOf(files, today).register).results[0]],
  ['后续公开 2021-06-01', (files, today) => inspectionOf(siteOf(files, today).register).followUps.at(-1)],
];

describe.each(kinds)('%s', (heading, fileIn) => {
  const found = (files: Files, today?: string): PublishedFile => {
    const file = fileIn(files, today);
    if (!file) throw new Error('no file');
    return file;
  };
  const items = [
    ['标题', '某份材料', '另一份材料'],
    ['来源', '某县网站', '某市网站'],
    ['来源网址', 'https://www.example.gov.cn/a', 'https://www.example.gov.cn/b'],
    ['正文', '鳊鳋', '鳟鳠'],
  ] as const;
  /** What its page, or its part of the page, says. */
  const viewIn = (files: Files) => {
    const site = siteOf(files);
    if (heading.startsWith('后续')) return viewOf(site, 'followUp', { id: '2021-06-01' });
    const view = viewOf(site, 'rectification');
    const [list] = view.results;
    return heading.startsWith('整改结果') && list ? list : view;
  };

  it.each(items)('%s: what it said before stays, with its hash and its place', (item, was, becomes) => {
    const files = saying(correctionEntry(heading, item, was, becomes));
    expect(messages(files)).toEqual([]);
    const file = found(files);
    expect(fileHashes(file)).toHaveLength(2);
    expect(fileHashes(file)[0]).toBe(fileHashes(found(whole))[0]);
    const [first, second] = fileVersions(file).map(({ record }) => record);
    expect([first, second].map((one) => JSON.stringify([one?.facts, one?.introduction]).includes(was))).toEqual([
      true,
      false,
    ]);
    expect(second).toMatchObject({
      previous: fileHashes(file)[0],
      event: { kind: '更正', facts: { correctedItem: item } },
    });
    const { corrections, cite } = viewIn(files);
    const [now, before] = cite.versions?.versions ?? [];
    expect(corrections.map((one) => one.before)).toEqual([`#${String(before?.anchor)}`]);
    expect(JSON.stringify(before?.text)).toContain(was);
    expect(now?.text).toBeUndefined();
    const { before: linked, record } = viewOf(siteOf(files), 'corrections').corrections[0] ?? {};
    expect(linked).toBe(`#${String(before?.anchor)}`);
    expect(record?.address.replace(/#.*$/u, '')).toBe(file.address.replace(/#.*$/u, ''));
  });

  it('a day that is a title nobody typed is hashed by nobody', () => {
    if (!heading.startsWith('后续')) return;
    const untitled = change(whole, [followUpFile, '标题: 某份材料\n', '']);
    expect(fileVersions(found(untitled))[0]?.record.facts).not.toHaveProperty('title');
    expect(found(untitled).title).toBe('2021-06-01后续公开');
  });

  it('begins anew with a redaction, and with one of a day to come at once', () => {
    const correction = correctionEntry(heading, '来源', '某县网站', '某市网站');
    const redacted = saying(correction, redactionEntry(heading));
    expect(messages(redacted)).toEqual([]);
    expect(found(redacted).versions.map(({ publication }) => publication.published)).toEqual([day]);
    expect(viewIn(redacted).cite.versions?.isCut).toBe(true);
    const coming = change(saying(correction), [
      'lin-2021/follow-ups/2022-09-01.md',
      markdown({ 公开日期: '2022-09-01' }, redactionEntry(heading)),
    ]);
    expect(found(coming).versions.map(({ publication }) => publication.published)).toEqual([day]);
  });
});

it('all stand in the JSON files, as their schemas say', async () => {
  const files = saying(...kinds.map(([heading]) => correctionEntry(heading, '来源', '某县网站', '某市网站')));
  const { register } = siteOf(files);
  const site = siteOfRegister(register);
  const { plan, results, followUps } = inspectionOf(register);
  const made = await madeFiles(site);
  const json = (name: string): unknown => JSON.parse(String([...made].find(([path]) => path.endsWith(name))?.[1]));
  const tasks = rectificationDocument.parse(json('rectification.json'));
  expect(tasks.versions.map(({ sha256 }) => sha256)).toEqual(plan && fileHashes(plan));
  expect(tasks.results.map(({ versions }) => versions.map(({ sha256 }) => sha256))).toEqual(results.map(fileHashes));
  const cases = inspectionDocument.parse(json('cases.json'));
  expect(cases.followUps.map(({ versions }) => versions.map(({ sha256 }) => sha256))).toEqual(
    followUps.map(fileHashes),
  );
});
