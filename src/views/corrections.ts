/** `/corrections/`: every correction, redaction and withdrawal, newest first. */
import { correctionsFeed } from '../formats/feeds/feeds.ts';
import type { PublishedSite } from '../formats/published.ts';
import { listedText } from '../formats/text/sample.ts';
import { sentence } from '../formats/text/sentences.ts';
import { whereIn } from '../formats/text/shown-text.ts';
import { correctedRecords } from '../formats/versions/before.ts';
import { newestDay } from '../register/order.ts';
import { addresses, pageOfList } from '../register/addresses.ts';
import type { Correction } from '../register/types.ts';
import { correctionKinds } from '../schema/vocabulary.ts';
import type { Numbered } from './cases.ts';
import { pageView, type PageView } from './frame.ts';
import { correctionView, type CorrectionView } from './parts/corrections.ts';
import { listPages, titleOfPage, type ListPage, type PagerView } from './parts/lists.ts';

export interface CorrectionsView {
  page: PageView;
  sample: boolean;
  /** How many of each kind there are. */
  counts: string;
  corrections: (CorrectionView & { record: CorrectedView })[];
  pager: PagerView;
}

/** The record that was corrected. */
export interface CorrectedView {
  address: string;
  subject: string;
  /** Its title, where the subject is only its number. */
  title?: string;
  /** Short title of the inspection. */
  inspection: string;
}

export function correctionsViews(site: PublishedSite): Numbered<CorrectionsView>[] {
  const { register } = site;
  const inspections = new Map(
    register.inspections.map((one) => [
      one.id,
      { title: one.facts.shortTitle, where: whereIn(one, 'follow-ups'), records: correctedRecords(one) },
    ]),
  );
  const shown = (one: Correction): CorrectionsView['corrections'] => {
    const inspection = inspections.get(one.inspection);
    if (!inspection) return [];
    const { title: name, where, records } = inspection;
    const { title, before } = records.get(one) ?? {};
    const record = { address: one.address, subject: one.subject, inspection: name };
    return [{ ...correctionView(one, where, before), record: { ...record, ...(title !== undefined && { title }) } }];
  };
  const counts = correctionKinds
    .map((kind) => ({ kind, all: register.corrections.filter((one) => one.kind === kind) }))
    .filter(({ all }) => all.length > 0)
    .map(({ kind, all }) => `${kind} ${listedText(all, '项')}`);
  const view = ({ number, items, pager }: ListPage<Correction>): CorrectionsView => {
    const sample = items.some((one) => one.sample);
    return {
      page: pageView(site, {
        kind: 'corrections',
        title: titleOfPage('更正、脱敏和撤下', number),
        description: '本站全部更正、脱敏和撤下记录：更正了什么，原来怎样，现在怎样，何时，为什么；最新在前',
        address: number === undefined ? addresses.corrections : pageOfList(addresses.corrections, number),
        asOf: newestDay(items),
        sample,
        feeds: [correctionsFeed],
      }),
      sample,
      counts:
        number !== undefined
          ? `第 ${String(number)} 页，从最早的数起；本页最新的在前。`
          : counts.length === 0
            ? '目前没有更正。'
            : sentence('共', counts, { between: '，' }),
      corrections: items.flatMap(shown),
      pager,
    };
  };
  return listPages(register.corrections, addresses.corrections).map((page) => ({
    number: page.number,
    view: () => view(page),
  }));
}
