/** Text in any encoding, with damaged bytes in it; tables apart by whatever separates their labels. */
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { importBytes, warned } from '../support/import.ts';
import { csv, html, type Cells } from '../support/office.ts';

const title = '公开情况一览表（第三批 2021年5月14日）';
const cells: Cells = [
  ['序号', '受理编号', '交办问题', '行政区域', '污染类型', '是否属实', '处理整改'],
  ['1', 'D01LS202105070001', '某厂冒烟，扰民', '麒麟区', '大气', '属实', '责令整改'],
];
const plain = csv(cells, title);

it.each([
  ['UTF-8', iconv.encode(iconv.decode(Buffer.from(plain), 'utf-8'), 'utf-8', { addBOM: true })],
  ...(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const).map(
    (name) => [name, iconv.encode(iconv.decode(Buffer.from(plain), 'utf-8'), name, { addBOM: true })] as const,
  ),
  ['GBK', csv(cells, title, 'gbk')],
  ['GB 18030 with a mark', Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), csv(cells, title, 'gb18030')])],
] as const)('reads %s', async (_, bytes) => {
  const imported = await importBytes('表.csv', bytes);
  expect(imported.faults).toEqual([]);
  expect(imported.record.batches[0]?.cases[0]?.facts.regions?.raw).toBe('麒麟区');
  expect(Object.values(imported.files).join('')).not.toContain('\uFEFF');
});

it.each(['.xls', '.xlsx', '.et'])('reads text that a system calls %s', async (ending) => {
  const tabbed = [[title], ...cells].map((row) => row.join('\t')).join('\r\n');
  for (const bytes of [iconv.encode(tabbed, 'gbk'), plain]) {
    const imported = await importBytes(`表${ending}`, bytes);
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.cases[0]?.facts.regions?.raw).toBe('麒麟区');
  }
  await expect(importBytes(`表${ending}`, Buffer.from('没有表\r\n', 'utf-8'))).rejects.toThrow(/另存为/u);
});

describe('Big5', () => {
  const taiwan: Cells = [
    ['序號', '受理編號', '交辦問題', '行政區域', '污染類型', '是否屬實', '處理整改'],
    ['1', 'D01LS202105070001', '某廠冒煙，擾民', '麒麟區', '大氣', '屬實', '責令整改'],
  ];
  const over = '公開情況一覽表（第三批 2021年5月14日）';
  it.each([
    ['表.csv', csv(taiwan, over, 'big5')],
    ['表.html', html(taiwan, over, 'big5')],
    ['表.txt', csv(taiwan.slice(0, 1), over, 'big5')],
    ['表.xls', iconv.encode([[over], ...taiwan].map((row) => row.join('\t')).join('\r\n'), 'big5')],
  ])('in %s is refused by its name, and never read as GB 18030', async (name, bytes) => {
    await expect(importBytes(name, bytes)).rejects.toThrow(/繁体中文 Big5.*另存为 UTF-8/u);
  });

  it.each([
    ['simplified', cells, title],
    ['traditional', taiwan, over],
    ['rare', [cells[0] ?? [], (cells[1] ?? []).with(2, '龘靐齉爨鱻麤'.repeat(20))], title],
    ['short', [['序号', '受理编号', '交办问题']], '一览表'],
  ])('is not what %s text in GBK is taken for', async (_, rows, over) => {
    // What comes of it is another matter: a table may have no rows.
    const message = await importBytes('表.csv', csv(rows, over, 'gbk')).then(() => '', String);
    expect(message).not.toContain('Big5');
  });
});

describe('a damaged byte', () => {
  it.each([
    ['gbk', '.csv', csv(cells, title, 'gbk'), 'CSV!G3'],
    ['gbk', '.html', html(cells, title, 'gbk'), '表1!G2'],
    ['utf-8', '.csv', csv(cells, title), 'CSV!G3'],
  ] as const)('in a file of %s (%s) is told by its cell', async (encoding, ending, bytes, cell) => {
    const damaged = Buffer.from(bytes);
    const at = damaged.indexOf(iconv.encode('整改', encoding), damaged.indexOf(iconv.encode('责令', encoding)));
    damaged[at] = 0xff;
    const imported = await importBytes(`表${ending}`, damaged);
    const handling = imported.record.batches[0]?.cases[0]?.sections.handling ?? [];
    expect(proseText(handling)).toMatch(/^责令□/u);
    expect(warned(imported)).toMatch(new RegExp(`${cell} 没有读出来的字`, 'u'));
  });

  it('is not read where most of a file is none', async () => {
    const noise = Buffer.alloc(2000, 0xff);
    await expect(importBytes('表.csv', noise)).rejects.toThrow(/文字编码认不出来/u);
  });
});

describe('separators', () => {
  const joined = (separator: string): string =>
    cells.map((row) => row.map((text) => (text.includes(separator) ? `"${text}"` : text)).join(separator)).join('\r\n');

  it.each(['，', '；', '|', '｜', ';', '\t', ','])('%j', async (separator) => {
    const imported = await importBytes('表.csv', Buffer.from(`${title}\r\n${joined(separator)}\r\n`));
    expect(imported.faults).toEqual([]);
    expect(proseText(imported.record.batches[0]?.cases[0]?.sections.problem ?? [])).toBe('某厂冒烟，扰民');
  });

  it.each(['sep=;', '"sep=;"', 'SEP=;', '\uFEFFsep=;'])('%j is no text of the table', async (line) => {
    const imported = await importBytes('表.csv', Buffer.from(`${line}\r\n${title}\r\n${joined(';')}\r\n`));
    expect(imported.faults).toEqual([]);
    expect(Object.values(imported.files).join('')).not.toMatch(/sep=/iu);
    expect(imported.plan.assumed.map(({ at }) => at)).toContain('CSV!A2');
  });
});

describe('full-width quotes around cells', () => {
  const told = '某厂“散乱污”，冒烟\n扰民"夜间"';
  it.each([
    ['“', '”', '，'],
    ['“', '”', ','],
    ['”', '”', '\t'],
    ['＂', '＂', ';'],
  ])('%s%s and %s', async (open, close, delimiter) => {
    const typed = [cells[0] ?? [], (cells[1] ?? []).with(2, told), (cells[1] ?? []).with(1, 'D01LS202105070002')];
    const text = typed.map((row) => row.map((cell) => open + cell + close).join(delimiter)).join('\r\n');
    const imported = await importBytes('第三批.csv', Buffer.from(text), 'batch', { published: '2021-05-14' });
    expect(imported.faults).toEqual([]);
    const found = (imported.record.batches[0]?.cases ?? []).map(({ number, sections }) => [
      number,
      sections.problem && proseText(sections.problem),
    ]);
    expect(found).toEqual([
      ['D01LS202105070001', told],
      ['D01LS202105070002', '某厂冒烟，扰民'],
    ]);
  });

  it('stay where the header has none: they are of the text', async () => {
    const imported = await importBytes('表.csv', csv([cells[0] ?? [], (cells[1] ?? []).with(2, '“某厂冒烟”')], title));
    expect(proseText(imported.record.batches[0]?.cases[0]?.sections.problem ?? [])).toBe('“某厂冒烟”');
  });
});
