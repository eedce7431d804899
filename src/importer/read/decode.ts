/** From the bytes of a file to its text, whatever its encoding. */
import { conflictsIn } from '../../reader/conflicts.ts';
import { badFile } from '../stop.ts';

/** What a file says as text; a byte that is no text became U+FFFD, which the import shows as a box and tells by cell. */
export interface Decoded {
  text: string;
  encoding: string;
}

/** The text of a file in UTF-8, UTF-16 or UTF-32 with their marks, or GB 18030 (which GBK and GB 2312 are part of). */
export function decodeText(bytes: Uint8Array): Decoded {
  const decoded = decodeAny(bytes);
  refuseConflict(decoded.text);
  return decoded;
}

/** Both versions of a row would be imported. */
function refuseConflict(text: string): void {
  const begin = text.split('\n').findIndex((line) => line.startsWith('<<<<<<< '));
  if (begin < 0 || conflictsIn(text, '').length === 0) return;
  throw badFile(
    `文件里有没有处理完的合并冲突（第 ${String(begin + 1)} 行起），请只留下对的行，再导入，办法见手册“合并冲突”`,
  );
}

function decodeAny(bytes: Uint8Array): Decoded {
  const marked = markedText(bytes);
  if (marked) return marked;
  // Text in GB 18030 is practically never also UTF-8, whatever the page says of itself; damaged UTF-8 may well be GB 18030.
  for (const [label, encoding] of [
    ['utf-8', 'UTF-8'],
    ['gb18030', 'GB 18030'],
  ] as const) {
    const text = decode(bytes, label);
    const lost = lostIn(text);
    const isText = lost === 0 || lost * 5 <= (text.match(/[^\p{ASCII}]/gu)?.length ?? 0);
    if (!isText || text.includes('\0')) continue;
    if (label === 'gb18030' && isBig5(bytes.subarray(0, 100_000))) throw big5;
    return { text, encoding };
  }
  throw badFile('文字编码认不出来，请在原来的程序里另存为 UTF-8 编码后重试');
}

/** The file is in an encoding that says other characters. */
export const big5 = badFile('文字编码是繁体中文 Big5，不能直接导入。请在原来的程序里另存为 UTF-8 编码后重试');

/** What every official text is full of, in either way of writing Chinese. */
const usual = new Set(
  '的一二三四五六七八九十不了在有大上中下年月日市县縣区區第批号號件理人和为為已是对對行及公政府环環境保地水土气氣生产產企业業经經查实實属屬整改责責令要求未按等，。、：；（）《》“”',
);

/** Are the bytes Big5, which nearly always could be GB 18030 too? Then they are full of usual characters only as Big5. */
function isBig5(bytes: Uint8Array): boolean {
  const text = decode(bytes, 'big5');
  const share = usualShare(text);
  return lostIn(text) * 20 <= text.length && share > 0.08 && share > 2 * usualShare(decode(bytes, 'gb18030'));
}

/** How many of the characters of a text that are not ASCII are usual ones, from 0 to 1. */
function usualShare(text: string): number {
  const wide = text.match(/[^\p{ASCII}]/gu) ?? [];
  return wide.filter((one) => usual.has(one)).length / Math.max(wide.length, 1);
}

const lostIn = (text: string): number => text.split('\uFFFD').length - 1;

/** A text that begins with the mark of its encoding, which is not part of it. */
function markedText(bytes: Uint8Array): Decoded | undefined {
  const begins = (...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) return { text: utf32(bytes), encoding: 'UTF-32' };
  if (begins(0xff, 0xfe)) return { text: decode(bytes, 'utf-16le'), encoding: 'UTF-16' };
  if (begins(0xfe, 0xff)) return { text: decode(bytes, 'utf-16be'), encoding: 'UTF-16' };
  // The mark of GB 18030.
  if (begins(0x84, 0x31, 0x95, 0x33)) return { text: decode(bytes.subarray(4), 'gb18030'), encoding: 'GB 18030' };
  return undefined;
}

function utf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const characters: string[] = [];
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, bytes[0] === 0xff);
    characters.push(code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff) ? '\uFFFD' : String.fromCodePoint(code));
  }
  return characters.join('') + (bytes.length % 4 === 0 ? '' : '\uFFFD');
}

/** Bytes that are no text become U+FFFD each. */
const decode = (bytes: Uint8Array, encoding: string): string => new TextDecoder(encoding).decode(bytes);
