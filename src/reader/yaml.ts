/** YAML with the place of every value: inspection.yaml, site.yaml and front matter. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import { hiddenIn, hiddenMend, withoutHidden } from '../schema/text/characters.ts';
import { error, type Fault, type Place } from '../schema/fault.ts';
import { fieldsByLabel, foldWord, objectWithin } from '../schema/field.ts';
import { nameEntries, type Labelled, type RawValue } from './labelled.ts';

const syntaxMends: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '不能用制表符缩进，请改用空格',
  BAD_INDENT: '缩进不对，同一层的键要上下对齐',
  MULTILINE_IMPLICIT_KEY: '这一行缺少冒号，应为“键: 值”',
  MISSING_CHAR: '缺少引号、括号或逗号，请检查是否成对',
  BLOCK_AS_IMPLICIT_KEY: '冒号写多了，值里有冒号时请给整个值加引号',
  RESOURCE_EXHAUSTION: '括号或缩进套得太深了，请核对是不是粘贴错了',
  UNEXPECTED_TOKEN: '多了不该有的符号，值里有特殊符号时请给整个值加引号',
};

/**
 * Reads the entries of a YAML map. Scalars stay the text that was typed.
 * @param source YAML text
 * @param first the line of the file on which it begins
 */
export function readYaml(
  source: string,
  file: string,
  first: number,
  schema: z.ZodObject,
  faults: Fault[],
): Labelled[] | undefined {
  const lines = new LineCounter();
  const { yaml, shift } = withPlainColons(source, schema);
  const document = parseDocument(yaml, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: first + Math.max(line, 1) - 1, column: Math.max(1, Math.max(col, 1) - shift(line, col)) };
  };
  if (document.errors.length > 0) {
    // What is too deep leaves behind it many errors that say nothing.
    const tooDeep = document.errors.filter(({ code }) => code === 'RESOURCE_EXHAUSTION').slice(0, 1);
    for (const { code, pos } of tooDeep.length > 0 ? tooDeep : document.errors) {
      const mend = syntaxMends[code] ?? '写法有误，请对照手册里的例子';
      faults.push(error(placeAt(pos[0]), 'format/yaml', mend));
    }
    return undefined;
  }
  if (document.contents === null) return [];
  if (!isMap(document.contents)) {
    faults.push(error({ file, line: first, column: 1 }, 'format/yaml', '应为一行一个“键: 值”'));
    return undefined;
  }
  return readMap(document.contents, schema, { yaml, placeAt, faults });
}

/** A document while its nodes are read. */
interface Reading {
  yaml: string;
  placeAt: (offset: number) => Place;
  faults: Fault[];
}

/** A colon that YAML would not see: full-width, or without a plain space behind it. */
const typedColon = '[ \\u3000]*(?:：[ \\u3000]*|:\\u3000[ \\u3000]*|:(?=\\S))';
const lineKey = new RegExp(`^( *(?:- +)*)([^:：{}[\\],"'#]+?)${typedColon}`, 'u');
/** Indents are taken whole, so that thousands of dashes are not tried one by one. */
const keyLine = /^(?=( *(?:- +)*))\1([^:：{}[\],"'#]+)[:：][ \u3000]*(.*)$/u;
const flowKey = new RegExp(`"[^"]*"|'[^']*'|([{,] *)([^:：{}[\\],"'#]+?)${typedColon}`, 'gu');

/**
 * `批次：3` and `批次:3` are meant as `批次: 3` where the word before the colon is a known key, except in text that
 * goes over several lines.
 * @returns the text for YAML, and by how much a column of it is to the right of the same column as typed
 */
function withPlainColons(
  source: string,
  schema: z.ZodObject,
): { yaml: string; shift: (line: number, column: number) => number } {
  const keys = knownKeys(schema);
  /** By line: the columns from which on text has moved, and how far all in all. */
  const edits = new Map<number, { at: number; by: number }[]>();
  let text = Infinity;
  const plain = (line: string, index: number): string => {
    if (line.search(/\S/u) > text) return line;
    const [, head = '', key = '', value = ''] = keyLine.exec(line) ?? [];
    const known = keys.has(foldWord(key));
    if (known) text = /^(?:[{[#]|$)/u.test(value) ? Infinity : head.length;
    const flow = /^[{[]/u.exec(known ? value : line.replace(/^[ -]+/u, ''))?.[0];
    const made: { at: number; by: number }[] = [];
    let moved = 0;
    const replace = (match: string, before: string | undefined, word: string | undefined, offset: number): string => {
      // Maps in braces are also keyed by regions and types.
      if (before === undefined || word === undefined || !(flow === '{' || keys.has(foldWord(word)))) return match;
      const fixed = `${before}${word}: `;
      const by = fixed.length - match.length;
      moved += by;
      made.push({ at: offset + match.length + moved, by: moved });
      return fixed;
    };
    const lined = known ? line.replace(lineKey, replace) : line;
    const fixed = flow === undefined ? lined : lined.replace(flowKey, replace);
    if (made.length > 0) edits.set(index + 1, made);
    return fixed;
  };
  const yaml = source.split('\n').map(plain).join('\n');
  const shift = (line: number, column: number): number => {
    const made = edits.get(line) ?? [];
    let [low, high] = [0, made.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((made[middle]?.at ?? 0) < column) low = middle + 1;
      else high = middle;
    }
    return made[low - 1]?.by ?? 0;
  };
  return { yaml, shift };
}

function knownKeys(schema: z.ZodObject, keys = new Set<string>()): Set<string> {
  for (const [label, field] of fieldsByLabel(schema)) {
    keys.add(label);
    const inner = objectWithin(schema.shape[field.name] as z.ZodType);
    if (inner) knownKeys(inner, keys);
  }
  return keys;
}

function readMap(map: YAMLMap, schema: z.ZodObject, reading: Reading): Labelled[] {
  const { placeAt } = reading;
  return ownItems(map, reading).map((pair) => {
    const key = pair.key as Node;
    const label = isScalar(key) ? scalarText(key, reading) : '';
    const labelPlace = placeAt(key.range?.[0] ?? 0);
    const field = fieldsByLabel(schema).get(foldWord(label));
    const inner = field ? objectWithin(schema.shape[field.name] as z.ZodType) : undefined;
    const node = pair.value as Node | null;
    const within: Within = { places: new Map(), typed: new Map() };
    const value = node ? readNode(node, inner, within, '', reading) : '';
    const valuePlace = node?.range ? placeAt(node.range[0]) : labelPlace;
    return { label, labelPlace, value, valuePlace, inner: within.places, innerTyped: within.typed };
  });
}

/** What is known of a value's inside, by path. */
interface Within {
  places: Map<string, Place>;
  typed: Map<string, { label: string; value: RawValue }>;
}

function readNode(
  node: Node,
  schema: z.ZodObject | undefined,
  within: Within,
  path: string,
  reading: Reading,
): RawValue {
  const { placeAt, faults } = reading;
  const place = placeAt(node.range?.[0] ?? 0);
  if (path) within.places.set(path, place);
  complainOfUnread(node, reading);
  const below = (part: string | number): string => (path ? `${path}.${String(part)}` : String(part));
  if (isScalar(node)) return scalarText(node, reading).trim();
  if (isSeq(node))
    return node.items.map((item, index) => readNode(item as Node, schema, within, below(index), reading));
  if (isMap(node)) {
    if (!schema) {
      return Object.fromEntries(
        ownItems(node, reading).map((pair) => {
          const key = isScalar(pair.key) ? scalarText(pair.key, reading) : '';
          return [key, pair.value ? readNode(pair.value as Node, undefined, within, below(key), reading) : ''];
        }),
      );
    }
    const named = nameEntries(schema, readMap(node, schema, reading), faults);
    for (const [name, at] of named.places) within.places.set(below(name), at);
    for (const [name, one] of named.typed) within.typed.set(below(name), one);
    return named.input;
  }
  if (isAlias(node)) faults.push(error(place, 'format/yaml', '不支持 YAML 的引用写法（*），请直接写出内容'));
  return '';
}

/** What people mean as text, and YAML takes for a mark of its own: `!重要 通知`, `&甲 乙`, `关于 #3锅炉的公告`. */
function complainOfUnread(node: Node, { yaml, placeAt, faults }: Reading): void {
  if (!node.range || isAlias(node)) return;
  const [start, end] = node.range;
  if (node.tag !== undefined || node.anchor !== undefined)
    faults.push(error(placeAt(start), 'format/yaml', '前面以 ! 或 & 开头的字不会公开；是正文的，请给整个值加引号'));
  const comment = isScalar(node)
    ? /^[ \t]+(?=#\S)/u.exec(yaml.slice(end, yaml.indexOf('\n', end) + 1 || undefined))
    : null;
  if (comment)
    faults.push(
      error(
        placeAt(end + comment[0].length),
        'format/yaml',
        '空格后面的 # 是注释的开头，后面的字不会公开；是正文的，请给整个值加引号，是注释的，请在 # 后面空一格',
      ),
    );
}

/** The pairs of a map; of a key that is given twice, the first one. The library would compare each key with each other. */
function ownItems({ items }: YAMLMap, { placeAt, faults }: Reading): YAMLMap['items'] {
  const keys = new Set<unknown>();
  return items.filter(({ key }) => {
    const name = isScalar(key) ? key.value : key;
    if (!keys.has(name)) return keys.add(name);
    faults.push(error(placeAt((key as Node).range?.[0] ?? 0), 'format/yaml', '同一个键写了两次，请只留一个'));
    return false;
  });
}

/** The text of a scalar; a character that nobody sees stands in it as an escape, such as `\u202E`, since raw ones are gone. */
function scalarText({ value, type, range }: Scalar, { yaml, placeAt, faults }: Reading): string {
  if (typeof value !== 'string') return '';
  if (type !== 'QUOTE_DOUBLE' || !range) return value;
  const hidden = new Set([...hiddenIn(value)].map(({ character }) => character));
  if (hidden.size === 0) return value;
  const start = range[0];
  for (const { index, 0: escape, 1: byte, 2: four, 3: eight } of yaml.slice(start, range[1]).matchAll(escapes)) {
    const hex = byte ?? four ?? eight;
    const character = hex === undefined ? shortEscapes[escape] : String.fromCodePoint(Number.parseInt(hex, 16));
    if (character !== undefined && hidden.has(character))
      faults.push(error(placeAt(start + index), 'format/character', hiddenMend(character)));
  }
  return withoutHidden(value);
}

/** `\u202E`, `\x07`, `\0`; a backslash that is escaped itself begins none. */
const escapes = /\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|[^])/gu;
const shortEscapes: Readonly<Record<string, string>> = {
  '\\0': '\0',
  '\\a': '\u0007',
  '\\b': '\b',
  '\\e': '\u001B',
  '\\f': '\f',
  '\\v': '\v',
  '\\r': '\r',
  '\\N': '\u0085',
  '\\L': '\u2028',
  '\\P': '\u2029',
};
