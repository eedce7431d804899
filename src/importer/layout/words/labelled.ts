/** Lines in which several labels stand, each with its value: `受理编号：D53…　行政区域：麒麟区`. */
import { knownTarget } from '../../labels.ts';
import type { Profile } from '../../profile.ts';

/** The parts of a line that begin with a label, where its first value is short: words behind a label in prose are prose. */
export function splitFacts(text: string, profile: Profile): string[] {
  const starts = [...text.matchAll(/(?<=^|[\s；;，,。])([^\s：:；;，,。]{2,14})\s*[：:]/gu)].flatMap(
    ({ index, 1: label = '' }) => {
      const kind = knownTarget(label, profile)?.kind;
      return kind === undefined ? [] : [{ index, isShort: kind !== 'section' && kind !== 'extra' }];
    },
  );
  if (starts[0]?.index !== 0) return [text];
  const prose = starts.findIndex(({ isShort }) => !isShort);
  const cuts = prose < 0 ? starts : starts.slice(0, prose + 1);
  return cuts.map(({ index }, at) => text.slice(index, cuts[at + 1]?.index).replace(/[\s；;，,]+$/u, ''));
}
