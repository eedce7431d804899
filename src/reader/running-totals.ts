/** Running totals (累计) by the regions and types of their inspection, which are known once inspection.yaml is read. */
import { error, quote, type Fault, type Place } from '../schema/fault.ts';
import { labelOf } from '../schema/field.ts';
import { figureParts, partNamed } from '../schema/files/declared.ts';
import type { Vocabulary } from '../schema/files/inspection-words.ts';
import { runningTotalSchema, type InspectionFacts } from '../schema/files/inspection.ts';
import type { Places } from '../schema/records.ts';
import { suggest } from './complaints.ts';
import { withWords } from './declared-words.ts';
import type { Typed } from './labelled.ts';

type Running = NonNullable<InspectionFacts['runningTotals']>;

type ListedPart = Exclude<keyof typeof figureParts, 'byIndustry' | 'others'>;
const listedParts = (Object.keys(figureParts) as (keyof typeof figureParts)[]).filter(
  (name): name is ListedPart => figureParts[name] !== 'any',
);

/** The running totals with their parts called as the inspection calls them; tells those that it does not know. */
export const withKnownParts = (
  totals: Running,
  vocabulary: Vocabulary,
  { place, places, typed }: { place: Place; places: Places; typed: Typed },
  faults: Fault[],
): Running =>
  totals.map((total, index) => {
    const known = { ...total };
    // One alone need not stand in a list.
    const above = typed.has('runningTotals.asOf') ? 'runningTotals' : `runningTotals.${String(index)}`;
    for (const name of listedParts) {
      const held = total[name];
      if (!held) continue;
      const parts = new Map<string, number>();
      for (const [word, figure] of Object.entries(held)) {
        const part = partNamed(figureParts[name], word, vocabulary);
        if (part === undefined) {
          const path = `${above}.${name}`;
          const at = places.get(`${path}.${word}`) ?? places.get(path) ?? places.get('runningTotals') ?? place;
          const words = figureParts[name] === 'region' ? vocabulary.regionNames : vocabulary.typeNames;
          const what = labelOf(runningTotalSchema, name);
          faults.push(error(at, 'format/unknown-value', `未知的累计.${what}${quote(word)}${suggest(word, words)}`));
        } else parts.set(part, (parts.get(part) ?? 0) + figure);
      }
      known[name] = Object.fromEntries(parts);
    }
    return withWords(known, typed, above, vocabulary);
  });
