/** The same content, as if its files had been read in another order. */
import type { Content } from '../../src/schema/records.ts';

/** @param randomness as fast-check's `infiniteStream` gives it */
export function shuffled(content: Content, randomness: Iterator<number>): Content {
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, place: Number(randomness.next().value) }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  return {
    ...content,
    inspections: content.inspections.map((one) => ({
      ...one,
      followUps: shuffle(one.followUps),
      batches: shuffle(one.batches),
      announcements: shuffle(one.announcements),
      results: shuffle(one.results),
    })),
  };
}
