/** Running totals (累计) by the regions and types of their inspection, which are known once inspection.yaml is read. */
import { error, quote, type Fault, type Place } from '../schema/fault.ts';
import { labelOf } from '../schema/field.ts';
import { figureParts, partNamed } from '../schema/files/declared.ts';
import type { Vocabulary } from '../schema/files/inspection-words.ts';
import { runningTotalSchema, type InspectionFacts } from '../schema/files/inspection.ts';
import type { Places } from '../schema/records.ts';
import { suggest } from './complaints.ts';

type Running = NonNullable<InspectionFacts['runningTotals']>;

/** The running totals with their parts called as the inspection calls them; tells those that it does not know. */
export const withKnownParts = (
  totals: Running,
  vocabulary: Vocabulary,
  { place, places }: { place: Place; places: Places },
  faults: Fault[],
): Running =>
  totals.map((total, index) => {
    const known = { ...total };
    for (const [name, of] of Object.entries(figureParts) as [keyof typeof figureParts, string][]) {
      const held = total[name];
      if (!held || of === 'any') continue;
      const parts = new Map<string, number>();
      for (const [word, figure] of Object.entries(held)) {
        const part = partNamed(figureParts[name], word, vocabulary);
        if (part === undefined) {
          const above = `runningTotals.${String(index)}.${name}`;
          const at = places.get(`${above}.${word}`) ?? places.get(above) ?? places.get('runningTotals') ?? place;
          const words = of === 'region' ? vocabulary.regionNames : vocabulary.typeNames;
          const what = labelOf(runningTotalSchema, name);
          faults.push(error(at, 'format/unknown-value', `未知的累计.${what}${quote(word)}${suggest(word, words)}`));
        } else parts.set(part, (parts.get(part) ?? 0) + figure);
      }
      known[name] = Object.fromEntries(parts);
    }
    return known;
  });
