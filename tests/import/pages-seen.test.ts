/** What is seen on a web page and is no text of its file: scripts, pictures, other pages, columns and words cut short. */
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { htmlTexts } from '../../src/importer/audit/plain-texts.ts';
import { importBytes, missed, warned, type Imported } from '../support/import.ts';

const title = '公开情况一览表（第三批 2021年5月14日）';
const header = ['序号', '受理编号', '交办问题', '行政区域', '污染类型', '是否属实', '处理整改'];
const row = (handling = '罚款5万元', verdict = '属实'): string[] => [
  '1',
  'D01LS202105070001',
  '某厂冒烟',
  '麒麟区',
  '大气',
  verdict,
  handling,
];
const cells = (texts: readonly string[], name = 'td'): string =>
  `<tr>${texts.map((text) => `<${name}>${text}</${name}>`).join('')}</tr>`;
const table = (...rows: (readonly string[])[]): string => `<table>${rows.map((one) => cells(one)).join('')}</table>`;
const read = (body: string, head = ''): Promise<Imported> =>
  importBytes('页.html', new TextEncoder().encode(`<html><head><meta charset=utf-8>${head}</head><body>${body}`));
const titled = (body: string): Promise<Imported> => read(`<h1>${title}</h1>${body}`);
const handlingOf = ({ record }: Imported): string =>
  proseText(record.batches.flatMap(({ cases }) => cases)[0]?.sections.handling ?? []);

describe('a text that a script shows', () => {
  it.each(['visibility: hidden; opacity: 0; ', 'display:none'])('is read, and told: %s', async (style) => {
    const imported = await titled(
      `<div id="js_content" style="${style}"><p>现公开如下。</p>${table(header, row())}</div><div>阅读原文</div>`,
    );
    expect(imported.faults).toEqual([]);
    expect(handlingOf(imported)).toBe('罚款5万元');
    expect(warned(imported)).toMatch(/^网页 .*设为不显示.*请核对/mu);
  });

  it('is none beside a table that shows', async () => {
    const imported = await titled(
      `${table(header, row())}<div style="display:none">${table(header, row('内部'))}</div>`,
    );
    expect(handlingOf(imported)).toBe('罚款5万元');
    expect(warned(imported)).toMatch(/隐藏的文字，没有导入/u);
  });

  it('is told where it is a table of its own, such as that of another tab', async () => {
    const tab = (style: string, handling: string): string => `<div ${style}>${table(header, row(handling))}</div>`;
    const imported = await titled(
      `${tab('', '罚款5万元')}${tab('style="display:none"', '限期整改').replace('0001', '0002')}`,
    );
    expect(handlingOf(imported)).toBe('罚款5万元');
    expect(warned(imported)).toMatch(/^网页 有一张表设为不显示，没有导入（「序号 受理编号.*）；.*点开/mu);
  });

  it('is missing where the table is filled later', async () => {
    const empty = `<table><thead>${cells(header, 'th')}</thead><tbody></tbody></table><script>fill()</script>`;
    await expect(titled(empty)).rejects.toThrow(/表头下面没有内容.*由脚本显示.*复制到 Excel/u);
  });
});

it('tells of pictures by cell, with the words for those who can’t see them', async () => {
  const imported = await titled(
    `${table(header, row('责令整改<img src=a.jpg>', '<img src=no.gif alt=不属实>'))}<img src=b.png>`,
  );
  const told = warned(imported);
  expect(told).toMatch(/^表1!F2 这里有图片（不属实），图片没有导入/mu);
  expect(told).toMatch(/^表1!G2 这里有图片，图片没有导入/mu);
  expect(told).toMatch(/^图片 正文里有 1 张图片，图片没有导入/mu);
});

it.each(['<a href=2.html>下一页</a>', '共 3 页 56 条', '第1页/共3页', '首页 1 2 3 尾页'])(
  'tells that there are other pages: %s',
  async (links) => {
    const imported = await titled(`${table(header, row())}<div>${links}</div>`);
    expect(warned(imported)).toMatch(/^网页 .*分成几页.*合在一张表里/mu);
    expect(Object.values(imported.files).join('')).not.toMatch(/下一页|共|尾页/u);
  },
);

it('tells nothing of pages where there is one', async () => {
  for (const links of ['共1页', '上一篇：第二批 下一篇：第四批', '第1页/共1页'])
    expect(warned(await titled(`${table(header, row())}<div>${links}</div>`))).not.toContain('分成几页');
});

it.each([
  '<col style="visibility:collapse">',
  '<col style="display:none">',
  '<col width=0 style="display:none;width:0">',
])('leaves out a column that is hidden as one: %s', async (col) => {
  const body = table([...header, '举报人'], [...row(), '张某']).replace(
    '<table>',
    `<table><colgroup><col span=7>${col}</colgroup>`,
  );
  const imported = await titled(body);
  expect(Object.values(imported.files).join('')).not.toContain('张某');
  expect(warned(imported)).toMatch(/^表1!H1 这一列是隐藏的.*没有导入/mu);
});

it('tells of words that are cut short, where the page has the whole of them', async () => {
  const imported = await titled(table(header, row('<span title="责令整改，罚款5万元。">责令整改…</span>')));
  expect(handlingOf(imported)).toBe('责令整改…');
  expect(warned(imported)).toMatch(/^表1!G2 .*没有显示完.*：责令整改，罚款5万元。/mu);
  expect(warned(await titled(table(header, row('<a title="点击查看">责令整改</a>'))))).not.toContain('没有显示完');
});

it('tells of white text, but not on a ground of a colour', async () => {
  for (const white of [
    '<font color=white>内部</font>',
    '<span style="color:#fff">内部</span>',
    '<b style="color: #FFFFFF">内部</b>',
  ])
    expect(warned(await titled(table(header, row(white))))).toMatch(/^表1!G2 有 1 处白色的文字.*：内部/mu);
  const dark = cells(header).replace('<tr>', '<tr style="color:#fff;background:#1f4e79">');
  const old = cells(header).replace('<tr>', '<tr bgcolor="#1f4e79"><font color="#ffffff">');
  for (const head of [dark, old])
    expect(warned(await titled(`<table>${head}${cells(row())}</table>`))).not.toContain('白色');
});

it.each([
  ['<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>', '12'],
  ['<math><msup><mi>m</mi><mn>2</mn></msup></math>', 'm2'],
  ['<bdo dir="rtl">元万5款罚</bdo>', '元万5款罚'],
  ['<span style="unicode-bidi:bidi-override;direction:rtl">元万5款罚</span>', '元万5款罚'],
  ['<progress value="60" max="100"></progress>', '进度条 60/100'],
  ['<meter value="0.6"></meter>', '进度条 0.6'],
])('tells of what a page shows otherwise than its text says: %s', async (shown, text) => {
  const told = warned(await titled(table(header, row(`完成${shown}`))));
  expect(told).toMatch(new RegExp(`^表1!G2 有 1 处.*网页上显示的和文件里的文字不一样.*：${text}$`, 'mu'));
});

it.each([
  '<div><template shadowrootmode="open"><style>p{color:red}</style><p>约谈<b>3</b>人</p></template></div>',
  '<x-note><template shadowrootmode=closed>约谈<div><template shadowrootmode=open>3人</template></div></template></x-note>',
  '<object data="a.svg">约谈3人</object>',
  '<noscript><p>约谈<b>3</b>人</p></noscript>',
  '<svg><style>text{fill:red}</style><text>约谈3人</text></svg>',
  '<button>约谈3人</button>',
  '<canvas>约谈3人</canvas>',
  '<iframe><p>约谈3人</p></iframe>',
])('tells by cell of text that a page shows apart from its own: %s', async (part) => {
  const imported = await titled(table(header, row(`罚款5万元${part}`)));
  expect(handlingOf(imported)).toBe('罚款5万元');
  expect(warned(imported)).toMatch(/^表1!G2 有 1 处文字在.*没有导入.*：约谈 ?3人$/mu);
  expect(missed(imported)).toEqual([]);
});

it('names what stands in a part of a page that shows, where nothing told of it', () => {
  const texts = htmlTexts(new TextEncoder().encode('<td>甲<p><template shadowrootmode="open">乙</template></p></td>'));
  expect(texts.map(({ text }) => text)).toEqual(['甲', '乙']);
});

it('refuses a page whose parts hold all of it', async () => {
  const parts = `<x-app><template shadowrootmode="open">${table(header, row('责令整改'.repeat(60)))}</template></x-app>`;
  await expect(titled(parts)).rejects.toThrow(/网页组件.*读不到，没有导入。.*复制到 Excel/u);
});

it('reads no text for browsers that can show neither pictures nor sound', async () => {
  const imported = await titled(table(header, row('罚款5万元<canvas>没有画</canvas><video>没有视频</video>')));
  expect(handlingOf(imported)).toBe('罚款5万元');
});

it('reads lists of terms as labels with their values', async () => {
  const labels = [...header, '办结情况', '问责情况', '调查核实'];
  const values = [...row(), '已办结', '约谈1人', '经查，属实。'];
  const terms = labels.map((label, at) => `<dt>${label}</dt><dd>${values[at] ?? ''}</dd>`).join('');
  const imported = await titled(
    `<dl>${terms}</dl><dl>${terms.replace('0001', '0002').replace('<dd>1<', '<dd>2<')}</dl>`,
  );
  expect(imported.faults.join()).not.toContain('错误');
  expect(imported.record.batches[0]?.cases.map(({ number }) => number)).toEqual([
    'D01LS202105070001',
    'D01LS202105070002',
  ]);
});

it('keeps the lines of text that is set as typed', async () => {
  const imported = await titled(table(header, row('<pre>责令整改\n罚款5万元</pre>')));
  expect(handlingOf(imported)).toBe('责令整改\n罚款5万元');
});

it('reads pages that are written as XML', async () => {
  const body = `<h1>${title}</h1>${table(header, row('@'))}`.replace('<td>@</td>', '<td/>');
  const page = `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body>${body}</body></html>`;
  const imported = await importBytes('页.html', new TextEncoder().encode(page));
  expect(imported.record.batches[0]?.cases.map(({ number }) => number)).toEqual(['D01LS202105070001']);
});

describe('a cell that does not show', () => {
  const styles = '.gone { display: none } td:nth-child(8), th:nth-child(8) { display: none }';
  const seen = async (told: string, known = told): Promise<Imported> => {
    const rows = `<tr>${[...header.map((text) => `<th>${text}</th>`), known].join('')}</tr><tr>${[...row().map((text) => `<td>${text}</td>`), told].join('')}</tr>`;
    return read(`<h1>${title}</h1><table>${rows}</table>`, `<style>${styles}</style>`);
  };

  it.each([
    '<td hidden>张某</td>',
    '<td style="display:none">张某</td>',
    '<td class="gone">张某</td>',
    '<td>张某</td>',
    '<td style="position:absolute;left:-9999px">张某</td>',
  ])('is not published, and told: %s', async (cell) => {
    const imported = await seen(cell);
    expect(imported.faults).toEqual([]);
    expect(Object.values(imported.files).join('')).not.toContain('张');
    expect(warned(imported)).toMatch(/隐藏的文字，没有导入：.*张某/u);
  });

  it('is told in all its parts, however many a cell holds', async () => {
    const parts = ['甲稿', '乙稿', '丙稿', '丁稿', '戊稿', '己稿', '庚稿'];
    const spans = parts.map((part) => `<span hidden>${part}</span>`).join('');
    const imported = await titled(`<table>${cells(header)}${cells(row(`罚款5万元${spans}`))}</table>`);
    const [said = ''] = /^表1!G2 有 7 处隐藏的文字，没有导入：.*$/mu.exec(warned(imported)) ?? [];
    for (const part of parts) expect(said).toContain(part);
    expect(warned(imported)).not.toMatch(/^网页 /mu);
  });

  it.each(['visibility:hidden', 'opacity:0', 'font-size:0', 'text-indent:-9999px'])(
    'keeps its place in the row where it takes room: %s',
    async (style) => {
      const body = `<tr>${header.map((text) => `<th>${text}</th>`).join('')}</tr><tr>${row()
        .map((text, at) => (at === 5 ? `<td style="${style}">${text}</td>` : `<td>${text}</td>`))
        .join('')}</tr>`;
      const imported = await titled(`<table>${body}</table>`);
      expect(imported.record.batches[0]?.cases[0]?.facts.verdict).toBeUndefined();
      expect(handlingOf(imported)).toBe('罚款5万元');
      expect(warned(imported)).toMatch(/^表1!F2 有 1 处隐藏的文字，没有导入：属实/mu);
    },
  );

  it.each(['<tbody hidden>', '<tbody style="display:none">', '<tbody class="gone">'])(
    'nor are rows in a group that does not show: %s',
    async (group) => {
      const rows = [header, row()].map((one) => cells(one)).join('');
      const body = `<table>${rows}${group}${cells(row('内部意见').with(1, 'D01LS202105070002'))}</tbody></table>`;
      const imported = await read(`<h1>${title}</h1>${body}`, `<style>${styles}</style>`);
      expect(imported.record.batches[0]?.cases).toHaveLength(1);
      expect(warned(imported)).toMatch(/隐藏的文字，没有导入：.*内部意见/u);
    },
  );

  it('gives its place to the next one where it takes none', async () => {
    const shifted = [header, row()].map((texts, line) =>
      texts.map((text) => (line === 0 ? `<th>${text}</th>` : `<td>${text}</td>`)).join(''),
    );
    const [head = '', first = ''] = shifted;
    const imported = await titled(
      `<table><tr>${head}</tr><tr><td style="display:none">内部编号9</td>${first}</tr></table>`,
    );
    expect(imported.faults).toEqual([]);
    expect(handlingOf(imported)).toBe('罚款5万元');
    expect(Object.values(imported.files).join('')).not.toContain('内部');
  });
});
