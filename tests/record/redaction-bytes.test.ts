/**
 * After a redaction or a withdrawal no byte of the site holds the words: pages, data, packed files, feeds, the search
 * index, pictures, frames for other sites, the review; nor does what is kept for the next build. All ways in which staff
 * go about it, in one site.
 */
import { readFileSync, realpathSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announcementCard, announcementImage, batchCard, batchImage } from '../../src/formats/metadata/share-card.ts';
import { findWords, kindsOf, type Found } from '../support/bytes.ts';
import { changed, followUpFile, inspectionOf, markdown, record, type Files } from '../support/content.ts';
import { siteOf } from '../support/downloads.ts';
import { correctionEntry, redactionEntry } from '../support/entries.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryRepository, type TestRepository } from '../support/repository.ts';

/** Two characters each, which stand in no other text of the site. */
const words = Array.from(
  '鲂鲅鲆鲇鲈鲋鲎鲐鲑鲒鲔鲕鲚鲛鲞鲟鲠鲡鲢鲣鲥鲦鲧鲨鲩鲫鲭鲮鲰鲱鲲鲳鲴鲵鲶鲷鲸鲺鲻鲼鲽鳄鳅鳆鳇鳊鳋鳌鳍鳎鳏鳐鳓鳔鳕鳖鳗鳘'.matchAll(
    /../gu,
  ),
  ([word]) => word,
);
let used = 0;
/** The next word. */
const word = (): string => words[used++] ?? 'too few words';

/** Where a word stood, what staff left of it in the file, and the words that they left in files on purpose. */
const w = {
  ...{ batchTitle: word(), batchText: word(), batchNote: word() },
  ...{ caseText: word(), caseRemark: word(), caseRevisit: word(), struckOut: word(), broughtIn: word() },
  ...{ withdrawn: word(), withdrawnFact: word(), withdrawnLater: word(), withdrawnAlt: word(), withdrawnWas: word() },
  ...{ followUpTitle: word(), followUpText: word(), laterRemark: word(), laterText: word(), reason: word() },
  ...{ planTitle: word(), planText: word(), taskTitle: word(), taskText: word(), taskFact: word() },
  ...{ resultTitle: word(), resultText: word(), result: word() },
  ...{ noticeTitle: word(), noticeSummary: word(), noticeText: word() },
};
const all = Object.values(w);

const law = '政府信息公开条例第十五条';
const [one, two, three] = ['D01LS202105070001', 'D01LS202105070002', 'D01LS202105070003'];
const facts = { 行政区域: '麒麟区', 污染类型: '大气', 是否属实: '属实', 办结情况: '已办结' };

/** What stands in files that staff edit: the word itself, then what they put in its place. */
function files(said: (word: string) => string, isWithdrawn: boolean, more: Files): Files {
  const third = isWithdrawn
    ? record(three, { 行政区域: '麒麟区', 污染类型: '大气', 公开方式: '不予公开', 理由: law })
    : record(
        three,
        { ...facts, 备注: w.withdrawnFact },
        { 交办问题: `${w.withdrawn}厂冒烟。\n\n![${w.withdrawnAlt}](现场.png)`, 处理整改: `${w.withdrawnWas}已停产。` },
      );
  const gone = '（因撤下不再显示）';
  return {
    ...changed(
      [
        'lin-2021/batches/01.md',
        markdown(
          {
            ...{ 批次: '1', 标题: `${said(w.batchTitle)}一览表`, 公开日期: '2021-05-14' },
            ...{ 公布数: '{ 交办: 3, 属实: 3 }', 公布数说明: `${said(w.batchNote)}核对。` },
          },
          `${said(w.batchText)}前言。\n`,
          record(
            one,
            { ...facts, 备注: said(w.caseRemark), 回访情况: said(w.caseRevisit) },
            { 交办问题: `甲厂夜间冒烟，${said(w.caseText)}。` },
          ),
          // Left in the file on purpose: a correction strikes it out.
          record(two, facts, { 交办问题: `丙厂夜间冒烟，${w.struckOut}。` }),
          third,
        ),
      ],
      [
        followUpFile,
        `---\n标题: ${said(w.followUpTitle)}后续\n公开日期: 2021-06-01\n---\n\n${said(w.followUpText)}说明。\n\n${[
          record(one, { 类型: '复核', 备注: said(w.laterRemark) }, { 处理整改: `${said(w.laterText)}复核。` }),
          correctionEntry(one, '交办问题', '甲厂', `${said(w.broughtIn)}甲厂`, `${said(w.reason)}核对。`),
          correctionEntry(two, '交办问题', `，${w.struckOut}`, ''),
          isWithdrawn
            ? record(three, { 类型: '后续进展' })
            : record(three, { 类型: '后续进展' }, { 处理整改: `${w.withdrawnLater}已整改。` }),
          isWithdrawn
            ? record(three, { 类型: '更正', 更正项: '处理整改', 原为: gone, 改为: gone })
            : correctionEntry(three, '处理整改', w.withdrawnWas, '该厂'),
        ].join('\n')}`,
      ],
      [
        'lin-2021/rectification/tasks.md',
        `---\n标题: ${said(w.planTitle)}清单\n公开日期: 2021-08-01\n---\n\n${said(w.planText)}说明。\n\n${record(
          // Left in the heading on purpose: a correction takes it out of the title.
          `1 治理${w.taskTitle}河`,
          { 责任单位: '某局', 整改时限: '立行立改', 责任人: `局长${said(w.taskFact)}` },
          { 反馈问题: `${said(w.taskText)}河黑臭。` },
        )}`,
      ],
      [
        'lin-2021/rectification/results-2022-01.md',
        `---\n标题: ${said(w.resultTitle)}结果\n公开日期: 2022-01-10\n---\n\n${said(w.resultText)}说明。\n\n${record(
          '1',
          { 整改状态: '基本完成' },
          { 整改完成情况: `${said(w.result)}已完成。` },
        )}`,
      ],
      [
        'lin-2021/announcements/2021-05-06-stationed.mdx',
        // Left in the title on purpose: a correction takes it out.
        `---\n标题: ${w.noticeTitle}进驻\n公开日期: 2021-05-06\n类型: 其他\n摘要: ${said(w.noticeSummary)}进驻。\n---\n\n${said(w.noticeText)}进驻林市。\n`,
      ],
    ),
    ...more,
  };
}

/** The content as a folder of a repository. */
const inContent = (content: Files): Files =>
  Object.fromEntries(Object.entries(content).map(([name, file]) => [`content/${name}`, file]));

const project = temporaryProject();
let repository: TestRepository;
let found: Record<'before' | 'after' | 'keptBefore' | 'keptAfter', Found>;
let kept: string;
let review: string;
let before: Files;
let after: Files;

beforeAll(async () => {
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  before = files((name) => name, false, { 'lin-2021/batches/现场.png': picture });
  after = files(() => '某某', true, {
    'lin-2021/follow-ups/2022-02-01.md': markdown(
      { 公开日期: '2022-02-01' },
      correctionEntry('任务 1', '标题', `治理${w.taskTitle}河`, '治理某河'),
      correctionEntry('公告 2021-05-06-stationed', '标题', `${w.noticeTitle}进驻`, '督察组进驻'),
    ),
    'lin-2021/follow-ups/2022-03-01.md': markdown(
      { 公开日期: '2022-03-01' },
      ...[one, two, '批次 1', '任务 1', '公告 2021-05-06-stationed'].map(redactionEntry),
      ...['后续公开 2021-06-01', '整改任务清单', '整改结果 results-2022-01'].map(redactionEntry),
      record(three, { 类型: '撤下', 理由: '公开后发现不宜公开', 依据: law, 是否属实: '属实', 办结情况: '已办结' }),
    ),
  });
  repository = temporaryRepository(inContent(before));
  const environment = { CONTENT_DIR: `${repository.path}/content`, BUILD_DATE: '2022-06-01' };
  const site = `${repository.path}/site`;
  kept = project.cacheOf(`${realpathSync(repository.path)}/site`);
  const build = async (): Promise<Found> => {
    const { code, err } = await project.run('build', [], { ...environment, OUT_DIR: site });
    if (code !== 0) throw new Error(err);
    return findWords(site, all);
  };
  const [first, keptBefore] = [await build(), findWords(kept, all)];
  repository.write(inContent(after));
  repository.drop('content/lin-2021/batches/现场.png');
  found = { before: first, keptBefore, after: await build(), keptAfter: findWords(kept, all) };
  const out = `${repository.path}/review.html`;
  const { code, err } = await project.run('review', ['--since', 'main', '--out', out], environment);
  if (code !== 0) throw new Error(err);
  review = readFileSync(out, 'utf8');
}, 300_000);

afterAll(() => {
  repository.remove();
  project.remove();
});

it('what was published stands everywhere before', () => {
  for (const [name, value] of Object.entries(w)) expect(found.before.get(value), name).not.toEqual([]);
  expect(kindsOf(found.before)).toEqual(
    expect.arrayContaining(['.csv', '.html', '.json', '.xml', '.xlsx › .xml', '.zip › .csv', '.zip › .xlsx › .xml']),
  );
  const inIndex = [...found.before.values()].flat().filter((name) => name.startsWith('pagefind/'));
  expect(inIndex.some((name) => name.includes('.pf_index'))).toBe(true);
});

it('and nowhere after', () => {
  for (const [name, value] of Object.entries(w)) expect(found.after.get(value), name).toEqual([]);
});

it('nor in what is kept for the next build, where they stood', () => {
  for (const [name, value] of Object.entries(w)) {
    expect(found.keptBefore.get(value), name).not.toEqual([]);
    expect(found.keptAfter.get(value), name).toEqual([]);
  }
});

it('nor in what pictures beside links are drawn from', () => {
  const drawn = (content: Files): string => {
    const site = siteOf(content);
    const inspection = inspectionOf(site.register);
    return JSON.stringify([
      ...inspection.batches.flatMap((batch) => [
        batchCard(batch, inspection, site),
        batchImage(batch, inspection, site),
      ]),
      ...inspection.announcements.flatMap((each) => [
        announcementCard(each, inspection, site),
        announcementImage(each, inspection, site),
      ]),
    ]);
  };
  expect(drawn(before)).toContain(w.noticeTitle);
  expect(drawn(before)).toContain(w.batchTitle);
  for (const value of all) expect(drawn(after)).not.toContain(value);
});

it('nor in the sheet that is signed, which says that they were taken out', () => {
  expect(review).toContain('（因脱敏不再显示）');
  expect(review).toContain('（因撤下不再显示）');
  for (const [name, value] of Object.entries(w)) expect(review.includes(value), name).toBe(false);
});

it('the check is content: each word was taken out in a way that the handbook tells', async () => {
  const { code, out, err } = await project.run('check', ['--since', 'main'], {
    CONTENT_DIR: `${repository.path}/content`,
    BUILD_DATE: '2022-06-01',
  });
  expect({ code, errors: `${out}${err}`.split('\n').filter((line) => line.includes(' 错误 ')) }).toEqual({
    code: 0,
    errors: [],
  });
});
