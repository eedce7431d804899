/** What an import says of personal information, and what it does beside what is already published. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { emptyInspection, importBytes, inTemporary } from '../support/import.ts';
import { csv, docx, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';
import { run } from '../support/run.ts';

const header = ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '调查核实情况', '是否属实', '是否办结'];
const row = (index: number, findings: string, state = '已办结'): string[] => [
  String(index),
  `D53QJ20191114000${String(index)}`,
  '某厂冒烟',
  '麒麟区',
  '大气',
  findings,
  '属实',
  state,
];
const title = '边督边改公开情况一览表（第三批 2019年11月14日）';

it('warns of personal information by cell, masked everywhere it prints', async () => {
  const mobile = '13800138000';
  const cells: Cells = [header, row(1, '经查。'), row(2, `请联系${mobile}\n或 a_b@qq.com。`)];
  for (const [name, bytes, at] of [
    ['表.xlsx', await xlsx(cells, title), 'Sheet1!F4'],
    ['表.docx', docx(paragraph(title) + wordTable(cells)), '表1!F3'],
  ] as const)
    await inTemporary(emptyInspection, async (folder) => {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      const environment = { CONTENT_DIR: folder, BUILD_DATE: '2019-11-14' };
      const { code, out, err } = await run('import', [file, '--inspection', 'lin'], environment);
      expect(code).toBe(0);
      expect(out).toContain(`${at}  疑似手机号码「138****8000」`);
      expect(out).toContain('个人信息（2）：检查会因此报错');
      expect(out).toMatch(/^\+请联系138\*\*\*\*8000$/mu);
      expect(out + err).not.toMatch(/13800138000|a_b@qq/u);
    });
});

it('masks what it reports and does not import', async () => {
  const parts = unzipSync(await xlsx([header, row(1, '经查。')], title));
  parts['xl/drawings/drawing1.xml'] = strToU8('<xdr:wsDr><a:t>内部电话13800138000</a:t></xdr:wsDr>');
  const { code, out } = await inTemporary({ ...emptyInspection, '表.xlsx': zipSync(parts) }, (folder) =>
    run('import', [join(folder, '表.xlsx'), '--inspection', 'lin'], { CONTENT_DIR: folder, BUILD_DATE: '2019-11-14' }),
  );
  expect(code).toBe(0);
  expect(out).toContain('表里有文本框，里面的文字没有导入；要导入请抄到单元格里：内部电话138****8000');
  expect(out).toContain('0 处个人信息');
});

it('masks what is personal in a value before it is quoted or cut', async () => {
  const mobile = '13800138000';
  const long = '甲'.repeat(26);
  const cells: Cells = [
    [...header, `其他」电话${mobile}`],
    [...row(1, '经查。'), '乙'],
    [...row(2, '经查。', `办结」电话${mobile}`).with(6, `甲」电话${mobile}`).with(1, `D」${mobile}`), `丙」${mobile}`],
  ];
  const bytes = docx(
    paragraph(`${long}${mobile}`) + paragraph(title) + wordTable(cells) + paragraph(`${long}${mobile}`),
  );
  await inTemporary({ ...emptyInspection, '表.docx': bytes }, async (folder) => {
    const environment = { CONTENT_DIR: folder, BUILD_DATE: '2019-11-14' };
    const { code, out, err } = await run('import', [join(folder, '表.docx'), '--inspection', 'lin'], environment);
    expect(code).toBe(0);
    expect(out).toContain('「甲」电话138****8000」');
    expect(out + err).not.toMatch(/8001380|138001/u);
  });
});

it('says what differs from a published batch, and what to do', async () => {
  await inTemporary(emptyInspection, async (folder) => {
    const write = async (cells: Cells, ...more: string[]): Promise<{ code: number; err: string }> => {
      writeFileSync(join(folder, '表.csv'), csv(cells, title));
      return run('import', [join(folder, '表.csv'), '--inspection', 'lin', '--write', ...more], {
        CONTENT_DIR: folder,
        BUILD_DATE: '2019-12-01',
      });
    };
    expect((await write([header, row(1, '经查。'), row(2, '经查。')])).code).toBe(0);
    const refused = await write([header, row(1, '经查，属实。'), row(3, '经查。')]);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(
      /改了 1 条（D53QJ201911140001），多了 1 条（D53QJ201911140003），少了 1 条（D53QJ201911140002）.*--as follow-up.*更正/u,
    );
    // The same table once more is no fault, whatever an editor made of the line ends.
    const file = join(folder, 'lin/batches/03.md');
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`);
    expect((await write([header, row(1, '经查。'), row(2, '经查。')])).code).toBe(0);
    expect(readdirSync(join(folder, 'lin/batches'))).toEqual(['03.md']);
  });
}, 60_000);

const batch = `---
批次: 3
公开日期: 2019-11-20
---

## D53QJ201911140001

| 项目 | 内容 |
| --- | --- |
| 行政区域 | 麒麟区 |
| 污染类型 | 大气 |
| 是否属实 | 属实 |
| 办结情况 | 未办结 |

### 交办问题

某厂冒烟
`;
const followUp =
  '---\n公开日期: 2019-12-20\n标题: 手写的更正\n---\n\n## D53QJ201911140001\n\n| 项目 | 内容 |\n| --- | --- |\n| 类型 | 复核 |\n';

it('writes later results beside other follow-ups of the same day, and the same ones again to the same file', async () => {
  await inTemporary(
    { ...emptyInspection, 'lin/batches/03.md': batch, 'lin/follow-ups/2019-12-20.md': followUp },
    async (folder) => {
      const write = (findings: string, state: string) => {
        writeFileSync(
          join(folder, '表.csv'),
          csv([header, row(1, findings, state)], '群众举报件后续办理情况公示（2019年12月20日）'),
        );
        return run('import', [join(folder, '表.csv'), '--inspection', 'lin', '--as', 'follow-up', '--write'], {
          CONTENT_DIR: folder,
          BUILD_DATE: '2019-12-01',
        });
      };
      expect((await write('已停产。', '阶段性办结')).code).toBe(0);
      expect((await write('已拆除。', '阶段性办结')).code).toBe(0);
      expect(readdirSync(join(folder, 'lin/follow-ups'))).toEqual(['2019-12-20-2.md', '2019-12-20.md']);
      expect(readFileSync(join(folder, 'lin/follow-ups/2019-12-20.md'), 'utf8')).toBe(followUp);
      // Compared with the batch, not with its own first writing: what did not change in between stays.
      const text = readFileSync(join(folder, 'lin/follow-ups/2019-12-20-2.md'), 'utf8');
      expect(text).toContain('| 办结情况 | 阶段性办结 |');
      expect(text).toContain('已拆除。');
      expect(text).not.toContain('某厂冒烟');
    },
  );
}, 60_000);

it('writes results of one month side by side', async () => {
  const tasks =
    '---\n标题: 清单\n公开日期: 2020-01-01\n---\n\n## 1\n\n| 项目 | 内容 |\n| --- | --- |\n| 责任单位 | 某局 |\n| 整改时限 | 立行立改 |\n\n### 反馈问题\n\n某河黑臭。\n';
  const results =
    '---\n标题: 第一次公开\n公开日期: 2020-03-02\n---\n\n## 1\n\n| 项目 | 内容 |\n| --- | --- |\n| 整改状态 | 基本完成 |\n';
  const { plan, faults } = await importBytes(
    '表.csv',
    csv(
      [
        ['序号', '整改完成情况', '整改状态'],
        ['1', '已销号。', '已销号'],
      ],
      '第二次整改情况公示（2020年3月30日）',
    ),
    'results',
    {},
    { ...emptyInspection, 'lin/rectification/tasks.md': tasks, 'lin/rectification/results-2020-03.md': results },
  );
  expect(faults).toEqual([]);
  expect(plan.files.map(({ path }) => path)).toEqual(['rectification/results-2020-03-2.md']);
});

it('says so where a folder stands in the way of a file', async () => {
  await inTemporary({ ...emptyInspection, '表.csv': csv([header, row(1, '经查。')], title) }, async (folder) => {
    mkdirSync(join(folder, 'lin/batches/03.md'), { recursive: true });
    const { code, err } = await run('import', [join(folder, '表.csv'), '--inspection', 'lin', '--write'], {
      CONTENT_DIR: folder,
    });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(/^错误：「.*03\.md」：这是文件夹/u) as string,
    });
  });
});
