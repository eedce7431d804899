/** Content as texts: what the checks of wording look through, each with its place. */
import { announcementSchema } from '../schema/files/announcement.ts';
import type { Place } from '../schema/fault.ts';
import { labelOf } from '../schema/field.ts';
import { unreadForPrivacy } from '../schema/field-places.ts';
import { eachImage, eachRuns, proseText, type Prose } from '../schema/prose.ts';
import type { Content, InspectionRecord, Places } from '../schema/records.ts';
import { resultFacts } from '../schema/files/result.ts';
import { taskFacts } from '../schema/files/task.ts';
import { listedIn, type Listed } from './privacy/index.ts';

/** One value or section. */
export interface Text {
  place: Place;
  text: string;
  /** Sections are prose, everything else is a fact. */
  isProse: boolean;
  /** The label of a field that tells what its words are; '' for any other. */
  label: string;
  /** Is it 联系方式? Numbers and addresses in it are published on purpose. */
  isContact: boolean;
  /** Is it an address, or the number of a case? Digits in it are seldom somebody's. */
  isCode: boolean;
}

/** The texts of one record; of a case, those of its follow-ups too. */
export type TextRecord = Text[];

/** What is looked through for personal information. */
export interface Wording {
  records: readonly TextRecord[];
  /** What is published on purpose. */
  listed: Listed;
}

export const wordingOf = (content: Content): Wording => ({
  records: textsOf(content),
  listed: listedIn(contactTexts(content)),
});

/** Fields whose label tells what their words are: offices, not whoever holds them; a contact; an author. */
export const toldFields: ReadonlyMap<string, string> = new Map([
  ...(['responsible', 'units', 'supervisor', 'verifier'] as const).map(
    (name) => [name, labelOf(taskFacts, name)] as const,
  ),
  ['contact', labelOf(resultFacts, 'contact')],
  ['author', labelOf(announcementSchema, 'author')],
]);

/** Every text of the content but what is published on purpose (see `contactTexts`). */
export const textsOf = (content: Content): TextRecord[] => [
  ...content.inspections.flatMap(inspectionTexts),
  ...content.pages.map((one) => [...factTexts(one), ...proseTexts(one.place, one.body)]),
];

/** Telephone numbers and mailboxes that stand in 受理 and 联系方式. */
export function contactTexts({ site, inspections }: Content): string[] {
  const facts = inspections.flatMap((one) => [
    one.facts.intake,
    ...one.followUps.flatMap(({ entries }) => entries.map(({ facts: { contact } }) => contact)),
    ...one.results.flatMap(({ results }) => results.map(({ facts: { contact } }) => contact)),
  ]);
  return [...strings(site.contact), ...facts.flatMap((one) => strings(one))];
}

function inspectionTexts(one: InspectionRecord): TextRecord[] {
  const cases = new Map<string, TextRecord>();
  const records: TextRecord[] = [factTexts(one)];
  for (const batch of one.batches) {
    records.push([...factTexts(batch), ...proseTexts(batch.place, batch.introduction)]);
    for (const each of batch.cases)
      cases.set(each.key, [...codes(each.place, [each.number ?? '']), ...recordTexts(each)]);
  }
  for (const followUp of one.followUps)
    records.push([...factTexts(followUp), ...proseTexts(followUp.place, followUp.introduction)]);
  for (const entries of [
    ...one.batches.map(({ disclosed }) => disclosed),
    ...one.followUps.map((file) => file.entries),
  ])
    for (const entry of entries) {
      const texts = recordTexts(entry);
      const known = entry.target.kind === 'case' ? cases.get(entry.target.key) : undefined;
      if (known) known.push(...texts);
      else records.push(texts);
    }
  for (const list of [...(one.tasks ? [one.tasks] : []), ...one.results])
    records.push([...factTexts(list), ...proseTexts(list.place, list.introduction)]);
  for (const task of one.tasks?.tasks ?? [])
    records.push([
      ...(task.title === undefined
        ? []
        : [{ place: task.place, text: task.title, isProse: false, label: '', isContact: false, isCode: false }]),
      ...recordTexts(task),
    ]);
  for (const list of one.results) records.push(...list.results.map(recordTexts));
  for (const each of one.announcements) records.push([...factTexts(each), ...proseTexts(each.place, each.body)]);
  return [...records, ...cases.values()];
}

interface Placed {
  place: Place;
  places: Places;
  facts: object;
}

const recordTexts = (record: Placed & { sections: Readonly<Record<string, Prose | undefined>> }): TextRecord => [
  ...factTexts(record),
  ...Object.entries(record.sections).flatMap(([name, blocks]) =>
    blocks ? proseTexts(record.places.get(name) ?? record.place, blocks) : [],
  ),
];

/** A section, and the addresses in it that nobody reads as text: of links, and of pictures. */
function proseTexts(place: Place, blocks: Prose): Text[] {
  const addresses: string[] = [];
  eachRuns(blocks, (runs) => {
    for (const run of runs) if (typeof run !== 'string' && run.href !== undefined) addresses.push(run.href);
  });
  eachImage(blocks, ({ name }) => addresses.push(name));
  const text = proseText(blocks);
  return [{ place, text, isProse: true, label: '', isContact: false, isCode: false }, ...codes(place, addresses)];
}

const codes = (place: Place, all: readonly string[]): Text[] =>
  all
    .filter((text) => text !== '')
    .map((text) => ({ place, text, isProse: false, label: '', isContact: false, isCode: true }));

const factTexts = ({ facts, places, place }: Placed): Text[] =>
  Object.entries(facts).flatMap(([name, value]) =>
    unreadForPrivacy.has(name)
      ? []
      : typedIn(value, name).map(({ path, text }): Text => ({
          place: placeOf(path, places) ?? place,
          text,
          isProse: false,
          label: toldFields.get(name) ?? '',
          isContact: name === 'contact',
          isCode: name === 'originAddress' || /^https?:\/\//u.test(text),
        })),
  );

/** Where a value stands, or else what it is in: `articles.1.title`. */
function placeOf(path: string, places: Places): Place | undefined {
  const known = places.get(path);
  return known ?? (path.includes('.') ? placeOf(path.slice(0, path.lastIndexOf('.')), places) : undefined);
}

/** Fields have English names; what a figure is called is typed, and so are the words that stand for it. */
const isTypedName = (within: object, name: string, value: unknown): boolean =>
  !Array.isArray(within) && typeof value !== 'object' && (typeof value === 'number' || /[^A-Za-z]/u.test(name));

/** The words of a value as typed, each with its path; what figures are called is typed, too, and stands before them. */
function typedIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if ('raw' in value) return typedIn(value.raw, path);
  return Object.entries(value).flatMap(([name, one]) => [
    ...(isTypedName(value, name, one) ? [{ path, text: name }] : []),
    ...typedIn(one, `${path}.${name}`),
  ]);
}

const strings = (value: unknown): string[] => typedIn(value, '').map(({ text }) => text);
