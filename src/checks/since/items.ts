/** Everything that has been published, each under a name of its own: what two versions of the content are compared by. */
import { addresses } from '../../register/addresses.ts';
import { announcementSchema, pageSchema } from '../../schema/files/announcement.ts';
import { batchSchema, type BatchNumber } from '../../schema/files/batch.ts';
import { caseFacts, caseSections, type WithheldFacts } from '../../schema/files/case.ts';
import { entryFacts, entrySections, followUpSchema } from '../../schema/files/follow-up.ts';
import { inspectionSchema, regionSchema, runningTotalSchema } from '../../schema/files/inspection.ts';
import { uncompared } from '../../schema/field-places.ts';
import {
  targetName,
  type CaseRecord,
  type Content,
  type DisclosedRecord,
  type EntryRecord,
  type InspectionRecord,
} from '../../schema/records.ts';
import { resultFacts, resultListSchema, resultSections } from '../../schema/files/result.ts';
import { taskFacts, taskListSchema, taskSections } from '../../schema/files/task.ts';
import { besides, body, caseHeading, introduction, make, sampleMark, type Given, type Item } from './item.ts';
import { factValues, sectionValues, type Value } from './values.ts';

/** The keys of the cases that each batch lists as its own, by inspection and batch. */
export type Listing = ReadonlyMap<string, ReadonlySet<string>>;

const batchIn = (inspection: string, batch: string): string => `${inspection} ${batch}`;

export const listingOf = ({ inspections }: Content): Listing =>
  new Map(
    inspections.flatMap(({ id, batches }) =>
      batches.map(({ facts, cases }) => [batchIn(id, facts.batch.key), new Set(cases.map(({ key }) => key))] as const),
    ),
  );

/**
 * All items by their ids.
 * @param listing of all batches, where the content is a part: a row of a later batch may speak of one that is left out
 */
export function itemsOf(content: Content, listing: Listing = listingOf(content)): Map<string, Item> {
  const items = [
    ...content.inspections.flatMap((one) => inspectionItems(one, listing)),
    ...content.pages.map((page) => {
      const values = [...factValues(pageSchema, page.facts, page, uncompared), body('正文', page.body, page.place)];
      return make('page', '', page.id, page, { address: addresses.page(page.id), values });
    }),
  ];
  return new Map(items.map((one) => [one.id, one]));
}

function inspectionItems(one: InspectionRecord, listing: Listing): Item[] {
  const { id, facts, places, place, sample } = one;
  const own = make('inspection', id, '', one, {
    name: id,
    address: addresses.inspection(id),
    values: [...factValues(inspectionSchema, facts, one, uncompared), ...sampleMark(one)],
  });
  const at = (path: string): Given => ({ place: places.get(path) ?? place, sample });
  const lists = [
    ...(facts.regions ?? []).map((region, i) =>
      make('region', id, region.name, at(`regions.${String(i)}`), {
        address: addresses.region(id, region.name),
        part: own.id,
        values: factValues(regionSchema, region, one, new Set(['name', 'aliases', 'tile', 'code'])),
      }),
    ),
    ...(facts.extraTypes ?? []).map((type, i) =>
      make('type', id, type, at(`extraTypes.${String(i)}`), { address: addresses.type(id, type), part: own.id }),
    ),
    ...(facts.runningTotals ?? []).map((total, i) => {
      const given = at(`runningTotals.${String(i)}`);
      const values = factValues(
        runningTotalSchema,
        total,
        { place: given.place, places: new Map() },
        new Set(['asOf']),
      );
      return make('total', id, total.asOf, given, { name: `截至 ${total.asOf} 的累计`, part: own.id, values });
    }),
  ];
  return [
    own,
    ...lists,
    ...batchItems(one, listing),
    ...followUpItems(one),
    ...rectificationItems(one),
    ...one.announcements.map((each) =>
      make('announcement', id, each.id, each, {
        ...besides(each),
        address: addresses.announcement(id, each.id),
        target: { kind: 'announcement', key: each.id },
        published: each.facts.published,
        values: [
          ...factValues(announcementSchema, each.facts, each, uncompared),
          ...sampleMark(each),
          body('正文', each.body, each.place),
        ],
      }),
    ),
  ];
}

function batchItems({ id, batches, vocabulary }: InspectionRecord, listing: Listing): Item[] {
  const [schema, ofCase, ofEntry] = [batchSchema(vocabulary), caseFacts(vocabulary), entryFacts(vocabulary)];
  return batches.flatMap((batch) => {
    const { key, name } = batch.facts.batch;
    const { published } = batch.facts;
    const own = make('batch', id, key, batch, {
      ...besides(batch),
      name,
      address: addresses.batch(id, key),
      target: { kind: 'batch', key },
      published,
      values: [
        ['批次', { text: name, exact: name, place: batch.place, isText: false }],
        ...factValues(schema, batch.facts, batch, uncompared),
        ...sampleMark(batch),
        ...introduction(batch),
      ],
    });
    const caseItem = (one: CaseRecord, { key: within, name: named }: BatchNumber): Item => {
      const number = (one.number ?? one.key) + (one.starred ? '*' : '');
      const heading: Value = { text: number, exact: number, place: one.place, isText: false };
      const inBatch: Value = { text: named, exact: within, place: one.place, isText: false };
      return make(
        'case',
        id,
        one.key,
        { place: one.place, sample: batch.sample },
        {
          name: number,
          address: addresses.case(id, one.key),
          target: { kind: 'case', key: one.key },
          published,
          part: own.id,
          values: [
            [caseHeading.number, heading],
            [caseHeading.batch, inBatch],
            ...factValues(ofCase, one.facts, one, new Set()),
            ...sectionValues(caseSections, one.sections, one),
          ],
        },
      );
    };
    // A row about a case that its own batch does not list is that case.
    const isListed = ({ ofBatch, target }: DisclosedRecord): boolean =>
      listing.get(batchIn(id, ofBatch.key))?.has(target.key) ?? false;
    return [
      own,
      ...batch.cases.map((row) => caseItem(row, batch.facts.batch)),
      ...batch.disclosed.filter((row) => !isListed(row)).map((row) => caseItem(row.unlisted, row.ofBatch)),
      ...entryItems(batch.disclosed.filter(isListed), ofEntry, own, batch.sample),
    ];
  });
}

function followUpItems({ id, followUps, vocabulary }: InspectionRecord): Item[] {
  const schema = entryFacts(vocabulary);
  return followUps.flatMap((followUp) => {
    const { published } = followUp.facts;
    const address = addresses.followUp(id, followUp.id);
    const own = make('followUp', id, followUp.id, followUp, {
      ...besides(followUp),
      address,
      published,
      target: { kind: 'followUp', key: followUp.id },
      values: [
        ...factValues(followUpSchema, followUp.facts, followUp, uncompared),
        ...sampleMark(followUp),
        ...introduction(followUp),
      ],
    });
    const entries = entryItems(followUp.entries, schema, own, followUp.sample);
    return [own, ...entries];
  });
}

/** What a row still says of a case that is withheld. */
const countedIn = ({ pollutionTypes, source, level }: WithheldFacts) => ({ pollutionTypes, source, level });

/** What a file publishes of other records, each by the record and which one it is of those about it. */
function entryItems(
  entries: readonly EntryRecord[],
  schema: ReturnType<typeof entryFacts>,
  { id, published }: Item,
  sample: boolean,
): Item[] {
  const times = new Map<string, number>();
  return entries.map((entry) => {
    const name = targetName(entry.target);
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    const key = name + (time > 1 ? ` ${String(time)}` : '');
    const { place, heading, target, facts, sections } = entry;
    const said = { ...facts, ...(entry.unlisted?.withheld && countedIn(entry.unlisted.facts)) };
    const values = [...factValues(schema, said, entry, uncompared), ...sectionValues(entrySections, sections, entry)];
    const entryKind = facts.kind.value;
    return make('entry', id, key, { place, sample }, { name: heading, published, part: id, target, entryKind, values });
  });
}

function rectificationItems({ id, tasks: plan, results }: InspectionRecord): Item[] {
  const items: Item[] = [];
  if (plan) {
    const { published } = plan.facts;
    const own = make('plan', id, '', plan, {
      ...besides(plan),
      name: plan.facts.title,
      address: addresses.rectification(id),
      published,
      target: { kind: 'plan', key: '' },
      values: [...factValues(taskListSchema, plan.facts, plan, uncompared), ...sampleMark(plan), ...introduction(plan)],
    });
    items.push(own);
    for (const one of plan.tasks) {
      const title: [string, Value][] =
        one.title === undefined
          ? []
          : [['标题', { text: one.title, exact: one.title, place: one.place, isText: true }]];
      items.push(
        make(
          'task',
          id,
          one.key,
          { place: one.place, sample: plan.sample },
          {
            name: `任务 ${one.key}`,
            address: addresses.task(id, one.key),
            target: { kind: 'task', key: one.key },
            published,
            part: own.id,
            values: [
              ...title,
              ...factValues(taskFacts, one.facts, one, uncompared),
              ...sectionValues(taskSections, one.sections, one),
            ],
          },
        ),
      );
    }
  }
  for (const list of results) {
    const { published } = list.facts;
    const own = make('resultList', id, list.id, list, {
      ...besides(list),
      published,
      target: { kind: 'resultList', key: list.id },
      values: [
        ...factValues(resultListSchema, list.facts, list, uncompared),
        ...sampleMark(list),
        ...introduction(list),
      ],
    });
    items.push(own);
    for (const one of list.results)
      items.push(
        make(
          'result',
          own.id,
          one.key,
          { place: one.place, sample: list.sample },
          {
            name: `任务 ${one.key}`,
            published,
            part: own.id,
            target: { kind: 'task', key: one.key },
            values: [
              ...factValues(resultFacts, one.facts, one, uncompared),
              ...sectionValues(resultSections, one.sections, one),
            ],
          },
        ),
      );
  }
  return items;
}
