/** Legends: `√表示属实，×表示不属实` says what a sign means that stands alone in a cell. */
import type { z } from 'zod';
import { quote } from '../../../schema/fault.ts';
import { cutToUnits } from '../../../schema/text/cut.ts';
import type { Profile } from '../../profile.ts';
import type { Notice } from '../../read/grid.ts';
import type { Entry, Laid, RawRow } from '../layout.ts';
import { markOf } from '../words/ticks.ts';
import { countedAs, listOf } from '../words/values.ts';

/** A sign, the word beside it, and the line in which both stand. */
interface Meaning {
  sign: string;
  word: string;
  line: string;
}

const signed = `[^\\p{L}\\p{N}\\p{P}\\s]|[※＊*]|(?<![\\p{L}\\p{N}.])[A-Za-z\\dＡ-Ｚａ-ｚ０-９](?![A-Za-z\\d.０-９])`;
const verb = /(?:的|者)?\s*(?:表示|代表|意思是|意为|即为?|指|为|是|[：:=＝]|[-—–―]+)/u.source;
/** Digits and letters mean something only where a verb says so. */
const pattern = new RegExp(
  `(?:[打画填]\\s*)?[“”"'「『]?\\s*(?<sign>${signed})\\s*[”"'」』]?\\s*(?<verb>${verb})?\\s*[“”"'「『]?(?<word>\\p{Script=Han}{2,12})(?<next>[^\\p{Script=Han}]|$)`,
  'gu',
);

/** The rows, with the words that a legend gives to signs. */
export function readLegends(laid: Laid, profile: Profile): RawRow[] {
  const { rows, before, after, aside, assumed } = laid;
  const lines = [...before, ...after, ...aside, ...rows.flatMap(({ under, below }) => [under, below])];
  const meanings = [...new Set(lines.flatMap((line) => line?.text ?? []))].flatMap(meaningsIn);
  const ofHeaders = new Map<string, Meaning[]>();
  const told = new Map<string, { at: string; text: string; count: number }>();
  const read = (entry: Entry): Entry => {
    const { target, header, cell, signs } = entry;
    const type = target.kind === 'fact' ? (profile.facts.shape[target.name] as z.ZodType | undefined) : undefined;
    const sign = cell.text.trim();
    if (!type || signs || [...sign].length > 2 || listOf(type) === undefined) return entry;
    if (!ofHeaders.has(header)) ofHeaders.set(header, meaningsIn(header));
    const found = meaningOf(sign, [...(ofHeaders.get(header) ?? []), ...meanings], type);
    if (!found) return entry;
    const says = `${quote(header || target.label)}写着${quote(cell.text)}，按图例（${quote(cutToUnits(found.line, 80))}）写成${quote(found.word)}`;
    const known = told.get(says);
    if (known) known.count += 1;
    else told.set(says, { at: cell.at, text: says, count: 1 });
    return { ...entry, cell: { ...cell, text: found.word }, signs: [cell.text] };
  };
  const legible = rows.map((row) => ({ ...row, entries: row.entries.map(read) }));
  assumed.push(
    ...[...told.values()].map(({ at, text, count }): Notice => ({
      at,
      text: count > 1 ? `${text}，共 ${String(count)} 格` : text,
    })),
  );
  return legible;
}

const meaningsIn = (line: string): Meaning[] =>
  [...line.matchAll(pattern)].flatMap(({ groups = {} }) => {
    const { sign = '', verb: says, word = '' } = groups;
    return !/表示|代表|意思|指|[：:=＝]/u.test(says ?? '') && /[\p{L}\p{N}]/u.test(sign)
      ? []
      : [{ sign, word: word.replace(/的$/u, ''), line }];
  });

/** The one word of a list that a sign means. */
function meaningOf(sign: string, meanings: readonly Meaning[], type: z.ZodType): Meaning | undefined {
  const listed = meanings.filter(({ word }) => countedAs(type, word) !== undefined);
  const exact = listed.filter((one) => keyOf(one.sign) === keyOf(sign));
  const mark = markOf(sign);
  const alike = exact.length > 0 ? exact : listed.filter((one) => mark !== undefined && markOf(one.sign) === mark);
  return new Set(alike.map(({ word }) => countedAs(type, word))).size === 1 ? alike[0] : undefined;
}

/** `Ｖ` and `v` are a tick, `Ｘ` and `x` a cross. */
const keyOf = (sign: string): string => {
  const plain = sign
    .normalize('NFKC')
    .replace(/\uFE0E|\uFE0F/gu, '')
    .toUpperCase();
  return plain === 'V' ? '√' : plain === 'X' ? '×' : plain;
};
