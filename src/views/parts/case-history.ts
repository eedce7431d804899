/** What happened to a case, newest first; every earlier version stays readable, at its own place. */
import { answerText } from '../../formats/text/record-names.ts';
import { broughtWord } from '../../formats/text/later-text.ts';
import { factsOfEntry } from '../../formats/text/other-facts.ts';
import { shownProse, type Where } from '../../formats/text/shown-text.ts';
import { versionAnchor } from '../../formats/versions/content-hash.ts';
import { caseHashes } from '../../formats/versions/versions.ts';
import { factText } from '../../register/amend/amend.ts';
import { batchAfter } from '../../register/amend/belonging.ts';
import { isDeferred } from '../../register/cases.ts';
import type { Case, CaseEvent, CaseVersion } from '../../register/types.ts';
import { caseFacts, caseSections, type CaseFacts, type CaseSectionName } from '../../schema/files/case.ts';
import { fieldsOf } from '../../schema/field.ts';
import type { Vocabulary } from '../../schema/files/inspection-words.ts';
import { deferredWord, isCorrectionKind, unstated } from '../../schema/vocabulary.ts';
import type { PlaceView } from '../frame.ts';
import { changeView, type ChangeView } from './corrections.ts';
import { factViews, sectionViews, type FactView, type SectionView } from './sections.ts';
import type { VersionTextView } from './versions.ts';

/** A publication about a case. */
interface StepView {
  /** The place of the current version, which the newest step has. */
  id?: string;
  day: string;
  sample: boolean;
  /** The version that it made; undefined where a redaction has taken it away since. */
  anchor?: string;
  /** What that version said, where it is not the current one. */
  earlier?: VersionTextView;
}

export interface EventView extends StepView {
  kind: string;
  /** Does it stand among the corrections at the head of the page? */
  isCorrection: boolean;
  changes: ChangeView[];
  facts: FactView[];
  sections: SectionView[];
  publication: PlaceView;
}

export interface CaseHistoryView {
  events: EventView[];
  first: StepView & { batch: PlaceView; answer: string };
  /** When the inspection group handed the case over. */
  forwarded?: { day: string; batch: string };
}

/**
 * @param where the text of the batch stands
 * @param later where that of follow-ups stands
 */
export function caseHistoryView(one: Case, vocabulary: Vocabulary, where: Where, later: Where): CaseHistoryView {
  const { batch, published } = one;
  const events: readonly CaseEvent[] = one.events;
  const versions: readonly CaseVersion[] = one.versions;
  const anchors = caseHashes(one).map(versionAnchor);
  /** What a step, an event or the batch, made; nothing where a redaction has taken it away since. */
  const made = (isNewest: boolean, event?: CaseEvent): Pick<StepView, 'id' | 'anchor' | 'earlier'> => {
    const index = versions.findIndex((version) => version.event === event);
    const [version, anchor, newest] = [versions[index], anchors[index], anchors.at(-1)];
    return {
      ...(isNewest && newest !== undefined && { id: newest }),
      ...(anchor !== undefined && { anchor }),
      ...(version &&
        anchor !== undefined &&
        index < versions.length - 1 && {
          earlier: { id: anchor, ...earlierText(version, one, vocabulary, where) },
        }),
    };
  };
  return {
    events: events.map((event, index) => ({
      ...made(index === 0, event),
      day: event.published,
      sample: event.publication.sample,
      kind: event.entry.ofBatch ? broughtWord : event.kind,
      isCorrection: isCorrectionKind(event.kind),
      changes: event.changes.map(changeView),
      facts:
        isCorrectionKind(event.kind) || event.entry.ofBatch
          ? []
          : factViews(factsOfEntry(event.entry, event.changes), later),
      // What a later batch brings is the text of the page.
      sections: event.entry.ofBatch ? [] : sectionViews(caseSections, event.entry.sections, later),
      publication: { name: event.publication.title, address: event.publication.address },
    })),
    first: {
      ...made(events.length === 0),
      day: published.published,
      sample: published.publication.sample,
      batch: { name: published.publication.title, address: published.publication.address },
      answer: published.withheld
        ? '不予公开'
        : isDeferred(one)
          ? deferredWord
          : answerText({
              verdict: published.facts.verdict?.value ?? unstated,
              state: published.facts.state?.value ?? unstated,
            }),
    },
    ...(batch.facts.forwarded !== undefined && {
      forwarded: { day: batch.facts.forwarded, batch: batch.number.name },
    }),
  };
}

/** What an earlier version said: its facts, and the sections that a correction has changed since. */
function earlierText(
  version: CaseVersion,
  one: Case,
  vocabulary: Vocabulary,
  where: Where,
): Omit<VersionTextView, 'id'> {
  // A case that was never moved stands in the batch whose page leads to it.
  const ofBatch = one.moves.length > 0 ? batchAfter(one, version.publication).number : undefined;
  const said: CaseFacts = { ...version.facts, ofBatch };
  const facts = fieldsOf(caseFacts(vocabulary))
    .map(({ name, label }) => ({ label, value: factText(said[name as keyof CaseFacts]) }))
    .filter(({ value }) => value !== '');
  const sections = fieldsOf(caseSections)
    .map(({ name, label }) => ({ label, name: name as CaseSectionName }))
    .filter(({ name }) => version.sections[name] !== one.current.sections[name]);
  return {
    facts: factViews(facts, where),
    sections: sections.map(({ label, name }) => {
      const prose = version.sections[name];
      return { label, ...(prose && { prose: shownProse(prose, where) }) };
    }),
  };
}
