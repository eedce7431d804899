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
    if (isText && !text.includes('\0')) return { text, encoding };
  }
  throw badFile('文字编码认不出来，请在原来的程序里另存为 UTF-8 编码后重试');
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
