/** Parses Markdown with Sätteri, Astro's own engine. */
import type { Nodes, Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { error } from '../schema/fault.ts';
import type { Source } from './prose.ts';

const features = { gfm: { footnotes: false }, frontmatter: false } as const;

/** The top-level nodes of a Markdown text. */
export function parseMarkdown(text: string): Nodes[] {
  return (markdownToMdast(text, { features }) as Root).children;
}

/** The top-level nodes of an MDX text; a syntax error becomes a fault and nothing is returned. */
export function parseMdx(source: Source): Nodes[] {
  try {
    return (mdxToMdast(source.text, { features }) as Root).children;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const [, line, column] = /^(\d+):(\d+):/u.exec(message) ?? [];
    const mend = '有不成对的 < 或 {；如果是正文，请写成 \\< 或 \\{';
    source.faults.push(
      error({ file: source.file, line: Number(line ?? 1), column: Number(column ?? 1) }, 'format/mdx', mend),
    );
    return [];
  }
}
