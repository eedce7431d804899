/** The tables of docs/content-format.md: every field with what it takes, the closed lists of words, what can be corrected. */
import { z } from 'zod';
import { correctable, correctableResult, type Correctable } from '../../src/schema/correctable.ts';
import { fieldsOf, isOptional, type FieldSchema, objectWithin } from '../../src/schema/field.ts';
import {
  announcementKinds,
  disclosures,
  followUpKinds,
  inspectionKinds,
  inspectionLevels,
  levels,
  lookBackFindings,
  pollutionTypes,
  sources,
  verdicts,
} from '../../src/schema/vocabulary.ts';
import { caseStates, taskStates } from '../../src/schema/states.ts';
import { exampleOfKind, examples } from './examples.ts';
import { fieldTables, withCode } from './fields.ts';
import { markdownTable } from './table.ts';

/** A field as the document has it. */
export interface DocumentedField {
  schema: FieldSchema;
  name: string;
  /** With the labels that it stands below: `受理 › 电话`. */
  path: string;
  kind: string;
  example: string;
}

const table = ({ title, schema, without }: (typeof fieldTables)[number]): string =>
  markdownTable(
    ['项目', '代码里', '值', '必填', '含义', '例', '也可以写成'],
    documentedFields(title, schema, without).map((one) => {
      const { doc = '', variants = [] } = fieldsOf(one.schema).find(({ name }) => name === one.name) ?? {};
      const must = isOptional(one.schema, one.name) ? '' : '必填';
      const example = one.example === '' ? '' : `\`${one.example}\``;
      return [one.path, `\`${one.name}\``, one.kind, must, withCode(doc), example, variants.join('、')];
    }),
  );

/** Every field of every file. */
export const contentFieldsMarkdown = (): string =>
  fieldTables.map((one) => `**${one.title}**\n\n${table(one)}`).join('\n\n');

/** The fields of a table; those of a map stand below it. */
export function documentedFields(
  title: string,
  schema: FieldSchema,
  without?: FieldSchema,
  above = '',
): DocumentedField[] {
  return fieldsOf(schema).flatMap(({ name, label }) => {
    if (without && name in without.shape) return [];
    const type = schema.shape[name] as z.ZodType;
    const inner = objectWithin(type);
    const path = above + label;
    const kind = kindOf(label, type);
    const file = title.split('：', 1)[0] ?? '';
    const known = [`${file} ${label}`, `${above.replace(' › ', '')} ${label}`, label].find((one) => one in examples);
    const words = /^一个词：([^、]+)/u.exec(kind)?.[1];
    const example = inner ? '' : (words ?? exampleOfKind[kind] ?? examples[known ?? ''] ?? '');
    return [
      { schema, name, path, kind, example },
      ...(inner ? documentedFields(title, inner, undefined, `${path} › `) : []),
    ];
  });
}

/** Fields whose kind is none of those that many share. */
const kinds: Readonly<Record<string, string>> = {
  批次: '批次编号',
  方格: '列和行',
  网址: '网址',
  来源网址: '网址',
  找错链接: '链接',
  转址: '旧地址和新地址',
  起点: '提交编号',
};

/** What kind of value a field takes. */
function kindOf(label: string, type: z.ZodType): string {
  const own = kinds[label];
  if (own !== undefined) return own;
  let [inner, isList] = [type as z.core.$ZodType, false];
  for (;;) {
    if (inner instanceof z.ZodOptional) inner = inner.unwrap();
    else if (inner instanceof z.ZodArray) [inner, isList] = [inner.element, true];
    else if (inner instanceof z.ZodPipe && inner.in instanceof z.ZodTransform) inner = inner.out;
    else if (inner instanceof z.ZodPipe && inner.in instanceof z.ZodObject) inner = inner.in;
    else break;
  }
  return oneKind(inner) + (isList ? '，可列多个' : '');
}

function oneKind(type: z.core.$ZodType): string {
  if (type instanceof z.ZodCustom) return '正文';
  if (type instanceof z.ZodObject) return '下列各项';
  const meta = z.globalRegistry.get(type) as Readonly<Record<string, unknown>> | undefined;
  const words = (meta?.['properties'] as { value?: { enum?: string[] } } | undefined)?.value?.enum;
  if (words) return `一个词：${words.join('、')}`;
  const properties = meta?.['properties'] as object | undefined;
  if (properties && 'level' in properties) return '日期，或者起止日期，后面可以写层级和单位';
  if (properties) return 'from' in properties ? '起止日期' : '几个词，用顿号隔开';
  if (meta?.['additionalProperties']) return '名称和件数';
  if (meta?.['format'] === 'date') return '日期';
  if (meta?.['pattern'] !== undefined) return '日期，可带时刻';
  const plain = { boolean: 'true 或 false', integer: '件数', number: '数字' }[String(meta?.['type'])];
  return plain ?? (z.safeParse(type, '甲\n乙').success ? '文字，可分行' : '一行文字');
}

/** The closed lists of words, by the field that they belong to. */
export const lists: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  是否属实: verdicts,
  办结情况: caseStates,
  '来源（信访举报件）': sources,
  '级别（信访举报件）': levels,
  公开方式: disclosures,
  污染类型: pollutionTypes,
  '级别（督察）': inspectionLevels,
  '类型（督察）': inspectionKinds,
  '类型（公告）': announcementKinds,
  '类型（后续公开）': followUpKinds,
  整改状态: taskStates,
  回头看结论: lookBackFindings,
};

/** Each closed list: its words, and what counts as them. */
export const wordsMarkdown = (): string =>
  markdownTable(
    ['项目', '词', '也认得'],
    Object.entries(lists).map(([name, list]) => [
      name,
      Object.keys(list).join('、'),
      Object.entries(list)
        .filter(([, others]) => others.length > 0)
        .map(([word, others]) => `${others.join('、')} = ${word}`)
        .join('；'),
    ]),
  );

/** How an entry names the record that it corrects. */
export const headings: Readonly<Record<keyof typeof correctable, string>> = {
  case: '## D53QJ201911140003',
  task: '## 任务 7',
  batch: '## 批次 3',
  announcement: '## 公告 2019-11-12-mobilisation',
  followUp: '## 后续公开 2019-12-20',
  resultList: '## 整改结果 results-2020-03',
  plan: '## 整改任务清单',
};

function correctableRow(heading: string, { facts, sections }: Correctable, more: readonly string[] = []): string[] {
  const labels = (schema: FieldSchema): string[] => fieldsOf(schema).map(({ label }) => label);
  return [heading, [...labels(facts), ...more].join('、'), sections === undefined ? '' : labels(sections).join('、')];
}

/** What a correction may name, by the heading of its entry. */
export const correctableMarkdown = (): string =>
  markdownTable(
    ['标题', '可以更正的事实', '可以更正一段原文的小节'],
    Object.entries(correctable).flatMap(([kind, known]) => {
      const heading = `\`${headings[kind as keyof typeof correctable]}\``;
      const own = correctableRow(heading, known, kind === 'batch' ? ['公布数的每一项'] : []);
      return kind === 'task' ? [own, correctableRow(`${heading}（整改结果里的）`, correctableResult)] : [own];
    }),
  );
