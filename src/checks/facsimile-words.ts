/** Personal information in the words of facsimiles （原件）, as far as a program can read them. */
import { quote, type Fault, type Place } from '../schema/fault.ts';
import type { Content, FacsimileFile, InspectionRecord, Places } from '../schema/records.ts';
import { findBroken, findOverPages, isBroken, mostPages, withoutPageNumber, type Passage } from './broken-numbers.ts';
import { exceptionsOf, namesOfRules } from './personal.ts';
import { findPersonal, listedIn, type Finding, type Listed } from './privacy/index.ts';
import { raise } from './raise.ts';
import { checkRules, type PrivacyRule } from './rules.ts';
import { contactTexts, textsOf } from './texts.ts';

/** What could be read of a facsimile: page by page, or cell by cell. */
export type ReadWords = readonly {
  at: string;
  text: string;
  /** The lines of a page. */
  lines?: readonly string[];
}[];

/** A file that names facsimiles. */
interface Owner {
  place: Place;
  places: Places;
  facsimiles: readonly FacsimileFile[];
}

/** The files that may name facsimiles. */
export const ownersIn = ({ inspections }: Content): Owner[] =>
  inspections.flatMap(({ batches, followUps, announcements, results, tasks }: InspectionRecord) => [
    ...batches,
    ...followUps,
    ...announcements,
    ...results,
    ...(tasks ? [tasks] : []),
  ]);

/** Messages name this many places. */
const mostNamed = 5;

/** One finding, and the page or cell that it stands in. */
type Placed = Finding & { at: string };

/**
 * Checks what could be read. What may be a name, and stands in the transcription too, is told there.
 * @param words of each facsimile, by its path
 * @returns the faults, and the places of the 隐私例外 that were of use
 */
export function checkFacsimileWords(
  content: Content,
  words: ReadonlyMap<string, ReadWords>,
): { faults: Fault[]; used: Place[] } {
  const faults: Fault[] = [];
  const used: Place[] = [];
  if (words.size === 0) return { faults, used };
  const listed = listedIn(contactTexts(content));
  const exceptions = exceptionsOf(content);
  const own = Map.groupBy(textsOf(content).flat(), ({ place }) => place.file);
  for (const { place, places, facsimiles } of ownersIn(content))
    for (const [index, { name, path }] of facsimiles.entries()) {
      const read = words.get(path) ?? [];
      const isAllowed = ({ finding, passage }: Passage): boolean => {
        const allowed = (exceptions.get(place.file) ?? []).filter((exception) => exception.passage.includes(passage));
        used.push(...allowed.map((exception) => exception.place));
        const isTold =
          checkRules[finding.rule].severity === 'warning' &&
          (own.get(place.file) ?? []).some((written) => written.text.includes(passage));
        return allowed.length > 0 || isTold;
      };
      const found = passagesIn(read, listed).flatMap(({ at, ...one }): Placed[] =>
        isAllowed(one) ? [] : [{ ...one.finding, at }],
      );
      const where = places.get(`facsimiles.${String(index)}`) ?? places.get('facsimiles') ?? place;
      for (const [rule, all] of Map.groupBy(found, (one) => one.rule))
        faults.push(raise(rule, where, wordsMessage(name, rule, all)));
    }
  return { faults, used };
}

/** What stands in a facsimile, in the order of its pages or cells; a number may go on over a line or a page. */
function passagesIn(read: ReadWords, listed: Listed): (Passage & { at: string })[] {
  return findPersonal(read, listed).flatMap((all, index) => {
    const { at = '', text = '', lines } = read[index] ?? {};
    const standing = all.map((finding) => ({ finding, passage: text.slice(finding.start, finding.end) }));
    const within = [
      ...standing.filter(({ passage }) => !isBroken(passage)),
      ...findBroken(lines ? withoutPageNumber(lines, index + 1) : text.split('\n'), listed),
    ];
    const pages = lines ? read.slice(index, index + mostPages).flatMap((page) => (page.lines ? [page.lines] : [])) : [];
    return [
      ...within.map((one) => ({ ...one, at })),
      ...findOverPages(pages, index + 1, listed).map(({ pages: count, ...one }) => ({
        ...one,
        at: `${at}至${read[index + count - 1]?.at ?? ''}`,
      })),
    ];
  });
}

/** What is in a facsimile and where; what matters in it is masked. */
function wordsMessage(name: string, rule: PrivacyRule, found: readonly Placed[]): string {
  const surely = checkRules[rule].severity === 'error' ? '疑似有' : '可能有';
  const named = found.slice(0, mostNamed).map(({ shown, at }) => `${quote(shown)}（${at}）`);
  const count = found.length > mostNamed ? `等 ${String(found.length)} 处` : '';
  const mend = '请换成删去或遮去的一份，遮去的地方要真的删掉文字；确可公开的，在「隐私例外」里写明原文和理由';
  return `原件${quote(name)}里${surely}${namesOfRules[rule]}：${named.join('、')}${count}。${mend}`;
}
