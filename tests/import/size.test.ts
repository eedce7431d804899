/** The bounds that the importer keeps: a table of 5,000 rows in under 10 seconds and 800 MB. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyInspection, inTemporary } from '../support/import.ts';
import { firstColumns, xlsx, type Cells } from '../support/office.ts';
import { run } from '../support/run.ts';
import { bound } from '../support/speed.ts';

const header = [...firstColumns, '处理和整改情况', '备注'];

/** A row of usual length, with what Markdown might take for itself in every text. */
const row = (index: number): string[] => [
  String(index),
  `D53QJ20191114${String(index).padStart(5, '0')}*`,
  `某厂(${String(index)})异味，PM2.5<35，${`第${String(index)}次夜间22:00~次日6:00排放_影响周边*生活*。`.repeat(4)}`,
  '麒麟区',
  '大气、噪声',
  `经查：\n1. ${`现场检查${String(index)}时设施运行，监测达标（GB 3096-2008）。`.repeat(8)}\n3. 复测\n    四空格`,
  '属实',
  `${`已完成整改${String(index)}。`.repeat(20)}\n\n二、长期坚持。`,
  `转办[2019]5号 &lt;${String(index)}`,
];

/** Prints what the process used when it ends, after everything else. */
const usage = `data:text/javascript,process.on('exit',()=>console.error(JSON.stringify(process.resourceUsage())))`;

it('imports 5,000 rows', async () => {
  const cells: Cells = [header, ...Array.from({ length: 5000 }, (_, index) => row(index + 1))];
  const table = await xlsx(cells, '公开情况一览表（第三批 2019年11月14日）');
  await inTemporary({ ...emptyInspection, '表.xlsx': table }, async (folder) => {
    const { code, out, err } = await run('import', [join(folder, '表.xlsx'), '--inspection', 'lin', '--write'], {
      CONTENT_DIR: folder,
      NODE_OPTIONS: `--import=${usage}`,
    });
    expect(code).toBe(0);
    expect(out).toContain('5000 行，5000 条');
    const used = JSON.parse(err) as { userCPUTime: number; systemCPUTime: number; maxRSS: number };
    // Time of the processor: what else runs on the machine does not count.
    expect((used.userCPUTime + used.systemCPUTime) / 1e6).toBeLessThan(bound(10));
    expect(used.maxRSS / 1024).toBeLessThan(800);
  });
}, 120_000);
