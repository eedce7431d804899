/** Closing lists: their columns become the steps of the closing, with who stands in the heading. */
import { describe, expect, it } from 'vitest';
import { markdown, record, type Files } from '../support/content.ts';
import { emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
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
