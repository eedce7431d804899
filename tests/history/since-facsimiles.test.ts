/** Facsimiles that are public: they stay, unless words are taken out, and then they can't stay as they are. */
import { describe, expect, it } from 'vitest';
import {
  announcementFile,
  batchFile,
  change,
  firstCase,
  followUpFile,
  markdown,
  minimal,
  record,
  secondBatchFile,
  secondCase,
  without,
  type Files,
} from '../support/content.ts';
import { laterEntry } from '../support/entries.ts';
import { beside, lookedAt, withFacsimile } from '../support/facsimiles.ts';
import { sinceLines } from '../support/since.ts';

const name = '原表.pdf';
const paper = beside(batchFile, name);
const before = withFacsimile(batchFile);
const swapped = (after: Files, was: Files = before): string[] => sinceLines(was, after, undefined, [paper]);
const other = (files: Files): Files => ({ ...files, [paper]: '%PDF 另一份' });
const unnamed = (files: Files): Files =>
  change(without(files, paper), [batchFile, `\n原件: ${name}\n原件已核对: ${lookedAt}\n`, '\n']);

/** Words of a case are taken out, as the rules want it. */
const redacted = (files: Files = before): Files =>
  change(
    files,
    [batchFile, '某厂夜间冒烟。', '某厂冒烟。'],
    laterEntry(firstCase, { 类型: '脱敏' }, { 脱敏说明: '删去时间。' }),
  );
const withdrawn = (files: Files = before): Files =>
  change(
    files,
    [
      batchFile,
      `| 行政区域 | 麒麟区 |\n| 污染类型 | 大气 |\n| 是否属实 | 否 |\n| 办结情况 | 未办结 |\n\n### 交办问题\n\n某厂夜间冒烟。`,
      '| 行政区域 | 麒麟区 |\n| 污染类型 | 大气 |\n| 公开方式 | 不予公开 |\n| 理由 | 政府信息公开条例第十四条 |',
    ],
    [followUpFile, markdown({ 公开日期: '2021-06-01' }, record(firstCase, { 类型: '后续进展' }))],
    laterEntry(firstCase, {
      类型: '撤下',
      理由: '公开后发现涉密',
      依据: '政府信息公开条例第十四条',
      是否属实: '不属实',
      办结情况: '未办结',
    }),
  );

describe('one that is public', () => {
  it('may be added to what was published, and stays', () => {
    expect(sinceLines(minimal, before)).toEqual([]);
    expect(sinceLines(before, before)).toEqual([]);
    expect(sinceLines(before, withFacsimile(announcementFile, '通知.pdf', before))).toEqual([]);
  });

  it('may not go, by its file or by its name', () => {
    const gone = [
      `${paper}:1:1 since/facsimile 批次「第1批」的原件已经公开，不见了，请放回原来的；里面有个人信息的，同时在 follow-ups/ 里写一条脱敏`,
    ];
    expect(sinceLines(before, unnamed(before))).toEqual(gone);
    expect(sinceLines(before, change(before, [batchFile, `\n原件: ${name}\n原件已核对: ${lookedAt}\n`, '\n']))).toEqual(
      gone,
    );
  });

  it('may not show something else', () => {
    expect(swapped(other(before))).toEqual([
      expect.stringContaining('since/facsimile 批次「第1批」的原件已经公开，换了内容'),
    ]);
  });

  it('may do what it likes before its day', () => {
    const held = change(before, [batchFile, '公开日期: 2021-05-14', '公开日期: 2999-01-01']);
    expect(swapped(other(held), held)).toEqual([]);
    expect(sinceLines(held, unnamed(held))).toEqual([]);
  });

  it('may have another line about who looked', () => {
    expect(sinceLines(before, change(before, [batchFile, lookedAt, '是，2021-05-15 又看过']))).toEqual([]);
  });
});

describe.each([
  ['a redaction', redacted],
  ['a withdrawal', withdrawn],
])('%s', (_, take) => {
  const still = expect.stringMatching(
    new RegExp(
      `^${batchFile}:1:1 since/facsimile 批次「第1批」里的文字脱敏或撤下了，原件「原表.pdf」还是原来的，删去的文字多半还在里面；请在同一次提交里换成`,
      'u',
    ),
  ) as string;

  it('leaves no paper as it was', () => {
    expect(sinceLines(before, take())).toEqual([still]);
  });

  it('is done with another paper, or with none', () => {
    expect(swapped(other(take()))).toEqual([]);
    expect(sinceLines(before, unnamed(take()))).toEqual([]);
    const renamed = change({ ...without(take(), paper), [beside(batchFile, '二.pdf')]: '%PDF 二' }, [
      batchFile,
      `原件: ${name}`,
      '原件: 二.pdf',
    ]);
    expect(sinceLines(before, renamed)).toEqual([]);
  });

  it('of another batch leaves the papers of this one alone', () => {
    const papers = withFacsimile(secondBatchFile, '二.pdf');
    expect(sinceLines(papers, take(papers))).toEqual([]);
  });
});

it('a paper alone may be replaced with a redaction of what it shows: the words were in no text', () => {
  const after = change(other(before), laterEntry(secondCase, { 类型: '脱敏' }, { 脱敏说明: '删去姓名。' }));
  expect(swapped(after)).toHaveLength(1);
  const own = change(other(before), laterEntry('批次 1', { 类型: '脱敏' }, { 脱敏说明: '原件删去姓名。' }));
  expect(swapped(own)).toEqual([]);
});

it('a paper beside an announcement, a follow-up', () => {
  for (const [file, heading, from, to] of [
    [announcementFile, '公告 2021-05-06-stationed', '督察组进驻林市。', '督察组进驻。'],
    [followUpFile, '后续公开 2021-06-01', `## ${firstCase}`, `说明。\n\n## ${firstCase}`],
  ] as const) {
    const made = withFacsimile(file);
    const was = file === followUpFile ? change(made, [file, `## ${firstCase}`, `某人说明。\n\n## ${firstCase}`]) : made;
    const after = change(
      was,
      file === followUpFile ? [file, '某人说明', '说明'] : [file, from, to],
      laterEntry(heading, { 类型: '脱敏' }, { 脱敏说明: '删去。' }),
    );
    expect(sinceLines(was, after)).toEqual([expect.stringContaining('since/facsimile')]);
  }
});
