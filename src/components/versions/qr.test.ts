import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr.ts';

/** What a camera would see of it: black strokes on white, with the quiet zone, several pixels a module. */
function photograph({ size, path }: ReturnType<typeof qrPath>): { width: number; height: number; data: Uint8Array } {
  const [pixels, quiet] = [6, 4];
  const width = (size + 2 * quiet) * pixels;
  const data = new Uint8Array(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, command = '', numbers = ''] of path.matchAll(/([Mmh])([\d. -]+)/gu)) {
    const [a = 0, b = 0] = numbers.split(' ').map(Number);
    if (command === 'M') [x, y] = [a, b - 0.5];
    else if (command === 'm') x += a;
    else {
      for (let row = (y + quiet) * pixels; row < (y + quiet + 1) * pixels; row += 1)
        for (let column = (x + quiet) * pixels; column < (x + quiet + a) * pixels; column += 1)
          data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
      x += a;
    }
  }
  return { width, height: width, data };
}

describe('a QR code', () => {
  it.each([
    'https://example.org/',
    'https://example.org/hjdc/qujing-2019/cases/D53QJ201911140003/',
    `https://example.org/lin/announcements/${encodeURIComponent('2019-11-12-动员会“回头看”')}/`,
    `https://example.org/${'a'.repeat(400)}/`,
  ])('is read as %s', (address) => {
    expect(decodeQR(photograph(qrPath(address)))).toBe(address);
  });
});
