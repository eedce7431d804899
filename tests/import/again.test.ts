/** What an import wrote with faults is imported again without removing anything by hand, until it is public. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyInspection } from '../support/import.ts';
import { csv, type Cells } from '../support/office.ts';
import { temporaryRepository, type TestRepository } from '../support/repository.ts';
import { run, temporaryFolder, type Folder, type Outcome } from '../support/run.ts';

const timeout = 60_000;
let repository: TestRepository;
let desk: Folder;
beforeEach(() => {
  repository = temporaryRepository(emptyInspection);
  desk = temporaryFolder();
});
afterEach(() => {
  repository.remove();
  desk.remove();
});

const imported = (
  name: string,
  cells: Cells,
  title: string | undefined,
  ...args: readonly string[]
): Promise<Outcome> => {
  writeFileSync(join(desk.path, name), csv(cells, title));
  return run('import', [join(desk.path, name), '--inspection', 'lin', '--write', ...args], {
    CONTENT_DIR: repository.path,
    BUILD_DATE: '2021-06-01',
  });
};
const check = (): Promise<Outcome> => run('check', [], { CONTENT_DIR: repository.path, BUILD_DATE: '2021-06-01' });
const at = (path: string): string => join(repository.path, 'lin', path);
const text = (path: string): string => readFileSync(at(path), 'utf8');

describe('a batch', () => {
  const title = '情况一览表（第三批 2021年5月14日）';
  const batch = 'batches/03.md';
  const table = (problem: string): Cells => [
    ['序号', '受理编号', '交办问题', '行政区域', '是否属实'],
    ['1', 'D01LS202105070001', problem, '麒麟区', '属实'],
  ];
  const faulty = table('某厂冒烟，电话13812345678。');
  const mended = table('某厂冒烟。');

  it('with a fault is written anew, and what people added to its front matter stays', { timeout }, async () => {
    expect((await imported('表.csv', faulty, title)).code).toBe(0);
    expect((await check()).code).toBe(1);
    writeFileSync(at(batch), text(batch).replace('---\n\n', '公布数: { 受理: 1 }\n---\n\n'));
    const { code, out } = await imported('改.csv', mended, title);
    expect(code).toBe(0);
    expect(out).toContain('-某厂冒烟，电话138');
    expect(text(batch)).toMatch(/^公布数: \{ 受理: 1 \}$/mu);
    expect(text(batch)).not.toContain('13812345678');
    expect((await check()).code).toBe(0);
    expect(readdirSync(at('batches'))).toEqual(['03.md']);
  });

  it('that is committed, but not public, is written anew; once it is public, it is not', { timeout }, async () => {
    await imported('表.csv', faulty, title);
    repository.commit();
    expect((await imported('表.csv', mended, title)).code).toBe(0);
    repository.commit();
    repository.git('tag', '已公开');
    const refused = await imported('表.csv', faulty, title);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('已经公开，不能覆盖') as string });
    expect(text(batch)).not.toContain('13812345678');
  });

  it('beside what is public is written anew', { timeout }, async () => {
    repository.git('tag', '已公开');
    await imported('表.csv', faulty, title);
    expect((await imported('表.csv', mended, title)).code).toBe(0);
    repository.commit();
    expect((await imported('表.csv', table('某厂扬尘。'), title)).code).toBe(0);
    expect(text(batch)).toContain('某厂扬尘。');
  });

  it('whose text was changed by hand stays as it is', { timeout }, async () => {
    await imported('表.csv', faulty, title);
    writeFileSync(at(batch), text(batch).replace('某厂冒烟，电话13812345678。', '某砖厂冒烟。'));
    const refused = await imported('表.csv', mended, title);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('手工改过') as string });
    expect(text(batch)).toContain('某砖厂冒烟。');
  });

  it('that nobody imported stays as it is', { timeout }, async () => {
    repository.write({ [`lin/${batch}`]: '---\n批次: 3\n公开日期: 2021-05-14\n---\n\n## D1\n' });
    expect((await imported('表.csv', mended, title)).code).toBe(1);
    expect(text(batch)).toContain('## D1');
  });
});

describe('without a title', () => {
  const numbers = ['D01LS202105070001', 'D01LS202105070002', 'D01LS202105070003'];
  const table = (...cases: readonly (readonly [string, string])[]): Cells => [
    ['受理编号', '处理整改情况', '是否办结'],
    ...cases.map(([number, done]) => [number, done, '已办结']),
  ];
  beforeEach(() => {
    const sections = numbers.map(
      (number) =>
        `## ${number}\n\n| 项目 | 内容 |\n| --- | --- |\n| 行政区域 | 麒麟区 |\n\n### 交办问题\n\n某厂冒烟。\n`,
    );
    repository.write({ 'lin/batches/01.md': `---\n批次: 1\n公开日期: 2021-05-01\n---\n\n${sections.join('\n')}` });
    repository.commit();
  });
  const followUp = (cells: Cells) =>
    imported('后续.csv', cells, undefined, '--as', 'follow-up', '--published', '2021-05-20');

  it('a follow-up about the same cases is the same one, another is another', { timeout }, async () => {
    const [one = '', two = '', three = ''] = numbers;
    expect((await followUp(table([one, '已停厂。'], [two, '已停产。']))).code).toBe(0);
    expect((await followUp(table([one, '已停产。'], [two, '已停产。']))).code).toBe(0);
    expect(readdirSync(at('follow-ups'))).toEqual(['2021-05-20.md']);
    expect(text('follow-ups/2021-05-20.md')).not.toContain('已停厂');
    expect((await followUp(table([three, '已停产。']))).code).toBe(0);
    expect(readdirSync(at('follow-ups'))).toEqual(['2021-05-20-2.md', '2021-05-20.md']);
  });

  it('results about the same tasks are the same ones, whatever their file is called', { timeout }, async () => {
    const results = (done: string): Cells => [
      ['序号', '整改完成情况', '整改状态'],
      ['1', done, '已完成'],
    ];
    const more = ['--as', 'results', '--published', '2021-05-20'];
    expect((await imported('结果.csv', results('已截污'), undefined, ...more)).code).toBe(0);
    expect((await imported('结果（改）.csv', results('已全部截污'), undefined, ...more)).code).toBe(0);
    expect(readdirSync(at('rectification'))).toEqual(['results-2021-05.md']);
    expect(text('rectification/results-2021-05.md')).toContain('已全部截污');
  });
});
