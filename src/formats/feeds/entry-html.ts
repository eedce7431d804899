/** The full text of what feeds carry, as HTML: what the page of the record says, without its layout. */
import type {
  Announcement,
  Batch,
  Case,
  CaseEvent,
  Change,
  Correction,
  Facsimile,
  FollowUp,
  Inspection,
  Plan,
  ResultList,
  Task,
} from '../../register/types.ts';
import { caseSections } from '../../schema/files/case.ts';
import { fieldsOf, type FieldSchema } from '../../schema/field.ts';
import { entrySections } from '../../schema/files/follow-up.ts';
import { placed } from '../../schema/field-places.ts';
import type { Prose } from '../../schema/prose.ts';
import { resultSections } from '../../schema/files/result.ts';
import { taskFacts, taskSections } from '../../schema/files/task.ts';
import { isCorrectionKind, unstated } from '../../schema/vocabulary.ts';
import { factsBut, factsOfEntry, factsOfReport, otherFacts, type LabelledFact } from '../text/other-facts.ts';
import { longDate } from '../text/dates.ts';
import { changeHtml } from '../text/change-html.ts';
import { takenDown } from '../text/later-text.ts';
import { nameInBatch, serialInBatch, taskName } from '../text/record-names.ts';
import { withheldText } from '../text/withheld.ts';
import { escapeHtml, proseHtml, runsHtml, type Link } from '../text/prose-html.ts';
import { shownProse, shownText, whereIn, type Where } from '../text/shown-text.ts';
import { batchClauses, movedList } from '../text/sentences.ts';

/** How the text of an inspection is put into HTML, by the folder that the text comes from. */
export interface Contexts {
  /** Makes a full address of a site path. */
  link: Link;
  batches: Context;
  followUps: Context;
  announcements: Context;
  rectification: Context;
}
interface Context {
  /** The HTML of a section. */
  prose: (blocks: Prose) => string;
  /** The HTML of a plain text. */
  text: (text: string) => string;
}

export function contextsOf(inspection: Inspection, link: Link): Contexts {
  const contextIn = (folder: string): Context => {
    const where: Where = whereIn(inspection, folder);
    return {
      prose: (blocks) => proseHtml(shownProse(blocks, where), link),
      text: (text) => runsHtml(shownText(text, where), link),
    };
  };
  return {
    link,
    batches: contextIn('batches'),
    followUps: contextIn('follow-ups'),
    announcements: contextIn('announcements'),
    rectification: contextIn('rectification'),
  };
}

const p = (html: string): string => (html === '' ? '' : `<p>${html}</p>`);
const anchor = (address: string, text: string): string => `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
/** Parts of a line, without those that have nothing to say. */
const dots = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');

/** Sections with their labels as headings, in the order of the schema. */
const sectionsHtml = (
  sections: Readonly<Record<string, Prose | undefined>>,
  schema: FieldSchema,
  context: Context,
  heading: 'h3' | 'h4' | 'h5',
): string =>
  fieldsOf(schema)
    .map(({ name, label }) => {
      const prose = sections[name];
      return prose && prose.length > 0 ? `<${heading}>${escapeHtml(label)}</${heading}>${context.prose(prose)}` : '';
    })
    .join('');

/** One correction or redaction: what, was, is, when, why. */
export function correctionHtml(one: Correction, { link, followUps }: Contexts): string {
  const { kind, published, item, was, becomes, note, remarks, sections, publication } = one;
  const what = item === undefined ? escapeHtml(takenDown(one)) : changeHtml({ label: item, was, becomes });
  const where = `见${anchor(link(publication.address), publication.title)}`;
  return `${p(`<b>${kind}</b> ${published}：${what}`)}${followUps.prose(note)}${remarksHtml(remarks, followUps)}${sectionsHtml(sections, caseSections, followUps, 'h5')}${p(where)}`;
}

const correctionsHtml = (corrections: readonly Correction[], contexts: Contexts): string =>
  corrections.map((one) => correctionHtml(one, contexts)).join('');

/** One case with everything published about it. */
export function caseHtml(one: Case, inspection: Inspection, contexts: Contexts, heading: 'h3' | 'h4' = 'h3'): string {
  const { facts, sections } = one.current;
  const { forwarded } = one.batch.facts;
  const about = dots(
    escapeHtml(nameInBatch(one)) + (one.starred ? '*' : ''),
    escapeHtml(one.batch.number.name) + (forwarded === undefined ? '' : `（${forwarded}交办）`),
    one.source === unstated ? '' : one.source,
    one.level,
    escapeHtml((facts.regions?.values ?? []).join('、')),
    escapeHtml((facts.pollutionTypes?.values ?? []).join('、')),
  );
  const answer = one.withheld
    ? escapeHtml(withheldText(one.withheld))
    : `是否属实：<b>${one.verdict}</b>；办结情况：<b>${one.state}</b>`;
  return [
    p(about),
    p(answer),
    correctionsHtml(one.corrections, contexts),
    sectionsHtml(sections, caseSections, contexts.batches, heading),
    factsHtml(otherFacts(facts, inspection.vocabulary), contexts.batches),
    ...(one.events as readonly CaseEvent[])
      .filter(({ kind }) => !isCorrectionKind(kind))
      .map(({ published, kind, changes, entry, publication }) =>
        [
          p(`<b>${kind}</b> ${published}，见${anchor(contexts.link(publication.address), publication.title)}`),
          entryHtml(entry, changes, contexts),
        ].join(''),
      ),
  ].join('');
}

/** What an entry of a follow-up says. */
const entryHtml = (entry: CaseEvent['entry'], changes: readonly Change[], { followUps }: Contexts): string =>
  [
    ...changes.map((change) => p(changeHtml(change))),
    factsHtml(factsOfEntry(entry, changes), followUps),
    sectionsHtml(entry.sections, entrySections, followUps, 'h4'),
  ].join('');

const remarksHtml = (remarks: string | undefined, context: Context): string =>
  remarks === undefined ? '' : p(`备注：${context.text(remarks)}`);

/** Facts by their labels, a line each. */
const factsHtml = (facts: readonly LabelledFact[], context: Context): string =>
  facts.map(({ label, value }) => p(`${escapeHtml(label)}：${context.text(value)}`)).join('');

/** Where a publication comes from. */
const originHtml = ({
  origin,
  originAddress,
}: {
  origin?: string | undefined;
  originAddress?: string | undefined;
}): string =>
  origin === undefined
    ? originAddress === undefined
      ? ''
      : anchor(originAddress, '原文')
    : `来源：${originAddress === undefined ? escapeHtml(origin) : anchor(originAddress, origin)}`;

/** The official papers beside a publication. */
const facsimilesHtml = (all: readonly Facsimile[], { link }: Contexts): string =>
  all.length === 0 ? '' : p(`原件：${all.map(({ name, address }) => anchor(link(address), name)).join('、')}`);

/** The figures of a batch, in a line of text. */
export const batchFigures = (batch: Batch): string => batch.number.name + batchClauses(batch).join('，');

/**
 * One batch with the whole text of its cases.
 * @param ofCase the text of a case
 */
export function batchHtml(batch: Batch, contexts: Contexts, ofCase: (one: Case) => string): string {
  const { facts, introduction, corrections, cases } = batch;
  return [
    facts.title === undefined ? '' : p(`<b>${escapeHtml(facts.title)}</b>`),
    p(
      dots(
        facts.forwarded === undefined ? '' : `${longDate(facts.forwarded)}交办`,
        `${longDate(facts.published)}公开`,
        originHtml(facts),
      ),
    ),
    p(`${escapeHtml(batchFigures(batch))}。`),
    facsimilesHtml(batch.facsimiles, contexts),
    correctionsHtml(corrections, contexts),
    contexts.batches.prose(introduction),
    ...[
      ['统计口径', facts.basis],
      ['公布数说明', facts.declaredNote],
      ['更正过所属批次的件', movedList(batch) || undefined],
    ].map(([label, text]) => (text === undefined ? '' : p(`${label ?? ''}：${contexts.batches.text(text)}`))),
    ...cases.map((one) => `<h3>${anchor(contexts.link(one.address), rowTitle(one))}</h3>${ofCase(one)}`),
  ].join('');
}

const rowTitle = (one: Case): string => [serialInBatch(one), one.title].filter(Boolean).join(' ');

/** One announcement. */
export function announcementHtml(
  { facts, body, corrections, facsimiles }: Announcement,
  inspection: Inspection,
  contexts: Contexts,
): string {
  const about = dots(
    facts.kind.value,
    `${longDate(facts.published)}公开`,
    originHtml(facts),
    facts.author === undefined ? '' : escapeHtml(facts.author),
  );
  const text = body.map((block) =>
    block.kind === 'component' ? intakeHtml(inspection) : contexts.announcements.prose([block]),
  );
  const articles = (facts.articles ?? []).map(({ title, address }) => `<li>${anchor(address, title)}</li>`).join('');
  return [
    p(about),
    facsimilesHtml(facsimiles, contexts),
    correctionsHtml(corrections, contexts),
    ...text,
    articles && `<ol>${articles}</ol>`,
  ].join('');
}

/** How complaints are taken: the facts, for what depends on today belongs to pages. */
function intakeHtml({ facts: { period, intake } }: Inspection): string {
  if (!intake) return '';
  const { phones = [], hours = '', mailbox = '', postcode, scope = '', otherChannels = [] } = intake;
  const rows: [string, string][] = [
    ['受理期间', `${longDate(period.from)}至${longDate(period.to)}`],
    ['举报电话', phones.join('、')],
    ['受理时间', hours],
    ['邮政信箱', mailbox + (mailbox === '' || postcode === undefined ? '' : `（邮编 ${postcode}）`)],
    ['其他渠道', otherChannels.join('、')],
    ['受理范围', scope],
  ];
  const said = rows.filter(([, value]) => value !== '');
  return `<dl>${said.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
}

/** One later publication. */
export function followUpHtml(
  { facts, introduction, corrections, entries, facsimiles }: FollowUp,
  contexts: Contexts,
): string {
  return [
    p(dots(`${longDate(facts.published)}公开`, originHtml(facts))),
    facsimilesHtml(facsimiles, contexts),
    correctionsHtml(corrections, contexts),
    contexts.followUps.prose(introduction),
    ...entries.map(
      ({ entry, title, address, changes }) =>
        `<h3>${anchor(contexts.link(address), title)} ${entry.facts.kind.value}</h3>${entryHtml(entry, changes, contexts)}`,
    ),
  ].join('');
}

/** The rectification plan with its tasks. */
export const planHtml = (plan: Plan, tasks: readonly Task[], contexts: Contexts): string =>
  [
    p(dots(`${longDate(plan.published)}公开`, originHtml(plan))),
    facsimilesHtml(plan.facsimiles, contexts),
    correctionsHtml(plan.corrections, contexts),
    contexts.rectification.prose(plan.introduction),
    ...tasks.map(({ key, title, address, facts, sections, corrections }) =>
      [
        `<h3>${anchor(contexts.link(address), taskName({ key, title }))}</h3>`,
        factsHtml(factsBut(placed.taskInFeed, taskFacts, facts), contexts.rectification),
        correctionsHtml(corrections, contexts),
        sectionsHtml(sections, taskSections, contexts.rectification, 'h4'),
      ].join(''),
    ),
  ].join('');

/** One list of results. */
export const resultsHtml = (list: ResultList, tasks: readonly Task[], contexts: Contexts): string =>
  [
    p(dots(`${longDate(list.published)}公开`, originHtml(list))),
    facsimilesHtml(list.facsimiles, contexts),
    correctionsHtml(list.corrections, contexts),
    contexts.rectification.prose(list.introduction),
    ...tasks.flatMap((task) =>
      task.reports
        .filter((report) => report.list === list)
        .map((report) =>
          [
            `<h3>${anchor(contexts.link(task.address), taskName(task))}</h3>`,
            p(`整改状态：<b>${report.facts.state.value}</b>`),
            factsHtml(factsOfReport(report), contexts.rectification),
            correctionsHtml(report.corrections, contexts),
            sectionsHtml(report.sections, resultSections, contexts.rectification, 'h4'),
          ].join(''),
        ),
    ),
  ].join('');
