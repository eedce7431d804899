/** Withheld cases (不予公开): what may be published about them later, which is no text of any kind. */
import { countedWordNames, withheldFactNames, type CaseFacts } from '../../schema/files/case.ts';
import type { Correctable } from '../../schema/correctable.ts';
import { error, quote, type Fault } from '../../schema/fault.ts';
import { fieldsByLabel, foldWord, labelOf } from '../../schema/field.ts';
import { entryFacts, entrySections } from '../../schema/files/follow-up.ts';
import { everyWord } from '../../schema/files/inspection-words.ts';
import type { EntryRecord } from '../../schema/records.ts';
import { isCorrectionKind, takenOut, type FollowUpKind } from '../../schema/vocabulary.ts';
import { amend } from './amend.ts';
import { moveTo, type OtherBatches } from './belonging.ts';
import { correctionOf, type Applied, type OrderedEntry } from './entries.ts';
import { isTakenOut } from './redactions.ts';
import type { Change, WithheldCase, WithheldEntry, WithheldEvent, WithheldVersion, Withdrawal } from '../types.ts';

/** What readers call a withheld case. */
export const withheldTitle = (withdrawn: Withdrawal | undefined): string =>
  withdrawn ? '已撤下的信访件' : '不予公开的信访件';

/** When and why a withdrawal takes a case down. */
export const withdrawalOf = ({ entry: { facts }, publication }: OrderedEntry): Withdrawal => ({
  publication,
  reason: facts.withheldReason ?? '',
  basis: facts.basis ?? '',
});

/** What each kind of entry may say; the kind itself tells that something was published on a day. */
const mayHold: Readonly<Partial<Record<FollowUpKind, readonly string[]>>> = {
  更正: ['correctedItem', 'was', 'becomes'],
  撤下: ['withheldReason', 'basis', 'verdict', 'state'],
};

/** An entry as far as it may stand; everything else in it becomes a fault at its line, and then nothing stands. */
function silent({ facts, sections, ...entry }: EntryRecord, faults: Fault[]): WithheldEntry | undefined {
  const allowed = new Set(['kind', ...(mayHold[facts.kind.value] ?? [])]);
  const said = [
    ...Object.entries(facts).flatMap(([name, value]) =>
      value === undefined || allowed.has(name) ? [] : [[name, labelOf(entryFacts(everyWord), name)] as const],
    ),
    ...Object.keys(sections).map((name) => [name, labelOf(entrySections, name)] as const),
  ];
  const mend = '已经公开过的，删去以后另写一条脱敏，只写类型；整件撤下的，另写一条撤下';
  // Of a withdrawal the reader has said it: whatever it speaks of, it holds no more.
  for (const [name, label] of facts.kind.value === '撤下' ? [] : said) {
    const message = `不予公开的信访件不能再公布任何内容，请删去${quote(label)}；${mend}`;
    faults.push(error(entry.places.get(name) ?? entry.place, 'format/withheld', message));
  }
  if (said.length > 0) return undefined;
  const { kind, correctedItem, was, becomes, withheldReason, basis, verdict, state } = facts;
  const kept = { kind, correctedItem, was, becomes, withheldReason, basis, verdict, state };
  return { ...entry, facts: kept, sections: {} };
}

/** What a correction may name, and the facts as readers see them. */
interface WithheldSurroundings extends OtherBatches {
  schema: Correctable;
  shown: CaseFacts;
}

/** Applies one entry to a withheld case; one with any text becomes faults, and nothing else. */
export function applyToWithheld(
  one: WithheldCase,
  ordered: OrderedEntry,
  surroundings: WithheldSurroundings,
  faults: Fault[],
): Applied | undefined {
  const { followUp, publication } = ordered;
  const entry = silent(ordered.entry, faults);
  if (!entry) return undefined;
  const kind = entry.facts.kind.value;
  const { withdrawn } = one.withheld;
  if (kind === '撤下' && withdrawn?.publication !== publication) {
    faults.push(error(entry.place, 'format/withheld', `${quote(one.label)}已经撤下，请删去这一条`));
    return undefined;
  }
  const corrected = kind === '更正' ? correctWords(one, { ...ordered, entry }, surroundings, faults) : undefined;
  if (kind === '更正' && !corrected) return undefined;
  const { facts, changes } = corrected ?? { facts: { ...one.current.facts, ...broughtFacts(entry) }, changes: [] };
  const correction = isCorrectionKind(kind)
    ? correctionOf(
        { ...ordered, entry },
        kind,
        changes[0],
        { inspection: one.inspection, subject: () => one.label, address: one.address },
        kind === '撤下' ? withdrawn : undefined,
      )
    : undefined;
  if (correction) one.corrections.unshift(correction);
  const { published } = followUp.facts;
  const event: WithheldEvent = { published, kind, publication, entry, changes, correction };
  const version: WithheldVersion = {
    published,
    publication,
    title: one.title,
    sample: one.current.sample || publication.sample,
    facts,
    sections: {},
    event,
  };
  one.current = version;
  one.versions.push(version);
  one.events.unshift(event);
  return { entry, changes, correction };
}

/** The words that the row of a later batch (办理后公开) leaves of a case: it is counted by them. */
function broughtFacts({ ofBatch, unlisted }: WithheldEntry): Partial<WithheldVersion['facts']> {
  if (!ofBatch || !unlisted?.withheld) return {};
  const { regions, pollutionTypes, source, level } = unlisted.facts;
  return Object.fromEntries(
    Object.entries({ regions, pollutionTypes, source, level }).filter(([, value]) => value !== undefined),
  );
}

/** Corrects a word that may stand, or says that there was a correction of what is not shown any more. */
function correctWords(
  one: WithheldCase,
  { entry, publication }: Pick<OrderedEntry, 'publication'> & { entry: WithheldEntry },
  { schema, shown, ...others }: WithheldSurroundings,
  faults: Fault[],
): { facts: WithheldVersion['facts']; changes: Change[] } | undefined {
  const { correctedItem: item = '', was = '', becomes = '' } = entry.facts;
  const { facts } = one.current;
  const field = fieldsByLabel(schema.facts).get(foldWord(item));
  const name = [...withheldFactNames, 'ofBatch' as const].find((known) => known === field?.name);
  const isCounted = countedWordNames.some((known) => known === name);
  if (isTakenOut(was) && isTakenOut(becomes)) {
    if (!isCounted) return { facts, changes: [{ label: item, was, becomes }] };
    const mend = '撤下以后仍按它统计，请把「原为」和「改为」写成原来公布的值';
    faults.push(error(entry.places.get('was') ?? entry.place, 'format/withheld', quote(item) + mend));
    return undefined;
  }
  if (name === 'disclosure') {
    const mend = '公开方式不能在后续公开里改变，请删去这一条';
    faults.push(error(entry.places.get('correctedItem') ?? entry.place, 'format/withheld', mend));
    return undefined;
  }
  if (name === undefined) {
    const mend = `不予公开的信访件不能再公布任何内容，请把「原为」和「改为」都写成${takenOut.撤下}`;
    faults.push(error(entry.places.get('was') ?? entry.place, 'format/withheld', mend));
    return undefined;
  }
  // A word may stand with an explanation, and that is text.
  const explained = isCounted
    ? (['was', 'becomes'] as const).find((one) => /[(（]/u.test(entry.facts[one] ?? ''))
    : undefined;
  if (explained !== undefined) {
    const mend = `不予公开的信访件不能再公布任何内容，请删去${quote(labelOf(entryFacts(everyWord), explained))}里的括号`;
    faults.push(error(entry.places.get(explained) ?? entry.place, 'format/withheld', mend));
    return undefined;
  }
  const amendable: { facts: CaseFacts; sections: Record<string, never> } = { facts, sections: {} };
  const amended = amend(amendable, entry, { ...schema, sections: undefined }, faults, { shown, isRedacted: false });
  if (!amended) return undefined;
  const { changes } = amended;
  if (name === 'ofBatch')
    return moveTo(one, amended.facts, others, { entry, publication }, faults) && { facts, changes };
  return { facts: { ...facts, [name]: amended.facts[name] }, changes };
}
