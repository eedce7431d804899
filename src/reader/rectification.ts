/** rectification/tasks.md and rectification/results-*.md */
import { error, quote, type Place } from '../schema/fault.ts';
import { taskKey } from '../schema/keys.ts';
import {
  targetName,
  type ResultListRecord,
  type ResultRecord,
  type TaskListRecord,
  type TaskRecord,
} from '../schema/records.ts';
import { resultFacts, resultListSchema, resultSections } from '../schema/files/result.ts';
import { taskFacts, taskListSchema, taskSections } from '../schema/files/task.ts';
import { readFrontMatter, type SourceFile } from './file.ts';
import { loseIfAtFault, type Source } from './text/source.ts';
import { blameHeading, isKey, readRecord, splitRecords, type RawRecord } from './sections.ts';

/** Reads the plan. */
export function readTasks(
  file: SourceFile,
  id: string,
  source: Source,
): Omit<TaskListRecord, 'sample' | 'facsimiles'> | undefined {
  const before = source.faults.length;
  const read = readFrontMatter(file, taskListSchema, source.faults);
  const body: Source = { ...source, text: read.body, day: read.facts?.published };
  const { introduction, records } = splitRecords(body);
  loseIfAtFault(source, before, { kind: 'plan', key: '' });
  const tasks = records.flatMap((record) => readTask(record, body) ?? []);
  const { place, places, facts } = read;
  if (facts) {
    requireRecords(records, place, '整改任务清单里没有任务，请用“## 1”逐项填写', source);
    return { id, place, facts, places, introduction, tasks };
  }
  for (const { key } of tasks) source.lost.add(targetName({ kind: 'task', key }));
  return undefined;
}

/** Reads one publication of results. */
export function readResults(
  file: SourceFile,
  id: string,
  source: Source,
): Omit<ResultListRecord, 'sample' | 'facsimiles'> | undefined {
  const before = source.faults.length;
  const read = readFrontMatter(file, resultListSchema, source.faults);
  const body: Source = { ...source, text: read.body, day: read.facts?.published };
  const { introduction, records } = splitRecords(body);
  loseIfAtFault(source, before, { kind: 'resultList', key: id });
  const results = records.flatMap((record): ResultRecord[] => {
    const start = source.faults.length;
    const heading = readTaskHeading(record, body);
    const { facts, places, sections } = readRecord(record, resultFacts, resultSections, body);
    // What it says of the task is not known.
    loseIfAtFault(source, read.facts ? start : before, heading && { kind: 'task', key: heading.key });
    return facts && heading ? [{ place: record.place, key: heading.key, facts, places, sections }] : [];
  });
  const { place, places, facts } = read;
  if (!facts) return undefined;
  requireRecords(records, place, '这次整改结果没有内容，请用“## 任务号”逐项填写', source);
  return { id, place, facts, places, introduction, results };
}

function requireRecords(records: readonly RawRecord[], place: Place, mend: string, source: Source): void {
  if (records.length === 0) source.faults.push(error(place, 'format/no-records', mend));
}

function readTask(record: RawRecord, source: Source): TaskRecord | undefined {
  const before = source.faults.length;
  const heading = readTaskHeading(record, source);
  const { facts, places, sections } = readRecord(record, taskFacts, taskSections, source);
  if (!sections.problem)
    source.faults.push(error(record.place, 'format/missing', '缺少小节「反馈问题」，请补上 ### 反馈问题'));
  loseIfAtFault(source, before, heading && { kind: 'task', key: heading.key });
  return facts && heading && { place: record.place, places, ...heading, facts, sections };
}

/** `12` or `12 标题`. */
function readTaskHeading(record: RawRecord, source: Source): { key: string; title: string | undefined } | undefined {
  const match = /^([\d０-９][\d０-９－-]*)(?:\s+(.+))?$/u.exec(record.heading);
  const raw = match?.[1];
  if (raw === undefined) {
    const mend = `标题${quote(record.heading)}里没有任务号，请写成 ## 12 或 ## 12 标题`;
    blameHeading(record, 'format/task-number', mend, source);
    return undefined;
  }
  const key = taskKey(raw);
  if (!isKey(key, record, 'format/task-number', source)) return undefined;
  return { key, title: match?.[2]?.trim() };
}
