/** Web pages and Word files: what stands around the table, and what is in a cell besides plain text. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { proseText } from '../../src/schema/prose.ts';
import { assumed, importBytes, warned, type Imported } from '../support/import.ts';
import { docx, firstColumns as header, paragraph, wordTable, type Cells } from '../support/office.ts';

const row = (index: number, findings = '经查。'): string[] => [
  String(index),
  `D53QJ20191114000${String(index)}`,
  `某厂冒烟${String(index)}`,
  '麒麟区',
  '大气',
  findings,
  '属实',
];
const title = '边督边改公开情况一览表（第三批 2019年11月14日）';

const findingsOf = ({ record }: Imported): (string | undefined)[] =>
  record.batches.flatMap(({ cases }) => cases.map(({ sections }) => sections.findings && proseText(sections.findings)));
const introductionOf = ({ record }: Imported): string => proseText(record.batches[0]?.introduction ?? []);

const htmlTable = (cells: Cells): string =>
  `<table>${cells.map((texts) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;
const page = (body: string, encoding = 'utf-8', declared = encoding): Uint8Array =>
  iconv.encode(`<!DOCTYPE html><html><head><meta charset="${declared}"></head><body>${body}</body></html>`, encoding);

describe('web pages', () => {
  it.each([
    ['gb18030', 'utf-8'],
    ['utf-8', 'gb2312'],
  ])('in %s that say %s', async (encoding, declared) => {
    const imported = await importBytes(
      '页.html',
      page(`<h1>${title}</h1>${htmlTable([header, row(1)])}`, encoding, declared),
    );
    expect(imported.record.batches[0]?.facts.title).toBe(title);
  });

  it('keeps the text around the tables, and names what it leaves out', async () => {
    const body = `<div class="nav"><a>首页</a> | <a>政务公开</a></div>
<div class="main"><h1>${title}</h1><p>来源：某办　发布时间：2019-11-24 10:20</p>
<p>现将第三批办理情况公开如下。</p>${htmlTable([header, row(1)])}<p>（续表）</p>${htmlTable([header, row(2)])}
<p>注：以上为阶段性结果。</p>${htmlTable([
      ['区县', '件数'],
      ['麒麟区', '2'],
    ])}<p>【打印本页】【关闭窗口】</p></div>
<div class="links"><h3>相关链接</h3><p>第二批公开情况</p></div><div>主办：某市人民政府</div>`;
    const imported = await importBytes('页.html', page(body));
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches.map(({ cases }) => cases.length)).toEqual([2]);
    expect(introductionOf(imported)).toBe(
      '现将第三批办理情况公开如下。\n注：以上为阶段性结果。\n区县　件数\n麒麟区　2',
    );
    expect(warned(imported)).toMatch(
      /网页 表格以外的 6 段文字.*「首页 \| 政务公开」「来源：某办　发布时间：2019-11-24 10:20」「【打印本页】【关闭窗口】」「相关链接」「第二批公开情况」「主办：某市人民政府」/u,
    );
  });

  it('keeps a table that is smaller than another', async () => {
    const long = row(1, '经查，该厂排气筒破损。'.repeat(200));
    const body = `<div>${htmlTable([header, long])}</div><div>${htmlTable([header, row(2)])}</div><div>版权所有</div>`;
    const imported = await importBytes('页.html', page(`<h1>${title}</h1>${body}`));
    expect(imported.record.batches[0]?.cases).toHaveLength(2);
  });

  it('shows the numbers of lists, and warns of pictures, struck and deleted text', async () => {
    const list =
      '<ol><li>甲厂</li><li>乙厂</li></ol><ol start="3" type="a"><li>丙厂</li></ol><img src="a.png"><s>丁厂</s><del>戊厂</del>';
    const imported = await importBytes('页.html', page(`<h1>${title}</h1>${htmlTable([header, row(1, list)])}`));
    expect(findingsOf(imported)).toEqual(['1. 甲厂\n2. 乙厂\nc. 丙厂\n丁厂']);
    expect(warned(imported)).toMatch(/表1!F2 有 1 处文字带删除线.*丁厂[\s\S]*表1!F2 这里有图片，图片没有导入/u);
    expect(warned(imported)).toMatch(/表1!F2 有 1 处文字标明是删去的，没有导入：戊厂/u);
  });

  it('shows the numbers of lists outside tables too', async () => {
    const list = `<ol><li>甲厂停产。</li><li>乙厂停产。</li></ol>`;
    const lines = [title, '受理编号：D53QJ201911140001', '行政区域：麒麟区', '交办问题：某厂冒烟', '调查核实情况：'];
    const imported = await importBytes('页.html', page(lines.map((line) => `<p>${line}</p>`).join('') + list));
    expect(findingsOf(imported)).toEqual(['1. 甲厂停产。\n2. 乙厂停产。']);
  });

  it('reads the caption of a table, and reports what is hidden', async () => {
    const hidden = row(2).map((text) => `<td>${text}</td>`);
    const table = htmlTable([header, row(1)])
      .replace('<table>', `<table><caption>${title}</caption>`)
      .replace('</table>', `<tr style="display: none">${hidden.join('')}</tr></table>`);
    const imported = await importBytes('页.html', page(`<div>${table}</div>`));
    expect(imported.record.batches[0]?.facts.title).toBe(title);
    expect(imported.record.batches[0]?.cases).toHaveLength(1);
    expect(warned(imported)).toMatch(/表1 有 1 处隐藏的文字，没有导入：2/u);
  });

  it('as Word and office systems save them: .xls and .docx that are pages', async () => {
    const body = `<p class=MsoNormal><span\nlang=EN-US>${title}<o:p></o:p></span></p>${htmlTable([header, row(1, '<p class=MsoNormal>一是。<o:p></o:p></p><p>二是。&nbsp;</p>')])}`;
    for (const name of ['表.xls', '表.docx', '表.htm'])
      expect(findingsOf(await importBytes(name, page(body, 'gb18030', 'gb2312')))).toEqual(['一是。\n二是。']);
  });
});

const cell = (xml: string): string => `<w:p>${xml}</w:p>`;
const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const word = (findings: string): Uint8Array => docx(paragraph(title) + wordTable([header, row(1, findings)]));

describe('Word files', () => {
  it.each([
    [
      'tracked changes',
      `${run(
        '经查，',
      )}<w:ins w:id="1">${run('插入。')}</w:ins><w:del w:id="2"><w:r><w:delText>删去。</w:delText></w:r></w:del>`,
      '经查，插入。',
      '表1!F2 有修订，删去的文字「删去。」没有导入',
    ],
    [
      'a formula',
      `${run('浓度')}<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=5</m:t></m:r></m:oMath>`,
      '浓度x=5',
      '表1!F2 公式按文字导入，请核对：「x=5」',
    ],
    [
      'struck text',
      run('经查。') + run('划去。', '<w:strike/>'),
      '经查。划去。',
      '表1!F2 文字带删除线，仍然导入了，请核对：「划去。」',
    ],
  ])('%s', async (_, xml, text, warning) => {
    const imported = await importBytes('表.docx', word(cell(xml)));
    expect(findingsOf(imported)).toEqual([text]);
    expect(warned(imported)).toContain(warning);
  });

  it('a text box, content controls, a nested table, merged cells', async () => {
    const box = `<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${paragraph('（第三批 2019年11月14日）')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    const nested =
      paragraph('监测结果：') +
      wordTable([
        ['指标', '值'],
        ['COD', '35'],
      ]) +
      paragraph('达标。');
    const second = row(2)
      .map((text, column) =>
        column === 3 ? '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>' : `<w:tc>${paragraph(text)}</w:tc>`,
      )
      .join('');
    const first = row(1, nested)
      .map((text, column) =>
        column === 3
          ? `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph(text)}</w:tc>`
          : `<w:tc>${text.startsWith('<w:') ? text : paragraph(text)}</w:tc>`,
      )
      .join('');
    const table = `<w:tbl><w:tr>${header.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr><w:tr>${first}</w:tr><w:tr>${second}</w:tr></w:tbl>`;
    const imported = await importBytes(
      '表.docx',
      docx(`${paragraph('边督边改公开情况一览表')}${box}<w:sdt><w:sdtContent>${table}</w:sdtContent></w:sdt>`),
    );
    expect(imported.faults).toEqual([]);
    expect(imported.record.batches[0]?.facts).toMatchObject({ batch: { key: '3' }, published: '2019-11-14' });
    expect(findingsOf(imported)).toEqual(['监测结果：\n指标 值\nCOD 35\n达标。', '经查。']);
    expect(imported.record.batches[0]?.cases.map(({ facts }) => facts.regions?.raw)).toEqual(['麒麟区', '麒麟区']);
  });

  it('a rectification plan of headings and labels', async () => {
    const lines = [
      '贯彻落实督察反馈意见整改方案',
      '一、总体要求',
      '坚持问题导向。',
      '二、工作落实方面',
      '（一）某河黑臭，群众反映强烈。',
      '责任单位：市水务局、各县（市、区）人民政府',
      '整改时限：2020年12月底前',
      '整改目标：消除黑臭。',
      '整改措施：',
      '1.截污。',
      '（1）沿河铺管。',
      '2.清淤。',
      '三、监督管理方面',
      '（一）矿山修复慢。',
      '责任单位：市自然资源局',
      '整改时限：立行立改，长期坚持',
      '整改措施：逐矿建账。',
    ];
    const imported = await importBytes('方案.docx', docx(lines.map((line) => paragraph(line)).join('')), 'tasks', {
      published: '2020-03-01',
    });
    expect(imported.faults).toEqual([]);
    const { tasks } = imported.record;
    expect(
      tasks?.tasks.map(({ key, facts, sections }) => [
        key,
        facts.deadline,
        ...Object.values(sections).map((section) => proseText(section ?? [])),
      ]),
    ).toEqual([
      ['1', '2020年12月底前', '某河黑臭，群众反映强烈。', '消除黑臭。', '1.截污。\n（1）沿河铺管。\n2.清淤。'],
      ['2', '立行立改，长期坚持', '矿山修复慢。', '逐矿建账。'],
    ]);
    expect(proseText(tasks?.introduction ?? [])).toBe(
      '一、总体要求\n坚持问题导向。\n二、工作落实方面\n三、监督管理方面',
    );
    expect(assumed(imported)).toContain('「（一）」重新编号，按出现的顺序当作任务 2');
  });

  it('reports the text of headers and footers', async () => {
    const parts = unzipSync(word(cell(run('经查。'))));
    parts['word/header1.xml'] = strToU8(
      `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph('内部资料')}</w:hdr>`,
    );
    expect(warned(await importBytes('表.docx', zipSync(parts)))).toContain('页眉和页脚没有导入：内部资料');
  });

  it('essays: a star behind the number, a heading that says more, sections without numbers', async () => {
    const lines = [
      '群众举报件办理情况公示（第十九批 2018年6月30日）',
      '一、X530000201806190007号*转办件办理情况',
      '交办问题：某河发黑。',
      '行政区域：麒麟区',
      '调查核实情况：',
      '经查：属实。',
      '第18批D3GS202312070006号反映问题相同',
      '处理整改情况',
      '整改情况：已截流。',
      '整改情况：已清淤。',
      '二、关于某小区噪声扰民问题（D530000201806190008号）的办理情况',
      '（一）基本情况',
      '行政区域：沾益区',
      '夜间施工。',
    ];
    const imported = await importBytes('公示.docx', docx(lines.map((line) => paragraph(line)).join('')));
    expect(imported.faults).toEqual([]);
    const [first, second] = imported.record.batches[0]?.cases ?? [];
    expect(first).toMatchObject({ number: 'X530000201806190007', starred: true });
    expect(Object.values(first?.sections ?? {}).map((section) => proseText(section ?? []))).toEqual([
      '某河发黑。',
      '经查：属实。\n第18批D3GS202312070006号反映问题相同',
      '已截流。\n整改情况：已清淤。',
    ]);
    expect(second?.facts.remarks).toBe('标题：二、关于某小区噪声扰民问题（D530000201806190008号）的办理情况');
  });
});
