/** Several lists of tasks in one, each counted from 1: the line or the sheet above a list says where its tasks come from. */
import { labelOf } from '../../../schema/field.ts';
import { taskKey } from '../../../schema/keys.ts';
import { quote } from '../../../schema/fault.ts';
import type { Profile } from '../../profile.ts';
import type { Line, Notice } from '../../read/grid.ts';
import type { Draft } from './records.ts';

/** Gives the tasks of lists that begin to count anew the origin that stands above them, where no column names one. */
export function readOrigins(drafts: readonly Draft[], { kind, facts: schema }: Profile, assumed: Notice[]): void {
  if (kind !== 'tasks' || drafts.some(({ facts }) => facts.some(({ name }) => name === 'origin'))) return;
  const keyOf = ({ heading }: Draft): string => taskKey(heading.split(' ')[0] ?? '');
  const lists = new Map(Map.groupBy(drafts, (draft) => under(draft)?.at ?? ''));
  const isAnew = [...Map.groupBy(drafts, keyOf).values()].some(
    (same) => new Set(same.map((draft) => under(draft)?.at ?? '')).size > 1,
  );
  if (!isAnew) return;
  for (const list of lists.values()) {
    const line = list[0] && under(list[0]);
    if (!line) continue;
    const text = originIn(line.text);
    for (const { facts, at } of list) facts.push({ name: 'origin', label: labelOf(schema, 'origin'), text, at });
    assumed.push({
      at: line.at,
      text: `下面的 ${String(list.length)} 项从头编号，「问题来源」按${quote(line.text)}填写`,
    });
  }
}

const under = ({ rows }: Draft): Line | undefined => rows[0]?.under;

/** `一、2018年长江警示片（5个）：` → `2018年长江警示片` */
const originIn = (text: string): string =>
  text
    .replace(/\s*\n\s*/gu, '')
    .replace(/^[（(]?(?:[一二三四五六七八九十]+|\d{1,2}(?=[)）、.．]))[)）、.．]+\s*/u, '')
    .replace(/[：:]$/u, '')
    .replace(/[（(]\s*共?\s*\d+\s*[个项条]\S{0,4}[)）]$/u, '')
    .trim() || text;
