/** For the tests of detectors: texts and what is found in them, as it is shown. */
import { expect, it } from 'vitest';
import { fold, type Detector } from '../../src/checks/privacy/finding.ts';

/** One test a row: the text, and what messages show of each finding. */
export function detects(detect: Detector, rows: readonly (readonly [text: string, ...shown: string[]])[]): void {
  it.each(rows.map(([text, ...shown]) => ({ text, shown })))('$text', ({ text, shown }) => {
    const found = detect(fold(text));
    expect(found.map((one) => one.shown)).toEqual(shown);
    for (const { start, end } of found) expect(end).toBeGreaterThan(start);
  });
}
