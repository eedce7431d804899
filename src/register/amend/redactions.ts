/**
 * What a redaction (脱敏) or a withdrawal (撤下) takes away besides the words that staff deleted from the files. The
 * versions before it may hold those words, and so may what an earlier correction quotes. Versions begin anew with it
 * (`sinceRedaction`); what an earlier correction replaced is not shown any more where it may be a text
 * (`withoutWords`). That there was a correction, on which day, of which item and why, stays.
 */
import { foldWord, labelOf } from '../../schema/field.ts';
import { toBatchNumber } from '../../schema/files/batch.ts';
import { caseFacts } from '../../schema/files/case.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import { targetName, type EntryRecord, type InspectionRecord, type Target } from '../../schema/records.ts';
import type { IsoDate } from '../../schema/values.ts';
import { takenOut, type FollowUpKind } from '../../schema/vocabulary.ts';
import type { Change, Correction, PublicationLink } from '../types.ts';

/** Does an entry of this kind take words away? */
export const takesAway = (kind: FollowUpKind): boolean => kind === '脱敏' || kind === '撤下';

/** Is it what stands in the place of words that were taken out? */
export const isTakenOut = (text: string): boolean =>
  Object.values(takenOut).some((phrase) => foldWord(phrase) === foldWord(text));

/** The records that a redaction may take words out of: with a file, all that it speaks of. */
export function redactedWith(target: Target, { batches, followUps, results, tasks }: InspectionRecord): Target[] {
  const { kind, key } = target;
  const ofTasks = (list: readonly { key: string }[]): Target[] => list.map((one) => ({ kind: 'task', key: one.key }));
  switch (kind) {
    case 'batch':
      return [
        target,
        ...movedTo(key, followUps),
        ...batches
          .filter(({ facts }) => facts.batch.key === key)
          .flatMap(({ cases, disclosed }) => [
            ...cases.map((one): Target => ({ kind: 'case', key: one.key })),
            ...disclosed.map((one) => one.target),
          ]),
      ];
    case 'followUp':
      return [
        target,
        ...followUps.filter(({ id }) => id === key).flatMap(({ entries }) => entries.map((one) => one.target)),
      ];
    case 'resultList':
      return [target, ...results.filter(({ id }) => id === key).flatMap((list) => ofTasks(list.results))];
    case 'plan':
      return [target, ...ofTasks(tasks?.tasks ?? [])];
    default:
      return [target];
  }
}

/** The cases that corrections bring to a batch, whose page shows them too. */
const movedTo = (key: string, followUps: InspectionRecord['followUps']): Target[] =>
  followUps
    .flatMap(({ entries }) => entries)
    .filter(({ target: { kind }, facts: { correctedItem = '', becomes = '' } }) => {
      return kind === 'case' && foldWord(correctedItem) === ofBatch && toBatchNumber([becomes])?.key === key;
    })
    .map(({ target }) => target);

const ofBatch = foldWord(labelOf(caseFacts(everyWord), 'ofBatch'));

/**
 * For each entry: was its record redacted later, or by the same publication?
 * @param entries in the order in which they apply
 * @param awaited names of the records that a redaction of a day to come speaks of
 */
export function redactedSince(
  entries: readonly { entry: EntryRecord; followUp: { id: string } }[],
  record: InspectionRecord,
  awaited: ReadonlySet<string>,
): boolean[] {
  /** Where the last publication ends that redacts a record. */
  const ends = new Map<string, number>();
  for (const { entry, followUp } of entries) {
    if (!takesAway(entry.facts.kind.value)) continue;
    const end = entries.findLastIndex((one) => one.followUp.id === followUp.id);
    for (const target of redactedWith(entry.target, record)) ends.set(targetName(target), end);
  }
  return entries.map(({ entry: { target } }, index) => {
    const name = targetName(target);
    return awaited.has(name) || index <= (ends.get(name) ?? -1);
  });
}

/**
 * The names of the records that a redaction of a day to come speaks of: the words are gone from the files already, so
 * that no earlier version may show them until then.
 */
export const redactionsAwaited = (record: InspectionRecord, today: IsoDate): ReadonlySet<string> =>
  new Set(
    record.followUps
      .filter(({ facts }) => facts.published > today)
      .flatMap(({ entries }) => entries.filter(({ facts }) => facts.kind.value === '脱敏'))
      .flatMap(({ target }) => redactedWith(target, record).map(targetName)),
  );

/** Lets go every version but the one that holds now. */
export function forgetEarlier({ versions }: { versions: unknown[] }): void {
  versions.splice(0, versions.length - 1);
}

/** A change and its entry without the words that may have been taken out since. */
export function withoutWords(change: Change, entry: EntryRecord): { changes: Change[]; entry: EntryRecord } {
  const words = { was: takenOut.脱敏, becomes: takenOut.脱敏 };
  return { changes: [{ ...change, ...words }], entry: { ...entry, facts: { ...entry.facts, ...words } } };
}

/**
 * The versions from the newest redaction on, all if there was none. What else the same publication says of the record
 * may be what takes the words out, so that its last version is the first one.
 * @param versions oldest first
 */
export function sinceRedaction<Version extends { publication: PublicationLink }>(
  versions: readonly Version[],
  correctionsOf: (version: Version) => readonly (Correction | undefined)[],
): Version[] {
  const redacted = versions.findLast((one) => correctionsOf(one).some((made) => made && takesAway(made.kind)));
  const address = redacted?.publication.address;
  return versions.slice(
    Math.max(
      versions.findLastIndex(({ publication }) => publication.address === address),
      0,
    ),
  );
}
