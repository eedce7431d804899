/** The cases as a table for programs: a row a case, every figure of the site countable from it. */
import { factText } from '../../register/amend/amend.ts';
import { firstBatch } from '../../register/amend/belonging.ts';
import { closingOfCase } from '../../register/closing.ts';
import { awaitsText, countableFirst, countableNow } from '../../register/cases.ts';
import type { Countable } from '../../register/totals.ts';
import type { Case, Inspection } from '../../register/types.ts';
import { caseFacts, caseLabel, caseSections, type CaseFacts, type CaseSectionName } from '../../schema/files/case.ts';
import { isStepName } from '../../schema/files/closing.ts';
import { fieldsOf } from '../../schema/field.ts';
import { proseText } from '../../schema/prose.ts';
import { caseStates } from '../../schema/states.ts';
import { sources, unstated, verdicts, withheldWord, wordsOf } from '../../schema/vocabulary.ts';
import type { Column } from './csv.ts';
import { correctionText, followUpText } from '../text/later-text.ts';
import { sampleMark, sampleWord } from '../text/sample.ts';
import { fullAddress, type PublishedSite } from '../published.ts';
import { caseHashes } from '../versions/versions.ts';

type CaseColumn = Column<Case>;

const yesNo = (value: boolean): string => (value ? '是' : '否');

/** The columns that counts are made from, once for what holds now and once for what was first published. */
const countedColumns = (when: string, countable: typeof countableNow): CaseColumn[] => {
  const counted = (one: Case): Countable => countable(one, '');
  const isFirst = when !== '';
  const label = (word: string): string => (isFirst ? `${word}（${when}）` : word);
  const name = (word: string): string => (isFirst ? `${word}First` : word);
  const meaning = isFirst ? '首次公开时的值，批次的公布数按它核对。' : '最新的值，已计入后续公开和更正。';
  const unlessWithheld = ({ withheld }: Countable, value: string | undefined): string =>
    withheld ? withheldWord : (value ?? unstated);
  return [
    {
      name: name('starred'),
      label: label('重点关注'),
      doc: `是或否。${meaning}`,
      of: (one) => yesNo(counted(one).starred),
    },
    {
      name: name('source'),
      label: label('来源'),
      doc: `${wordsOf(sources)}、${unstated}。${meaning}`,
      of: (one) => counted(one).source,
    },
    {
      name: name('regions'),
      type: 'list',
      label: label('行政区域'),
      doc: `统一后的名称，几个之间用顿号。${meaning}`,
      of: (one) => counted(one).facts.regions?.values.join('、') ?? '',
    },
    {
      name: name('pollutionTypes'),
      type: 'list',
      label: label('污染类型'),
      doc: `统一后的名称，几个之间用顿号；一件可计入几个类型，空的计为未注明。${meaning}`,
      of: (one) => counted(one).facts.pollutionTypes?.values.join('、') ?? '',
    },
    {
      name: name('verdict'),
      label: label('是否属实'),
      doc: `${wordsOf(verdicts)}、${unstated}、${withheldWord}。${meaning}`,
      of: (one) => unlessWithheld(counted(one), counted(one).facts.verdict?.value),
    },
    {
      name: name('state'),
      label: label('办结情况'),
      doc: `${wordsOf(caseStates)}、${unstated}、${withheldWord}。${meaning}`,
      of: (one) => unlessWithheld(counted(one), counted(one).facts.state?.value),
    },
    ...rawFacts.map((fact): CaseColumn => ({
      name: `${name(fact)}Raw`,
      label: `${caseLabel(fact)}（${isFirst ? `${when}，` : ''}原文）`,
      doc: isFirst ? '首次公开时的原文。' : '最新公布的原文；表里没有写的为空。',
      of: (one) => typedText(counted(one).facts[fact]),
    })),
  ];
};

/** Facts that counts are made from, and that tables word in many ways. */
export const rawFacts = ['source', 'regions', 'pollutionTypes', 'verdict', 'state', 'level'] as const;

/** What was typed; nothing where a word is only what another one means. */
const typedText = (value: { raw: string } | undefined): string => value?.raw ?? '';

/** A fact as it holds now; a step of the closing may stand in any publication. */
function valueOf(one: Case, name: string): string {
  if (isStepName(name)) return factText(closingOfCase(one)[name]);
  return name === 'level' ? (one.level ?? '') : factText(one.current.facts[name as keyof CaseFacts]);
}

/** Facts that stand in columns of their own; the batch of a case is one of them. */
const placed = new Set<string>([
  ...['regions', 'pollutionTypes', 'verdict', 'state', 'source', 'serial', 'disclosure', 'ofBatch', 'withheldReason'],
]);

/** The columns of `cases.csv` and of each batch's CSV. */
export function caseColumns(inspection: Inspection, site: PublishedSite): CaseColumn[] {
  const fields = fieldsOf(caseFacts(inspection.vocabulary));
  return [
    {
      name: 'sample',
      label: '示例',
      doc: `示例数据写“${sampleWord}”，其余为空。`,
      of: (one) => sampleMark(one.sample),
    },
    { name: 'inspection', label: '督察', doc: '督察的代号，是网址的一部分。', of: (one) => one.inspection },
    { name: 'batch', label: '批次', doc: '批次的代号：3、35-1、29-30。', of: (one) => one.batch.number.key },
    {
      name: 'batchFirst',
      label: '批次（首次公开）',
      doc: '更正所属批次以前的批次；没有更正过的，与批次相同。',
      of: (one) => firstBatch(one).number.key,
    },
    {
      name: 'serial',
      label: '序号',
      doc: '首次公开时的批次（batchFirst）的官方表格里的序号，每批从头编；那张表里没有列出的为空。',
      of: (one) => one.serial,
    },
    {
      name: 'key',
      label: '检索编号',
      doc: '统一写法的编号，在一次督察里不重复，是网址的一部分。',
      of: (one) => one.key,
    },
    { name: 'number', label: '受理编号', doc: '照原样，不含星号；没有编号的为空。', of: (one) => one.number ?? '' },
    {
      name: 'awaited',
      label: '内容待公布',
      doc: '是或否。“是”：所在的批次注明“办理后公开”，内容还没有公布；不是不予公开。',
      of: (one) => yesNo(awaitsText(one)),
    },
    {
      name: 'withheld',
      label: '不予公开',
      doc: '是或否。不予公开的也计入件数，不计入属实和办结。',
      of: (one) => yesNo(one.withheld !== undefined),
    },
    { name: 'withheldReason', label: '不予公开理由', doc: '法律依据。', of: (one) => one.withheld?.reason ?? '' },
    {
      name: 'withdrawn',
      label: '撤下日期',
      doc: '公开以后又撤下的，哪一天撤下；其余为空。理由和依据在更正说明里。',
      type: 'date',
      of: (one) => one.withheld?.withdrawn?.publication.published ?? '',
    },
    ...countedColumns('', countableNow),
    ...countedColumns('首次公开', countableFirst),
    ...fields
      .filter(({ name }) => !placed.has(name))
      .map(({ name, label, doc }): CaseColumn => ({
        name,
        label,
        doc,
        ...(name === 'deadline' ? { type: 'date' as const } : {}),
        of: (one) => valueOf(one, name),
      })),
    ...fieldsOf(caseSections).map(({ name, label, doc }): CaseColumn => ({
      name,
      label,
      doc: `${doc}已计入更正。`,
      of: ({ current: { sections } }) => proseText(sections[name as CaseSectionName] ?? []),
    })),
    { name: 'followUps', label: '后续公开', doc: '首次公开以后的进展、复核、销号公示，最早的在前。', of: followUpText },
    {
      name: 'corrections',
      label: '更正说明',
      doc: '更正了什么、原为、改为、哪一天、为什么；没有更正的为空。',
      of: ({ corrections }) => correctionText(corrections),
    },
    {
      name: 'forwarded',
      label: '交办日期',
      doc: '督察组交办的日期。',
      type: 'date',
      of: ({ batch }) => batch.facts.forwarded ?? '',
    },
    {
      name: 'published',
      label: '首次公开日期',
      doc: '所在批次的公开日期；以后的批次才公布的，是那一批的。',
      type: 'date',
      of: ({ published }) => published.published,
    },
    {
      name: 'updated',
      label: '最近公开日期',
      doc: '最近一次公开它的变化的日期。',
      type: 'date',
      of: ({ current }) => current.published,
    },
    {
      name: 'address',
      label: '网址',
      doc: '它的页面，一经公开不再改变。',
      of: (one) => fullAddress(site, one.address),
    },
    {
      name: 'sha256',
      label: '校验值',
      doc: '最新版本的 SHA-256，与网页上引用的相同。',
      of: (one) => caseHashes(one).at(-1) ?? '',
    },
  ];
}
