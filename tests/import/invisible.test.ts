/** What nobody sees in an official table is taken out by an import, and told by the cell. */
import { describe, expect, it } from 'vitest';
import { hiddenIn } from '../../src/schema/text/characters.ts';
import { importBytes, missed, warned } from '../support/import.ts';
import { csv, docx, html, wordTable, xlsx, type Cells } from '../support/office.ts';

const header = ['序号', '受理编号', '交办问题基本情况', '行政区域', '污染类型', '是否属实', '是否办结'];
const cells: Cells = [
  header.map((label) => label.replace('受理', '受\u200B理')),
  ['1', 'D01LS\u200B202105070001', '某厂\u202E冒烟，👩‍💻葛\u{E0100}。', '麒\uFEFF麟区', '大气\u00AD', '属实', '已办结'],
  ['2', 'D01LS202105070002', '某\uE863厂扬尘，\uFFFD村。\u200B', '沾益区', '\u200B', '属实', '已办结'],
];

const kinds = [
  ['csv', () => csv(cells)],
  ['xlsx', () => xlsx(cells)],
  ['docx', () => docx(wordTable(cells))],
  ['html', () => html(cells)],
] as const;

describe.each(kinds)('.%s', (ending, make) => {
  it('passes the check, and says what was taken out of which cell', async () => {
    const imported = await importBytes(`第一批.${ending}`, await make(), 'batch', { published: '2021-05-14' });
    expect(imported.faults).toEqual([]);
    const text = Object.values(imported.files).join('\n');
    expect([...hiddenIn(text)]).toEqual([]);
    expect(text).toContain('## D01LS202105070001\n');
    expect(text).toContain('👩‍💻葛\u{E0100}。');
    expect(text).toContain('某□厂扬尘，□村。');
    const said = warned(imported);
    for (const name of [
      'U+200B（ZERO WIDTH SPACE，零宽空格）',
      'U+202E（RIGHT-TO-LEFT OVERRIDE',
      'U+00AD（SOFT HYPHEN',
    ])
      expect(said).toContain(`看不见的字符 ${name}`);
    expect(said).toMatch(/ 私用区的字 U\+E863（private-use-E863）各台电脑显示的不一样，写成了「□」/u);
    expect(said).toMatch(/ 没有读出来的字 U\+FFFD（REPLACEMENT CHARACTER.*写成了「□」，请对照原表补上/u);
  });
});

it('names each cell once', async () => {
  const { notices } = await importBytes('表 第一批 2021年5月14日.csv', csv(cells));
  const zero = notices.filter(({ text }) => text.includes('U+200B'));
  expect(zero).toEqual([
    {
      at: 'CSV!B1',
      text: '看不见的字符 U+200B（ZERO WIDTH SPACE，零宽空格）已经去掉；还有 3 处：CSV!B2、CSV!C3、CSV!E3',
    },
  ]);
});

it('controls of a program are gone as well', async () => {
  const typed = cells.map((row) => row.map((cell) => cell.replace('冒烟', '冒\u0007烟')));
  const { files, notices } = await importBytes('第一批.csv', csv(typed));
  expect(Object.values(files).join('')).toContain('某厂冒烟，');
  expect(notices.map(({ at, text }) => `${at} ${text}`)).toContain(
    'CSV!C2 看不见的字符 U+0007（ALERT，控制字符）已经去掉',
  );
});

it('says nothing of a table without', async () => {
  const plain = cells.map((row) => row.map((cell) => cell.replace(/[\p{C}\u{E0100}\uFFFD]/gu, '')));
  const { notices } = await importBytes('表 第一批 2021年5月14日.csv', csv(plain));
  expect(notices).toEqual([]);
});

describe('of a web page', () => {
  const page = (cell: string): Uint8Array =>
    Buffer.from(
      String(
        Buffer.from(html([header, ['1', 'D01LS202105070001', '某厂冒烟。@@', '麒麟区', '大气', '属实', '已办结']])),
      ).replace('@@', cell),
    );
  const outcome = async (cell: string) => {
    const imported = await importBytes('第一批.html', page(cell), 'batch', { published: '2021-05-14' });
    return { text: Object.values(imported.files).join('\n'), told: [warned(imported), ...missed(imported)].join('\n') };
  };

  it('what only shows without scripts is not taken over, and told', async () => {
    const { text, told } = await outcome('<noscript><p>某村粉尘扰民。</p></noscript>');
    expect(text).toContain('某厂冒烟。');
    expect(text).not.toContain('某村粉尘扰民');
    expect(told).toContain('某村粉尘扰民');
  });

  it('a template never shows: nothing is taken over, and nothing is said', async () => {
    const { text, told } = await outcome('<template><p>某村粉尘扰民。</p></template>');
    expect(text).toContain('某厂冒烟。');
    expect(`${text}${told}`).not.toContain('粉尘扰民');
  });
});
