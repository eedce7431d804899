/** Closing lists: their columns become the steps of the closing, with who stands in the heading. */
import { describe, expect, it } from 'vitest';
import { markdown, record, type Files } from '../support/content.ts';
import { assumed, emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { csv, type Cells } from '../support/office.ts';

const plan: Files = {
  ...emptyInspection,
  'lin/rectification/tasks.md': markdown(
    { 标题: '整改任务清单', 公开日期: '2024-01-10' },
    record('7', { 责任单位: '某县人民政府', 整改时限: '2025年12月底前' }, { 反馈问题: '某河黑臭。' }),
  ),
};
const imported = (header: readonly string[], row: readonly string[]): Promise<Imported> =>
  importBytes('销号.csv', csv([header, row] as Cells, '销号情况公示（2025年11月21日）'), 'results', {}, plan);

/** The facts as they are written, by label. */
function written(made: Imported): Record<string, string> {
  const text = made.plan.files.map((file) => file.text).join('');
  return Object.fromEntries(
    [...text.matchAll(/^\| (\S+) +\| (.*?) +\|$/gmu)].map(([, label = '', value = '']) => [label, value]),
  );
}

describe('a closing list', () => {
  it('has one step in two columns: when it was, and what came of it', async () => {
    const made = await imported(
      ['序号', '整改状态', '区级验收时间', '区级验收意见', '镇街整改完成时间', '市级审核'],
      ['7', '通过验收', '2025-11-02', '同意，加强管护', '2025.10.5', '2025-11-06'],
    );
    expect(written(made)).toMatchObject({
      整改完成: '2025-10-5 镇街',
      验收: '2025-11-02 区级 同意，加强管护',
      复核: '2025-11-06 市级',
    });
    expect(made.faults).toEqual([]);
    expect(missed(made)).toEqual([]);
  });

  it('of two levels asks which column is the step', async () => {
    const header = ['序号', '整改状态', '区级验收时间', '市级验收时间'];
    await expect(imported(header, ['7', '通过验收', '2025-11-02', '2025-11-06'])).rejects.toThrow(
      'C2 和 CSV!D2 两个表头都是「验收」，不知道用哪一列。请修改其中一个表头，删除不要的列，或者用 --map 写明其中一栏是什么，例如 --map 市级验收时间=备注',
    );
  });

  it.each(['加强管护', '值10'])('takes %s for no unit', async (cell) => {
    const made = await imported(['序号', '整改状态', '区级验收意见', '市级复核'], ['7', '通过验收', cell, '值13']);
    expect(written(made)).not.toHaveProperty('验收');
    expect(written(made)).not.toHaveProperty('复核');
    expect(written(made)['备注']).toBe(`区级验收意见：${cell}&#10;市级复核：值13`);
    expect(warned(made)).toContain('「市级复核」看不出哪一天、什么结果或者哪个单位，放进「备注」：值13');
  });

  it('takes who did a step for its unit', async () => {
    const made = await imported(['序号', '整改状态', '区级验收'], ['7', '通过验收', '某区生态环境局']);
    expect(written(made)).toMatchObject({ 验收: '区级 某区生态环境局' });
  });

  it('of cases is no list of results', async () => {
    const header = ['序号', '受理编号', '整改完成情况', '整改状态', '区级验收时间'];
    await expect(imported(header, ['7', 'D01LS202105070001', '已拆除', '已销号', '2025-11-02'])).rejects.toThrow(
      '的「受理编号」是信访举报件的编号，这张表不是整改结果，没有导入。办理结果、销号的清单请用 --as follow-up',
    );
  });

  it('has a step a column, whoever does it', async () => {
    const made = await imported(
      [
        '序号',
        '整改状态',
        '整改完成时间',
        '区级验收时间',
        '媒体公示期',
        '区主要领导审签',
        '申请市级复核',
        '销号报备时间',
      ],
      [
        '7',
        '已销号',
        '2025.10.30',
        '2025年11月2日',
        '11月3日至11月9日',
        '已审签',
        '同意，建议加强日常监管',
        '2025/11/20',
      ],
    );
    expect(written(made)).toMatchObject({
      整改完成: '2025-10-30',
      验收: '2025年11月2日 区级',
      公示期: '11月3日至11月9日',
      审签: '区主要领导 已审签',
      复核: '市级 同意，建议加强日常监管',
      销号报备: '2025-11-20',
    });
    expect(made.faults).toEqual([]);
    expect(warned(made)).not.toContain('备注');
    expect(missed(made)).toEqual([]);
  });

  it('has who accepts beside the day', async () => {
    const made = await imported(
      ['序号', '整改状态', '验收时间', '验收单位'],
      ['7', '通过验收', '2025-11-02', '某市生态环境局'],
    );
    expect(written(made)).toMatchObject({ 验收: '2025-11-02', 验收单位: '某市生态环境局' });
    expect(made.faults).toEqual([]);
  });

  it.each(['1215日', '2025年11月', '是', '未验收'])('does not guess a step from %s', async (cell) => {
    const made = await imported(['序号', '整改状态', '验收时间'], ['7', '通过验收', cell]);
    expect(written(made)).not.toHaveProperty('验收');
    expect(written(made)['备注']).toBe(`验收时间：${cell}`);
    expect(warned(made)).toContain('C3');
    expect(made.faults).toEqual([]);
  });

  it('takes 验收意见 alone for the advice that it is', async () => {
    const made = await imported(['序号', '整改状态', '验收意见'], ['7', '附意见通过验收', '加强管护']);
    expect(written(made)).toMatchObject({ 验收意见: '加强管护' });
    expect(written(made)).not.toHaveProperty('验收');
  });
});

describe('整改完成时间 in a plan', () => {
  const read = (...more: readonly [string, string][]): Promise<Imported> => {
    const columns = [...[['序号', '1'], ['反馈问题', '某河黑臭。'], ['责任单位', '某县人民政府']], ...more]; // prettier-ignore
    const [header, row] = [0, 1].map((index) => columns.map((column) => column[index] ?? ''));
    return importBytes('清单.csv', csv([header ?? [], row ?? []], '整改任务清单（2020年1月10日）'), 'tasks');
  };

  it.each(['2020-12-31', '2020年12月底前'])('is the deadline, and nothing is done yet: %s', async (cell) => {
    const made = await read(['整改完成时间', cell]);
    expect(written(made)).toMatchObject({ 整改时限: cell });
    expect(written(made)).not.toHaveProperty('整改完成');
    expect(assumed(made)).toContain('清单里没有「整改时限」，「整改完成时间」当作「整改时限」');
  });

  it('beside the deadline, or with what really was, is a step', async () => {
    expect(written(await read(['整改时限', '2019年底前'], ['整改完成时间', '2019-12-01']))).toMatchObject({
      整改时限: '2019年底前',
      整改完成: '2019-12-01',
    });
    expect(written(await read(['实际完成时间', '2019-12-01']))).toMatchObject({ 整改完成: '2019-12-01' });
  });
});
