/** A case of an earlier batch that a table publishes later (办理后公开): it stands in the new batch, and belongs to the old one. */
import { describe, expect, it } from 'vitest';
import { assumed, emptyInspection, importBytes, missed, warned, type Imported } from '../support/import.ts';
import { csv, type Cells } from '../support/office.ts';
import type { Files } from '../support/content.ts';

const number = 'X53QJ201911120025';
const header = ['序号', '受理编号', '交办问题', '行政区域', '污染类型', '备注'];
const row = (serial: number, own: string, remarks = ''): string[] => [
  String(serial),
  own,
  `某厂冒烟${String(serial)}`,
  '麒麟区',
  '大气',
  remarks,
];
const own = [row(1, 'D53QJ201912900001'), row(2, 'D53QJ201912900002')];

const batchFile = (batch: number, facts: string, problem = ''): Files => ({
  [`lin/batches/${String(batch).padStart(2, '0')}.md`]: `---\n批次: ${String(batch)}\n公开日期: 2021-05-10\n---\n\n## ${number}\n\n| 项目 | 内容 |\n| --- | --- |\n| 行政区域 | 麒麟区 |\n| 污染类型 | 大气 |\n${facts}${problem}`,
});
const stub = { ...emptyInspection, ...batchFile(26, '| 公开方式 | 办理后公开 |\n') };
const load = (cells: Cells, files: Files = stub, title = '一览表（第28批 2021年5月14日）'): Promise<Imported> =>
  importBytes('表.csv', csv([header, ...cells], title), 'batch', {}, files);

/** What a batch brings: its own cases, and those of earlier batches. */
const brought = ({ record }: Imported): [string, number, string[]][] =>
  record.batches
    .filter(({ facts }) => facts.batch.key !== '26')
    .map(({ facts, cases, disclosed }) => [
      facts.batch.key,
      cases.length,
      disclosed.map(({ target, ofBatch }) => `${target.key} ${ofBatch.key}`),
    ]);
const expected = [['28', 2, [`${number} 26`]]];

describe('is known', () => {
  it.each<[string, Cells]>([
    ['by the batch beside its number', [...own, row(3, `${number}（第26批）`)]],
    ['by words beside its number', [...own, row(3, `${number}（第26批次 办理后公开）`)]],
    ['by the batch before its number', [...own, row(3, `第二十六批 ${number}`)]],
    ['by its remarks', [...own, row(3, number, '第26批办理后公开')]],
    ['by a line above it', [...own, ['第26批办理后公开的信访件'], row(1, number)]],
    ['by the batch that awaits it', [...own, row(3, number)]],
    ['between others', [own[0] ?? [], row(2, `${number}（第26批）`), row(3, 'D53QJ201912900003')]],
  ])('%s', async (_, cells) => {
    const imported = await load(cells);
    expect(imported.faults).toEqual([]);
    expect(brought(imported)).toEqual(expected);
    expect(missed(imported)).toEqual([]);
    expect(assumed(imported).join('\n')).toMatch(/写上“所属批次：26”，算在那一批/u);
    expect(imported.register.inspections[0]?.caseByKey.get(number)?.batch.number.key).toBe('26');
  });

  it('by a column of batches', async () => {
    const cells = [
      [...header, '批次'],
      [...row(1, 'D53QJ201912900001'), '28'],
      [...row(2, 'D53QJ201912900002'), '28'],
      [...row(3, number), '26'],
    ];
    const imported = await importBytes('表.csv', csv(cells, '一览表（第28批 2021年5月14日）'), 'batch', {}, stub);
    expect(imported.faults).toEqual([]);
    expect(brought(imported)).toEqual(expected);
  });

  it('where it alone is published', async () => {
    expect(brought(await load([row(1, `${number}（第26批）`)]))).toEqual([['28', 0, [`${number} 26`]]]);
  });
});

describe('says what to do', () => {
  const late = [...own, row(3, `${number}（第26批）`)];
  it('where its batch does not name it', async () => {
    const imported = await load(late, emptyInspection);
    expect(brought(imported)).toEqual(expected);
    expect(imported.faults.join('\n')).toMatch(/本次督察没有第26批/u);
    expect(warned(imported)).toMatch(
      /CSV!B5 「X53QJ201911120025（第26批）」写着第26批，这一件按办理后公开导入，写上“所属批次：26”，算在那一批。第26批里没有这一件：它从这一批起公开，检查会提醒一次。第26批还没有公开的，也可以在它的文件里补上“## X53QJ201911120025”，写行政区域和“公开方式：办理后公开”，不写内容；还没有第26批的，请先导入第26批/u,
    );
  });

  it('where its batch has published it', async () => {
    const files = { ...emptyInspection, ...batchFile(26, '', '\n### 交办问题\n\n某厂。\n') };
    expect(warned(await load(late, files))).toMatch(/已经公布了这个编号的内容，检查会报错：.*--as follow-up/u);
  });

  it('where another batch awaits it', async () => {
    const files = { ...emptyInspection, ...batchFile(25, '| 公开方式 | 办理后公开 |\n') };
    expect(warned(await load(late, files))).toMatch(/写着“办理后公开”的是 .*25\.md（第25批），检查会报错，请核对批次/u);
  });
});

describe('is none', () => {
  it('in a list of several batches', async () => {
    const cells = [
      row(1, 'D53QJ201912900001（第27批）'),
      row(2, 'D53QJ201912900002（第27批）'),
      row(3, 'D53QJ201912900003'),
    ];
    expect(brought(await load(cells, emptyInspection))).toEqual([
      ['27', 2, []],
      ['28', 1, []],
    ]);
  });

  it('of a later batch', async () => {
    const imported = await load([...own, row(3, `${number}（第29批）`)], emptyInspection);
    expect(brought(imported).map(([key]) => key)).toEqual(['28', '29']);
    expect(warned(imported)).toMatch(/编号一格里还写着第29批/u);
  });
});
