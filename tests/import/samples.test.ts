/** What is said of invented data is never said of what an import puts in its place. */
import { describe, expect, it } from 'vitest';
import { assumed, emptyInspection, importBytes, type Imported } from '../support/import.ts';
import { csv, type Cells } from '../support/office.ts';
import { markdown, record } from '../support/content.ts';

const header = ['序号', '反馈问题', '责任单位', '整改时限', '整改目标', '整改措施'];
const rows: Cells = ['某河黑臭。', '某渣场没有治理。'].map((problem, index) => [
  String(index + 1),
  problem,
  '某县人民政府',
  '2021年底',
  '达标',
  '截污',
]);
const read = (mark: Readonly<Record<string, string>>, problem: string): Promise<Imported> =>
  importBytes(
    '表.csv',
    csv([header, ...rows], '整改措施清单（2021年3月1日）'),
    'tasks',
    {},
    {
      ...emptyInspection,
      'lin/rectification/tasks.md': markdown(
        { 标题: '清单', 公开日期: '2021-02-01', 来源: '由本项目编写', ...mark },
        ...rows.map(([number = '']) =>
          record(number, { 责任单位: '某县人民政府', 整改时限: '2020年底' }, { 反馈问题: problem }),
        ),
      ),
    },
  );
const textOf = ({ files }: Imported): string => files['rectification/tasks.md'] ?? '';

describe('an import over a file of samples', () => {
  it('keeps nothing of what was said of other texts', async () => {
    const imported = await read({ 示例: 'true' }, '某地扬尘。');
    expect(textOf(imported)).not.toMatch(/示例|由本项目编写/u);
    expect(imported.record.tasks?.sample).toBe(false);
    expect(assumed(imported).join('\n')).toContain('原来的文件是示例数据，这张表是别的内容');
  });

  it('of the same texts stays one of samples', async () => {
    const imported = await read({ 示例: 'true' }, '某河黑臭。');
    expect(textOf(imported)).toMatch(/来源: 由本项目编写\n示例: true/u);
    expect(imported.record.tasks?.sample).toBe(true);
  });
});

it('an import over any other file keeps what people wrote above it', async () => {
  const imported = await read({}, '某地扬尘。');
  expect(textOf(imported)).toContain('来源: 由本项目编写');
});
