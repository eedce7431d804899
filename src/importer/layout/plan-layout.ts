/** A rectification plan as text: `（一）某河黑臭。`, then `责任单位：…`, `整改时限：…`, `整改措施：` and what follows. */
import type { Line, Piece } from '../read/grid.ts';
import { knownTarget } from '../labels.ts';
import { emptyLaid, entryOf, noteHeading, type Entry, type Laid, type RawRow } from './layout.ts';
import { parseNumeral } from './words/numerals.ts';
import type { Profile, Target } from '../profile.ts';
import { quote, said } from '../../schema/fault.ts';

/** Reads a plan of headings and labels; undefined if no numbered line is followed by labels. */
export function layPlan(pieces: readonly Piece[], profile: Profile): Laid | undefined {
  const problem = knownTarget('反馈问题', profile);
  if (!problem || pieces.some(({ kind }) => kind === 'grid')) return undefined;
  const lines = pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : []));
  const laid = emptyLaid('一题一段');
  let row: RawRow | undefined;
  let current: Entry | undefined;
  let last = 0;
  for (const [index, line] of lines.entries()) {
    const heading = headingOf(line.text);
    const label = labelIn(line.text, profile);
    const next = labelIn(lines[index + 1]?.text ?? '', profile);
    if (heading && next && (!row || has(row, next.target))) {
      const counted = heading.number !== undefined && heading.number > last ? heading.number : last + 1;
      if (counted !== heading.number)
        laid.assumed.push({
          at: line.at,
          text: `${quote(heading.mark)}重新编号，按出现的顺序当作任务 ${String(counted)}`,
        });
      last = counted;
      row = { at: line.at, batches: [], entries: [] };
      laid.rows.push(row);
      row.entries.push(entryOf({ kind: 'number', name: 'number', label: '' }, '', String(counted), line));
      current = entryOf(problem, '', heading.text, line);
      row.entries.push(current);
    } else if (!row) laid.before.push(line);
    else if (heading && next === undefined && followedByTask(lines, index, row, profile)) {
      laid.after.push(line);
      laid.warnings.push({ at: line.at, text: `这里只有一段文字，放进文件开头的说明：${said(line.text)}` });
    } else if (label && !has(row, label.target)) {
      noteHeading(laid, label.target, line.at);
      current = entryOf(label.target, label.header, label.value, line);
      row.entries.push(current);
    } else if (current)
      current.cell = { ...current.cell, text: [current.cell.text, line.text].filter(Boolean).join('\n') };
  }
  return laid.rows.some(isTask) ? laid : undefined;
}

/** The title of a chapter, such as `二、工作落实方面`, directly above the next task. */
function followedByTask(lines: readonly Line[], index: number, row: RawRow, profile: Profile): boolean {
  const after = labelIn(lines[index + 2]?.text ?? '', profile);
  return headingOf(lines[index + 1]?.text ?? '') !== undefined && after !== undefined && has(row, after.target);
}

/** What a task of a plan cannot be without; the steps of a procedure have none of it. */
const ofTask = new Set(['units', 'deadline', 'goal', 'measures', 'progress', 'state']);
const isTask = ({ entries }: RawRow): boolean =>
  entries.length > 2 && entries.some(({ target }) => ofTask.has(target.name));

const has = (row: RawRow, { name }: Target): boolean => row.entries.some(({ target }) => target.name === name);

/** `（一）某河黑臭。` or `问题三：…`: digits number the measures. */
function headingOf(text: string): { mark: string; number: number | undefined; text: string } | undefined {
  const [, mark = '', rest = ''] =
    /^([（(]?[一二三四五六七八九十百]+[)）]?[、.．]?|(?:问题|任务)\s*[一二三四五六七八九十百\d]+[：:、.．]?)\s*(\S.*)$/u.exec(
      text,
    ) ?? [];
  return mark === '' || /^[一二三四五六七八九十百]+$/u.test(mark)
    ? undefined
    : { mark, number: parseNumeral(mark.replace(/[^一二三四五六七八九十百\d]/gu, '')), text: rest };
}

function labelIn(text: string, profile: Profile): { target: Target; header: string; value: string } | undefined {
  const [, header = '', value = ''] = /^([^\s：:。，；]{2,14})\s*[：:]\s*([\s\S]*)$/u.exec(text) ?? [];
  const target = header === '' ? undefined : knownTarget(header, profile);
  return target && (target.kind === 'fact' || target.kind === 'section') ? { target, header, value } : undefined;
}
