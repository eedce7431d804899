/** The usual Simplified characters: those of GB 2312. */

/** Every Chinese character of GB 2312, once. */
export const usualCharacters = (): string => new TextDecoder('gbk').decode(gb2312());

/** Every pair of bytes that is one. */
const gb2312 = (): Uint8Array =>
  Uint8Array.from({ length: (0xf8 - 0xb0) * 94 * 2 }, (_, i) =>
    i % 2 === 0 ? 0xb0 + Math.floor(i / 188) : 0xa1 + Math.floor((i % 188) / 2),
  );
