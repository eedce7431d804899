/** Publications that mix what is invented with what is real: a later word makes a sample of a whole record. */
import { quote, type Fault, type Place } from '../schema/fault.ts';
import {
  targetName,
  type Content,
  type EntryRecord,
  type InspectionRecord,
  type Places,
  type Target,
} from '../schema/records.ts';
import { raise } from './raise.ts';

/** What a file says of a record that another file published. */
interface Said {
  /** The record, and where nothing has published it before, the batch that it joins. */
  targets: readonly Target[];
  place: Place;
  /** As staff call the record. */
  name: string;
}

/** A file that speaks of records of other files. */
interface Speaking {
  sample: boolean;
  place: Place;
  places: Places;
  said: readonly Said[];
}

/** Checks that invented files speak of invented records, and real files of real ones; one fault a file. */
export const checkSamples = ({ inspections }: Content): Fault[] =>
  inspections.flatMap((record) => {
    const samples = samplesOf(record);
    return speakingIn(record).flatMap(({ sample, place, places, said }): Fault[] => {
      const isOf = ({ targets }: Said): boolean =>
        targets.map((one) => samples.get(targetName(one))).find((one) => one !== undefined) ?? sample;
      const [first, ...others] = said.filter((one) => isOf(one) !== sample);
      if (!first) return [];
      const what = quote(first.name) + (others.length > 0 ? `等 ${String(others.length + 1)} 条` : '');
      const at = places.get('sample') ?? (sample ? place : first.place);
      return [
        raise(
          'logic/sample-mixed',
          at,
          sample
            ? `这个文件是示例，里面${what}说的却是真实的内容，会把它当作示例，不再计入件数；请删去「示例」，虚构的几条另放一个文件、改说示例里的件`
            : `这个文件不是示例，里面${what}说的却是示例，真实的话会混在虚构的内容里；这个文件也是虚构的，请在开头标上「示例」（true）；是真实的，请另放一个文件，只说真实的内容`,
        ),
      ];
    });
  });

/** Which records are invented, by their names. */
function samplesOf({ batches, followUps, announcements, results, tasks }: InspectionRecord): Map<string, boolean> {
  const of = (kind: Target['kind'], key: string, { sample }: { sample: boolean }): [string, boolean] => [
    targetName({ kind, key }),
    sample,
  ];
  return new Map([
    ...batches.flatMap((one) => [
      of('batch', one.facts.batch.key, one),
      ...one.cases.map(({ key }) => of('case', key, one)),
    ]),
    ...followUps.map((one) => of('followUp', one.id, one)),
    ...announcements.map((one) => of('announcement', one.id, one)),
    ...results.map((one) => of('resultList', one.id, one)),
    ...(tasks ? [of('plan', '', tasks), ...tasks.tasks.map(({ key }) => of('task', key, tasks))] : []),
  ]);
}

const speakingIn = ({ batches, followUps, results }: InspectionRecord): Speaking[] => [
  ...batches.map((file) => ({ ...file, said: file.disclosed.map(saidByEntry) })),
  ...followUps.map((file) => ({ ...file, said: file.entries.map(saidByEntry) })),
  ...results.map((file) => ({
    ...file,
    said: file.results.map(({ key, place }): Said => ({
      targets: [{ kind: 'task', key }],
      place,
      name: `任务 ${key}`,
    })),
  })),
];

const saidByEntry = ({ target, place, heading, ofBatch }: EntryRecord): Said => ({
  targets: [target, ...(ofBatch ? [{ kind: 'batch', key: ofBatch.key } as const] : [])],
  place,
  name: heading,
});
