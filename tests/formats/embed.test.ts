/** What other sites paste: nothing of a record can be more than text in it, and it asks for no more than it needs. */
import { expect, it } from 'vitest';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { embedCode, type Embedded } from '../../src/formats/citation/embed.ts';
import { minimal } from '../support/content.ts';
import { siteOf } from '../support/views.ts';

type Element = DefaultTreeAdapterTypes.Element;
const site = siteOf(minimal);
const isElement = (node: DefaultTreeAdapterTypes.ChildNode): node is Element => 'attrs' in node;
const elements = (code: string): Element[] => parseFragment(code).childNodes.filter(isElement);
const attributes = ({ attrs }: Element): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
const embedded = (change: Partial<Embedded> = {}): Element[] =>
  elements(embedCode(site, { address: '/lin-2021/cases/D01/', name: 'D01 某厂冒烟', sample: false, ...change }));

it('is a frame of the page of the record, which may only be left by a click', () => {
  const [frame, , more] = embedded();
  expect(frame && attributes(frame)).toEqual({
    src: 'https://example.org/hjdc/lin-2021/cases/D01/#embed',
    title: 'D01 某厂冒烟',
    width: '100%',
    height: '440',
    loading: 'lazy',
    sandbox: 'allow-top-navigation-by-user-activation',
    style: 'border:0',
  });
  expect(more).toBeUndefined();
});

it('has a link below the frame, which stays where frames are stripped', () => {
  const [, line] = embedded();
  const [link] = line?.childNodes.filter(isElement) ?? [];
  expect(link && attributes(link)).toEqual({ href: 'https://example.org/hjdc/lin-2021/cases/D01/' });
  expect(link?.childNodes).toMatchObject([{ value: 'D01 某厂冒烟' }]);
  expect(line?.childNodes.at(-1)).toMatchObject({ value: '（林市督察公开）' });
});

it('says of a sample that it is one, in the frame and in the link', () => {
  const code = embedCode(site, { address: '/a/', name: '某厂', sample: true });
  expect(code.match(/【示例】某厂/gu)).toHaveLength(2);
});

it('holds a hostile name as text', () => {
  const name = `"><script>alert(1)</script></iframe>&lt;'x' ]]>`;
  const [frame, line, ...more] = embedded({ name });
  expect(frame && attributes(frame)).toMatchObject({ title: name });
  expect(line?.childNodes.filter(isElement)).toMatchObject([{ tagName: 'a', childNodes: [{ value: name }] }]);
  expect(more).toEqual([]);
});
