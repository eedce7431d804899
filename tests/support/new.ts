/** Makes the files of `npm run new` without its questions. */
import { readExisting, type Existing } from '../../src/importer/write/existing.ts';
import { answer, type Answers } from '../../src/new/ask.ts';
import { inspectionKindsOfFiles, siteKindsOfFiles } from '../../src/new/kinds.ts';
import { readSettings } from '../../src/settings.ts';
import { inFolder, minimal, resultsFile, someDay, tasksFile, without, type Files } from './content.ts';

/** The minimal folder before its rectification plan. */
export const noPlan = without(minimal, tasksFile, resultsFile);

/** What is answered about a new inspection. */
export const newInspection: Answers = {
  ...{ name: 'mou-2030', title: '某督察', short: '某', level: '省级', kind: '回头看', group: '某组', place: '某市' },
  ...{ from: '2030-01-01', to: '2030-01-10' },
};

/** Makes a file of a kind in a content folder: its path there and its text. */
export async function makeNew(
  kind: string,
  flags: Answers,
  files: Files = minimal,
): Promise<{ path: string; text: string }> {
  const siteKind = siteKindsOfFiles[kind];
  const desk = { existing: undefined, today: someDay };
  if (siteKind) return siteKind.make(await answer(siteKind.asks(desk), flags, undefined, ''), desk);
  const existing = inFolder(files, (folder): Existing =>
    readExisting('lin-2021', readSettings({ CONTENT_DIR: folder }, '/', new Date())),
  );
  const made = inspectionKindsOfFiles[kind];
  const place = { existing, today: someDay };
  const file = made?.make(await answer(made.asks(place), flags, undefined, ''), place);
  return { path: `lin-2021/${file?.path ?? ''}`, text: file?.text ?? '' };
}
