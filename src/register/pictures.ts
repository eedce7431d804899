/** What lies beside the records: the pictures that something public shows, and facsimiles (原件). */
import { eachImage, type Prose } from '../schema/prose.ts';
import type { FacsimileFile, PageRecord, PictureRecord } from '../schema/records.ts';
import { addresses } from './addresses.ts';
import type { Inspection } from './types.ts';

/** A picture that is public, and where it lies on the disk. */
export interface Picture extends PictureRecord {
  address: string;
}

/** The official paper beside its transcription, as readers download it. */
export interface Facsimile extends FacsimileFile {
  address: string;
}

/**
 * The pictures that the texts of a register show, whatever else lies in the content folder: one beside a text that is
 * held back, or that only a version showed that is no more, is not among them.
 */
export function publicPictures(
  records: readonly PictureRecord[],
  inspections: readonly Inspection[],
  pages: readonly PageRecord[],
): Picture[] {
  const shown = new Set<string>();
  const show = (inspection: string | undefined, folder: string, prose: Prose | undefined): void => {
    if (prose) eachImage(prose, ({ name }) => shown.add(addresses.picture(inspection, folder, name)));
  };
  for (const inspection of inspections)
    for (const [folder, prose] of textsOf(inspection)) show(inspection.id, folder, prose);
  for (const { body } of pages) show(undefined, 'pages', body);
  return records.flatMap(({ inspection, folder, name, path }) => {
    const address = addresses.picture(inspection, folder, name);
    return shown.has(address) ? [{ inspection, folder, name, path, address }] : [];
  });
}

type Sections = Readonly<Record<string, Prose | undefined>>;

/** Every text of an inspection that a page, a feed or a file may show, with the folder that it comes from. */
function* textsOf(inspection: Inspection): Generator<[folder: string, prose: Prose | undefined]> {
  const { batches, cases, followUps, announcements, plan, tasks, results } = inspection;
  for (const { introduction } of batches) yield ['batches', introduction];
  for (const { sections } of cases.flatMap(({ versions }) => versions)) yield* sectionsOf('batches', sections);
  for (const { introduction, entries } of followUps) {
    yield ['follow-ups', introduction];
    for (const { entry } of entries) yield* sectionsOf('follow-ups', entry.sections);
  }
  for (const { body } of announcements.flatMap(({ versions }) => versions)) yield ['announcements', body];
  for (const list of [...(plan ? [plan] : []), ...results]) yield ['rectification', list.introduction];
  for (const { versions, reports } of tasks)
    for (const { sections } of [...versions, ...reports]) yield* sectionsOf('rectification', sections);
}

function* sectionsOf(folder: string, sections: Sections): Generator<[string, Prose | undefined]> {
  for (const prose of Object.values(sections)) yield [folder, prose];
}

/**
 * The official paper beside its transcription, public as long as the transcription is.
 * @param folder that the files lie in: `batches`, `follow-ups` …
 */
export const newFacsimiles = (files: readonly FacsimileFile[], inspection: string, folder: string): Facsimile[] =>
  files.map((file) => ({ ...file, address: addresses.facsimile(inspection, folder, file.name) }));
