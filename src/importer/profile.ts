/** What a table may be about: which columns it can have, and what a column means that is not called as usual. */
import type { z } from 'zod';
import { caseFacts, caseSections } from '../schema/files/case.ts';
import { fieldsByLabel, fieldsOf, foldWord } from '../schema/field.ts';
import { entryFacts, entrySections } from '../schema/files/follow-up.ts';
import { everyWord, type Vocabulary } from '../schema/files/inspection-words.ts';
import { resultFacts, resultSections } from '../schema/files/result.ts';
import { taskFacts, taskSections } from '../schema/files/task.ts';

export const importKinds = ['batch', 'follow-up', 'tasks', 'results'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a column holds. */
export interface Target {
  kind: 'number' | 'serial' | 'batch' | 'fact' | 'section' | 'extra';
  /** English name of the field; the kind for what is no field. */
  name: string;
  label: string;
}

export interface Profile {
  kind: ImportKind;
  vocabulary: Vocabulary;
  facts: z.ZodObject;
  sections: z.ZodObject;
  /** Folded labels that are known for sure. */
  labels: ReadonlyMap<string, Target>;
  /** Folded headings whose meaning people said. */
  named: ReadonlySet<string>;
  /** Labels by meaning, the first that fits. */
  guesses: readonly (readonly [RegExp, Target])[];
}

const number: Target = { kind: 'number', name: 'number', label: '受理编号' };
const serial: Target = { kind: 'serial', name: 'serial', label: '序号' };
const batch: Target = { kind: 'batch', name: 'batch', label: '批次' };
/** A column that is known to be none of the fields; its words go to the remarks. */
const none: Target = { kind: 'extra', name: 'none', label: '' };

const caseNumbers = [
  '受理编号',
  '编号',
  '受理号',
  '受理件编号',
  '受理案件编号',
  '案件编号',
  '案件号',
  '信访编号',
  '信访件编号',
  '举报编号',
  '举报件编号',
  '投诉编号',
  '转办编号',
  '转办件编号',
  '交办编号',
  '交办件编号',
  '交办件号',
  '信访受理编号',
  '举报受理编号',
  '件号',
  '群众举报编号',
  '问题编号',
  '来电（信）编号',
  '督察编号',
];
const serials = ['序号', '顺序号', '序', 'No.', '行号'];
const batches = ['批次', '交办批次', '转办批次', '批次号', '批号', '所属批次'];
const taskNumbers = [
  '序号',
  '编号',
  '任务号',
  '任务编号',
  '任务序号',
  '问题序号',
  '问题编号',
  '整改任务序号',
  '整改任务编号',
  '整改序号',
  '反馈问题序号',
];

/** Does a heading name the numbers of cases, and never those of tasks? */
export const isCaseNumber = (heading: string): boolean =>
  caseNumbers.some((one) => foldWord(one) === foldWord(heading)) && !taskNumbers.includes(heading);

const makeProfile = (
  kind: ImportKind,
  vocabulary: Vocabulary,
  facts: z.ZodObject,
  sections: z.ZodObject,
  own: readonly (readonly [readonly string[], Target])[],
  guesses: readonly (readonly [RegExp, string])[],
): Profile => {
  const labels = new Map<string, Target>();
  const byName = new Map<string, Target>();
  for (const [schema, fieldKind] of [
    [facts, 'fact'],
    [sections, 'section'],
  ] as const) {
    for (const [label, field] of fieldsByLabel(schema))
      labels.set(label, { kind: fieldKind, name: field.name, label: field.label });
    for (const { name, label } of fieldsOf(schema)) byName.set(name, { kind: fieldKind, name, label });
  }
  // Last, so that the number of a row is not taken for the fact of the same name.
  for (const one of [number, serial, batch, none]) byName.set(one.name, one);
  for (const [words, target] of own) for (const word of words) labels.set(foldWord(word), target);
  return {
    kind,
    vocabulary,
    facts,
    sections,
    labels,
    named: new Set(),
    guesses: guesses.flatMap(([pattern, name]) => {
      const target = byName.get(name);
      return target ? [[pattern, target] as const] : [];
    }),
  };
};

const ownCaseColumns = [
  [caseNumbers, number],
  [serials, serial],
  [batches, batch],
] as const;

/** Columns about those who complained. */
export const aboutPeople = /^(?:举报|投诉|来电|来信|信访|反映)人|姓名|电话|手机|身份证|住址/u;

/** 企业整改完成时间 */
const completed = /(?:整改完成|完成整改|实际完成)(?:时间|日期)/u;

const caseGuesses: readonly (readonly [RegExp, string])[] = [
  // Before anything that speaks of a complaint: who complained, and when, is not what was complained of.
  [aboutPeople, 'none'],
  [/处理类[别型]|责任单位|责任部门|主办|承办|牵头|办理单位|包案|责任领导/u, 'none'],
  [/序号/u, 'serial'],
  [/编号|案号|件号|受理号|序号/u, 'number'],
  [/批次/u, 'batch'],
  [/属实|真实/u, 'verdict'],
  [/办结目标/u, 'goal'],
  // When it was done is no promise.
  [completed, 'completion'],
  [/(?:办结|整改|完成|办理)(?:时限|期限|时间|日期)/u, 'deadline'],
  [/(?:时间|日期)$/u, 'none'],
  [/办结|是否完成|完成情况|(?:办理|整改)?(?:状态|进展|进度)/u, 'state'],
  [/来源|(?:受理|举报|来件|信访)(?:方式|形式)|渠道|^来电.?来信$/u, 'source'],
  [/类型|类别|要素|种类|因子/u, 'pollutionTypes'],
  [/行政区|区域|区县|县区|县\(?市|市区|属地|地区|辖区|所在地|所属地/u, 'regions'],
  [/调查|核实|检查|核查/u, 'findings'],
  [/^(?!.*处理).*(?:问责|追究|追责)|责任人|处理问责/u, 'accountability'],
  [/处理|整改|处罚|办理|完成|落实/u, 'handling'],
  [/处理|办理|结果/u, 'findings'],
  [/反映|投诉|举报|交办|转办|信访(?:内容|问题|事项)|问题|诉求/u, 'problem'],
  [/备注|说明/u, 'remarks'],
];

const taskGuesses: readonly (readonly [RegExp, string])[] = [
  [/序号|编号/u, 'number'],
  [/措施/u, 'measures'],
  [/目标/u, 'goal'],
  [/时限|期限|完成时间/u, 'deadline'],
  [/验收.*(?:单位|部门|机关|主体|机构)(?!.*督导)/u, 'verifier'],
  [/验收|销号/u, 'none'],
  [/督导|督办|监督单位/u, 'supervisor'],
  [/责任人|责任领导|负责人/u, 'responsible'],
  [/责任(?:单位|部门|主体)|牵头|主办/u, 'units'],
  [/来源/u, 'origin'],
  [/问题|反馈|意见/u, 'problem'],
  [/备注|说明/u, 'remarks'],
];

const resultGuesses: readonly (readonly [RegExp, string])[] = [
  [/序号|编号/u, 'number'],
  [/下一步|后续(?:安排|工作)/u, 'next'],
  [completed, 'completion'],
  [/公示(?:期|时间)/u, 'noticePeriod'],
  [/联系|监督电话/u, 'contact'],
  [/验收(?:单位|部门)/u, 'verifier'],
  [/状态|是否(?:完成|销号)/u, 'state'],
  [/(?:完成|落实|进展|整改)(?:情况|进展|结果|成效)|工作进展/u, 'progress'],
  [/备注|说明/u, 'remarks'],
];

const ownTaskColumns = [[taskNumbers, number]] as const;

/** The profile of a kind, with the words of an inspection. */
export function profileOf(kind: ImportKind, vocabulary: Vocabulary): Profile {
  switch (kind) {
    case 'batch':
      return makeProfile(kind, vocabulary, caseFacts(vocabulary), caseSections, ownCaseColumns, caseGuesses);
    case 'follow-up':
      return makeProfile(kind, vocabulary, entryFacts(vocabulary), entrySections, ownCaseColumns, caseGuesses);
    case 'tasks':
      return makeProfile(kind, vocabulary, taskFacts, taskSections, ownTaskColumns, taskGuesses);
    case 'results':
      return makeProfile(kind, vocabulary, resultFacts, resultSections, ownTaskColumns, resultGuesses);
  }
}

/** Every label of every kind, folded: what tells a table of data from one that only places things. */
export const allLabels: ReadonlySet<string> = new Set(
  importKinds.flatMap((kind) => [...profileOf(kind, everyWord).labels.keys()]),
);
