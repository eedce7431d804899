/** Finds half-width punctuation beside Chinese. */
import { parseForESLint as parseAstro } from 'astro-eslint-parser';
import { parser as typescript } from 'typescript-eslint';
import { isScalar, parseDocument, Scalar, visit } from 'yaml';

/** A half-width mark beside Chinese. */
export interface HalfWidth {
  line: number;
  column: number;
  /** The mark with the characters around it … */
  found: string;
  /** … and the same, mended. */
  mend: string;
}

type Range = readonly [start: number, end: number];

/** Every half-width mark directly beside Chinese in the text of a .ts, .astro, .md, .mdx or .yaml file, by position. */
export function findHalfWidth(file: string, source: string): HalfWidth[] {
  const visible = visibleText(file, source);
  return [...visible.matchAll(marks)].map(({ 0: mark, index }) => {
    const before = visible.slice(0, index);
    const lead = /\S{0,4}$/u.exec(before)?.[0] ?? '';
    const rest = /^\S{0,4}/u.exec(visible.slice(index + 1))?.[0] ?? '';
    return {
      line: before.split('\n').length,
      column: index - before.lastIndexOf('\n'),
      found: `${lead}${mark}${rest}`,
      mend: `${lead}${fullWidth(mark, rest)}${rest}`,
    };
  });
}

// A closing bracket or quotation mark before it, or an opening one after it, is as good as a character.
const marks = /(?<=[\p{Script=Han}」』》）”])[,;:?!()"]|[,;:?!()"](?=[\p{Script=Han}「『《（“])/gu;

function fullWidth(mark: string, next: string): string {
  if (mark === '"') return /^\p{Script=Han}/u.test(next) ? '“' : '”';
  // The full-width forms of ASCII stand in the order of ASCII.
  return String.fromCodePoint((mark.codePointAt(0) ?? 0) + 0xfee0);
}

/** The source with everything blanked that is not text for people; positions stay. */
function visibleText(file: string, source: string): string {
  if (file.endsWith('.yaml')) return keep(source, yamlValues(source));
  if (/\.mdx?$/.test(file)) return markdownText(source);
  const code = keep(source, file.endsWith('.astro') ? astroText(source) : codeText(source));
  return blank(code, ...markup, yamlKey, yamlComma);
}

/** In strings of code: `标题: …` of a skeleton or an example is YAML, `错误: …` is a sentence. */
const yamlKey = /(?<=^|[\n{「“，]|\\n|- ) *(?!错误|警告|注意|提示)[\p{Script=Han}\w]{1,8}:(?=\s|\\n)/gu;
const yamlComma = /(?<=\[[^[\]\n]*),(?= [^[\]\n]*\])/gu;

/** Code spans, tags and comments, link targets, addresses. An image's `!` belongs to the image. */
const markup = [
  /(`+)(?!`)[^`]+\1/gu,
  /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>/gu,
  /(?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)/gu,
  /^\[[^\]\n]+\]:.*$/gmu,
  /https?:\/\/[\w./?#&=%:;,!()~+-]+/gu,
  /!(?=\[)/gu,
];

const fences = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\1[`~]*[ \t]*$/gmu;

function markdownText(source: string): string {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)^---[ \t]*\r?$/mu.exec(source);
  if (front?.index !== 0) return blank(source, fences, ...markup);
  const [{ length }, yaml = ''] = front;
  const start = front[0].indexOf(yaml, 3);
  const values = yamlValues(yaml).map(([from, to]): Range => [from + start, to + start]);
  return keep(source.slice(0, length), values) + blank(source.slice(length), fences, ...markup);
}

function yamlValues(source: string): Range[] {
  const ranges: Range[] = [];
  visit(parseDocument(source), (key, node) => {
    if (key === 'key' || !isScalar(node) || !node.range) return;
    const quote = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? 1 : 0;
    ranges.push([node.range[0] + quote, node.range[1] - quote]);
  });
  return ranges;
}

/** Strings and templates of TypeScript. */
const codeText = (source: string): Range[] => textNodes(typescript.parseForESLint(source).ast, source);

/** Strings, templates, text and attribute values of an Astro component and of the scripts inside it. */
const astroText = (source: string): Range[] => textNodes(parseAstro(source, { parser: typescript }).ast, source);

/** The ranges of a syntax tree's text, without quotes; patterns of regular expressions are no text. */
function textNodes(tree: unknown, source: string): Range[] {
  if (Array.isArray(tree)) return tree.flatMap((node) => textNodes(node, source));
  if (!isNode(tree)) return [];
  const [start, end] = tree.range;
  const text = source.slice(start, end);
  switch (tree.type) {
    case 'Literal':
      return /^['"]/u.test(text) ? [[start + 1, end - 1]] : [];
    case 'TemplateElement':
      return [[start + 1, end - (text.endsWith('`') ? 1 : 2)]];
    case 'JSXText':
      return [[start, end]];
    case 'AstroRawText':
      return isNode(tree.parent) && /^<script\b/u.test(source.slice(...tree.parent.range))
        ? codeText(text).map(([from, to]) => [from + start, to + start])
        : [];
    case 'NewExpression':
    case 'CallExpression':
      if (/^(?:new )?RegExp\(/u.test(text)) return [];
      break;
    case 'TaggedTemplateExpression':
      if (text.startsWith('String.raw')) return [];
  }
  return Object.entries(tree).flatMap(([key, child]) => (noChildren.has(key) ? [] : textNodes(child, source)));
}

const noChildren = new Set(['parent', 'tokens', 'comments']);

interface TreeNode {
  type: string;
  range: Range;
  parent?: unknown;
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

const spaces = (text: string): string => text.replace(/[^\n]/g, ' ');

function blank(text: string, ...patterns: readonly RegExp[]): string {
  return patterns.reduce((left, pattern) => left.replace(pattern, spaces), text);
}

function keep(text: string, ranges: readonly Range[]): string {
  let kept = '';
  for (const [start, end] of [...ranges].sort(([a], [b]) => a - b)) {
    kept += spaces(text.slice(kept.length, start)) + text.slice(Math.max(start, kept.length), end);
  }
  return kept + spaces(text.slice(kept.length));
}
