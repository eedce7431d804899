/** What people should know of the text of a page: some of it is struck or deleted, some of it does not show. */
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Dom } from 'parse5';
import type { Notice } from '../grid.ts';
import { attribute } from './elements.ts';
import { isHidden, isPerhapsHidden } from './hidden.ts';
import { generatedText, styled, styleOf } from './styled.ts';
import { isKnownLabel } from '../../labels.ts';
import { asShown, plainText, skipped, unreadText, within } from './text.ts';
import { cutToUnits } from '../../../schema/text/cut.ts';
import { quote, said } from '../../../schema/fault.ts';

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
  const kinds = [
    'struck',
    'deleted',
    'hidden',
    'doubtful',
    'unchosen',
    'white',
    'clear',
    'shaped',
    'cut',
    'added',
    'pictures',
    'unread',
  ] as const;
  const found = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<
    (typeof kinds)[number],
    string[]
  >;
  /** What an element says of the text in it, which is read all the same. */
  const look = (one: Dom.Element): void => {
    const text = asShown(plainText(one)).trim();
    if (isWhite(one) && !isOnColour(one)) found.white.push(text);
    if (clear.test(colourOf(one))) found.clear.push(text);
    if (isPerhapsHidden(one)) found.doubtful.push(text);
    found.shaped.push(shapedText(one, text));
    found.cut.push(wholeOf(one, text));
    const generated = generatedText(one);
    // Pages for small screens put the heading of its column before each cell.
    if (!isKnownLabel(generated.replace(/[：:]\s*$/u, '')))
      found.added.push(
        at === undefined && generated !== '' ? beside(addedName(generated), text) : addedName(generated),
      );
  };
  const visit = (parent: Dom.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!tree.isElementNode(child) || apart(child)) continue;
      const { tagName } = child;
      const text = skipped.has(tagName) ? unreadText(child) : asShown(plainText(child)).trim();
      if (isHidden(child)) found.hidden.push(text);
      else if (tagName === 'del') found.deleted.push(text);
      else if (tagName === 'select' && isUnchosen(child)) found.unchosen.push(optionsOf(child));
      else if (isStruck(child)) found.struck.push(text);
      else if (tagName === 'img') found.pictures.push(asShown(attribute(child, 'alt') ?? '').trim());
      else if (skipped.has(tagName)) found.unread.push(/[\p{L}\p{N}]/u.test(text) ? text : '');
      else {
        look(child);
        visit(child);
      }
    }
  };
  if (tree.isElementNode(element) && isHidden(element)) found.hidden.push(asShown(plainText(element)).trim());
  else {
    if (tree.isElementNode(element)) look(element);
    visit(element);
  }
  const tell = (texts: readonly string[], place: string, words: (count: string) => string): Notice[] => {
    const all = texts.filter((text) => text !== '');
    if (all.length === 0) return [];
    // Of a cell nothing goes unsaid.
    const shown = at === undefined ? all.slice(0, 5) : all;
    const more = all.length > shown.length ? '……' : '';
    return [{ at: at ?? place, text: `${words(String(all.length))}：${shown.map(said).join('、')}${more}` }];
  };
  return [
    ...tell(found.struck, '删除线', (count) => `有 ${count} 处文字带删除线，仍然导入了，请核对`),
    ...tell(found.deleted, '修订', (count) => `有 ${count} 处文字标明是删去的，没有导入`),
    ...tell(found.hidden, '隐藏文字', (count) => `有 ${count} 处隐藏的文字，没有导入`),
    ...tell(
      found.doubtful,
      '样式',
      (count) =>
        `有 ${count} 处文字可能由样式表隐藏（要看窗口的大小、语言等，在这里看不出来），仍然导入了，请对照浏览器里的网页核对`,
    ),
    ...tell(
      found.shaped,
      '样子',
      (count) =>
        `有 ${count} 处公式、进度条或者倒着排的文字，网页上显示的和文件里的文字不一样，请对照网页，在原表写成普通文字，再导入`,
    ),
    ...tell(found.clear, '透明', (count) => `有 ${count} 处透明的文字，可能看不见，仍然导入了，请核对`),
    ...tell(found.white, '白色', (count) => `有 ${count} 处白色的文字，可能看不见，仍然导入了，请核对`),
    ...tell(found.cut, '省略', (count) => `有 ${count} 处文字在网页上没有显示完，只导入了显示的，全文是`),
    ...tell(
      found.added,
      '样式',
      (count) => `有 ${count} 处文字是样式表（::before、::after）加上的，不在正文里，没有导入；要导入请写进原表`,
    ),
    ...pictures(found.pictures, at),
    ...tell(
      found.unread,
      '网页',
      (count) =>
        `有 ${count} 处文字在图形、按钮、注音、嵌入的内容或者网页组件里，网页上可能看得到，没有导入，请对照网页，需要的在原表写成普通文字，再导入`,
    ),
    ...tell(found.unchosen, '下拉框', (count) => `有 ${count} 个下拉框看不出选了哪一项，没有导入`),
  ];
}

/** Fonts of icons have no letters. */
const addedName = (text: string): string => (/^\p{Co}+$/u.test(text) ? '图标' : text);

/** Where a text stands that no cell holds. */
const beside = (added: string, text: string): string =>
  text === '' ? added : `${added}（旁边是${quote(cutToUnits(text, 20))}）`;

function pictures(words: readonly string[], at: string | undefined): Notice[] {
  if (words.length === 0) return [];
  const all = words.filter((word) => word !== '');
  const said = all.length === 0 ? '' : `（${all.slice(0, 5).join('、')}${all.length > 5 ? '……' : ''}）`;
  const count = String(words.length);
  return at === undefined
    ? [{ at: '图片', text: `正文里有 ${count} 张图片${said}，图片没有导入` }]
    : [{ at, text: `这里有${words.length > 1 ? ` ${count} 张` : ''}图片${said}，图片没有导入` }];
}

const white = /^(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))$/iu;

/** What is shown otherwise than its text says: parts of a formula above each other, a bar, text from right to left. */
function shapedText(element: Dom.Element, text: string): string {
  const { tagName } = element;
  if (tagName === 'math') return shapes.some((name) => within(element, name).length > 0) ? text : '';
  if (tagName === 'progress' || tagName === 'meter')
    return `进度条 ${[attribute(element, 'value'), attribute(element, 'max')].filter(Boolean).join('/')}`;
  const isTurned =
    (tagName === 'bdo' && /^rtl$/iu.test(attribute(element, 'dir') ?? '')) ||
    (/override/iu.test(styled(element, 'unicode-bidi') ?? '') && /^rtl/iu.test(styled(element, 'direction') ?? ''));
  return isTurned ? text : '';
}

const shapes = 'mfrac msup msub msubsup msqrt mroot mover munder munderover mtable'.split(' ');

const clear =
  /^(?:transparent|#[\da-f]{3}0|#[\da-f]{6}00|rgba?\((?:[^,)]+,){3}\s*0(?:\.0+)?%?\s*\)|rgba?\([^)]*\/\s*0(?:\.0+)?%?\s*\))$/iu;

const colourOf = (element: Dom.Element): string =>
  styled(element, 'color') ?? (element.tagName === 'font' ? (attribute(element, 'color') ?? '') : '');

const isWhite = (element: Dom.Element): boolean => white.test(colourOf(element));

/** Does an element, or one around it, have a ground that is not white? */
function isOnColour(element: Dom.Element): boolean {
  const ground = styled(element, 'background(?:-color|-image)?') ?? attribute(element, 'bgcolor');
  if (ground !== undefined) return !white.test(ground) && !/^(?:none|transparent|inherit|initial)$/iu.test(ground);
  const { parentNode } = element;
  return parentNode !== null && tree.isElementNode(parentNode) && isOnColour(parentNode);
}

/** The title of an element whose text ends in dots, where it is the whole of that text. */
function wholeOf(element: Dom.Element, text: string): string {
  const title = asShown(attribute(element, 'title') ?? '').trim();
  const stem = text.replace(/(?:…+|\.{3,})$/u, '');
  return stem !== text && title.length > text.length && title.startsWith(stem) ? title : '';
}

const isStruck = (element: Dom.Element): boolean =>
  ['s', 'strike'].includes(element.tagName) || /text-decoration[^;]*line-through/iu.test(styleOf(element));

const isUnchosen = (select: Dom.Element): boolean =>
  within(select, 'option').every((option) => attribute(option, 'selected') === undefined);

const optionsOf = (select: Dom.Element): string => within(select, 'option').map(plainText).join('、');
