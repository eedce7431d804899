/** Inspections: when and where, the names of regions and pollution types, running totals. */
import { z } from 'zod';
import { field, foldWord } from '../field.ts';
import { batchNumber } from './batch.ts';
import { declaredTotals, type DeclaredTotals } from './declared.ts';
import { everyWord } from './inspection-words.ts';
import { partMend } from '../address-names.ts';
import {
  complain,
  count,
  date,
  flag,
  line,
  listOf,
  nameLine,
  outputs,
  tellingLine,
  text,
  word,
  type Words,
} from '../values.ts';
import { splitKnown, splitWords, wordFinder } from '../words.ts';
import { inspectionKinds, inspectionLevels, pollutionTypes, unstated } from '../vocabulary.ts';
import { quote } from '../fault.ts';

export const periodSchema = z
  .strictObject({
    from: field('开始', date, '进驻的第一天。'),
    to: field('结束', date, '进驻的最后一天。'),
  })
  .check((ctx) => {
    if (ctx.value.from > ctx.value.to)
      ctx.issues.push({
        code: 'custom',
        path: ['to'],
        input: ctx.value,
        params: { rule: 'format/period', mend: '结束日期早于开始日期，请核对' },
      });
  });

export const intakeSchema = z
  .strictObject({
    phones: field('电话', listOf(tellingLine).optional(), '举报电话，可列多个。'),
    hours: field('时间', line.optional(), '受理电话的时间，例如 8:00~20:00。'),
    mailbox: field('信箱', line.optional(), '邮政信箱。'),
    postcode: field('邮编', line.optional(), '信箱的邮政编码。'),
    scope: field('范围', text.optional(), '受理什么，不受理什么。'),
    otherChannels: field('其他渠道', listOf(line).optional(), '微信、网络等其他举报渠道。'),
  })
  .check((ctx) => {
    const { phones, mailbox, otherChannels } = ctx.value;
    if (!phones && mailbox === undefined && !otherChannels)
      ctx.issues.push({
        code: 'custom',
        path: ['phones'],
        input: ctx.value,
        params: {
          rule: 'format/missing',
          mend: '没有写，也没有信箱和其他渠道；请至少写一种，都没有公布的，把受理整项删去',
        },
      });
  });

/** The widest and highest tile grid. */
const mostTiles = 12;
const tile = listOf(count).check((ctx) => {
  if (ctx.value.length !== 2 || ctx.value.some((place) => place < 1 || place > mostTiles))
    ctx.issues.push({
      code: 'custom',
      input: ctx.value,
      params: { rule: 'format/tile', mend: `应为 [列, 行] 两个数字，从 1 到 ${String(mostTiles)}，例如 [2, 1]` },
    });
});

/** A word of a closed column: it is found among others in a cell, and becomes part of an address. */
const columnWord = nameLine.check((ctx) => {
  const { value } = ctx;
  // Marks in brackets separate nothing.
  const mend =
    splitWords(value).join() !== value || /[\s/\\?#%]/u.test(value)
      ? '里不能有空格、顿号、逗号、分号和 / \\ ? # %，请改写'
      : value in Object.prototype
        ? '是程序保留的词，请改写'
        : partMend(value);
  if (mend !== undefined)
    ctx.issues.push({ code: 'custom', input: value, params: { rule: 'format/shape', mend: quote(value) + mend } });
});

export const regionSchema = z.strictObject({
  name: field('名称', columnWord, '官方表格里使用的名称。'),
  code: field('代码', nameLine.optional(), '行政区划代码，六位。'),
  aliases: field('别名', listOf(nameLine).optional(), '表格里出现过的其他写法，或者旧名；搜索也按它们查找。'),
  tile: field('方格', tile.optional(), '在方格图上的位置：[列, 行]，从 1 起。'),
});
export type Region = z.infer<typeof regionSchema>;

/** Regions, no two of which share a word or a tile. */
const regionList = listOf(regionSchema).check((ctx) => {
  const owners = new Map<string, Region>();
  ctx.value.forEach((region, index) => {
    const claim = (field: keyof Region, rule: string, ...all: string[]): void => {
      const owner = all.map((what) => owners.get(what)).find((one) => one && (one !== region || field === 'tile'));
      if (owner)
        ctx.issues.push({
          code: 'custom',
          path: [index, field],
          input: region,
          params: { rule, mend: `与${quote(owner.name)}重复，请核对` },
        });
      else for (const what of all) owners.set(what, region);
    };
    claim('name', 'format/repeated-label', foldWord(region.name), `网址 ${addressWord(region.name)}`);
    for (const alias of region.aliases ?? []) claim('aliases', 'format/repeated-label', foldWord(alias));
    if (region.tile) claim('tile', 'format/tile', region.tile.join(' '));
  });
});

/** What two words have in common whose addresses some systems can't tell apart. */
const addressWord = (word: string): string => foldWord(word).toLowerCase();

/** Types beside the usual ones, each of which has a page of its own. */
const typeList = listOf(columnWord).check((ctx) => {
  const owners = new Map([...Object.keys(pollutionTypes), unstated].map((word) => [addressWord(word), word]));
  ctx.value.forEach((type, index) => {
    const owner = owners.get(addressWord(type));
    // A usual one may be listed once more.
    if (owner !== undefined && (owner !== type || type === unstated))
      ctx.issues.push({
        code: 'custom',
        path: [index],
        input: type,
        params: { rule: 'format/repeated-label', mend: `${quote(type)}与${quote(owner)}重复，请删去或改写` },
      });
    else owners.set(addressWord(type), type);
  });
});

/** The figures of 公布数 as they add up to a day. Their regions and types are held against the inspection's by the reader. */
export const runningTotalSchema = z.strictObject({
  asOf: field('截至', date, '累计数截至哪一天；通报只写了截至第几批的，写通报公开的那一天。'),
  throughBatch: field('截至批次', batchNumber.optional(), '累计到第几批，例如 13：前十三批的累计。'),
  note: field('说明', text.optional(), '通报对这些数的说明，会一并公开。'),
  ...declaredTotals(everyWord).shape,
});

type RunningTotal = z.infer<typeof runningTotalSchema> & DeclaredTotals;
/** The reader adds what the notice called its figures. */
const runningTotal = runningTotalSchema.transform((totals): RunningTotal => totals);

/** One line, or several that are read as one: `某市、某县`. */
const oneLineOf = listOf(tellingLine)
  .transform((lines) => lines.join('、'))
  .meta(outputs.line);

const kindFinder = wordFinder(inspectionKinds);
/** One kind or several, as a list or in words: 回头看和专项督察. */
const kinds = listOf(line)
  .transform((lines, ctx): Words => {
    const raw = lines.join('、');
    const values = splitKnown(raw, (one) => kindFinder(one) !== undefined).map(
      (one) =>
        kindFinder(one) ??
        complain(ctx, { rule: 'format/unknown-value', word: one, known: Object.keys(inspectionKinds) }),
    );
    return { raw, values: [...new Set(values)] };
  })
  .meta(outputs.words);

/** inspection.yaml: one inspection. */
export const inspectionSchema = z.strictObject({
  title: field('标题', tellingLine, '督察的全称。'),
  shortTitle: field('简称', tellingLine, '页面上常用的短名称。'),
  level: field('级别', word(inspectionLevels), '中央、省级或市级。'),
  kind: field('类型', kinds, '例行督察、回头看或专项督察；兼有几种的都写上：[回头看, 专项督察]。'),
  group: field('督察组', oneLineOf, '督察组的名称；几个组的列出来：[第一督察组, 第二督察组]。'),
  place: field('督察对象', oneLineOf, '被督察的地方或企业，可列多个。'),
  period: field('进驻时间', periodSchema, '进驻的起止日期。'),
  intake: field('受理', intakeSchema.optional(), '群众怎样反映问题；没有公布举报方式的不写。'),
  regions: field(
    '行政区域',
    regionList.optional(),
    '官方表格“行政区域”一栏会出现的所有单位；督察企业等没有这一栏的不写。',
  ),
  legalBasis: field('依据', listOf(line).optional(), '督察的法规依据。'),
  extraTypes: field('污染类型', typeList.optional(), '除通用类型以外的污染类型。'),
  runningTotals: field('累计', listOf(runningTotal).optional(), '官方公布过的累计数。'),
  archived: field('归档', date.optional(), '从哪一天起不再更新；页面和数据上标明“已归档”。'),
  sample: field('示例', flag.optional(), 'true 表示这次督察的内容都是示例数据。'),
});
export type InspectionFacts = z.infer<typeof inspectionSchema>;
