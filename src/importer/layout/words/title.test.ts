import { describe, expect, it } from 'vitest';
import { parseNumeral } from './numerals.ts';
import {
  batchesIn,
  besidesBatch,
  datesIn,
  findTitle,
  isPageFurniture,
  noDaysIn,
  splitBatch,
  titleDays,
  upperBatchIn,
} from './title.ts';

it.each([
  ['十二', 12],
  ['三十一', 31],
  ['一百零三', 103],
  ['二〇一九', 2019],
  ['廿一', 21],
  ['１２', 12],
  ['甲', undefined],
])('reads the numeral %s', (text, value) => expect(parseNumeral(text)).toBe(value));

it.each([
  ['一览表(第三批 2019年11月14日)', ['3']],
  ['第29、30批', ['29', '30']],
  ['第二十九批、第三十批', ['29', '30']],
  ['（第三十一批1件、第三十二批1件）', ['31', '32']],
  ['第35-1批', ['35-1']],
  ['第29至31批', ['29', '30', '31']],
  ['第 十 二 批', ['12']],
  ['第三批至第五批', ['3', '4', '5']],
  ['第三批（总第15批）', ['3']],
  ['第十六批（省第二十批）', ['16']],
  ['信访件（省第二十批）', ['20']],
  ['某省第三批', ['3']],
  ['第三轮第五批中央生态环境保护督察', []],
  ['第三轮第五批督察转办第七批', ['7']],
  ['这批垃圾', []],
])('finds the batches of %s', (text, batches) => expect(batchesIn(text)).toEqual(batches));

it.each([
  ['某市第十六批（省第二十批）信访件', '省第二十批'],
  ['某县第3批（中央第8批）', '中央第8批'],
  ['信访件（省第二十批）', undefined],
  ['第三批（总第15批）', undefined],
])('finds the batch of a higher office in %s', (text, upper) => expect(upperBatchIn(text)).toBe(upper));

it.each([
  ['(第19批 20 22年10月9日)', ['2022-10-09']],
  ['（第九批 2019 年7 月20日）', ['2019-07-20']],
  ['二〇一九年十一月十四日', ['2019-11-14']],
  ['2019.11.14', ['2019-11-14']],
  ['2019/11/4', ['2019-11-04']],
  ['2019年2月30日', []],
  ['2020年6月底前', []],
  // Digits that run together are those of a damaged copy.
  ['2019年1215日', []],
  ['1215日', []],
  ['第12019年11月14日', []],
  ['2019年11月1日2日', []],
  ['发布时间：2019-11-21 09:14:39', ['2019-11-21']],
])('finds the days of %s', (text, days) => expect(datesIn(text)).toEqual(days));

describe('splitBatch', () => {
  it.each([
    ['第31批 D3GS202312200043', ['31'], 'D3GS202312200043'],
    ['第三十一批\nD3GS202312200043*', ['31'], 'D3GS202312200043*'],
    ['D3GS202312200043（第31批）', ['31'], 'D3GS202312200043'],
    ['D3GS202312200043', [], 'D3GS202312200043'],
  ])('%s', (text, batches, rest) => expect(splitBatch(text)).toEqual({ batches, rest }));
});

describe('findTitle', () => {
  const lines = (...texts: string[]) => texts.map((text, index) => ({ text, at: String(index) }));

  it('joins a title and what stands in brackets under it', () => {
    const { text, rest, aside } = findTitle(
      lines('附件2', '群众信访举报转办和边督边改公开情况一览表', '（第三批　2019年11月14日）', '填报单位：某市'),
      undefined,
    );
    expect(text).toBe('群众信访举报转办和边督边改公开情况一览表（第三批　2019年11月14日）');
    expect(rest.map(({ at }) => at)).toEqual(['0', '3']);
    expect(aside).toEqual([]);
  });

  it('takes no sentence that leads to the table', () => {
    const { text, rest } = findTitle(
      [],
      lines('群众举报件公开情况（第三批 2019年11月14日）', '现将第三批群众信访举报件2019年11月14日办理情况公开如下：'),
    );
    expect(text).toBe('群众举报件公开情况（第三批 2019年11月14日）');
    expect(rest).toEqual([]);
  });

  it('takes no menu of a web page for a title', () => {
    expect(findTitle([], lines('上一篇：第一批公开情况', '首页 > 公示公告')).text).toBeUndefined();
  });
});

it.each([
  ['（第三批 2019年11月14日）', undefined, ['2019-11-14']],
  ['（第三批 2019年11月14日交办）', '2019-11-14', []],
  ['第三批（2019年11月14日转办，2019年11月24日公开）', '2019-11-14', ['2019-11-24']],
  ['关于2023年12月20日交办我市群众举报件办理情况的公示', '2023-12-20', []],
])('tells the days of %s apart', (text, forwarded, published) =>
  expect(titleDays(text)).toEqual({ forwarded, published }),
);

it.each([
  ['（第三批 2019年1215日）', ['2019年1215日']],
  ['（第三批 1116日公开）', ['1116日']],
  ['（第12019年11月14日）', ['12019年11月14日']],
  ['2019年2月30日', ['2019年2月30日']],
  ['2019年11月1日2日', ['2019年11月1日2日']],
  ['（第三批 2019年11月14日）', []],
  ['收到后100日内办结', []],
])('%s is written like a day and is none', (text, found) => expect(noDaysIn(text)).toEqual(found));

it.each([
  ['第1批（2019年11月12日）', ''],
  ['第1批（2019年11月12日）共5件', '共5件'],
])('knows what %s says besides its batch', (text, rest) => expect(besidesBatch(text)).toBe(rest));

it.each([
  ['发布时间：2019-11-24 10:20', true],
  ['【打印本页】【关闭窗口】', true],
  ['上一篇：第二批公开情况', true],
  ['来源：某市人民政府', true],
  ['来源：来电', false],
  ['打印店噪音扰民', false],
  ['注：数据截至11月24日', false],
])('is %s around every page: %s', (text, expected) => expect(isPageFurniture(text)).toBe(expected));
