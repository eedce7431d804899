/** Whatever stands in a table, in whatever row: it is in the files, or the report says what became of it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importBytes, missed, warned } from '../support/import.ts';
import { csv, docx, html, paragraph, wordTable, xlsx, type Cells } from '../support/office.ts';
import { times } from '../support/random.ts';

const columns = [
  '序号',
  '受理编号',
  '交办问题',
  '行政区域',
  '污染类型',
  '调查核实情况',
  '是否属实',
  '办结时限',
  '处理类别',
  '备注',
];

/** What a row of a table may be; every text that is not blank is told apart from all others by its number. */
const kinds = [
  'case',
  'case',
  'case',
  'unknown values',
  'goes on',
  'total',
  'note',
  'foot',
  'region',
  'batch',
  'blank',
  'header',
  'serial only',
] as const;
type Kind = (typeof kinds)[number];

const row = (kind: Kind, at: number): string[] => {
  const text = (word: string): string => `${word}${String(at)}号`;
  const sparse = (...cells: (readonly [number, string])[]): string[] =>
    columns.map((_, column) => cells.find(([place]) => place === column)?.[1] ?? '');
  switch (kind) {
    case 'case':
      return [
        String(at),
        `D53QJ2019${String(1000000 + at)}`,
        text('问'),
        '麒麟区',
        '大气',
        text('查'),
        '属实',
        '',
        text('类'),
        text('备'),
      ];
    case 'unknown values':
      return [
        text('序'),
        text('编'),
        text('问'),
        text('区'),
        text('型'),
        text('查'),
        text('实'),
        text('限'),
        text('类'),
        text('备'),
      ];
    case 'goes on':
      return sparse([5, text('续')]);
    case 'total':
      return sparse([0, '合计'], [1, text('共')], [4, text('计')]);
    case 'note':
      return sparse([0, `注：${text('说')}`]);
    case 'foot':
      return sparse([0, `填表人：${text('填')}`], [5, `审核人：${text('审')}`]);
    case 'region':
      return sparse([0, `沾益区（${text('共')}）`]);
    case 'batch':
      return sparse([0, `第${String(at + 1)}批 2019年11月14日 ${text('共')}`]);
    case 'blank':
      return sparse();
    case 'header':
      return [...columns];
    case 'serial only':
      return sparse([0, String(at)]);
  }
};

const formats: Readonly<Record<string, (cells: Cells) => Uint8Array | Promise<Uint8Array>>> = {
  csv: (cells) => csv(cells),
  xlsx: (cells) => xlsx(cells),
  docx: (cells) => docx(paragraph('一览表') + wordTable(cells)),
  html: (cells) => html(cells),
};

it.each(Object.entries(formats))('drops nothing of %s', async (format, make) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...kinds), { maxLength: 12 }),
      fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10 }),
      fc.boolean(),
      async (made, order, keepOrder) => {
        const places = keepOrder ? columns.map((_, at) => at) : order;
        const rows = ['case' as const, ...made].map((kind, at) => row(kind, at + 1));
        const cells = [columns, ...rows].map((texts) => places.map((place) => texts[place] ?? ''));
        const imported = await importBytes(`表.${format}`, await make(cells), 'batch', {
          published: '2019-11-20',
          batch: ['1'],
        });
        const said = `${Object.values(imported.files).join('\n')}\n${warned(imported)}`;
        const lost = cells
          .slice(1)
          .flat()
          .filter((text) => text.includes('号') && !columns.includes(text) && !said.includes(text));
        expect(lost).toEqual([]);
        expect(missed(imported)).toEqual([]);
      },
    ),
    { numRuns: times(60) },
  );
});
