/** Cases: their facts and sections. */
import { z } from 'zod';
import { closingFields, pointFields, pointsSection } from './closing.ts';
import { field, labelOf } from '../field.ts';
import { everyWord, regionNamed, typeNamed, type Vocabulary } from './inspection-words.ts';
import { batchNumber } from './batch.ts';
import { prose } from '../prose.ts';
import { complain, date, nameLine, outputs, references, tellingText, text, word, type Words } from '../values.ts';
import { splitKnown } from '../words.ts';
import { caseStates } from '../states.ts';
import { disclosures, levels, sources, verdicts, wordsOf } from '../vocabulary.ts';

/** The regions that a cell names, by the names of the inspection. */
const regionWords = (vocabulary: Vocabulary) =>
  z
    .string()
    .transform((raw, ctx): Words => {
      const values = splitKnown(raw, (one) => regionNamed(one, vocabulary) !== undefined).map(
        (one) =>
          regionNamed(one, vocabulary) ??
          complain(ctx, { rule: 'format/unknown-region', word: one, known: vocabulary.regionNames }),
      );
      return { raw, values: [...new Set(values)] };
    })
    .meta(outputs.words);

/** The words of 污染类型; 污染 alone belongs to the word before it (`其他 污染`). */
const splitTypes = (raw: string, isKnown: (word: string) => boolean): string[] =>
  splitKnown(raw.replace(/(?<=[^\s、，,;；])[\s、，,;；]+污染(?=$|[\s、，,;；])/gu, '污染'), isKnown);

const typeWords = (vocabulary: Vocabulary) =>
  z
    .string()
    .transform((raw, ctx): Words => {
      const values = splitTypes(raw, (one) => typeNamed(one, vocabulary) !== undefined).map(
        (one) =>
          typeNamed(one, vocabulary) ??
          complain(ctx, { rule: 'format/unknown-value', word: one, known: vocabulary.typeNames }),
      );
      return { raw, values: [...new Set(values)] };
    })
    .meta(outputs.words);

const makeCaseFacts = (vocabulary: Vocabulary) =>
  z.strictObject({
    regions: field(
      '行政区域',
      regionWords(vocabulary).optional(),
      '哪个县区，可写多个，用顿号隔开。本次督察只有一个区域时可不填。',
      [
        '举报区县',
        '所属区县',
        '涉及区县',
        '涉及区县及部门',
        '区县',
        '县区',
        '所在区县',
        '所属区域',
        '涉及区域',
        '行政区划',
      ],
    ),
    pollutionTypes: field('污染类型', typeWords(vocabulary).optional(), '可写多个，用顿号隔开；不填计为未注明。', [
      '问题类型',
      '问题类别',
      '污染类别',
      '举报类型',
    ]),
    verdict: field('是否属实', word(verdicts).optional(), `${wordsOf(verdicts)}。`, ['属实情况', '是否属实情况']),
    state: field('办结情况', word(caseStates).optional(), `${wordsOf(caseStates)}。`, [
      '是否办结',
      '办结状态',
      '办理状态',
      '是否办结情况',
    ]),
    source: field('来源', word(sources).optional(), `${wordsOf(sources)}；不填时按受理编号的 D、X 判断。`),
    level: field('级别', word(levels).optional(), `${wordsOf(levels)}；编号后的 * 即重点关注件。`),
    deadline: field('办结时限', date.optional(), '承诺办结的日期；过期未办结会显示“已过时限”。'),
    related: field('关联', references.optional(), '重复、拆分、联合办理的其他受理编号，用顿号隔开。'),
    ...closingFields,
    ...pointFields,
    revisit: field('回访情况', text.optional(), '回访举报人的结果，例如“已回访，表示满意”；不写身份。', ['群众满意度']),
    serial: field('序号', nameLine.optional(), '官方表格里的序号；不填时按文件里的顺序。'),
    disclosure: field(
      '公开方式',
      word(disclosures).optional(),
      '不予公开的信访件写“不予公开”；这一批只公布编号、以后的批次才公布内容的，写“办理后公开”。',
    ),
    ofBatch: field(
      '所属批次',
      batchNumber.optional(),
      '以前的批次里写了“办理后公开”的，在公布内容的这一批里写上原来的批次。',
    ),
    withheldReason: field('理由', tellingText.optional(), '不予公开的法律依据；后续公开里是撤下的理由，不写内容本身。'),
    remarks: field('备注', text.optional(), '其他说明。'),
  });

const made = new WeakMap<Vocabulary, ReturnType<typeof makeCaseFacts>>();

/**
 * The facts of a case: one line above makes the reader accept it and the case page show it. The schema of an inspection
 * is made once, since every case page asks it for labels.
 */
export function caseFacts(vocabulary: Vocabulary): ReturnType<typeof makeCaseFacts> {
  const facts = made.get(vocabulary) ?? makeCaseFacts(vocabulary);
  made.set(vocabulary, facts);
  return facts;
}
export type CaseFacts = z.infer<ReturnType<typeof caseFacts>>;

/**
 * The facts that may stand of a case that is not published (不予公开): words of lists, its place in the table, and the
 * law. Everything else that can be said of a case is text, and a case that is not published has none.
 */
export const withheldFactNames = [
  'regions',
  'pollutionTypes',
  'source',
  'level',
  'serial',
  'disclosure',
  'withheldReason',
] as const satisfies readonly (keyof CaseFacts)[];

/** Words that a case counts by, published or not: what corrects one of them stays as it was said. */
export const countedWordNames = [
  'regions',
  'pollutionTypes',
  'source',
  'level',
  'ofBatch',
] as const satisfies readonly (keyof CaseFacts)[];

/** Some of a record's fields; the others are known to be absent. */
export type Only<Fields, Name extends keyof Fields> = Pick<Fields, Name> &
  Partial<Record<Exclude<keyof Fields, Name>, undefined>>;
export type WithheldFacts = Only<CaseFacts, (typeof withheldFactNames)[number]>;

/** The sections of a case. */
export const caseSections = z.strictObject({
  problem: field('交办问题', prose.optional(), '群众反映的问题，照官方表格原文。', [
    '交办问题基本情况',
    '举报内容',
    '投诉内容',
    '反映问题',
    '群众反映情况',
    '群众反映问题',
    '反映情况',
    '反映内容',
    '举报问题',
    '举报事项',
    '群众举报内容',
    '信访内容',
    '交办内容',
    '交办问题情况',
  ]),
  findings: field('调查核实', prose.optional(), '调查核实的情况。', [
    '调查核实情况',
    '检查处理情况',
    '现场核实情况',
    '核实情况',
    '核查情况',
    '调查情况',
    '调查处理情况',
  ]),
  goal: field('办结目标', prose.optional(), '办结要达到的目标。'),
  handling: field('处理整改', prose.optional(), '处理和整改的情况。', [
    '处理和整改情况',
    '处理整改情况',
    '处理处罚和问责情况',
    '处理情况',
    '处理及整改情况',
    '整改情况',
    '整改落实情况',
    '整改完成情况',
  ]),
  accountability: field('问责情况', prose.optional(), '责任人被处理的情况，没有写“无”。', [
    '责任人被处理情况',
    '责任追究情况',
    '责任人处理情况',
    '追责问责情况',
  ]),
  places: pointsSection,
});
export type CaseSections = z.infer<typeof caseSections>;
export type CaseSectionName = keyof CaseSections;

/** What staff call a fact or a section of a case, in whichever inspection. */
export const caseLabel = (name: keyof CaseFacts | CaseSectionName): string =>
  labelOf(name in caseSections.shape ? caseSections : caseFacts(everyWord), name);
export type NoSections = Only<CaseSections, never>;
