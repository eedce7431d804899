/** Parses Markdown with Sätteri, Astro's own engine. */
import type { Nodes, Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import { error } from '../../schema/fault.ts';
import { withoutLongPrograms } from '../bounds.ts';
import type { Source } from './source.ts';

const features = { gfm: { footnotes: false }, frontmatter: false } as const;

/** The top-level nodes of a Markdown text. */
export function parseMarkdown(text: string): Nodes[] {
  return (markdownToMdast(text, { features }) as Root).children;
}

/** A `<` that can't begin a tag, as in `PM2.5<35`, which MDX would stumble over. */
const bareLess = /(?<!\\|\]\([ \t]*)<(?![A-Za-z/!?$_>])/gu;
/** Stands for it while MDX is parsed: a code point that Unicode never gives to a character. */
const lessStandIn = '\uFDD0';

/** The top-level nodes of an MDX text; a syntax error becomes a fault and nothing is returned. */
export function parseMdx(source: Source): Nodes[] {
  const text = withoutLongPrograms(source.text, source.file, source.faults);
  try {
    const root = mdxToMdast(text.replace(bareLess, lessStandIn), { features });
    return (JSON.parse(JSON.stringify(root).replaceAll(lessStandIn, '<')) as Root).children;
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
