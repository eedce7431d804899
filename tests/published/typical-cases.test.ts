/** Typical cases (典型案例): seven at once as a list of articles, and one by one as text. */
import { describe, expect, it } from 'vitest';
import { searchDocuments } from '../../src/search/build/documents.ts';
import { docx, paragraph } from '../support/office.ts';
import { checked, lookedAt, office, paste, refusal } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

const titles = ['矿山生态破坏', '生活污水直排', '固体废物堆存', '扬尘污染', '违规取水', '弄虚作假', '整改敷衍'].map(
  (problem, index) => `典型案例 | 某省${'甲乙丙丁戊己庚'[index] ?? ''}市${problem}问题突出`,
);
const address = (index: number): string => `https://www.example.gov.cn/2025/120${String(index + 1)}.html`;
const page = new TextEncoder().encode(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>某网</title></head><body>
<div class="nav"><a href="https://www.example.gov.cn/">首页</a></div>
<div><h1>第三轮第五批中央生态环境保护督察集中通报典型案例</h1><p>发布时间：2025-12-03</p>
<p>督察组聚焦群众身边的突出问题，查实了一批案例，现公开第一批7个典型案例，督促有关地方举一反三，切实整改。</p>
<ul>${titles.map((title, index) => `<li><a href="${address(index)}">${title}</a></li>`).join('')}</ul></div>
<div class="footer">主办：某网</div></body></html>`);

describe('seven typical cases at once', () => {
  const read = async () => {
    const files = office([]);
    const message = await refusal('典型案例.html', page, files);
    return paste(message, files, 'announcements/2025-12-03-example.md', { 一两句话: '七个案例。' });
  };

  it('are an announcement that lists the articles, titles and addresses as they stand', async () => {
    const files = await read();
    expect(checked(files)).toEqual([]);
    const site = siteOf(files, lookedAt);
    const view = viewOf(site, 'announcement');
    expect(view).toMatchObject({
      title: '第三轮第五批中央生态环境保护督察集中通报典型案例',
      kind: '典型案例',
      articles: titles.map((title, index) => ({ title, address: address(index) })),
    });
    expect(JSON.stringify(view)).toContain('现公开第一批7个典型案例');
    const [found] = [...searchDocuments(site.register)].filter(({ kind }) => kind === 'announcement');
    expect(found?.texts).toEqual(expect.arrayContaining(titles));
  });

  it('without addresses ask for each', async () => {
    const lines = ['督察集中通报典型案例（2025年12月3日）', '现公开7个典型案例。', ...titles];
    const files = office([]);
    const message = await refusal('典型案例.docx', docx(lines.map((line) => paragraph(line)).join('')), files);
    expect(message.match(/网址: 〔请填写：这篇文章的网址〕/gu)).toHaveLength(7);
    const pasted = paste(message, files, 'announcements/example.md', { 一两句话: '七个案例。' });
    expect(checked(pasted).filter((one) => one.includes('网址'))).toHaveLength(7);
  });
});

it('one typical case is its text, in the order of its parts', async () => {
  const lines = [
    ...['典型案例 | 某省甲市矿山生态破坏问题突出', '2025年12月3日', '督察组督察发现，某市矿山生态修复不力。'],
    ...['一、督察发现的主要问题', '（一）违规开采，破坏林地120亩。', '二、原因分析', '某市有关部门监管不力。'],
  ];
  const files = office([]);
  const message = await refusal('案例.docx', docx(lines.map((line) => paragraph(line)).join('')), files);
  const pasted = paste(message, files, 'announcements/example.md', { 一两句话: '一个案例。' });
  expect(checked(pasted)).toEqual([]);
  const view = viewOf(siteOf(pasted, lookedAt), 'announcement');
  expect([view.title, view.kind, view.articles]).toEqual([lines[0], '典型案例', []]);
  expect(JSON.stringify(view)).toMatch(/一、督察发现的主要问题.*破坏林地120亩.*二、原因分析/u);
});
