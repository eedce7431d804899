/** `npm run new`: skeletons that are made from the schema, and say what is left to fill in. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/new/ask.ts';
import { announcementSchema, pageSchema } from '../../src/schema/files/announcement.ts';
import { batchSchema } from '../../src/schema/files/batch.ts';
import { declaredTotals } from '../../src/schema/files/declared.ts';
import { caseFacts, caseSections } from '../../src/schema/files/case.ts';
import { fieldsOf } from '../../src/schema/field.ts';
import { followUpSchema } from '../../src/schema/files/follow-up.ts';
import { inspectionSchema, intakeSchema, regionSchema } from '../../src/schema/files/inspection.ts';
import { everyWord } from '../../src/schema/files/inspection-words.ts';
import { resultFacts, resultListSchema, resultSections } from '../../src/schema/files/result.ts';
import { taskFacts, taskListSchema, taskSections } from '../../src/schema/files/task.ts';
import { followUpKinds } from '../../src/schema/vocabulary.ts';
import { changed, change, firstCase, messages, minimal, someDay, type Files } from '../support/content.ts';
import { makeNew, newInspection, noPlan } from '../support/new.ts';
import { run, temporaryFolder } from '../support/run.ts';

const known: Answers = { title: '某标题', kind: '其他' };

describe('every kind', () => {
  const labels = (...schemas: Parameters<typeof fieldsOf>): string[] =>
    schemas.flatMap((one) => fieldsOf(one).map(({ label }) => label));
  const all = (...schemas: Parameters<typeof fieldsOf>[0][]): string[] => schemas.flatMap((one) => labels(one));
  it.each([
    [
      'batch',
      {},
      'lin-2021/batches/03.md',
      all(batchSchema(everyWord), declaredTotals(everyWord), caseFacts(everyWord), caseSections),
      minimal,
    ],
    ['announcement', known, 'lin-2021/announcements/2022-06-01-notice.md', all(announcementSchema), minimal],
    ['tasks', {}, 'lin-2021/rectification/tasks.md', all(taskListSchema, taskFacts, taskSections), noPlan],
    [
      'results',
      {},
      'lin-2021/rectification/results-2022-06.md',
      all(resultListSchema, resultFacts, resultSections),
      minimal,
    ],
    ['follow-up', {}, 'lin-2021/follow-ups/2022-06-01.md', all(followUpSchema), minimal],
    [
      'inspection',
      newInspection,
      'mou-2030/inspection.yaml',
      all(inspectionSchema, intakeSchema, regionSchema),
      minimal,
    ],
    ['page', { name: 'privacy', title: '隐私' }, 'pages/privacy.mdx', all(pageSchema), minimal],
  ] as const)(
    '%s: every field of the schema, and nothing wrong but what is to be filled in',
    async (kind, flags, path, fields, files) => {
      const file = await makeNew(kind, flags, files);
      expect(file.path).toBe(path);
      for (const label of fields) expect(file.text).toMatch(new RegExp(`(?:^[#| -]*|### )${label}(?::| \\||$)`, 'mu'));
      const found = messages(change(files, [file.path, file.text]));
      expect(found.length).toBeGreaterThan(0);
      for (const message of found) expect(message).toContain('还没有填写');
    },
  );

  it.each(Object.keys(followUpKinds))('a follow-up of the kind %s', async (kind) => {
    const { path, text } = await makeNew('follow-up', { kind, case: firstCase });
    const found = messages(changed([path, text]));
    expect(found.length).toBeGreaterThan(0);
    for (const message of found) expect(message).toContain('还没有填写');
  });
});

it('proposes the next batch, the next day of the period, and today', async () => {
  const forwarded = (to: string): Files =>
    changed(['lin-2021/batches/02.md', '公开日期: 2021-05-15', `公开日期: 2021-05-25\n交办日期: ${to}`]);
  expect((await makeNew('batch', {})).text).toContain('批次: 3\n公开日期: 2022-06-01\n交办日期: 2021-05-06\n');
  expect((await makeNew('batch', {}, forwarded('2021-05-08'))).text).toContain('交办日期: 2021-05-09');
  expect((await makeNew('batch', {}, forwarded('2021-05-15'))).text).toContain('# 交办日期: ');
  const compound = await makeNew('batch', { batch: '第29、30批' });
  expect(compound).toMatchObject({
    path: 'lin-2021/batches/29-30.md',
    text: expect.stringContaining('批次: [29, 30]') as string,
  });
});

it('a second follow-up of a day has a name of its own; results list the tasks that are not done', async () => {
  expect((await makeNew('follow-up', { published: '2021-06-01' })).path).toBe('lin-2021/follow-ups/2021-06-01-2.md');
  const { path, text } = await makeNew('results', { published: '2022年1月20日' });
  expect([path, text.match(/^## .*/gmu)]).toEqual(['lin-2021/rectification/results-2022-01-20.md', ['## 1']]);
});

it('a filled skeleton is without a fault', async () => {
  const { path, text } = await makeNew('batch', { case: 'D01LS202105090001' });
  const filled = text
    .replace(/\| 行政区域 \| .*/u, '| 行政区域 | 麒麟区 |')
    .replace(/\| (?:污染类型|是否属实|办结情况) \| .*\n/gu, '')
    .replace(/〔请填写：[^〕]*〕/gu, '某厂冒烟。');
  expect(messages(changed([path, filled]))).toEqual([]);
});

describe('the command', () => {
  const within = async (
    args: readonly string[],
    files: Files = minimal,
  ): Promise<{ code: number; out: string; err: string; made: string | undefined; folder: string }> => {
    const folder = temporaryFolder(files);
    const outcome = await run('new', args, { CONTENT_DIR: folder.path, BUILD_DATE: someDay });
    const path = join(folder.path, 'lin-2021/batches/03.md');
    const made = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    folder.remove();
    return { ...outcome, made, folder: folder.path };
  };

  it('writes the file and says what to do next', async () => {
    const { code, out, err, made } = await within(['batch', '--inspection', 'lin-2021']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(made).toContain('## 〔请填写：受理编号');
    expect(out).toMatch(
      /^已新建：.*lin-2021\/batches\/03\.md\n没有写明，用了默认的：批次 3、交办日期 2021-05-06、公开日期 2022-06-01；不对的，请在文件里改\n下一步：\n[^]*npm run check[^]*git add[^]*docs\/handbook\.md/u,
    );
  });

  it.each([
    ['nothing to make', [], '没有写要新建什么'],
    ['no such kind', ['bach'], '没有「bach」这一类，您是不是想写「batch」？'],
    ['two kinds', ['batch', 'page'], '一次只能新建一个'],
    [
      'no such inspection',
      ['batch', '--inspection', 'lin-2012'],
      '没有「lin-2012」这次督察，您是不是想写「lin-2021」？',
    ],
    ['a batch that is there', ['batch', '--batch', '2'], /第2批已经有了：.*batches\/02\.md/u],
    ['a day that is none', ['batch', '--published', '2021-13-01'], '日历上没有「2021-13-01」这一天'],
    ['a batch that is none', ['batch', '--batch', '某'], '「某」不是批次'],
    ['what is not needed', ['batch', '--group', '某'], '这里用不到 --group'],
    ['what is missing', ['announcement'], /缺少选项：\n {2}--kind {2}类型：[^]*--title/u],
    ['a task list that is there', ['tasks'], /已经有 .*tasks\.md，没有覆盖/u],
    [
      'no such case',
      ['follow-up', '--case', 'D9'],
      /没有受理编号「D9」，可以写：D01LS202105070001、X01LS202105080001/u,
    ],
    ['an unknown option', ['batch', '--bath', '3'], '没有这个选项：--bath'],
    ['the name of a page of the site', ['page', '--name', 'search', '--title', '某'], '已经是网站栏目'],
    ['a folder name that is no address', ['inspection', '--name', '曲靖'], '文件夹名是网址的一部分'],
  ])('%s', async (_, args, message) => {
    const { code, err, made } = await within(args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /mu);
    expect({ code, made }).toEqual({ code: 2, made: undefined });
  });

  describe('an official paper', () => {
    const kinds = [
      ['batch', [], 'batches/03.md'],
      ['announcement', ['--kind', '其他', '--title', '某通告'], 'announcements/2022-06-01-notice.md'],
      ['follow-up', ['--case', firstCase], 'follow-ups/2022-06-01.md'],
      ['results', [], 'rectification/results-2022-06.md'],
    ] as const;

    it.each(kinds)(
      'beside a new %s is copied, named there, and waits for somebody who looks',
      async (kind, args, made) => {
        const [folder, desk] = [temporaryFolder(minimal), temporaryFolder({ '一览 表.PDF': '%PDF 一览表' })];
        const settings = { CONTENT_DIR: folder.path, BUILD_DATE: someDay };
        const call = [kind, '--yes', ...args, '--original', join(desk.path, '一览 表.PDF')];
        const { code, out, err } = await run('new', call, settings);
        expect({ code, err }).toEqual({ code: 0, err: '' });
        const beside = join(folder.path, 'lin-2021', made);
        expect(readFileSync(join(beside, '../一览 表.PDF'), 'utf8')).toBe('%PDF 一览表');
        const text = readFileSync(beside, 'utf8');
        expect(text).toMatch(/^原件: \[一览 表\.PDF\]\n原件已核对: 〔请填写：有人逐页看过/mu);
        expect(out).toMatch(/已复制原件：.*一览 表\.PDF[^]*git add .*\.md" ".*一览 表\.PDF"/u);
        expect(messages({ ...minimal, [`lin-2021/${made}`]: text }).join('\n')).toMatch(
          /「原件已核对」还没有填写：有人逐页看过/u,
        );
        for (const one of [folder, desk]) one.remove();
      },
    );

    it.each([
      ['that is not there', '缺.pdf', '没有找到文件「'],
      ['of another kind', '旧表.doc', '「旧表.doc」不能用作原件：请另存为 .docx'],
      ['that is empty', '空.pdf', '原件「空.pdf」是空的'],
      ['that stands there already', '有.pdf', '已经有 '],
    ])('%s is told, and nothing is written', async (_, name, message) => {
      const files = { ...minimal, 'lin-2021/batches/有.pdf': '%PDF' };
      const desk = temporaryFolder({ '旧表.doc': 'x', '空.pdf': '', '有.pdf': '%PDF 2' });
      const { code, err, made } = await within(['batch', '--original', join(desk.path, name)], files);
      expect({ code, made }).toEqual({ code: 2, made: undefined });
      expect(err).toContain(message);
      desk.remove();
    });
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
    const folder = temporaryFolder(minimal);
    chmodSync(join(folder.path, 'lin-2021/batches'), 0o555);
    const { code, err } = await run('new', ['batch'], { CONTENT_DIR: folder.path });
    chmodSync(join(folder.path, 'lin-2021/batches'), 0o755);
    folder.remove();
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('没有读写权限') as string });
  });
});
