/** What staff typed is what readers see: text that a Markdown parser would change, and Markdown that is meant. */
import { describe, expect, it } from 'vitest';
import { proseText, type Block } from '../../src/schema/prose.ts';
import {
  batchFile,
  batchOf,
  changed,
  inspectionFile,
  messages,
  minimal,
  read,
  type Files,
} from '../support/content.ts';
import { batch, front, inspection, prose, second } from '../support/faults.ts';

/** The only section of a batch in which this text stands, without a fault anywhere. */
function problem(text: string, more: Files = {}): Block[] {
  const reading = read({ ...changed(prose(text)), ...more });
  expect(reading.faults).toEqual([]);
  return batchOf(reading).cases[0]?.sections.problem ?? [];
}

const paragraph = (...runs: Extract<Block, { kind: 'paragraph' }>['runs']): Block => ({ kind: 'paragraph', runs });
const bold = (text: string): { text: string; bold: true } => ({ text, bold: true });

describe('one paragraph stays as typed', () => {
  it.each([
    'PM2.5<35，值<6且>3，a<b',
    '某_某，_某_，__某__，snake_case_name',
    '5*10*3，*某*，2 * 3 * 4',
    '** 甲 **',
    '**甲',
    '2019. 年初以来',
    '8:00~12:00、14:00~18:00',
    '~某~，~~某~~，H~2~O，x^2^',
    '> 5 毫克',
    '> 5\n> 6',
    '#3 号炉，# 在句中，甲 # 乙',
    '    四个空格开头',
    '　　全角空格开头',
    '甲  乙   丙\t丁',
    '甲。\n乙。\n丙。',
    '甲。\n　　乙。',
    ' 甲。\n  乙。\n    丙。\n\t丁。',
    '    甲。\n乙。\n    丙。',
    '甲\n---\n乙\n> 丙\n```\n丁\n```\n戊',
    '甲\n---',
    '甲\n===',
    '甲\n=',
    '---',
    '***',
    '* * *',
    '[甲]: 乙',
    '[甲]: https://example.org',
    '[甲]: 乙 “丙”，[甲]，[甲][乙]，![甲]',
    '[^1]: 甲',
    '甲[^1]，[ ] 乙，[x] 丙',
    'https://example.org/a_b_c?d=1&e=2，www.example.org，<https://example.org>',
    '邮箱a@example.org，<a@example.org>',
    '"甲"、\'乙\'、甲--乙、甲---乙、甲...乙、(c)、(tm)',
    '`甲`，``乙``',
    '```\n甲\n```',
    '~~~\n甲\n~~~',
    ':::甲，:smile:，$a$，$$b$$，{甲}，{{乙}}，==丙==，[[丁]]',
    '1、甲\n2、乙',
    '（1）甲\n（2）乙',
    '1.甲\n2.乙',
    '①甲②乙',
    '-甲\n+乙\n*丙',
    '甲：\n2. 乙',
    '甲|乙|丙',
    '| 甲 |',
    '𠮷𠮷 👨‍👩‍👧 é',
    'A\u00A0B\u2003C\u3000D',
    '甲&乙;&丙，&unknown;，&',
    'C:\\目录\\文件，\\甲',
    'import a from "b"\nexport const c = 1',
    '${a}，%s，<3，</，<，>',
  ])('%j', (text) => {
    expect(proseText(problem(text))).toBe(text);
    expect(problem(text).map(({ kind }) => kind)).toEqual(['paragraph']);
  });
});

describe('an escape is read as its character', () => {
  it.each([
    ['\\*甲\\*', '*甲*'],
    ['\\# 甲', '# 甲'],
    ['\\- 甲', '- 甲'],
    ['1\\. 甲', '1. 甲'],
    ['\\<b\\>', '<b>'],
    ['a&lt;b&gt;c&amp;d', 'a<b>c&d'],
    ['&#42;甲&#x2a;', '*甲*'],
    ['\\&lt;', '&lt;'],
    ['\\\\*', '\\*'],
    ['> 5 \\* 3 &lt; 20', '> 5 * 3 < 20'],
    ['    5 \\* 3', '    5 * 3'],
    ['甲 \\* 乙\n---', '甲 * 乙\n---'],
    ['&#x20;   甲', '    甲'],
  ])('%j', (typed, text) => {
    expect(proseText(problem(typed))).toBe(text);
  });
});

describe('Markdown that is meant', () => {
  it.each<[name: string, typed: string, blocks: Block[]]>([
    ['paragraphs', '甲\n\n乙', [paragraph('甲'), paragraph('乙')]],
    ['a line break', '甲\\\n乙  \n丙\n丁', [paragraph('甲\n乙\n丙\n丁')]],
    [
      'spaces that open a line',
      '  甲  \n    **乙**\n  丙**丁\n  戊**',
      [paragraph('  甲\n    ', bold('乙'), '\n  丙', bold('丁\n  戊'))],
    ],
    [
      'spaces that open a line of an item, besides those that belong to the list',
      '1. 甲\n   乙\n     丙\n 丁\n\n     戊',
      [{ kind: 'list', items: [{ marker: '1. ', blocks: [paragraph('甲\n乙\n  丙\n丁'), paragraph('  戊')] }] }],
    ],
    [
      'spaces of a paragraph before a link',
      '甲\n　　 [乙](https://x.cn)丙',
      [paragraph('甲\n　　 ', { text: '乙', href: 'https://x.cn' }, '丙')],
    ],
    ['stars that are escaped pair with none', '***甲\\**乙', [paragraph('***甲**乙')]],
    ['nor do those beside bold', '\\**甲**乙：**丙', [paragraph('**甲**乙：**丙')]],
    ['bold', '甲**乙**丙', [paragraph('甲', bold('乙'), '丙')]],
    ['bold before Han', '**整改情况：**已完成', [paragraph(bold('整改情况：'), '已完成')]],
    ['bold twice before Han', '**甲：**乙**丙：**丁', [paragraph(bold('甲：'), '乙', bold('丙：'), '丁')]],
    ['bold lines', '**甲：**乙\n**丙：**丁', [paragraph(bold('甲：'), '乙\n', bold('丙：'), '丁')]],
    ['bold beside an escape', '**甲：**5\\_3', [paragraph(bold('甲：'), '5_3')]],
    ['stars that are escaped', '\\*\\*甲：\\*\\*乙', [paragraph('**甲：**乙')]],
    ['bold inside stray emphasis', '***甲***', [paragraph('*', bold('甲'), '*')]],
    [
      'a link',
      '见[通报](https://example.org/a?b=1)。',
      [paragraph('见', { text: '通报', href: 'https://example.org/a?b=1' }, '。')],
    ],
    [
      'numbering as typed',
      '3. 甲\n5. 乙',
      [
        {
          kind: 'list',
          items: [
            { marker: '3. ', blocks: [paragraph('甲')] },
            { marker: '5. ', blocks: [paragraph('乙')] },
          ],
        },
      ],
    ],
    [
      'a year is no numbering',
      '2019. 甲\n2020. 乙\n\n2021. 丙',
      [paragraph('2019. 甲\n2020. 乙'), paragraph('2021. 丙')],
    ],
    [
      'nested lists',
      '- 甲\n  1) 乙\n\n     丙\n- 丁',
      [
        {
          kind: 'list',
          items: [
            {
              marker: '- ',
              blocks: [
                paragraph('甲'),
                { kind: 'list', items: [{ marker: '1) ', blocks: [paragraph('乙'), paragraph('丙')] }] },
              ],
            },
            { marker: '- ', blocks: [paragraph('丁')] },
          ],
        },
      ],
    ],
    [
      'a table',
      '| 点位 | 值 |\n| --- | ---: |\n| 1\\|2 | **<50** 8:00~9:00 |\n| 3 |',
      [
        {
          kind: 'table',
          rows: [[['点位'], ['值']], [['1|2'], [bold('<50'), ' 8:00~9:00']], [['3']]],
        },
      ],
    ],
  ])('%s', (_, typed, blocks) => {
    expect(problem(typed)).toEqual(blocks);
  });

  it('an image beside the file', () => {
    const image = { 'lin-2021/batches/现场 1.png': 'PNG' };
    expect(problem('甲\n![现场](<现场 1.png>)乙', image)).toEqual([
      paragraph('甲\n'),
      { kind: 'image', name: '现场 1.png', alt: '现场' },
      paragraph('乙'),
    ]);
  });

  it.each(['~', '~~'])('an image between %s, which are text', (mark) => {
    expect(problem(`${mark}甲\n![现场](a.png)${mark}`, { 'lin-2021/batches/a.png': 'PNG' })).toEqual([
      paragraph(`${mark}甲\n`),
      { kind: 'image', name: 'a.png', alt: '现场' },
      paragraph(mark),
    ]);
  });
});

describe('how a file may be typed', () => {
  const plain = read(minimal).content;
  const typed = (files: Files): void => {
    expect(messages(files)).toEqual([]);
    expect(JSON.stringify(read(files).content?.inspections[0]?.batches)).toBe(
      JSON.stringify(plain?.inspections[0]?.batches),
    );
  };

  it('with a byte order mark and CRLF', () => {
    typed({ ...minimal, [batchFile]: `\uFEFF${String(minimal[batchFile]).replaceAll('\n', '\r\n')}` });
  });

  it('without a line break at the end', () => {
    typed({ ...minimal, [batchFile]: String(minimal[batchFile]).trimEnd() });
  });

  it.each([
    ['a full-width colon', '批次：1'],
    ['a full-width colon and digit', '批次：１'],
    ['a full-width colon and spaces', '批 次 ：　1'],
    ['a full-width space', '批次:　1'],
    ['no space', '批次:1'],
    ['a leading zero', '批次: 01'],
    ['quotes', '批次: "1"'],
    ['a comment', '批次: 1 # 第一批'],
    ['a list of one', '批次: [1]'],
    ['the whole words', '批次: 第1批'],
  ])('front matter with %s', (_, line) => {
    const { content, faults } = read(changed(batch('批次: 1', line)));
    expect(faults).toEqual([]);
    expect(content?.inspections[0]?.batches[0]?.facts.batch).toEqual({ key: '1', name: '第1批', first: 1 });
  });

  it('a full-width colon in flow maps, not in text', () => {
    const { content, faults } = read(
      changed(
        front(
          '公布数：{ 来电：1, 按区域：{麒麟区：1} }\n口径：|\n  标题：甲\n标题：甲：乙\n公布数说明: 见\n  来源：丙',
        ),
      ),
    );
    expect(faults).toEqual([]);
    expect(content?.inspections[0]?.batches[0]?.facts).toMatchObject({
      declared: { byPhone: 1, byRegion: { 麒麟区: 1 } },
      basis: '标题：甲',
      title: '甲：乙',
      declaredNote: '见 来源：丙',
    });
  });

  it.each(['2021年5月14日', '2021-5-14', '２０２１－０５－１４', '2021 年 5 月 14 日'])('a date as %s', (date) => {
    const { content } = read(changed(batch('2021-05-14', date)));
    expect(content?.inspections[0]?.batches[0]?.facts.published).toBe('2021-05-14');
  });

  it.each<[name: string, change: [string, string], facts: object]>([
    [
      'two regions, one by an alias',
      ['| 麒麟区 |', '| 麒区 沾益区 |'],
      { regions: { raw: '麒区 沾益区', values: ['麒麟区', '沾益区'] } },
    ],
    [
      'a label with other width and spaces',
      ['| 行政区域 |', '| 行政 区域： |'],
      { regions: { raw: '麒麟区', values: ['麒麟区'] } },
    ],
    ['a label of real tables', ['| 办结情况 |', '| 是否办结 |'], { state: { raw: '未办结', value: '未办结' } }],
    ['a raw word', ['| 未办结 |', '| 否 |'], { state: { raw: '否', value: '未办结' } }],
    ['a raw word with spaces', ['| 否 |', '| 部分 属实 |'], { verdict: { raw: '部分 属实', value: '部分属实' } }],
    [
      '污染 at the end of a word',
      ['| 大气 |', '| 大气污染、噪音 |'],
      { pollutionTypes: { raw: '大气污染、噪音', values: ['大气', '噪声'] } },
    ],
    ['污染 alone', ['| 大气 |', '| 其他 污染 |'], { pollutionTypes: { raw: '其他 污染', values: ['其他'] } }],
    [
      '污染 alone between marks',
      ['| 大气 |', '| 水、污染，大气 污染 |'],
      { pollutionTypes: { raw: '水、污染，大气 污染', values: ['水', '大气'] } },
    ],
    [
      'one type twice',
      ['| 大气 |', '| 大气 大气污染 |'],
      { pollutionTypes: { raw: '大气 大气污染', values: ['大气'] } },
    ],
    ['a blank verdict', ['| 否 |', '| |'], { state: { raw: '未办结', value: '未办结' } }],
    [
      'a bar in a fact',
      ['| 未办结 |', '| 未办结 |\n| 备注 | 甲\\|乙 5*3*2 8:00~9:00 |'],
      { remarks: '甲|乙 5*3*2 8:00~9:00' },
    ],
    [
      'references with spaces inside',
      ['| 未办结 |', '| 未办结 |\n| 关联 | X01LS2021 05080001 |'],
      { related: { raw: 'X01LS2021 05080001', values: ['X01LS2021 05080001'] } },
    ],
  ])('%s', (_, [from, to], facts) => {
    const files = changed(batch(from, to));
    expect(messages(files)).toEqual([]);
    expect(batchOf(read(files)).cases[0]?.facts).toMatchObject(facts);
  });

  it('a fact left blank counts as not given', () => {
    expect(batchOf(read(changed(batch('| 否 |', '| |')))).cases[0]?.facts).not.toHaveProperty('verdict');
  });

  it('extra pollution types, with 污染 in their name', () => {
    const files = changed(
      inspection('行政区域:', '污染类型: [光污染, 煤尘]\n行政区域:'),
      batch('| 大气 |', '| 光 污染、煤尘污染 |'),
      front('公布数: { 按类型: { 光污染: 1, 煤尘污染: 1 } }'),
    );
    expect(messages(files)).toEqual([]);
    expect(batchOf(read(files)).cases[0]?.facts.pollutionTypes?.values).toEqual(['光污染', '煤尘']);
  });

  it('no region where the inspection has but one', () => {
    const files = changed(
      inspection('\n  - { 名称: 沾益区 }', ''),
      batch('| 行政区域 | 麒麟区 |\n', ''),
      second('沾益区', '麒麟区'),
    );
    expect(messages(files)).toEqual([]);
    expect(batchOf(read(files)).cases[0]?.facts.regions?.values).toEqual(['麒麟区']);
  });

  it('headings of cases', () => {
    const headings = [
      'D01LS2021 05070001*',
      'D01LS202105070001 (2)',
      'd01ls202105070002＊',
      '序号：４',
      'BCD2022  092002',
      '信〔2019〕12号',
    ];
    const text = `---\n批次: "35-1"\n公开日期: 2021-05-14\n---\n\n${headings
      .map(
        (heading) =>
          `##  ${heading} \n\n| 项目 | 内容 |\n| - | - |\n| 行政区域 | 麒麟区 |\n\n###  交办 问题：\n\n甲。\n`,
      )
      .join('\n')}`;
    const { content, faults } = read({ ...minimal, [batchFile]: text });
    expect(faults).toEqual([]);
    const batches = content?.inspections.find(({ id }) => inspectionFile.startsWith(id))?.batches ?? [];
    expect(batches[0]?.cases.map(({ number, key, starred }) => [number, key, starred])).toEqual([
      ['D01LS2021 05070001', 'D01LS202105070001', true],
      ['D01LS202105070001 (2)', 'D01LS202105070001-2', false],
      ['d01ls202105070002', 'D01LS202105070002', true],
      [undefined, 'B35-1-4', false],
      ['BCD2022  092002', 'BCD2022092002', false],
      ['信〔2019〕12号', '信-2019-12号', false],
    ]);
  });
});
