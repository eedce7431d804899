/** Register → what can be found. */
import { isStep } from '../../schema/files/closing.ts';
import { figureText, labelText } from '../../schema/files/declared.ts';
import { unsearched } from '../../schema/field-places.ts';
import { proseText, type Prose } from '../../schema/prose.ts';
import { unstated, withheldWord } from '../../schema/vocabulary.ts';
import { batchTitle } from '../../formats/tables/official-table.ts';
import { amendedWord } from '../../formats/text/marks.ts';
import { taskName } from '../../formats/text/record-names.ts';
import { addresses } from '../../register/addresses.ts';
import { firstBatch } from '../../register/amend/belonging.ts';
import type {
  Announcement,
  Batch,
  Case,
  CaseVersion,
  Correction,
  Facsimile,
  FollowUp,
  Inspection,
  Plan,
  Register,
  ResultList,
  Task,
} from '../../register/types.ts';
import type { PageRecord } from '../../schema/records.ts';
import type { SearchDocument } from '../shared/fields.ts';

/** A document for every batch, case, task, announcement, follow-up, plan and content page, and for lists of results. */
export function* searchDocuments(register: Register): Generator<SearchDocument> {
  for (const inspection of register.inspections) {
    for (const one of inspection.batches) yield batchDocument(one, inspection);
    for (const one of inspection.cases) yield caseDocument(one, inspection);
    for (const one of inspection.tasks) yield taskDocument(one, inspection);
    for (const one of inspection.announcements) yield announcementDocument(one, inspection);
    for (const one of inspection.followUps) yield followUpDocument(one, inspection);
    if (inspection.plan) yield* planDocuments(inspection.plan, inspection);
  }
  for (const one of register.pages) yield pageDocument(one);
}

/** Other names of regions, as inspections list them: `[沾益县, 沾益区]`. */
export const otherNames = ({ inspections }: Register): [name: string, region: string][] =>
  inspections.flatMap(({ facts }) =>
    (facts.regions ?? []).flatMap(({ name, aliases = [] }) => aliases.map((other): [string, string] => [other, name])),
  );

/** A withheld case has no text: it is found by its number, and by what results are filtered by. */
function caseTexts(one: Case): string[] {
  if (one.withheld) return [];
  const text = new Texts();
  // What holds now comes first: excerpts are cut from it.
  text.addSections(one.current.sections);
  for (const { entry, changes } of one.events) {
    text.addSections(entry.sections);
    for (const { was, becomes } of changes) text.add(was, becomes);
  }
  for (const version of one.versions) text.addSections(version.sections);
  for (const version of [...one.versions].reverse()) text.add(...factWords(version.facts));
  for (const { entry } of one.events) text.add(...factWords(entry.facts));
  return text.all;
}

/** A batch by its notice, its declared figures and its papers; its cases are documents of their own. */
function batchDocument(batch: Batch, inspection: Inspection): SearchDocument {
  const { number, facts, comparisons, declared, introduction, sample } = batch;
  const text = new Texts();
  text.addProse(introduction);
  for (const { label, part, axis, declared: figure, words, was, explained } of comparisons)
    text.add(
      `${labelText({ label, part, axis })} ${figureText({ figure, words })}`,
      was === undefined ? '' : `${label} ${String(was)}`,
      explained ?? '',
    );
  if (declared?.jointBatches) text.add(`共办批次 ${declared.jointBatches.join('、')}`);
  text.addCorrections(batch);
  text.add(...factWords(facts));
  text.addFacsimiles(batch);
  return {
    ...common(inspection),
    address: batch.address,
    kind: 'batch',
    title: `${number.name} ${batchTitle(batch)}`,
    amended: amendedWord(batch.corrections),
    names: [`B${number.key}`],
    batch: number.key,
    date: facts.published,
    sample,
    texts: text.all,
  };
}

function caseDocument(one: Case, inspection: Inspection): SearchDocument {
  const { facts } = one.current;
  const stateOf = (version: CaseVersion): string =>
    one.withheld ? withheldWord : (version.facts.state?.value ?? unstated);
  return {
    ...common(inspection),
    address: one.address,
    kind: 'case',
    title: one.title,
    ...(one.number !== undefined && { number: one.number }),
    amended: amendedWord(one.corrections),
    names: one.serial === '' ? [] : [`B${firstBatch(one).number.key}-${one.serial}`],
    batch: one.batch.number.key,
    regions: facts.regions?.values ?? [],
    types: facts.pollutionTypes?.values ?? [],
    verdict: one.verdict,
    states: [...new Set(one.versions.map(stateOf))],
    state: one.state,
    date: one.published.published,
    sample: one.sample,
    // Made when it is read: documents of all cases wait for their turn in the index.
    get texts() {
      return caseTexts(one);
    },
  };
}

function taskDocument(task: Task, inspection: Inspection): SearchDocument {
  const text = new Texts();
  text.addSections(task.sections);
  for (const { facts, sections } of task.reports) {
    text.addSections(sections);
    text.add(...factWords(facts));
  }
  text.addCorrections(task);
  text.add(...factWords(task.facts));
  return {
    ...common(inspection),
    address: task.address,
    kind: 'task',
    title: taskName(task),
    amended: amendedWord(task.corrections),
    names: [`任务${task.key}`],
    states: [...new Set([task.state, ...task.reports.map(({ facts }) => facts.state.value)])],
    state: task.state,
    date: inspection.plan?.published ?? '',
    sample: task.sample,
    texts: text.all,
  };
}

function announcementDocument({ facts, body, ...one }: Announcement, inspection: Inspection): SearchDocument {
  const text = new Texts();
  text.add(facts.summary);
  text.addProse(body);
  text.addCorrections(one);
  text.add(...factWords(facts));
  text.addFacsimiles(one);
  return {
    ...common(inspection),
    address: one.address,
    kind: 'announcement',
    title: facts.title,
    amended: amendedWord(one.corrections),
    date: facts.published.slice(0, 10),
    sample: one.sample,
    texts: text.all,
  };
}

/** A later publication by its own words; its entries are found at the records that they speak of. */
function followUpDocument(one: FollowUp, inspection: Inspection): SearchDocument {
  const text = new Texts();
  text.addProse(one.introduction);
  text.addCorrections(one);
  text.add(...factWords(one.facts));
  text.addFacsimiles(one);
  return {
    ...common(inspection),
    address: one.address,
    kind: 'announcement',
    title: one.title,
    amended: amendedWord(one.corrections),
    date: one.facts.published,
    sample: one.sample,
    texts: text.all,
  };
}

/**
 * The plan, with the lists of results on its page; its tasks are documents of their own. Lists that are invented beside a
 * plan that is real are found by themselves, and so are real ones beside a sample.
 */
function planDocuments(plan: Plan, inspection: Inspection): SearchDocument[] {
  const own = inspection.results.filter(({ sample }) => sample === plan.sample);
  const others = inspection.results.filter(({ sample }) => sample !== plan.sample);
  return [listsDocument([plan, ...own], inspection), ...others.map((list) => listsDocument([list], inspection))];
}

/** Lists on one page, under the name of the first. */
function listsDocument(
  [first, ...more]: readonly [Plan | ResultList, ...ResultList[]],
  inspection: Inspection,
): SearchDocument {
  const text = new Texts();
  for (const list of [first, ...more]) {
    if (list !== first) text.add(list.title);
    text.addProse(list.introduction);
    text.addCorrections(list);
    text.add(list.origin ?? '');
    text.addFacsimiles(list);
  }
  return {
    ...common(inspection),
    address: first.address,
    kind: 'announcement',
    title: first.title,
    amended: amendedWord([first, ...more].flatMap(({ corrections }) => corrections)),
    date: first.published,
    sample: first.sample,
    texts: text.all,
  };
}

function pageDocument({ id, facts, body, sample }: PageRecord): SearchDocument {
  const text = new Texts();
  text.add(facts.summary);
  text.addProse(body);
  return {
    ...nowhere,
    address: addresses.page(id),
    kind: 'page',
    title: facts.title,
    date: '',
    sample,
    texts: text.all,
  };
}

const nowhere = { inspection: '', inspectionTitle: '', regions: [], types: [], states: [], names: [] } as const;

const common = ({
  id,
  facts,
}: Inspection): Omit<typeof nowhere, 'inspection' | 'inspectionTitle'> &
  Pick<SearchDocument, 'inspection' | 'inspectionTitle'> => ({
  ...nowhere,
  inspection: id,
  inspectionTitle: facts.shortTitle,
});

/** Texts in the order in which they come, each once: versions of a record share most of theirs. */
class Texts {
  readonly #seen = new Set<string>();

  add(...texts: readonly string[]): void {
    for (const text of texts) if (text.trim() !== '') this.#seen.add(text);
  }

  addProse(prose: Prose): void {
    for (const block of prose) this.add(proseText([block]));
  }

  addSections(sections: Readonly<Record<string, Prose | undefined>>): void {
    for (const prose of Object.values(sections)) if (prose) this.addProse(prose);
  }

  /** What was wrong, what is right, and why. */
  addCorrections({ corrections }: { corrections: readonly Correction[] }): void {
    for (const { note, was, becomes } of corrections) {
      this.addProse(note);
      this.add(was, becomes);
    }
  }

  addFacsimiles({ facsimiles }: { facsimiles: readonly Facsimile[] }): void {
    this.add(...facsimiles.map(({ name }) => `原件：${name}`));
  }

  get all(): string[] {
    return [...this.#seen];
  }
}

/** The words of facts as they were typed. */
function factWords(facts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    if (name === 'deadline' && typeof value === 'string' && !/^\d{4}-\d\d-\d\d$/u.test(value)) return [value];
    if (unsearched.has(name)) return [];
    if (typeof value === 'string') return [value];
    if (name === 'articles') return (value as { title: string }[]).map(({ title }) => title);
    if (typeof value !== 'object' || value === null) return [];
    if ('raw' in value) return [String(value.raw)];
    return isStep(value) ? [value.level, value.unit, value.result].filter((word) => word !== undefined) : [];
  });
}
