/** One thing that readers can find, and how it is made from its record. */
import type { Place } from '../../schema/fault.ts';
import { labelOf } from '../../schema/field.ts';
import { inspectionSchema } from '../../schema/files/inspection.ts';
import type { Prose } from '../../schema/prose.ts';
import type { Places, Target } from '../../schema/records.ts';
import { proseValue, type Value, type Values } from './values.ts';

/** What can be published: a file, or a part of one. */
export type ItemKind = keyof typeof itemKinds;
export const itemKinds = {
  inspection: '督察',
  region: '行政区域',
  type: '污染类型',
  total: '累计数',
  batch: '批次',
  case: '信访举报件',
  followUp: '后续公开',
  entry: '后续公开里的一条',
  plan: '整改任务清单',
  task: '整改任务',
  resultList: '整改结果',
  result: '整改结果里的一项',
  announcement: '公告',
  page: '页面',
} as const;

/** What a case is known by, in its heading and by its file. */
export const caseHeading = { number: '受理编号', batch: '批次' } as const;

/** One thing that readers can find. */
export interface Item {
  /** Unique in the content: `qujing-2019 case D53QJ201911140003`; of an entry or a result it begins with `part`. */
  id: string;
  kind: ItemKind;
  /** Folder of the inspection; empty for what belongs to none. */
  inspection: string;
  /** As staff call it in their file: `第3批`, `D53QJ201911140003*`, `任务 7`, a file name. */
  name: string;
  /** Site path; undefined for what has no page of its own. */
  address: string | undefined;
  /** ISO day, with a time if it is known; undefined for what has no date of its own. */
  published: string | undefined;
  sample: boolean;
  /** The file it is a part of, by its id: `qujing-2019 batch 3`. */
  part: string | undefined;
  /** What a correction of it names; of an entry or a result, the record that it speaks of. */
  target: Target | undefined;
  /** 更正, 脱敏, 后续进展 …: what kind of entry it is. */
  entryKind: string | undefined;
  facsimiles: readonly string[];
  place: Place;
  values: Values;
}

interface Marked {
  place: Place;
  places: Places;
  sample: boolean;
}

/** 示例: a file has it from the inspection, and that from the site, where it says nothing itself. */
export const sampleLabel = labelOf(inspectionSchema, 'sample');
export const sampleMark = ({ sample, place, places }: Marked): [string, Value][] =>
  sample ? [[sampleLabel, { text: 'true', exact: 'true', place: places.get('sample') ?? place, isText: false }]] : [];

export interface Given {
  place: Place;
  sample?: boolean;
}

/** @param within the inspection; of parts that are known by their file alone, the file */
export function make(
  kind: ItemKind,
  within: string,
  key: string,
  { place, sample = false }: Given,
  more: Partial<Omit<Item, 'values'>> & { values?: readonly (readonly [string, Value])[] },
): Item {
  const { values = [], ...rest } = more;
  return {
    id: [within, kind, key].filter(Boolean).join(' '),
    kind,
    inspection: within.split(' ', 1)[0] ?? '',
    name: key,
    address: undefined,
    published: undefined,
    sample,
    part: undefined,
    target: undefined,
    entryKind: undefined,
    facsimiles: [],
    place,
    ...rest,
    values: new Map(values),
  };
}

/** The facsimiles lie beside the file that names them. */
export const besides = ({ facts, place }: { facts: { facsimiles?: string[] | undefined }; place: Place }) => ({
  facsimiles: (facts.facsimiles ?? []).map((name) => place.file.slice(0, place.file.lastIndexOf('/') + 1) + name),
});

export const body = (label: string, prose: Prose, place: Place): [string, Value] => [label, proseValue(prose, place)];

/** Before the records of a file. */
export const introduction = ({
  introduction: prose,
  place,
}: {
  introduction: Prose;
  place: Place;
}): [string, Value][] => (prose.length > 0 ? [body('正文', prose, place)] : []);
