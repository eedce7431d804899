/** Links between cases: declared (关联), cited in a text, split from one number. Each shows on both sides. */
import { error, quote, warning, type Fault, type Place } from '../../schema/fault.ts';
import { caseKey } from '../../schema/keys.ts';
import { eachRuns, runsText, type Prose } from '../../schema/prose.ts';
import type { EntryRecord, InspectionRecord } from '../../schema/records.ts';
import type { Words } from '../../schema/values.ts';
import { leadsToLost, type Lost } from '../amend/lost.ts';
import { isUnlisted } from '../cases.ts';
import type { Case, CaseLink, Inspection } from '../types.ts';

/** `<inspection>/<number>`, or a number of this inspection. */
export function resolveCase(
  reference: string,
  home: Inspection,
  inspections: ReadonlyMap<string, Inspection>,
): Case | undefined {
  const slash = reference.indexOf('/');
  const inspection = slash < 0 ? home : inspections.get(reference.slice(0, slash));
  return inspection?.caseByKey.get(caseKey(reference.slice(slash + 1)));
}

/** Links two cases both ways, the strongest kind of link only. */
export function link(a: Case, b: Case, how: CaseLink['how']): void {
  if (a === b) return;
  add(a, b, how);
  add(b, a, how);
}

const strength: readonly CaseLink['how'][] = ['文中提到', '同一编号', '关联'];

function add(from: Case, to: Case, how: CaseLink['how']): void {
  const known = from.links.find((one) => one.case === to);
  if (!known) from.links.push({ how, case: to });
  else if (strength.indexOf(how) > strength.indexOf(known.how)) known.how = how;
}

/** Every line of text in a record. */
export function* linesOf(sections: Readonly<Record<string, Prose | undefined>>): Generator<string> {
  for (const prose of Object.values(sections)) {
    if (!prose) continue;
    const lines: string[] = [];
    eachRuns(prose, (runs) => lines.push(runsText(runs)));
    yield* lines;
  }
}

/** Links the cases of one inspection, and warns of cited numbers that do not exist. */
export function linkCases(
  inspection: Inspection,
  record: InspectionRecord,
  inspections: ReadonlyMap<string, Inspection>,
  lost: Lost,
  faults: Fault[],
): void {
  const elsewhere = (typed: string): boolean =>
    [...inspections.values()].some((one) => one.caseByKey.has(caseKey(typed))) ||
    leadsToLost(typed, inspection.id, lost);
  const relate = (one: Case, related: Words | undefined, place: Place): void => {
    for (const reference of related?.values ?? []) {
      const other = resolveCase(reference, inspection, inspections);
      if (other === one)
        faults.push(error(place, 'links/unknown-case', `关联的${quote(reference)}就是这一件，请核对编号`));
      else if (other) link(one, other, '关联');
      else if (!leadsToLost(reference, inspection.id, lost))
        faults.push(
          error(
            place,
            'links/unknown-case',
            `关联的${quote(reference)}不存在，请核对编号；其他督察的写 <文件夹>/<编号>`,
          ),
        );
    }
  };
  const cite = (one: Case | undefined, sections: EntryRecord['sections'], place: Place): void => {
    for (const text of linesOf(sections)) {
      const { citations, suspects } = inspection.citations.survey(text);
      for (const { key } of citations) {
        const cited = inspection.caseByKey.get(key);
        if (one && cited) link(one, cited, '文中提到');
      }
      for (const typed of suspects)
        if (!elsewhere(typed))
          faults.push(warning(place, 'links/unknown-number', `文中提到的编号${quote(typed)}在本次督察里没有，请核对`));
    }
  };
  for (const batch of record.batches) {
    const unlisted = batch.disclosed.map((one) => one.unlisted);
    for (const raw of [...batch.cases, ...unlisted]) {
      const one = inspection.caseByKey.get(raw.key);
      // A row about a case that its own batch lists is one of the events of that case.
      if (!one || isUnlisted(one) !== unlisted.includes(raw)) continue;
      // As corrected: a number that was mistyped links to the case that was meant.
      cite(one, one.current.sections, raw.place);
      relate(one, one.current.facts.related, raw.places.get('related') ?? raw.place);
      const base = /^(.+)-\d+$/u.exec(raw.key)?.[1];
      const first =
        raw.number !== undefined && /[)）]$/u.test(raw.number) ? inspection.caseByKey.get(base ?? '') : undefined;
      if (first) {
        for (const sibling of [
          first,
          ...first.links.filter((other) => other.how === '同一编号').map((other) => other.case),
        ])
          link(one, sibling, '同一编号');
      }
    }
  }
  for (const followUp of record.followUps)
    for (const entry of followUp.entries) {
      const one = entry.target.kind === 'case' ? inspection.caseByKey.get(entry.target.key) : undefined;
      cite(one, entry.sections, entry.place);
      if (one) relate(one, entry.facts.related, entry.places.get('related') ?? entry.place);
    }
}
