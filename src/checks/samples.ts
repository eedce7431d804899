/** Publications that mix what is invented with what is real: a later word makes a sample of a whole record. */
import { quote, type Fault, type Place } from '../schema/fault.ts';
import { foldWord, labelOf } from '../schema/field.ts';
import type { EntryFacts } from '../schema/files/follow-up.ts';
import { taskFacts, type TaskFacts } from '../schema/files/task.ts';
import { caseKey, taskKey } from '../schema/keys.ts';
import {
  targetName,
  type Content,
  type EntryRecord,
  type InspectionRecord,
  type Places,
  type Target,
} from '../schema/records.ts';
import { references } from '../schema/values.ts';
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

/** Checks that what is invented and what is real speak of their own kind, and that nothing takes back what holds for all. */
export function checkSamples({ site, inspections }: Content): Fault[] {
  const samples = new Map(inspections.map((record) => [record.id, samplesOf(record)]));
  return inspections.flatMap((record) => [
    ...checkDenied(record, site.sample ?? false),
    ...checkSpeaking(record, samples.get(record.id) ?? new Map<string, boolean>()),
    ...checkReferences(record, samples),
  ]);
}

/** What is invented as a whole has no real part: a word against it would be of no use to anybody. */
function checkDenied(record: InspectionRecord, isSampleSite: boolean): Fault[] {
  const denies = ({ facts, places, place }: Pick<Marked, 'facts' | 'places' | 'place'>, above: string, mend: string) =>
    facts.sample === false
      ? [raise('logic/sample-mixed', places.get('sample') ?? place, `${above}，这里不能写「示例」（false）；${mend}`)]
      : [];
  if (isSampleSite)
    return denies(
      record,
      '整个网站都是示例（site.yaml 里标着）',
      '请删去这一行；这次督察是真实的，请删去 site.yaml 里的「示例」，虚构的督察各自标上',
    );
  if (!record.sample) return [];
  return filesOf(record).flatMap((file) =>
    denies(
      file,
      '这次督察是示例（inspection.yaml 里标着），里面的文件都是',
      '请删去这一行；这个文件是真实的，请另建一次督察，把它移过去',
    ),
  );
}

interface Marked {
  sample: boolean;
  facts: { sample?: boolean | undefined };
  places: Places;
  place: Place;
}

const filesOf = ({ batches, followUps, announcements, results, tasks }: InspectionRecord): Marked[] => [
  ...batches,
  ...followUps,
  ...announcements,
  ...results,
  ...(tasks ? [tasks] : []),
];

/** Invented files speak of invented records, and real files of real ones; one fault a file. */
const checkSpeaking = (record: InspectionRecord, samples: ReadonlyMap<string, boolean>): Fault[] =>
  speakingIn(record).flatMap(({ sample, place, places, said }): Fault[] => {
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

/** A record that may refer to others. */
interface Referring {
  sample: boolean;
  place: Place;
  places: Places;
  facts: object;
}

/** Links show on both sides: those of a real record lead to real ones, those of an invented one to invented ones. */
const checkReferences = (
  record: InspectionRecord,
  samples: ReadonlyMap<string, ReadonlyMap<string, boolean>>,
): Fault[] =>
  referringIn(record).flatMap(({ sample, place, places, facts }) =>
    referencesIn(facts).flatMap(({ at, label, reference }): Fault[] => {
      const slash = reference.indexOf('/');
      const [folder, key] =
        slash < 0 ? [record.id, reference] : [reference.slice(0, slash), reference.slice(slash + 1)];
      const found = [
        ...(slash < 0 ? [] : [targetName({ kind: 'task', key: taskKey(key) })]),
        targetName({ kind: 'case', key: caseKey(key) }),
      ]
        .map((name) => samples.get(folder)?.get(name))
        .find((one) => one !== undefined);
      if (found === undefined || found === sample) return [];
      const [what, own] = sample ? ['是真实的', '是示例'] : ['是示例', '是真实的'];
      const mend = sample
        ? '请改写成示例里的，或者删去；这一条是真实的，请移到没有标「示例」的文件里'
        : '请改写成真实的，或者删去；这一条也是虚构的，请在文件开头标上「示例」（true）';
      const message = `${quote(label)}里的${quote(reference)}${what}，这一条却${own}，两边的页面会互相链接；${mend}`;
      return [raise('logic/sample-mixed', places.get(at) ?? place, message)];
    }),
  );

const referringIn = ({ batches, followUps, results, tasks }: InspectionRecord): Referring[] =>
  [
    ...batches.map((file) => ({ file, records: [...file.cases, ...file.disclosed] })),
    ...followUps.map((file) => ({ file, records: file.entries })),
    ...results.map((file) => ({ file, records: file.results })),
    ...(tasks ? [{ file: tasks, records: tasks.tasks }] : []),
  ].flatMap(({ file, records }) => records.map((one): Referring => ({ ...one, sample: file.sample })));

/** 关联 and 前序 as typed, also where a correction names them. */
function referencesIn(facts: object): { at: string; label: string; reference: string }[] {
  const { correctedItem, becomes, ...held } = facts as Pick<EntryFacts, 'correctedItem' | 'becomes'> & Linking;
  const linked = linkNames.flatMap((name) =>
    (held[name]?.values ?? []).map((reference) => ({ at: name, label: labelOf(taskFacts, name), reference })),
  );
  const label = linkNames.map((name) => labelOf(taskFacts, name)).find((one) => one === foldWord(correctedItem ?? ''));
  if (label === undefined) return linked;
  const corrected = references.safeParse(becomes ?? '').data?.values ?? [];
  return [...linked, ...corrected.map((reference) => ({ at: 'becomes', label, reference }))];
}

type Linking = Partial<Pick<TaskFacts, 'related' | 'previous'>>;
const linkNames = ['related', 'previous'] as const satisfies (keyof Linking)[];

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
