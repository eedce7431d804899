/** follow-ups/*.md */
import { declaredTotals, splitFigure, toBatchNumber } from '../schema/batch.ts';
import { caseFacts, caseSections } from '../schema/case.ts';
import { error, quote } from '../schema/fault.ts';
import { fieldsByLabel, fieldsOf, foldWord, labelOf } from '../schema/field.ts';
import { entryFacts, entrySections, followUpSchema, type EntryFacts } from '../schema/follow-up.ts';
import { everyWord } from '../schema/inspection.ts';
import { caseKey, taskKey } from '../schema/keys.ts';
import type { EntryRecord, FollowUpRecord, Target } from '../schema/records.ts';
import { taskFacts, taskSections } from '../schema/task.ts';
import { suggest } from './complaints.ts';
import { readFrontMatter, type SourceFile } from './file.ts';
import type { Source } from './prose.ts';
import { blameHeading, readNumber, readRecord, splitRecords, type RawRecord } from './sections.ts';

/** Reads a follow-up file; returns undefined if its front matter is at fault. */
export function readFollowUp(
  file: SourceFile,
  id: string,
  schema: ReturnType<typeof entryFacts>,
  source: Source,
): Omit<FollowUpRecord, 'sample'> | undefined {
  const read = readFrontMatter(file, followUpSchema, source.faults);
  const body: Source = { ...source, text: read.body };
  const { introduction, records } = splitRecords(body);
  const entries = records.flatMap((record) => readEntry(record, schema, body) ?? []);
  const { place, places, facts } = read;
  if (!facts) return undefined;
  if (records.length === 0)
    source.faults.push(error(place, 'format/no-records', '这次后续公开没有内容，请用“## 受理编号”逐件填写'));
  return { id, place, facts, places, introduction, entries };
}

/** `## 任务 7`, `## 批次 3`, `## 公告 2019-11-12-mobilisation`, else a case number. */
function readTarget(raw: RawRecord, source: Source): Target | undefined {
  const { heading } = raw;
  const [, word, rest = ''] = /^(任务|批次|公告)\s*[:：]?\s*(.+)$/u.exec(heading) ?? [];
  if (word === '公告') return { kind: 'announcement', key: rest.replace(/\.mdx?$/u, '') };
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
  const { facts, places, sections } = readRecord(raw, schema, entrySections, source);
  if (!facts || !target) return undefined;
  const kind = facts.kind.value;
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
  if (target.kind !== 'case' && kind !== '更正' && kind !== '脱敏')
    blame('任务、批次和公告只能写更正或脱敏；任务的进展请写在 rectification/results-*.md');
  if (kind === '销号公示' && !facts.noticePeriod) blame('销号公示缺少「公示期」，请补上');
  if (kind === '脱敏' && !sections.note && facts.remarks === undefined)
    blame('脱敏要在 ### 脱敏说明 里写明是哪一类个人信息，不写原来的内容');
  for (const { name, label } of fieldsOf(schema)) {
    if (facts[name as keyof EntryFacts] === undefined || ofAnyKind.has(name)) continue;
    if (ofCorrections.has(name) !== (kind === '更正'))
      blame(`${kind}不能写${quote(label)}，请删除，或者另写一条`, 'format/kind', places.get(name));
  }
}

const ofAnyKind = new Set(['kind', 'remarks']);
const ofCorrections = new Set(['correctedItem', 'was', 'becomes']);

/** Does a correction say what it corrects, and from what to what? */
function isWholeCorrection({ facts, places, place, target }: EntryRecord, source: Source): boolean {
  const item = facts.correctedItem ?? '';
  const known = target.kind === 'announcement' ? undefined : correctable[target.kind];
  const label = foldWord(target.kind === 'batch' ? splitFigure(item)[0] : item);
  const isPassage = !known || (known.sections !== undefined && fieldsByLabel(known.sections).has(label));
  const isGiven = (name: 'correctedItem' | 'was' | 'becomes'): boolean =>
    facts[name] !== undefined ||
    (name === 'correctedItem' && !known) ||
    // A passage that becomes nothing is struck out.
    (name === 'becomes' && isPassage && places.has(name));
  const missing = (['correctedItem', 'was', 'becomes'] as const).filter((name) => !isGiven(name));
  for (const name of missing) {
    const mend = name !== 'correctedItem' && places.has(name) ? '；没有填写的，请写“未注明”' : '';
    const missed = labelOf(entryFacts(everyWord), name);
    source.faults.push(error(places.get(name) ?? place, 'format/missing', `更正缺少${quote(missed)}，请补上${mend}`));
  }
  if (missing.length > 0 || !known) return missing.length === 0;
  const schemas = [known.facts, ...(known.sections ? [known.sections] : [])];
  if (schemas.some((schema) => fieldsByLabel(schema).has(label))) return true;
  const labels = schemas.flatMap((schema) => fieldsOf(schema).map((one) => one.label));
  const at = places.get('correctedItem') ?? place;
  source.faults.push(error(at, 'correction/item', `未知的更正项${quote(item)}${suggest(item, labels)}`));
  return false;
}

/** What a correction may name as 更正项: a fact, or a section of which a passage changes. */
const correctable = {
  case: { facts: caseFacts(everyWord), sections: caseSections },
  task: { facts: taskFacts, sections: taskSections },
  batch: { facts: declaredTotals(everyWord), sections: undefined },
};
