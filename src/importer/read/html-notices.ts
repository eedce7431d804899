/** What people should know of the text of a page: some of it is struck or deleted, some of it does not show. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import type { Notice } from './grid.ts';
import { attribute, isHidden } from './html-hidden.ts';
import { asShown, plainText, skipped, within } from './html-text.ts';
import { said } from '../../schema/fault.ts';

/**
 * The notices of an element.
 * @param at the cell that it is; else each notice says its own place
 * @param apart elements below it that have notices of their own
 */
export function textNotices(
  element: Dom.ParentNode,
  at?: string,
  apart: (element: Dom.Element) => boolean = () => false,
): Notice[] {
  const found = { struck: [], deleted: [], hidden: [], unchosen: [] } as Record<
    'struck' | 'deleted' | 'hidden' | 'unchosen',
    string[]
  >;
  const visit = (parent: Dom.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!tree.isElementNode(child) || apart(child)) continue;
      const { tagName } = child;
      const text = asShown(plainText(child)).trim();
      if (isHidden(child) && !programs.has(tagName)) found.hidden.push(text);
      else if (tagName === 'del') found.deleted.push(text);
      else if (tagName === 'select' && isUnchosen(child)) found.unchosen.push(optionsOf(child));
      else if (isStruck(child)) found.struck.push(text);
      else if (!skipped.has(tagName)) visit(child);
    }
  };
  visit(element);
  const tell = (texts: readonly string[], place: string, words: (count: string) => string): Notice[] => {
    const all = texts.filter((text) => text !== '');
    if (all.length === 0) return [];
    const more = all.length > 5 ? '……' : '';
    return [{ at: at ?? place, text: `${words(String(all.length))}：${all.slice(0, 5).map(said).join('、')}${more}` }];
  };
  return [
    ...tell(found.struck, '删除线', (count) => `有 ${count} 处文字带删除线，仍然导入了，请核对`),
    ...tell(found.deleted, '修订', (count) => `有 ${count} 处文字标明是删去的，没有导入`),
    ...tell(found.hidden, '隐藏文字', (count) => `有 ${count} 处隐藏的文字，没有导入`),
    ...tell(found.unchosen, '下拉框', (count) => `有 ${count} 个下拉框看不出选了哪一项，没有导入`),
  ];
}

/** Programs and what is behind a page are no text of it, hidden or not. */
const programs = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'svg', 'object']);

const isStruck = (element: Dom.Element): boolean =>
  ['s', 'strike'].includes(element.tagName) ||
  /text-decoration[^;]*line-through/iu.test(attribute(element, 'style') ?? '');

const isUnchosen = (select: Dom.Element): boolean =>
  within(select, 'option').every((option) => attribute(option, 'selected') === undefined);

const optionsOf = (select: Dom.Element): string => within(select, 'option').map(plainText).join('、');
