/** QR codes, for paper: drawn when the site is built. */
import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004, level L) as an SVG path of strokes one unit wide. */
export interface QrPath {
  /** Modules a side, without the quiet zone of 4 around it. */
  size: number;
  path: string;
}

/**
 * @param text at most 2,900 bytes
 */
export function qrPath(text: string): QrPath {
  // Any mask may be read; trying all eight for the prettiest takes ten times as long, on every page.
  const { data, size } = encode(text, { ecc: 'L', boostEcc: false, border: 0, maskPattern: 0 });
  let path = '';
  for (const [y, row] of data.entries()) {
    let pen = -1;
    for (let x = 0; x < size; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x]) x += 1;
      path += `${pen === -1 ? `M${from} ${y}.5` : `m${from - pen} 0`}h${x - from}`;
      pen = x;
    }
  }
  return { size, path };
}
