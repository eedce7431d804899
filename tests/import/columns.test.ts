/** Columns that nobody knows: people are asked once what they mean, and no table becomes one record of all its rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyInspection, importBytes } from '../support/import.ts';
import { csv, xlsx, type Cells } from '../support/office.ts';
import { diceFor, times } from '../support/random.ts';
import { temporaryRepository } from '../support/repository.ts';
import { run, temporaryFolder, type Outcome } from '../support/run.ts';

const title = '信访件销号情况（第三批 2021年5月14日）';
const header = ['序号', '受理编号', '反映问题', '镇街意见', '复查人组', '签批', '存档号'];
const row = (index: number): string[] => [
  String(index),
  `D01LS20210507000${String(index)}`,
  `某厂冒烟${String(index)}`,
  `同意${String(index)}`,
  `第${String(index)}组`,
  `已签${String(index)}`,
  `卷${String(index)}`,
];
const cells: Cells = [header, row(1), row(2)];

describe('a table with too many unknown columns', () => {
  it('asks for each of them by its cell, and writes nothing', async () => {
    const error: unknown = await importBytes('表.xlsx', await xlsx(cells, title)).catch((cause: unknown) => cause);
    const { message } = error as Error;
    expect(message).toContain('Sheet1 的第 2 行像表头，可是 7 栏里有 4 栏拿不准是什么');
    for (const [cell, heading] of [
      ['D2', '镇街意见'],
      ['E2', '复查人组'],
      ['F2', '签批'],
      ['G2', '存档号'],
    ] as const)
      expect(message).toContain(`  Sheet1!${cell}  ${heading}`);
  });

  const timeout = 60_000;

  it('is read as people say, and the next one with that header too', { timeout }, async () => {
    const repository = temporaryRepository(emptyInspection);
    const desk = temporaryFolder();
    const imported = (name: string, table: Cells, heading: string, ...args: string[]): Promise<Outcome> => {
      writeFileSync(join(desk.path, name), csv(table, heading));
      return run('import', [join(desk.path, name), '--inspection', 'lin', ...args], {
        CONTENT_DIR: repository.path,
        BUILD_DATE: '2021-05-10',
      });
    };
    try {
      const asked = await imported('表.csv', cells, title);
      expect(asked.code).toBe(1);
      // The call can be copied: what follows the options is what each column may be.
      const [, call = ''] = /\n {2}npm run import -- \S+ (--inspection lin --map .*)\n/u.exec(asked.err) ?? [];
      expect(call).toBe('--inspection lin --map 镇街意见=备注 --map 复查人组=备注 --map 签批=备注 --map 存档号=备注');
      expect(asked.err).toMatch(/可以写的项目：.*处理整改.*备注/u);
      const maps = call
        .split(' ')
        .slice(2)
        .map((word) => word.replace('签批=备注', '签批=办结目标'));
      const first = await imported('表.csv', cells, title, '--write', ...maps);
      expect(first).toMatchObject({ code: 0, err: '' });
      expect(first.out).toContain('+| 备注 | 镇街意见：同意2&#10;复查人组：第2组&#10;存档号：卷2 |');
      expect(first.out).toContain('+### 办结目标\n+\n+已签1\n');
      const next = [header, row(3)];
      const second = await imported('表2.csv', next, '情况（第四批 2021年5月15日）');
      expect(second).toMatchObject({ code: 0, err: '' });
      expect(second.out).toContain('+### 办结目标\n+\n+已签3\n');
      expect(second.out).toContain('按以前说明过的栏目读：镇街意见=备注、复查人组=备注、签批=办结目标、存档号=备注');
      const other = await imported('表3.csv', next, '情况（第五批 2021年5月16日）', '--map', '签批=处理整改');
      expect(other.out).toContain('+### 处理整改\n+\n+已签3\n');
      // Another header is another table.
      expect((await imported('表4.csv', [header.with(3, '县区意见'), row(4)], title)).code).toBe(1);
    } finally {
      repository.remove();
      desk.remove();
    }
  });

  it.each([
    [['镇街'], /请写成 列=项目/u],
    [['镇街意见=处理正改'], /没有「处理正改」这一项，您是不是想写「处理整改」/u],
    [
      ['镇街意兄=备注', '复查人组=备注', '签批=备注'],
      /--map 里的「镇街意兄」，表里没有这一栏，您是不是想写「镇街意见」/u,
    ],
  ])('%j is a wrong call', { timeout }, async (maps, message) => {
    const desk = temporaryFolder(emptyInspection);
    writeFileSync(join(desk.path, '表.csv'), csv(cells, title));
    const words = maps.flatMap((map) => ['--map', map]);
    const { code, err } = await run('import', [join(desk.path, '表.csv'), '--inspection', 'lin', ...words], {
      CONTENT_DIR: desk.path,
    });
    desk.remove();
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

it('makes no record of several rows, whatever the columns are called', async () => {
  const dice = diceFor('columns');
  const known = ['行政区域', '污染类型', '调查核实情况', '是否属实', '办结情况', '问责情况'];
  const unknown = ['甲方意见', '乙栏', '督办批语', '归档', '现场组', '媒体', '签批', '镇街', '层级', '经费'];
  for (let count = 0; count < times(60); count++) {
    const some = (all: readonly string[], least: number): string[] =>
      all.filter(() => dice.chance(0.5)).slice(0, dice.between(least, all.length));
    const others = [...some(known, 0), ...some(unknown, 1)].toSorted(() => dice.next() - 0.5);
    const head = ['序号', ...(dice.chance(0.7) ? ['受理编号'] : []), '反映问题', ...others];
    const rows = Array.from({ length: dice.between(2, 5) }, (_, index) =>
      head.map((heading) =>
        heading === '序号'
          ? String(index + 1)
          : heading === '受理编号'
            ? `D01LS20210507000${String(index)}`
            : `${heading}值${String(index)}行`,
      ),
    );
    const imported = await importBytes('表.csv', csv([head, ...rows], title)).catch((cause: unknown) => cause as Error);
    if (imported instanceof Error) {
      expect(imported.message, head.join()).toMatch(/像表头/u);
      continue;
    }
    const texts = Object.values(imported.files).join('\n').split(/^## /mu).slice(1);
    expect(texts.length, head.join()).toBe(rows.length);
    for (const text of texts) expect(new Set(text.match(/值\d行/gu)).size, head.join()).toBe(1);
  }
});
