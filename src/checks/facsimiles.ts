/** Facsimiles (原件) of publications out of which words were taken since: somebody must have looked again. */
import { redactedWith, takesAway } from '../register/amend/redactions.ts';
import type { Fault, Place } from '../schema/fault.ts';
import { targetName, type Content, type InspectionRecord, type Places, type Target } from '../schema/records.ts';
import { toIsoDate, type IsoDate } from '../schema/values.ts';
import { raise } from './raise.ts';

/** A file that may have facsimiles, and what it speaks of. */
interface Filed {
  place: Place;
  places: Places;
  facts: { published: string; facsimiles?: string[] | undefined; facsimileChecked?: string | undefined };
  target: Target;
}

/** Checks that 原件已核对 names a day no earlier than the newest redaction or withdrawal of what the file published. */
export const checkFacsimiles = ({ inspections }: Content): Fault[] =>
  inspections.flatMap((record) => {
    const entries = record.followUps.flatMap(({ facts, entries: all }) =>
      all
        .filter((entry) => takesAway(entry.facts.kind.value))
        .map(({ target }) => ({ published: facts.published, target: targetName(target) })),
    );
    if (entries.length === 0) return [];
    return filesOf(record).flatMap(({ facts, place, places, target }): Fault[] => {
      const { facsimiles, facsimileChecked = '', published } = facts;
      if (facsimiles === undefined) return [];
      const spoken = new Set(redactedWith(target, record).map(targetName));
      const newest = entries
        .filter((one) => spoken.has(one.target) && one.published >= published.slice(0, 10))
        .map((one) => one.published)
        .sort()
        .at(-1);
      if (newest === undefined || daysIn(facsimileChecked).some((day) => day >= newest)) return [];
      const at = places.get('facsimileChecked') ?? places.get('facsimiles') ?? place;
      const why = `${newest} 公开的脱敏或撤下说的就是这份公开，原件里不能还有删去的文字`;
      const mend = `请换掉或者删去原件，再看一遍，并在「原件已核对」里写明，例如：是，${newest} 脱敏以后重新看过`;
      return [raise('logic/facsimile-redacted', at, `${why}；${mend}`)];
    });
  });

const filesOf = ({ batches, followUps, announcements, results, tasks }: InspectionRecord): Filed[] => [
  ...batches.map((one): Filed => ({ ...one, target: { kind: 'batch', key: one.facts.batch.key } })),
  ...followUps.map((one): Filed => ({ ...one, target: { kind: 'followUp', key: one.id } })),
  ...announcements.map((one): Filed => ({ ...one, target: { kind: 'announcement', key: one.id } })),
  ...results.map((one): Filed => ({ ...one, target: { kind: 'resultList', key: one.id } })),
  ...(tasks ? [{ ...tasks, target: { kind: 'plan', key: '' } } satisfies Filed] : []),
];

/** The days that a text names. */
const daysIn = (text: string): IsoDate[] =>
  [...text.matchAll(/(?<!\d)\d{4}(?:-\d{1,2}-\d{1,2}(?!\d)|年\d{1,2}月\d{1,2}日)/gu)].flatMap(
    ([typed]) => toIsoDate(typed) ?? [],
  );
