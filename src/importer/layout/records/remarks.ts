/** What has no place of its own in a record. */
import type { Draft } from './records.ts';

/** 备注 of the table comes first, then what has no other place. */
export function addRemarks(draft: Draft, remarks: readonly string[]): void {
  if (remarks.length === 0) return;
  const known = draft.facts.find(({ name }) => name === 'remarks');
  if (known) known.text = [known.text, ...remarks].join('\n');
  else draft.facts.push({ name: 'remarks', label: '备注', text: remarks.join('\n'), at: draft.at });
}
