/** Inline nodes → runs of verbatim prose: plain text, bold, links. Whatever else a parser saw is put back as it was typed. */
import type { Nodes, Parent, PhrasingContent } from 'mdast';
import { error, quote } from '../../schema/fault.ts';
import { runsText, type Run } from '../../schema/prose.ts';
import { webAddressMend, wholeAddress } from '../../schema/web-address.ts';
import { deepest } from '../bounds.ts';
import { rawHtml, readMdx } from './programs.ts';
import { endOf, placeOf, sourceOf, startOf, unindented, type Parse, type Source } from './source.ts';

/** Reads inline nodes; neighbours of the same kind become one run. */
export function readRuns(nodes: readonly PhrasingContent[], source: Source): Run[] {
  const [only] = nodes;
  // Nearly every line of official text is one stretch of plain characters.
  if (nodes.length === 1 && only?.type === 'text' && !only.value.includes('**'))
    return only.value === '' ? [] : [spacesBefore(only, source) + readText(only, source)];
  const loose = nodes.some((node) => hasLooseStars(node, source));
  if (!loose) return joinRuns(nodes.flatMap((node) => [spacesBefore(node, source), ...readInline(node, source)]));
  const runs = nodes.flatMap((node) => {
    const read = node.type === 'strong' ? putBack(node, source) : readInline(node, source);
    return [spacesBefore(node, source), ...(hasEscapedStars(node, source) ? read.map(withStars(starStandIn)) : read)];
  });
  return joinRuns(runs)
    .flatMap((run) => (typeof run === 'string' ? pairStars(run) : [run]))
    .map(withStars('*', starStandIn));
}

/** The spaces that open the line of a node: a parser drops them. */
function spacesBefore(node: Nodes, source: Source): string {
  const start = startOf(node);
  if (!/[ \t]/u.test(source.text.charAt(start - 1))) return '';
  const before = source.text.slice(start - placeOf(node, source.file).column + 1, start);
  return /[^ \t]/u.test(before) ? '' : before.slice(source.indent);
}

/** The characters of a text, with the spaces that open its lines. */
function readText(node: Extract<Nodes, { type: 'text' }>, source: Source): string {
  if (!node.value.includes('\n')) return node.value;
  const typed = unindented(sourceOf(node, source), source).split('\n');
  const lines = node.value.split('\n');
  // A line break that was typed as a character reference has no line of its own.
  if (lines.length !== typed.length) return node.value;
  return lines.map((line, index) => (index === 0 ? '' : openingSpaces(typed[index] ?? '')) + line).join('\n');
}

const openingSpaces = (line: string): string => /^[ \t]*/u.exec(line)?.[0] ?? '';

/**
 * CommonMark does not close `**整改情况：**已完成`, since a colon stands before the stars and Han after. Where stars are
 * left over, those that it did pair may belong elsewhere (`**甲：**乙**丙：**`), so all are paired anew.
 */
const hasLooseStars = (node: PhrasingContent, source: Source): boolean =>
  node.type === 'text' && node.value.includes('**') && !hasEscapedStars(node, source);

/** Stars that are characters of the text, whatever stands beside them. */
const hasEscapedStars = (node: Nodes, source: Source): boolean =>
  /\\\*|&(?:#0*42|#[xX]0*2[aA]|ast);/u.test(sourceOf(node, source));

/** Stands for stars that pair with none: a code point that Unicode never gives to a character. */
const starStandIn = '\uFDD1';

/** A run with its stars as another character, or that character as stars again. */
const withStars =
  (becomes: string, was = '*') =>
  (run: Run): Run =>
    typeof run === 'string' ? run.replaceAll(was, becomes) : { ...run, text: run.text.replaceAll(was, becomes) };

const inBold = (text: string): Exclude<Run, string> => ({ text, bold: true });

const pairStars = (text: string): Run[] =>
  text
    .split(/\*\*(?![\s*])([^*\n]+?)(?<!\s)\*\*/u)
    .map((part, index): Run => (index % 2 === 0 ? part : inBold(part)))
    .filter((run) => run !== '');

function readInline(node: PhrasingContent, source: Source): Run[] {
  const typed = (): string => sourceOf(node, source);
  switch (node.type) {
    case 'text':
      return [readText(node, source)];
    case 'break':
      return ['\n'];
    case 'strong': {
      if (!typed().startsWith('**')) return putBack(node, source);
      return readDeeper(node, source).map((run) =>
        typeof run === 'string' ? inBold(run) : { ...run, ...inBold(run.text) },
      );
    }
    case 'link':
      return typed().startsWith('[') ? readLink(node, source) : [readEscapes(node, source)];
    case 'image':
      source.images.find(decodeName(node.url));
      source.faults.push(
        error(placeOf(node, source.file), 'format/image', '图片要单独成段，不能放在表格、标题或加粗里'),
      );
      return [];
    case 'html':
      rawHtml(node, source);
      return [];
    case 'mdxJsxTextElement':
    case 'mdxTextExpression':
      readMdx(node, source);
      return [];
    default:
      return 'children' in node ? putBack(node, source) : [readEscapes(node, source)];
  }
}

/** What is inside a node; below the deepest that anybody needs, the characters as typed. */
function readDeeper(node: PhrasingContent & Parent, source: Source): Run[] {
  const inside = node.children as PhrasingContent[];
  if (source.depth < deepest) return readRuns(inside, { ...source, depth: source.depth + 1 });
  const mend = `这里的 * _ ~ [ 等符号套了 ${String(deepest)} 层以上；请核对是不是粘贴错了`;
  source.faults.push(error(placeOf(node, source.file), 'format/nesting', mend));
  return [source.text.slice(startOf(inside[0] ?? node), endOf(inside.at(-1) ?? node))];
}

/** The node's own marks as typed, around what is inside it. */
function putBack(node: PhrasingContent & Parent, source: Source): Run[] {
  const inside = node.children as PhrasingContent[];
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return [sourceOf(node, source)];
  return [
    source.text.slice(startOf(node), startOf(first)),
    ...readDeeper(node, source),
    source.text.slice(endOf(last), endOf(node)),
  ];
}

function readLink(node: Extract<Nodes, { type: 'link' }>, source: Source): Run[] {
  checkLink(node, source);
  const text = runsText(readDeeper(node, source));
  if (text.trim() === '')
    source.faults.push(error(placeOf(node, source.file), 'format/link', '链接没有文字，请写成 [文字](网址)'));
  return [{ text, href: node.url }];
}

/** A link must lead to another site, and to where people read that it leads. */
export function checkLink(node: Nodes & { url: string }, source: Source): void {
  const mend = webAddressMend(node.url);
  if (mend === undefined) return;
  const how = mend === wholeAddress ? '链接只能用 https:// 或 http:// 开头的完整网址' : mend;
  source.faults.push(error(placeOf(node, source.file), 'format/link', `不能使用链接${quote(node.url)}，${how}`));
}

/** A node as typed but for escapes: no parser has read `\\*` and `&lt;` in what is put back. */
export function readEscapes(node: Nodes, source: Source): string {
  return unindented(sourceOf(node, source), source).replace(
    /\\([!-/:-@[-`{-~])|&#?\w+;/gu,
    (escape, mark?: string) => mark ?? readReference(escape, source.parse),
  );
}

const references = new Map<string, string>();

/** The character that a reference such as `&lt;` stands for. */
function readReference(typed: string, parse: Parse): string {
  const known = references.get(typed);
  if (known !== undefined) return known;
  const [block] = parse(typed);
  const inside = block?.type === 'paragraph' ? block.children[0] : undefined;
  const read = inside?.type === 'text' ? inside.value : typed;
  references.set(typed, read);
  return read;
}

/** The name of a picture as a text means it. */
export const decodeName = (url: string): string => {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return url.normalize('NFC');
  }
};

/** Joins neighbouring plain runs. */
export const joinRuns = (runs: readonly Run[]): Run[] => addRuns([], runs);

/** Adds runs to a line of them, plain ones to a plain one before them. */
export function addRuns(joined: Run[], runs: readonly Run[]): Run[] {
  for (const run of runs) {
    const last = joined.at(-1);
    if (run === '') continue;
    if (typeof run === 'string' && typeof last === 'string') joined[joined.length - 1] = last + run;
    else joined.push(run);
  }
  return joined;
}
