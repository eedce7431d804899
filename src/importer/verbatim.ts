/**
 * Text in Markdown that reads back as the same text. remark-stringify escapes for any reader; ours takes most official
 * text as it was typed (`3. 甲`, `PM2.5<35`, `8:00~12:00`), so it is asked first, and escapes are only for what it would
 * read differently: bold, links, HTML, headings, tables.
 */
import type { Nodes, Paragraph, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { FolderImages } from '../reader/images.ts';
import { withinBounds } from '../reader/bounds.ts';
import { conflictsIn } from '../reader/conflicts.ts';
import { parseMarkdown } from '../reader/text/markdown.ts';
import { readProse, readRows } from '../reader/text/prose.ts';
import type { Source } from '../reader/text/source.ts';
import { proseText, runsText } from '../schema/prose.ts';

declare module 'mdast' {
  interface TextData {
    /** The Markdown of this text, known to read back as it. */
    verbatim?: string;
  }
}

const processor = unified()
  // Cells of one length: columns are not padded to the longest value, and the line below the header is `---`.
  .use(remarkGfm, { singleTilde: false, stringLength: () => 3 })
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    handlers: {
      text: (node: Extract<Nodes, { type: 'text' }>, _, state, info) =>
        node.data?.verbatim ?? state.safe(node.value, info),
    },
  });

/** Writes a tree. */
export const stringify = (root: Root): string => processor.stringify(root);

const sourceOf = (text: string): Source => ({
  file: '',
  text,
  faults: [],
  parse: parseMarkdown,
  images: new FolderImages([]),
  rich: false,
  day: undefined,
  indent: 0,
  depth: 0,
  lost: new Set(),
});

/** The text of a section as our reader reads it; undefined if it finds a fault, or does not see where it ends. */
function readBack(markdown: string): string | undefined {
  const within = `# 一\n\n${markdown}\n# 一\n`;
  const refused = conflictsIn(within, '');
  withinBounds(within, '', refused);
  if (refused.length > 0) return undefined;
  const source = sourceOf(within);
  const [first, ...nodes] = parseMarkdown(within);
  const last = nodes.pop();
  if (first?.type !== 'heading' || last?.type !== 'heading' || last.position?.end.offset !== within.length - 1)
    return undefined;
  const text = proseText(readProse(nodes, source));
  return source.faults.length > 0 ? undefined : text;
}

/** Plain text that begins with a letter has nothing that Markdown could see: most lines need not be tried. */
const harmlessLine =
  /^(?!.*(?:www\.|:\/\/))[\p{L}（《“〔①-⑳][\p{L}\p{N}\p{M}，。、；：？！“”‘’（）《》【】〔〕℃％·…—～／,.:;()%/"'+=-]*$/u;
const isHarmless = (text: string): boolean => text.split('\n').every((line) => harmlessLine.test(line));

/** Blank lines only part paragraphs; how many there were is not kept. */
const withoutBlankLines = (text: string): string => text.replace(/\n(?:[^\S\n]*\n)+/gu, '\n');

/** The paragraphs of a section. */
export function sectionNodes(text: string): Paragraph[] {
  const meant = withoutBlankLines(text);
  const paragraphs = meant === text ? [text] : text.split(/\n(?:[^\S\n]*\n)+/u);
  const nodes = (write: (text: string) => string | undefined): Paragraph[] =>
    paragraphs.map((value) => {
      const verbatim = write(value);
      return {
        type: 'paragraph',
        children: [{ type: 'text', value, ...(verbatim !== undefined && { data: { verbatim } }) }],
      };
    });
  if (isHarmless(meant)) return nodes(asTyped);
  // Spaces at the ends of lines would be lost, or indent what follows.
  const spaced = /^[ \t]|[ \t]$/mu.test(text);
  if (!spaced)
    for (const write of [asTyped, withoutMarks, withoutBeginnings])
      if (readBack(`${paragraphs.map(write).join('\n\n')}\n`) === meant) return nodes(write);
  const safe = nodes(() => undefined);
  if (readBack(stringify({ type: 'root', children: safe })) === meant) return safe;
  return nodes(everyMarkEscaped);
}

const asTyped = (text: string): string => text;

/** Escapes what may begin a block, and leaves the rest as typed. */
const withoutBeginnings = (text: string): string =>
  text
    .replace(/^([-+*#>=|~`_]|\d+(?=[.)]))/gmu, (mark) => (/\d/u.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d+)([.)])/gmu, '$1\\$2');

/** Escapes stars, angle brackets and square brackets alone. */
const withoutMarks = (text: string): string => text.replace(/[\\*<[\]]/gu, '\\$&');

/** Every mark of ASCII escaped, spaces at line ends as references: ugly, and never misread. */
const everyMarkEscaped = (text: string): string =>
  text
    .replace(/[!-/:-@[-`{-~]/gu, '\\$&')
    .replace(/^[ \t\u3000\u00A0]+|[ \t\u3000\u00A0]+$/gmu, (space) =>
      [...space].map((one) => `&#x${(one.codePointAt(0) ?? 32).toString(16)};`).join(''),
    );

/** A cell of the table of facts, in one line. */
export function cellMarkdown(text: string): string {
  if (!text.includes('\n') && isHarmless(text)) return text;
  const inline = (value: string): string => value.replaceAll('\n', '&#10;');
  const typed = inline(text.replaceAll('|', '\\|'));
  for (const candidate of [typed, inline(text.replace(/[\\|*<[\]_~`&]/gu, '\\$&')), inline(everyMarkEscaped(text))])
    if (readCell(candidate) === text) return candidate;
  return inline(everyMarkEscaped(text));
}

function readCell(markdown: string): string | undefined {
  const text = `| 项目 | 内容 |\n| --- | --- |\n| 一 | ${markdown} |\n`;
  const source = sourceOf(text);
  const [table, ...rest] = parseMarkdown(text);
  if (table?.type !== 'table' || rest.length > 0) return undefined;
  const cell = readRows(table, source)[1]?.[1];
  return source.faults.length > 0 || !cell ? undefined : runsText(cell).trim();
}

/** A heading in one line. */
export function headingMarkdown(text: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ()-]*\*?$/u.test(text)) return text;
  for (const candidate of [text, everyMarkEscaped(text)]) {
    const [heading, ...rest] = parseMarkdown(`## ${candidate}\n`);
    if (heading?.type !== 'heading' || rest.length > 0) continue;
    const [run] = readProse(
      [{ type: 'paragraph', children: heading.children, ...(heading.position && { position: heading.position }) }],
      sourceOf(`## ${candidate}\n`),
    );
    if (run?.kind === 'paragraph' && runsText(run.runs).trim() === text) return candidate;
  }
  return everyMarkEscaped(text);
}
