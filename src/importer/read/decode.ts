/** From the bytes of a file to its text, whatever its encoding. */
import { conflictsIn } from '../../reader/conflicts.ts';
import { badFile } from '../stop.ts';

/** The text of a file that may be UTF-8, UTF-16 with its mark, or GB 18030 (which GBK and GB 2312 are part of). */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
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

function decodeAny(bytes: Uint8Array): { text: string; encoding: string } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decode(bytes, 'utf-16le') ?? '', encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: decode(bytes, 'utf-16be') ?? '', encoding: 'UTF-16' };
  // Text in GB 18030 is practically never also UTF-8, whatever the page says of itself.
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decode(bytes, encoding);
    if (text !== undefined && !text.includes('\0'))
      return { text, encoding: encoding === 'utf-8' ? 'UTF-8' : 'GB 18030' };
  }
  throw badFile('文字编码认不出来，请在原来的程序里另存为 UTF-8 编码后重试');
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
