import { describe, expect, it } from 'vitest';
import { findHalfWidth } from './half-width.ts';

const found = (file: string, source: string): string[] => findHalfWidth(file, source).map((hit) => hit.found);

describe('a half-width mark beside Chinese is found', () => {
  it.each([
    ['a.md', '已办结,已公开。', '已办结,已公开。', '已办结，已公开。'],
    ['a.md', '是否属实?', '是否属实?', '是否属实？'],
    ['a.md', '共3件(含重复', '共3件(含重复', '共3件（含重复'],
    ['a.md', '3件)已办结', '3件)已办结', '3件）已办结'],
    ['a.md', '说明: 甲', '说明:', '说明：'],
    ['a.md', '称"整改', '称"整改', '称“整改'],
    ['a.md', '整改" 的', '整改"', '整改”'],
    ['a.md', '「甲」,a', '「甲」,a', '「甲」，a'],
    ['a.mdx', '---\n标题: 甲(乙\n---\n\n正文', '甲(乙', '甲（乙'],
    ['a.mdx', '<Intake />\n\n甲;乙', '甲;乙', '甲；乙'],
    ['a.yaml', '标题: 甲;乙', '甲;乙', '甲；乙'],
    ['a.yaml', '标题: "甲!"', '甲!', '甲！'],
    ['a.yaml', '甲: [乙, 丙?]', '丙?', '丙？'],
    ['a.yaml', '甲: |\n  乙,丙', '乙,丙', '乙，丙'],
    ['a.ts', `const a = '甲,乙';`, '甲,乙', '甲，乙'],
    ['a.ts', 'const a = `共${n}件(${m}天`;', '件(', '件（'],
    ['a.ts', `const a = '错误: 甲';`, '错误:', '错误：'],
    ['a.astro', '---\nconst a = "甲,乙";\n---\n', '甲,乙', '甲，乙'],
    ['a.astro', '<p>甲<b>乙</b>,丙</p>', ',丙', '，丙'],
    ['a.astro', '<img alt="图(一" src="x">', '图(一', '图（一'],
    ['a.astro', '<p>{a ? <i>是!</i> : "否"}</p>', '是!', '是！'],
    ['a.astro', '<script>const a = "甲,乙";</script>', '甲,乙', '甲，乙'],
  ])('%s: %s', (file, source, text, mend) => {
    expect(findHalfWidth(file, source)).toEqual([expect.objectContaining({ found: text, mend })]);
  });

  it('with its position, in the order of the text', () => {
    expect(findHalfWidth('a.md', '---\n标题: 甲!\n---\n\n第一行\n第二行,有错')).toEqual([
      { line: 2, column: 6, found: '甲!', mend: '甲！' },
      { line: 6, column: 4, found: '第二行,有错', mend: '第二行，有错' },
    ]);
  });
});

describe('what is not prose is left alone', () => {
  it.each([
    ['a.md', '夜间22:00~次日2:00，PM2.5为3.2(mg/L) 。'],
    ['a.md', '见[说明](https://example.org/a_(b))。'],
    ['a.md', '见![图](a.jpg)和[乙](b.md "标题")'],
    ['a.md', '[甲]: https://example.org/'],
    ['a.md', '写 `标题: 甲,乙` 即可'],
    ['a.md', '```yaml\n标题: 甲,乙\n```'],
    ['a.md', '| 甲 | 乙 |\n| --- | --- |'],
    ['a.md', '---\n批次: 3\n公布数: { 收到: 3, 来电: 2 }\n按区域: {麒麟区: 3}\n---\n'],
    ['a.mdx', '<Intake title="甲,乙" />'],
    ['a.mdx', '<!-- 甲,乙 -->'],
    ['a.yaml', '标题: 甲\n"引号": "乙"\n列: [丙, 丁] # 注释,不管'],
    ['a.yaml', `时间: '8:00至20:00'`],
    ['a.ts', `import a from './a.ts'; // 注释,不管\nconst 甲 = f('乙', "丙");`],
    ['a.ts', 'const a = /甲(?:乙)?,/u;'],
    ['a.ts', `const a = new RegExp('甲(?:乙)?'), b = RegExp('甲,');`],
    ['a.ts', 'const a = String.raw`甲(?:乙)?`;'],
    ['a.ts', 'const a = `批次: ${n}\\n公开日期: ${d}`;'],
    ['a.ts', `const a = '位置：[列, 行]，如 [3, 1]。';`],
    ['a.ts', `const a = '例如 {麒麟区: 3}。';`],
    ['a.ts', `const a = '写「批次: 3」。';`],
    ['a.ts', `const a = '<a title="甲">乙</a>';`],
    ['a.astro', '<style>a::before { content: "甲,"; }</style>'],
    ['a.astro', '<!-- 甲,乙 --><p title="甲" data-a={f("乙", "丙")}>丁</p>'],
    ['a.astro', '<script>f("甲", "乙"); // 甲,乙\n</script>'],
  ])('%s: %s', (file, source) => {
    expect(found(file, source)).toEqual([]);
  });
});
