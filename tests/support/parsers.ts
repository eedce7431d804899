/** The other parser of the house, as prose pages are read: remark with remark-gfm. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Parse } from '../../src/reader/text/source.ts';

const processor = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

// After parsing, remark-gfm looks for more addresses in the text and makes links of them that have no position. The
// reader puts text back by position, and makes no links of addresses anyway.
for (const extension of (processor.data().fromMarkdownExtensions ?? []).flat()) delete extension.transforms;

/** The top-level nodes of a Markdown text, by remark. */
export const remark: Parse = (text) => processor.parse(text).children;
