/** What the reader left out because it is at fault: whatever refers to it is not to blame, and gets no second message. */
import { caseKey, taskKey } from '../../schema/keys.ts';
import { anyKey, targetName, type Content, type Target } from '../../schema/records.ts';

/** Is this record of an inspection left out? */
export type Lost = (inspection: string, target: Target) => boolean;

export function lostIn(content: Content): Lost {
  const names = new Map(content.inspections.map((one) => [one.id, one.lost]));
  const has = (inspection: string, target: Target): boolean => names.get(inspection)?.has(targetName(target)) ?? false;
  return (inspection, target) =>
    content.lost.has(inspection) || has(inspection, target) || has(inspection, { kind: target.kind, key: anyKey });
}

/** Does a reference (`<inspection>/<task or case>`, or a number of the inspection `home`) lead to what is left out? */
export function leadsToLost(reference: string, home: string, lost: Lost): boolean {
  const slash = reference.indexOf('/');
  const [inspection, key] = slash < 0 ? [home, reference] : [reference.slice(0, slash), reference.slice(slash + 1)];
  return lost(inspection, { kind: 'case', key: caseKey(key) }) || lost(inspection, { kind: 'task', key: taskKey(key) });
}
