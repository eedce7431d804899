/**
 * From Markdown nodes to verbatim prose. Only deliberate structure survives (paragraphs, lists, tables, `**bold**`,
 * links, images); whatever else a parser saw in official text is put back as it was typed.
 */
import type { Nodes, PhrasingContent, Table, Text } from 'mdast';
import { error, quote } from '../../schema/fault.ts';
import { runsText, type Block, type Prose, type Run } from '../../schema/prose.ts';
import { rawHtml, readMdx } from './programs.ts';
import { addRuns, checkLink, decodeName, joinRuns, readEscapes, readRuns } from './runs.ts';
import { endOf, placeOf, sourceOf, startOf, type Source } from './source.ts';

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
    // Some parsers count the line break behind a quotation among its characters.
    end = startOf(node) + sourceOf(node, source).trimEnd().length;
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

function readParagraph(nodes: readonly PhrasingContent[], source: Source): Block[] {
  const blocks: Block[] = [];
  let pending: PhrasingContent[] = [];
  const flush = (): void => {
    const runs = readRuns(pending, source);
    if (runsText(runs).trim() !== '') blocks.push({ kind: 'paragraph', runs });
    pending = [];
  };
  for (const node of nodes.flatMap((one) => withoutStrikes(one, source))) {
    if (node.type === 'image') {
      flush();
      blocks.push(readImage(node, source));
    } else pending.push(node);
  }
  flush();
  return blocks;
}

/** Tildes are text here: an image between two of them stands as it does without them. */
function withoutStrikes(node: PhrasingContent, source: Source): PhrasingContent[] {
  const [first, last] = node.type === 'delete' ? [node.children[0], node.children.at(-1)] : [];
  if (node.type !== 'delete' || !first || !last || !node.position || !first.position || !last.position) return [node];
  type Point = NonNullable<Text['position']>['start'];
  const mark = (start: Point, end: Point): Text => ({
    type: 'text',
    value: source.text.slice(start.offset, end.offset),
    position: { start, end },
  });
  return [
    mark(node.position.start, first.position.start),
    ...node.children.flatMap((one) => withoutStrikes(one, source)),
    mark(last.position.end, node.position.end),
  ];
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
  const blame = (mend: string): Block[] => {
    source.faults.push(error(placeOf(node, source.file), 'format/heading', mend));
    return [];
  };
  if (source.rich && node.depth > 1) {
    const runs = readRuns(node.children, source);
    if (runsText(runs).trim() === '') return blame('这个标题没有字，请写上，或者删去这一行');
    return [{ kind: 'heading', depth: node.depth, runs }];
  }
  const mend = source.rich
    ? '正文的标题从 ## 开始（页面标题写在开头的“标题”里）'
    : `这里不能用 ${'#'.repeat(node.depth)} 标题；如果 # 是正文，请写成 \\#`;
  return blame(mend);
}
