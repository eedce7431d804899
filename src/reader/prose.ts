/**
 * From Markdown nodes to verbatim prose. Only deliberate structure survives (paragraphs, lists, tables, `**bold**`,
 * links, images); whatever else a parser saw in official text is put back as it was typed.
 */
import type { Nodes, Parent, PhrasingContent, Table } from 'mdast';
import { error, quote, type Fault, type Place } from '../schema/fault.ts';
import { proseComponents, runsText, type Block, type Prose, type Run } from '../schema/prose.ts';
import { webAddressMend, wholeAddress } from '../schema/web-address.ts';
import { deepest } from './bounds.ts';
import { suggest } from './complaints.ts';
import type { FolderImages } from './images.ts';

/** Gives the top-level nodes of a Markdown text, with positions. */
export type Parse = (text: string) => Nodes[];

/** A parsed file while its prose is being read. */
export interface Source {
  file: string;
  /** The text that the positions count in. */
  text: string;
  faults: Fault[];
  parse: Parse;
  /** The images beside the file. */
  images: FolderImages;
  /** Announcements and pages may have headings and the site's components. */
  rich: boolean;
  /** See `InspectionRecord.lost`. */
  lost: Set<string>;
  /** Spaces at the start of a line that belong to the list item around it, not to the text. */
  indent: number;
  /** How deep emphasis stands within emphasis; lists and quotations have been bounded before they were parsed. */
  depth: number;
}

/** Where a node begins. */
export function placeOf(node: Nodes, file: string): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** The characters of a node as typed. */
export const sourceOf = (node: Nodes, source: Source): string => source.text.slice(startOf(node), endOf(node));

/** Reads block nodes. */
export function readProse(nodes: readonly Nodes[], source: Source): Prose {
  return joinLines(
    nodes.map((node) => ({ node, blocks: readBlock(node, source) })),
    source,
  );
}

/** What was put back stays one paragraph with its neighbours where only a line break was typed between them. */
function joinLines(parts: readonly { node: Nodes; blocks: Block[] }[], source: Source): Block[] {
  const joined: Block[] = [];
  let end = 0;
  for (const { node, blocks } of parts) {
    const [last, [first, ...rest]] = [joined.at(-1), blocks];
    const isDirect = /^[ \t]*\n[ \t]*$/u.test(source.text.slice(end, startOf(node)));
    if (isDirect && last?.kind === 'paragraph' && first?.kind === 'paragraph') {
      addRuns(last.runs, ['\n', ...first.runs]);
      joined.push(...rest);
    } else joined.push(...blocks);
    end = endOf(node);
  }
  return joined;
}

function readBlock(node: Nodes, source: Source): Block[] {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node.children, source);
    case 'list':
      return readList(node, source);
    case 'table':
      return [{ kind: 'table', rows: readRows(node, source) }];
    case 'heading':
      return readHeading(node, source);
    case 'html':
      rawHtml(node, source);
      return [];
    case 'mdxJsxFlowElement':
    case 'mdxFlowExpression':
    case 'mdxjsEsm':
      return readMdx(node, source);
    case 'definition':
      if (/^[a-z][a-z\d+.-]*:/iu.test(node.url)) checkLink(node, source);
      return [putBackBlock(node, source)];
    default:
      // Read for its faults alone: nothing hides in a quotation.
      if ('children' in node) readProse(node.children as Nodes[], source);
      return [putBackBlock(node, source)];
  }
}

const putBackBlock = (node: Nodes, source: Source): Block => ({
  kind: 'paragraph',
  runs: [readEscapes(node, source).trimEnd()],
});

/** A node as typed but for escapes: no parser has read `\\*` and `&lt;` in what is put back. */
function readEscapes(node: Nodes, source: Source): string {
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

function readParagraph(nodes: readonly PhrasingContent[], source: Source): Block[] {
  const blocks: Block[] = [];
  let pending: PhrasingContent[] = [];
  const flush = (): void => {
    const runs = readRuns(pending, source);
    if (runsText(runs).trim() !== '') blocks.push({ kind: 'paragraph', runs });
    pending = [];
  };
  for (const node of nodes) {
    if (node.type === 'image') {
      flush();
      blocks.push(readImage(node, source));
    } else pending.push(node);
  }
  flush();
  return blocks;
}

function readImage(node: Extract<Nodes, { type: 'image' }>, source: Source): Block {
  const name = decodeName(node.url);
  const place = placeOf(node, source.file);
  const isThere = source.images.find(name);
  if (!/^[^/\\:?#%]+\.(?:png|jpe?g|webp|gif|avif)$/iu.test(name))
    source.faults.push(
      error(
        place,
        'format/image',
        `图片${quote(name)}要放在同一个文件夹里，只写文件名，文件名里没有 \\ : ? # %，格式为 png、jpg、webp、gif 或 avif`,
      ),
    );
  else if (!isThere) {
    const like = source.images.like(name);
    const mend =
      like === undefined ? '请把它放在这个文件旁边，或核对文件名' : `旁边的是${quote(like)}，大小写也要一致，请核对`;
    source.faults.push(error(place, 'format/image', `找不到图片${quote(name)}，${mend}`));
  }
  return { kind: 'image', name, alt: node.alt ?? '' };
}

const decodeName = (url: string): string => {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return url.normalize('NFC');
  }
};

/** An item number of four and more digits is a year or a code that begins a sentence, not numbering. */
const isNumbering = (marker: string): boolean => !/\d{4}/u.test(marker);

function readList(node: Extract<Nodes, { type: 'list' }>, source: Source): Block[] {
  const items = node.children.map((item) => {
    const first = item.children[0];
    const marker = source.text.slice(startOf(item), first ? startOf(first) : endOf(item));
    const indent = first ? placeOf(first, source.file).column - 1 : source.indent;
    return { node: item, marker, blocks: readProse(item.children, { ...source, indent }) };
  });
  if (items.every((item) => isNumbering(item.marker)))
    return [{ kind: 'list', items: items.map(({ marker, blocks }) => ({ marker, blocks })) }];
  const lines = items.map(({ node: item, marker, blocks }) => {
    const [first, ...rest] = blocks;
    const whole: Block[] =
      first?.kind === 'paragraph'
        ? [{ kind: 'paragraph', runs: joinRuns([marker, ...first.runs]) }, ...rest]
        : [{ kind: 'paragraph', runs: [marker] }, ...blocks];
    return { node: item, blocks: whole };
  });
  return joinLines(lines, source);
}

/** The cells of a table, all rows as wide as its header. */
export function readRows(table: Table, source: Source): Run[][][] {
  const width = table.children[0]?.children.length ?? 0;
  return table.children.map((row) => {
    if (row.children.length > width)
      source.faults.push(
        error(
          placeOf(row, source.file),
          'format/table',
          `这一行有 ${String(row.children.length)} 格，表头只有 ${String(width)} 格；内容里的 | 请写成 \\|`,
        ),
      );
    return row.children.map((cell) => readRuns(cell.children, source));
  });
}

function readHeading(node: Extract<Nodes, { type: 'heading' }>, source: Source): Block[] {
  const typed = sourceOf(node, source);
  if (!typed.startsWith('#')) {
    const underline = typed.slice(typed.lastIndexOf('\n'));
    return [{ kind: 'paragraph', runs: joinRuns([...readRuns(node.children, source), underline]) }];
  }
  if (source.rich && node.depth > 1)
    return [{ kind: 'heading', depth: node.depth, runs: readRuns(node.children, source) }];
  const mend = source.rich
    ? '正文的标题从 ## 开始（页面标题写在开头的“标题”里）'
    : `这里不能用 ${'#'.repeat(node.depth)} 标题；如果 # 是正文，请写成 \\#`;
  source.faults.push(error(placeOf(node, source.file), 'format/heading', mend));
  return [];
}

/** Reads inline nodes; neighbours of the same kind become one run. */
export function readRuns(nodes: readonly PhrasingContent[], source: Source): Run[] {
  const [only] = nodes;
  // Nearly every line of official text is one stretch of plain characters.
  if (nodes.length === 1 && only?.type === 'text' && !only.value.includes('**'))
    return only.value === '' ? [] : [spacesBefore(only, source) + readText(only, source)];
  const loose = nodes.some((node) => hasLooseStars(node, source));
  const runs = nodes.flatMap((node) => [
    spacesBefore(node, source),
    ...(loose && node.type === 'strong' ? putBack(node, source) : readInline(node, source)),
  ]);
  return loose ? joinRuns(runs).flatMap((run) => (typeof run === 'string' ? pairStars(run) : [run])) : joinRuns(runs);
}

/** The spaces that open the line of a node: a parser drops them. */
function spacesBefore(node: Nodes, source: Source): string {
  const start = startOf(node);
  if (!/[ \t]/u.test(source.text.charAt(start - 1))) return '';
  const before = source.text.slice(start - placeOf(node, source.file).column + 1, start);
  return /\S/u.test(before) ? '' : before.slice(source.indent);
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

/** Text of several lines without the spaces that belong to a list item around it. */
const unindented = (text: string, { indent }: Source): string =>
  indent === 0 ? text : text.replace(new RegExp(`\\n[ \\t]{1,${String(indent)}}`, 'gu'), '\n');

/**
 * CommonMark does not close `**整改情况：**已完成`, since a colon stands before the stars and Han after. Where stars are
 * left over, those that it did pair may belong elsewhere (`**甲：**乙**丙：**`), so all are paired anew.
 */
function hasLooseStars(node: PhrasingContent, source: Source): boolean {
  if (node.type !== 'text' || !node.value.includes('**')) return false;
  const typed = sourceOf(node, source);
  return !typed.includes('\\*') && typed.split('*').length === node.value.split('*').length;
}

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

function checkLink(node: Nodes & { url: string }, source: Source): void {
  const mend = webAddressMend(node.url);
  if (mend === undefined) return;
  const how = mend === wholeAddress ? '链接只能用 https:// 或 http:// 开头的完整网址' : mend;
  source.faults.push(error(placeOf(node, source.file), 'format/link', `不能使用链接${quote(node.url)}，${how}`));
}

function rawHtml(node: Extract<Nodes, { type: 'html' }>, source: Source): void {
  const [line = ''] = node.value.split('\n', 1);
  const tag = line.trimStart();
  const { file, line: number, column } = placeOf(node, source.file);
  const place = { file, line: number, column: column + line.search(/\S/u) };
  source.faults.push(error(place, 'format/html', `不能使用 HTML${quote(tag)}；如果 < 是正文，请写成 \\<`));
}

type MdxNode = Extract<Nodes, { type: `mdx${string}` }>;

function readMdx(node: MdxNode, source: Source): Block[] {
  const place = placeOf(node, source.file);
  const blame = (message: string): Block[] => {
    source.faults.push(error(place, 'format/mdx', message));
    return [];
  };
  if (node.type === 'mdxjsEsm') return blame('不能使用 import 或 export，请删除这一行');
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return blame('不能使用 {…} 表达式；如果花括号是正文，请写成 \\{');
  const typed = node.name ?? '';
  const name = proseComponents.find((one) => one === typed);
  const known = proseComponents.map((one) => `<${one} />`);
  if (!name) return blame(`未知的组件${quote(`<${typed}>`)}${suggest(`<${typed} />`, known)}`);
  if (node.attributes.length > 0 || node.children.length > 0)
    return blame(`组件 <${name} /> 不带参数，也不包含内容，请只写 <${name} />`);
  if (node.type === 'mdxJsxTextElement') return blame(`组件 <${name} /> 要单独成段，请在它前后各空一行`);
  return [{ kind: 'component', name }];
}

/** Joins neighbouring plain runs. */
const joinRuns = (runs: readonly Run[]): Run[] => addRuns([], runs);

/** Adds runs to a line of them, plain ones to a plain one before them. */
function addRuns(joined: Run[], runs: readonly Run[]): Run[] {
  for (const run of runs) {
    const last = joined.at(-1);
    if (run === '') continue;
    if (typeof run === 'string' && typeof last === 'string') joined[joined.length - 1] = last + run;
    else joined.push(run);
  }
  return joined;
}
