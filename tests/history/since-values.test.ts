/** Every field of every file, and every one within another, is told in its own words when it changes. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { announcementSchema, pageSchema } from '../../src/schema/files/announcement.ts';
import { batchSchema } from '../../src/schema/files/batch.ts';
import { caseFacts } from '../../src/schema/files/case.ts';
import { entryFacts, followUpSchema } from '../../src/schema/files/follow-up.ts';
import { inspectionSchema, regionSchema, runningTotalSchema } from '../../src/schema/files/inspection.ts';
import { everyWord, type Vocabulary } from '../../src/schema/files/inspection-words.ts';
import { resultFacts, resultListSchema } from '../../src/schema/files/result.ts';
import { taskFacts, taskListSchema } from '../../src/schema/files/task.ts';
import { fieldsOf, objectWithin, readField, type FieldSchema } from '../../src/schema/field.ts';
import { uncompared } from '../../src/schema/field-places.ts';
import * as words from '../../src/schema/vocabulary.ts';
import { caseStates, taskStates } from '../../src/schema/states.ts';
import { factValues } from '../../src/checks/since/values.ts';

const vocabulary: Vocabulary = everyWord;

/** What staff may type, of every kind; a field takes the first of them that it can read. */
const typed: readonly unknown[] = [
  '甲处',
  '乙处',
  '3',
  '4',
  '2021-05-01',
  '2021-05-02',
  '2021-05-01 至 2021-05-08',
  '2021-05-01 至 2021-05-09',
  'https://example.org/1',
  'https://example.org/2',
  'true',
  'false',
  '1',
  '2',
  '大气',
  '水',
  ...[...Object.values(words), caseStates, taskStates].flatMap((one) =>
    typeof one === 'object' && !(one instanceof Set) ? Object.keys(one) : [],
  ),
  ...vocabulary.regionNames,
  { 甲: '3' },
  { 甲: '4' },
  { 大气: '3' },
  { 大气: '4' },
  ...vocabulary.regionNames.slice(0, 1).flatMap((name) => [{ [name]: '3' }, { [name]: '4' }]),
  ['甲.pdf'],
  ['乙.pdf'],
  ['1', '2'],
  ['1', '3'],
];

interface Leaf {
  /** The path of names, and of labels as a message has them. */
  path: (string | number)[];
  label: string;
  values: [unknown, unknown];
}

/** Does a type hold a list of objects? */
const isList = (type: z.core.$ZodType): boolean =>
  type instanceof z.ZodArray ||
  (type instanceof z.ZodOptional && isList(type.unwrap())) ||
  (type instanceof z.ZodPipe && (isList(type.in) || isList(type.out)));

/** The fields without fields in them, each with two values that it can have and that are not the same. */
function leavesOf(schema: FieldSchema, path: Leaf['path'] = [], labels = ''): Leaf[] {
  return fieldsOf(schema).flatMap(({ name, label }): Leaf[] => {
    const type = schema.shape[name] as z.ZodType;
    const inner = objectWithin(type);
    const list = inner && isList(type);
    const at = [...path, name, ...(list ? [0] : [])];
    const said = `${labels}${label}${list ? ' 1' : ''}`;
    if (inner) return leavesOf(inner, at, `${said} `);
    const read = typed.flatMap((one) => {
      const { data, success } = readField(schema, name, one as string);
      return success && data !== undefined ? [data] : [];
    });
    const other = read.find((one) => JSON.stringify(one) !== JSON.stringify(read[0]));
    if (read[0] === undefined || other === undefined) throw new Error(`${said}: no two values`);
    return [{ path: at, label: said, values: [read[0], other] }];
  });
}

/** A record in which every leaf has its first value, but one that has its second. */
function factsOf(leaves: readonly Leaf[], changed?: Leaf): object {
  const made: Record<string | number, unknown> = {};
  for (const leaf of leaves) {
    let at = made;
    leaf.path.forEach((name, index) => {
      const next = leaf.path[index + 1];
      if (next === undefined) at[name] = leaf.values[leaf === changed ? 1 : 0];
      else at = (at[name] ??= typeof next === 'number' ? [] : {}) as typeof made;
    });
  }
  return made;
}

const place = { file: 'a.md', line: 1, column: 1 };
const schemas: readonly (readonly [string, FieldSchema, ReadonlySet<string>])[] = [
  ['batch', batchSchema(vocabulary), uncompared],
  ['case', caseFacts(vocabulary), new Set()],
  ['entry', entryFacts(vocabulary), uncompared],
  ['followUp', followUpSchema, uncompared],
  ['inspection', inspectionSchema, uncompared],
  ['region', regionSchema, new Set(['name', 'aliases', 'tile', 'code'])],
  ['running total', runningTotalSchema, new Set(['asOf'])],
  ['announcement', announcementSchema, uncompared],
  ['page', pageSchema, uncompared],
  ['task', taskFacts, uncompared],
  ['task list', taskListSchema, uncompared],
  ['result', resultFacts, uncompared],
  ['result list', resultListSchema, uncompared],
];

it.each(schemas)('%s', (_, schema, unsaid) => {
  const leaves = leavesOf(schema);
  const valuesOf = (changed?: Leaf) =>
    new Map(factValues(schema, factsOf(leaves, changed), { place, places: new Map() }, unsaid));
  const before = valuesOf();
  const told = leaves.map((leaf) => {
    const after = valuesOf(leaf);
    const names = new Set([...before.keys(), ...after.keys()]);
    const different = [...names].filter((name) => before.get(name)?.exact !== after.get(name)?.exact);
    return { leaf, different, texts: different.map((name) => [before.get(name)?.text, after.get(name)?.text]) };
  });
  for (const { leaf, different, texts } of told) {
    if (unsaid.has(String(leaf.path[0]))) expect(different, leaf.label).toEqual([]);
    else {
      // A map names its part behind the label.
      expect(
        different.every((name) => name === leaf.label || name.startsWith(`${leaf.label} `)),
        `${leaf.label}: ${different.join()}`,
      ).toBe(true);
      expect(different.length, leaf.label).toBeGreaterThan(0);
      for (const [was, becomes] of texts) expect(was, leaf.label).not.toBe(becomes);
    }
  }
  expect([...before.keys()].join('\n')).not.toMatch(/[A-Za-z]/u);
});
