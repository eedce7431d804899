/** From rows to the files that an import would write. */
import { toBatchNumber } from '../../schema/files/batch.ts';
import { caseKey, taskKey } from '../../schema/keys.ts';
import { proseText } from '../../schema/prose.ts';
import { targetName } from '../../schema/records.ts';
import type { IsoDate } from '../../schema/values.ts';
import { shownCases, takenKeys, type Existing } from './existing.ts';
import type { Line, Notice } from '../read/grid.ts';
import { readLegends } from '../layout/records/legend.ts';
import { reportLacks } from '../layout/records/missing-columns.ts';
import type { Laid } from '../layout/layout.ts';
import type { Profile } from '../profile.ts';
import { reportDays, reportShapes } from '../layout/records/number-shapes.ts';
import { draftRecords, type Draft } from '../layout/records/records.ts';
import { findTitle } from '../layout/words/title.ts';
import { quote } from '../../schema/fault.ts';
import { batchFiles, batchOfDocument } from './plan-batches.ts';
import {
  fileDays,
  freeName,
  introduction,
  planned,
  type Flags,
  type Making,
  type PlannedFile,
} from './planned-file.ts';

export interface Plan {
  /** The records that came out, each with the rows that it is made of. */
  drafts: Draft[];
  files: PlannedFile[];
  rows: number;
  assumed: Notice[];
  warnings: Notice[];
}

/**
 * Plans an import.
 * @param stem name of the imported file, without its ending
 * @param rewritable absolute paths of what an import wrote before and may write anew
 */
export function makePlan(
  laid: Laid,
  profile: Profile,
  flags: Flags,
  existing: Existing,
  stem: string,
  rewritable: ReadonlySet<string> = new Set(),
): Plan {
  const { assumed, warnings } = laid;
  const title = findTitle(laid.before, laid.menu);
  const making: Making = { laid, profile, flags, existing, title, stem, assumed, rewritable };
  reportAside([...title.aside, ...laid.aside], warnings);
  const usual = flags.batch ?? (profile.kind === 'batch' ? batchOfDocument(making) : []);
  for (const row of laid.rows) if (row.batches.length === 0) row.batches = [...usual];
  const named = new Set(
    [usual, ...laid.rows.map(({ batches }) => batches)].map((one) => toBatchNumber(one)?.key ?? ''),
  );
  const taken = profile.kind === 'batch' ? takenKeys(existing, named) : new Map<string, never>();
  const { drafts, rows } = draftRecords(readLegends(laid, profile), profile, taken, assumed, warnings);
  if (profile.kind === 'batch' || profile.kind === 'follow-up')
    reportShapes(drafts, otherNumbers(existing, named), warnings);
  if (profile.kind === 'batch') reportDays(drafts, existing.record.facts.period, warnings);
  reportLacks(drafts, profile, laid.headings, warnings);
  // Files leave out what is public already: it came out before.
  const came = drafts.map((draft) => ({ ...draft }));
  return { files: planFiles(drafts, making), drafts: came, rows, assumed, warnings };
}

/** The numbers of the cases in other batches than those that are being written. */
const otherNumbers = ({ record }: Existing, batches: ReadonlySet<string>): string[] =>
  record.batches.flatMap(({ facts, cases }) =>
    batches.has(facts.batch.key) ? [] : cases.flatMap(({ number }) => number ?? []),
  );

/** Nothing is left out in silence, not even the footer of a page. */
function reportAside(lines: readonly Line[], warnings: Notice[]): void {
  if (lines.length === 0) return;
  const shown = lines.slice(0, 20).map(({ text }) => quote(text));
  warnings.push({
    at: '网页',
    text: `表格以外的 ${String(lines.length)} 段文字（菜单、页脚、相关链接等）没有导入，请核对有没有要保留的：${shown.join('')}${lines.length > shown.length ? '……' : ''}`,
  });
}

function planFiles(drafts: readonly Draft[], making: Making): PlannedFile[] {
  switch (making.profile.kind) {
    case 'batch':
      return batchFiles(drafts, making);
    case 'follow-up':
      return [followUpFile(drafts, making)];
    case 'tasks':
      return [listFile(drafts, making, '整改任务', () => 'tasks')];
    case 'results':
      reportTasks(drafts, making);
      return [
        listFile(drafts, making, '整改结果', (day) =>
          freeName('rectification', `results-${day.slice(0, 7)}`, drafts, making, making.existing.record.results),
        ),
      ];
  }
}

/** Later results: what is the same as already shown is not written again. */
function followUpFile(drafts: readonly Draft[], making: Making): PlannedFile {
  const { existing, title, assumed } = making;
  const { published } = fileDays(making);
  for (const draft of drafts)
    if (/^序号 \d+$/u.test(draft.heading) && draft.batches.length > 0)
      draft.heading = `B${toBatchNumber(draft.batches)?.key ?? ''}-${draft.heading.slice(3)}`;
  const name = freeName('follow-ups', published ?? '未定', drafts, making, existing.record.followUps);
  const cases = shownCases(existing, name);
  let same = 0;
  for (const draft of drafts) {
    const known = cases.get(caseKey(draft.heading.replace(/[\s*＊]+$/u, '')));
    if (!known)
      making.laid.warnings.push({
        at: draft.at,
        text: `本次督察没有受理编号${quote(draft.heading)}，检查会报错，请核对编号，或先导入它所在的批次`,
      });
    else {
      const sections = new Map(
        Object.entries(known.current.sections).map(([key, prose]) => [key, proseText(prose ?? [])]),
      );
      const facts = known.current.facts as Readonly<Record<string, { raw?: string } | string | undefined>>;
      const rawOf = (key: string): string | undefined => {
        const fact = facts[key];
        return typeof fact === 'string' ? fact : fact?.raw;
      };
      const before = draft.facts.length + draft.sections.length;
      draft.facts = draft.facts.filter((fact) => fact.name !== 'serial' && rawOf(fact.name) !== fact.text);
      draft.sections = draft.sections.filter((section) => sections.get(section.name) !== section.text);
      same += before - draft.facts.length - draft.sections.length;
    }
    draft.facts.unshift({ name: 'kind', label: '类型', text: '后续进展', at: draft.at });
  }
  if (same > 0) assumed.push({ at: '已公开的内容', text: `有 ${String(same)} 格与已公开的相同，没有重复写入` });
  const front = { 公开日期: published, 标题: title.text };
  return planned(making, `follow-ups/${name}.md`, '后续公开', front, introduction(making), drafts);
}

/** Results and the plan name the same tasks: which of them the other lacks. */
function reportTasks(drafts: readonly Draft[], { existing, laid: { warnings } }: Making): void {
  const { record } = existing;
  const planned = record.tasks?.tasks.map(({ key }) => key) ?? [];
  const told = new Map(drafts.map(({ heading, at }) => [taskKey(heading.split(' ')[0] ?? ''), at]));
  for (const [key, at] of told)
    // A task of the plan that is at fault is there nonetheless.
    if (!planned.includes(key) && !record.lost.has(targetName({ kind: 'task', key })))
      warnings.push({
        at,
        text:
          planned.length === 0
            ? `还没有整改任务清单，任务${quote(key)}检查会报错，请先用 --as tasks 导入清单`
            : `整改任务清单里没有任务${quote(key)}，检查会报错，请核对任务号`,
      });
  const done = new Set(existing.shown?.tasks.flatMap((task) => (task.done ? [task.key] : [])));
  const left = planned.filter((key) => !told.has(key) && !done.has(key));
  if (left.length > 0)
    warnings.push({
      at: '整改任务清单',
      text: `清单里还有 ${String(left.length)} 项任务，表里没有它的结果，以前也没有完成：${left.slice(0, 20).join('、')}${left.length > 20 ? '……' : ''}；如果这次应当公开，请补上`,
    });
}

function listFile(
  drafts: readonly Draft[],
  making: Making,
  name: string,
  nameOf: (day: IsoDate) => string,
): PlannedFile {
  const { published } = fileDays(making);
  const { title, stem, assumed } = making;
  if (title.text === undefined) assumed.push({ at: '文件名', text: `表里没有标题，用文件名${quote(stem)}作标题` });
  const front = { 标题: title.text ?? stem, 公开日期: published };
  const path = `rectification/${nameOf(published ?? '未定')}.md`;
  return planned(making, path, name, front, introduction(making), drafts);
}
