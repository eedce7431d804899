/** Texts as corrections leave them: two halves, each harmless, can make somebody's number. */
import { correctable, type Correctable } from '../schema/correctable.ts';
import { fieldsByLabel, foldWord } from '../schema/field.ts';
import { resultSections } from '../schema/files/result.ts';
import { proseText, type Prose } from '../schema/prose.ts';
import { targetName, type Content, type EntryRecord, type InspectionRecord } from '../schema/records.ts';
import type { IsoDate } from '../schema/values.ts';
import { countPassage, replacePassage } from '../register/amend/passage.ts';
import { reportMeant } from '../register/amend/reports.ts';
import { byPublication } from '../register/order.ts';
import type { Text } from './texts.ts';

/** One section before and after a correction of a passage in it. */
export interface Corrected {
  /** The section as corrected; its place is that of 改为. */
  text: Text;
  before: string;
  becomes: string;
  /** Where in the text the new words begin. */
  at: number;
}

/** Every correction of a passage, also of a day to come. */
export const correctedTexts = ({ inspections }: Content): Corrected[] => inspections.flatMap(correctedIn);

function correctedIn(inspection: InspectionRecord): Corrected[] {
  const sections = sectionsOf(inspection);
  const entries = inspection.followUps
    .map(({ id, facts: { published }, entries }) => ({ id, published, address: '', entries }))
    .sort(byPublication)
    .flatMap((followUp) => followUp.entries.map((entry) => ({ entry, published: followUp.published })));
  return entries.flatMap(({ entry, published }) => {
    const name = sectionNamed(entry, published, inspection);
    const prose = name === undefined ? undefined : sections.get(name);
    const { was = '', becomes = '' } = entry.facts;
    if (name === undefined || !prose || countPassage(prose, was) !== 1) return [];
    const after = replacePassage(prose, was, becomes);
    sections.set(name, after);
    const before = proseText(prose);
    const place = entry.places.get('becomes') ?? entry.place;
    const text = { place, text: proseText(after), isProse: true, label: '', isContact: false, isCode: false };
    return [{ text, before, becomes, at: before.indexOf(was) }];
  });
}

/** The name in `sectionsOf` of the section that an entry corrects. */
function sectionNamed(
  { target, facts }: EntryRecord,
  published: IsoDate,
  inspection: InspectionRecord,
): string | undefined {
  const { unnamed, sections }: Correctable = correctable[target.kind];
  if (facts.kind.value !== '更正' || !sections) return undefined;
  const meant = target.kind === 'task' && reportNamed(target.key, facts.correctedItem ?? '', published, inspection);
  if (meant) {
    if ('problem' in meant) return undefined;
    const { report, label } = meant;
    const inReport = fieldsByLabel(resultSections).get(foldWord(label));
    return inReport && `${reportName(target.key, report.list.id)} ${inReport.name}`;
  }
  const field = fieldsByLabel(sections).get(foldWord(facts.correctedItem ?? unnamed ?? ''));
  return field && `${targetName(target)} ${field.name}`;
}

/** The report that a correction of a task means, if it means one. */
const reportNamed = (key: string, item: string, day: IsoDate, { tasks, results }: InspectionRecord) =>
  reportMeant(
    item,
    tasks?.tasks.find((task) => task.key === key)?.facts ?? {},
    results.flatMap(({ id, facts: { published }, results: all }) =>
      all.filter((one) => one.key === key).map((one) => ({ ...one, list: { id, published } })),
    ),
    day,
  );

const reportName = (task: string, list: string): string => `result ${task} ${list}`;

/** The sections of every record that can be corrected. */
function sectionsOf({ batches, tasks, announcements, followUps, results }: InspectionRecord): Map<string, Prose> {
  const records = [
    ...batches.map(
      ({ facts, introduction }) => ({ kind: 'batch', key: facts.batch.key, sections: { body: introduction } }) as const,
    ),
    ...batches.flatMap(({ cases }) => cases.map(({ key, sections }) => ({ kind: 'case', key, sections }) as const)),
    ...batches.flatMap(({ disclosed }) =>
      disclosed.map(({ target: { key }, sections }) => ({ kind: 'case', key, sections }) as const),
    ),
    ...(tasks?.tasks ?? []).map(({ key, sections }) => ({ kind: 'task', key, sections }) as const),
    ...announcements.map(({ id, body }) => ({ kind: 'announcement', key: id, sections: { body } }) as const),
    ...followUps.map(
      ({ id, introduction }) => ({ kind: 'followUp', key: id, sections: { body: introduction } }) as const,
    ),
    ...results.map(
      ({ id, introduction }) => ({ kind: 'resultList', key: id, sections: { body: introduction } }) as const,
    ),
    ...(tasks ? [{ kind: 'plan', key: '', sections: { body: tasks.introduction } } as const] : []),
  ];
  const named = [
    ...records.map(({ sections, ...target }) => ({ name: targetName(target), sections })),
    ...results.flatMap(({ id, results: all }) =>
      all.map(({ key, sections }) => ({ name: reportName(key, id), sections })),
    ),
  ];
  return new Map(
    named.flatMap(({ name: record, sections }) =>
      Object.entries(sections).flatMap(([name, prose]: [string, Prose | undefined]) =>
        prose ? [[`${record} ${name}`, prose] as const] : [],
      ),
    ),
  );
}
