import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { below, childAt, childrenOf, ownText, parseXml } from './xml.ts';

const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const read = (text: string, tell?: (text: string) => void): ReturnType<typeof parseXml> =>
  parseXml(strToU8(text), '某部分.xml', tell);

describe('names', () => {
  it.each([
    ['the usual prefix', `<w:p xmlns:w="${transitional}"><w:t w:val="1"/></w:p>`],
    ['another one', `<x1:p xmlns:x1="${transitional}"><x1:t x1:val="1"/></x1:p>`],
    ['none', `<p xmlns="${transitional}"><t val="1"/></p>`],
    ['the strict namespace', `<w:p xmlns:w="${strict}"><w:t w:val="1"/></w:p>`],
  ])('are the usual ones with %s', (_, text) => {
    const root = read(text);
    expect(root.name).toBe('w:p');
    expect(childAt(root, 'w:t')?.attributes).toEqual({ val: '1' });
  });

  it('tell the text of a drawing, of a formula and of a paragraph apart, and relations from other attributes', () => {
    const root = read(
      `<w:p xmlns:w="${transitional}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:q="urn:q"><w:t/><a:t/><m:t/><q:t id="1" r:id="rId1"/></w:p>`,
    );
    expect(childrenOf(root).map(({ name }) => name)).toEqual(['w:t', 'a:t', 'm:t', '?:t']);
    expect(childrenOf(root)[3]?.attributes).toEqual({ id: '1', 'r:id': 'rId1' });
  });
});

describe('text', () => {
  it('keeps white space that is all there is, and drops what only lays the file out', () => {
    const root = read('<a>\n  <t> </t>\n  <t><![CDATA[<甲>]]>乙&#8232;丙\u0085丁</t>\n</a>');
    expect(root.children).toHaveLength(2);
    expect(below(root, 't').map(ownText)).toEqual([' ', '<甲>乙\u2028丙\u0085丁']);
  });

  it.each([
    ['UTF-16 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ])('is read from %s', (_, encode) => {
    expect(ownText(parseXml(encode('<t>会泽县</t>'), '甲.xml'))).toBe('会泽县');
  });

  it('is read from what declares GB 2312', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="gb2312"?><t>'),
      Buffer.from([0xbb, 0xe1]),
      Buffer.from('</t>'),
    ]);
    expect(ownText(parseXml(bytes, '甲.xml'))).toBe('会');
  });
});

describe('bad parts', () => {
  it.each([
    ['an open element', '<a><b></a>', /不合 XML 的规定，读不下去（某部分\.xml 第 1 行第 \d+ 列）.*另存为/u],
    ['no element', '', /不合 XML|是空的/u],
    ['the same attribute twice', '<a b="1" b="2"/>', /不合 XML/u],
    ['entities within entities', '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>', /DOCTYPE.*另存为/u],
    ['an unknown entity', '<a>&b;</a>', /不合 XML/u],
    ['50,000 levels', '<a>'.repeat(50_000) + '</a>'.repeat(50_000), /嵌套超过 500 层.*另存为/u],
  ])('with %s are refused with a sentence', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('that can be read are read, and told once', () => {
    const told: string[] = [];
    const root = read('<w:a><w:b>\u0001甲</w:b><w:b/></w:a>', (text) => told.push(text));
    expect(below(root, 'w:b').map(ownText)).toEqual(['\u0001甲', '']);
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/没有声明的前缀.*第 1 行/u);
    expect(told[1]).toMatch(/控制字符/u);
  });
});
