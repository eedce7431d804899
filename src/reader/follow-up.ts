/** follow-ups/*.md */
import { toBatchNumber } from '../schema/files/batch.ts';
import { declaredTotals, splitFigure } from '../schema/files/declared.ts';
import {
  articleNumber,
  correctable,
  correctableAnnouncement,
  correctableResult,
  splitReport,
  type Correctable,
} from '../schema/correctable.ts';
import { error, quote } from '../schema/fault.ts';
import { fieldsByLabel, fieldsOf, foldWord, labelOf } from '../schema/field.ts';
import {
  entryFacts,
  entrySections,
  followUpSchema,
  type EntryFacts,
  type EntrySections,
} from '../schema/files/follow-up.ts';
import { everyWord } from '../schema/files/inspection-words.ts';
import { caseKey, taskKey } from '../schema/keys.ts';
import type { EntryRecord, FollowUpRecord, Target } from '../schema/records.ts';
import { isCorrectionKind, type FollowUpKind } from '../schema/vocabulary.ts';
import { suggest } from './complaints.ts';
import { readFrontMatter, type SourceFile } from './file.ts';
import { loseIfAtFault, type Source } from './text/source.ts';
import { blameHeading, readNumber, readRecord, splitRecords, type RawRecord } from './sections.ts';

/** Reads a follow-up file; returns undefined if its front matter is at fault. */
export function readFollowUp(
  file: SourceFile,
  id: string,
  schema: ReturnType<typeof entryFacts>,
  source: Source,
): Omit<FollowUpRecord, 'sample' | 'facsimiles'> | undefined {
  const before = source.faults.length;
  const read = readFrontMatter(file, followUpSchema, source.faults);
  const body: Source = { ...source, text: read.body, day: read.facts?.published };
  const { introduction, records } = splitRecords(body);
  loseIfAtFault(source, before, { kind: 'followUp', key: id });
  const entries = records.flatMap((record) => readEntry(record, schema, body) ?? []);
  const { place, places, facts } = read;
  if (!facts) return undefined;
  if (records.length === 0)
    source.faults.push(error(place, 'format/no-records', '这次后续公开没有内容，请用“## 受理编号”逐件填写'));
  return { id, place, facts, places, introduction, entries };
}

/**
 * `## 任务 7`, `## 批次 3`, `## 公告 2019-11-12-mobilisation`, `## 后续公开 2019-12-20`, `## 整改结果 results-2020-03`,
 * `## 整改任务清单`, else a case number.
 */
function readTarget(raw: RawRecord, source: Source): Target | undefined {
  const { heading } = raw;
  const [, word, rest = ''] = /^(批次|公告|后续公开|整改结果)\s*[:：]?\s*(.+)$/u.exec(heading) ?? [];
  const file = rest.replace(/\.mdx?$/u, '');
  if (word === '公告') return { kind: 'announcement', key: file };
  if (word === '后续公开') return { kind: 'followUp', key: file };
  if (word === '整改结果') return { kind: 'resultList', key: file };
  if (foldWord(heading) === '整改任务清单') return { kind: 'plan', key: '' };
  if (word === '批次') {
    const batch = toBatchNumber(rest.split(/[、，,]/u));
    return batch && { kind: 'batch', key: batch.key };
  }
  if (isSerial(heading)) return undefined;
  const number = readNumber(raw, source);
  const task = /^任务\s*[:：]?\s*(.+)$/u.exec(number)?.[1];
  if (task !== undefined) return { kind: 'task', key: taskKey(task) };
  const bare = number.replace(/[\s*＊]+$/u, '');
  return /\d/u.test(bare.normalize('NFKC')) ? { kind: 'case', key: caseKey(bare) } : undefined;
}

/** `序号 3`, which names a case within its batch alone. */
const isSerial = (heading: string): boolean => /^序号\s*[:：]?\s*\d+$/u.test(heading.normalize('NFKC'));

function readEntry(raw: RawRecord, schema: ReturnType<typeof entryFacts>, source: Source): EntryRecord | undefined {
  const target = readTarget(raw, source);
  if (!target)
    blameHeading(
      raw,
      'format/case-number',
      isSerial(raw.heading)
        ? `${quote(raw.heading)}没有说明是哪一批，没有受理编号的件请写网址里的编号，例如 ## B3-7（第3批序号 7）`
        : `标题${quote(raw.heading)}里没有受理编号，请写成 ## 受理编号、## 任务 7、## 批次 3 或 ## 公告 文件名`,
      source,
    );
  const before = source.faults.length;
  const { facts, places, sections } = readRecord(raw, schema, entrySections, source);
  if (!facts || !target) return undefined;
  const kind = facts.kind.value;
  // What it says is all at fault.
  const isKindAlone = Object.keys(facts).length + Object.keys(sections).length === 1;
  if (isKindAlone && !isCorrectionKind(kind) && source.faults.length > before) return undefined;
  const entry: EntryRecord = { place: raw.place, places, target, heading: raw.heading, facts, sections };
  requireFacts(entry, schema, source);
  return kind === '更正' && !isWholeCorrection(entry, source) ? undefined : entry;
}

function requireFacts(
  { facts, sections, places, place, target }: EntryRecord,
  schema: ReturnType<typeof entryFacts>,
  source: Source,
): void {
  const blame = (message: string, rule = 'format/missing', at = place): void => {
    source.faults.push(error(at, rule, message));
  };
  const kind = facts.kind.value;
  if (target.kind !== 'case' && kind === '撤下')
    blame('撤下只用于信访件；任务、批次和公告里不能公开的文字，请从原文件删去，并写一条脱敏');
  else if (target.kind !== 'case' && kind !== '更正' && kind !== '脱敏')
    blame('任务、批次和公告只能写更正或脱敏；任务的进展请写在 rectification/results-*.md');
  if (kind === '撤下' && facts.withheldReason === undefined)
    blame('撤下缺少「理由」，请补上：为什么撤下，不写内容本身');
  if (kind === '撤下' && facts.basis === undefined) blame('撤下缺少「依据」，请补上，例如：政府信息公开条例第十四条');
  for (const { name, label } of fieldsOf(schema))
    if (facts[name as keyof EntryFacts] !== undefined && !mayStand(name, kind))
      blame(`${kind}不能写${quote(label)}，请删除，或者另写一条`, 'format/kind', places.get(name));
  for (const { name, label } of fieldsOf(entrySections))
    if (sections[name as keyof EntrySections] && !mayHold(name, kind))
      blame(`${kind}不能有小节${quote(label)}，请删除`, 'format/kind', places.get(name));
}

/** Facts that one kind of entry alone may hold. */
const reserved: Readonly<Partial<Record<string, FollowUpKind>>> = {
  correctedItem: '更正',
  was: '更正',
  becomes: '更正',
  withheldReason: '撤下',
  basis: '撤下',
};

/**
 * May an entry of a kind hold this fact? A withdrawal keeps of the case what its batch is counted by; under a redaction
 * nothing new is published.
 */
function mayStand(name: string, kind: FollowUpKind): boolean {
  if (name === 'kind' || reserved[name] === kind) return true;
  if (reserved[name]) return false;
  if (kind === '撤下') return name === 'verdict' || name === 'state';
  return (kind !== '更正' && kind !== '脱敏') || name === 'remarks';
}

/** May an entry of a kind hold this section? A withdrawal says nothing more; a note explains what is corrected or redacted. */
const mayHold = (name: string, kind: FollowUpKind): boolean =>
  kind !== '撤下' && (name !== 'note' || kind === '更正' || kind === '脱敏');

/** Does a correction say what it corrects, and from what to what? */
function isWholeCorrection({ facts, places, place, target }: EntryRecord, source: Source): boolean {
  const item = facts.correctedItem ?? '';
  const article = target.kind === 'announcement' ? articleNumber(item) : undefined;
  const ofReport = target.kind === 'task' ? splitReport(item) : undefined;
  const known: Correctable =
    article === undefined ? correctable[target.kind] : correctableAnnouncement(Math.max(1, article));
  const named = item === '' ? (known.unnamed ?? '') : (ofReport?.label ?? item);
  const label = foldWord(target.kind === 'batch' ? splitFigure(named)[0] : named);
  /** Where it may stand: of a task the plan says some things, lists of results say others. */
  const sources: readonly Correctable[] = [
    ...(ofReport?.list === undefined ? [known] : []),
    ...(ofReport ? [correctableResult] : []),
  ];
  const isPassage = sources.some(({ sections }) => sections !== undefined && fieldsByLabel(sections).has(label));
  const isGiven = (name: 'correctedItem' | 'was' | 'becomes'): boolean =>
    facts[name] !== undefined ||
    (name === 'correctedItem' && known.unnamed !== undefined) ||
    // A passage that becomes nothing is struck out.
    (name === 'becomes' && isPassage && places.has(name));
  const missing = (['correctedItem', 'was', 'becomes'] as const).filter((name) => !isGiven(name));
  for (const name of missing) {
    const mend = name !== 'correctedItem' && places.has(name) ? '；没有填写的，请写“未注明”' : '';
    const missed = labelOf(entryFacts(everyWord), name);
    source.faults.push(error(places.get(name) ?? place, 'format/missing', `更正缺少${quote(missed)}，请补上${mend}`));
  }
  if (missing.length > 0) return false;
  const figures = target.kind === 'batch' ? [declaredTotals(everyWord)] : [];
  const schemas = [...sources.flatMap((one) => [one.facts, ...(one.sections ? [one.sections] : [])]), ...figures];
  if (schemas.some((schema) => fieldsByLabel(schema).has(label))) return true;
  const labels = [...new Set(schemas.flatMap((schema) => fieldsOf(schema).map((one) => one.label)))];
  const at = places.get('correctedItem') ?? place;
  source.faults.push(error(at, 'correction/item', `未知的更正项${quote(item)}${suggest(named, labels)}`));
  return false;
}
