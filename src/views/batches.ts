/** `/<inspection>/batches/`: the batches, newest first. */
import type { PublishedSite } from '../formats/published.ts';
import { basisText, batchesText } from '../formats/text/sentences.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { publishedOfBatch } from '../register/all-published.ts';
import type { Inspection } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { pageView, type PageView } from './frame.ts';
import { batchRows, type BatchRowView } from './parts/batch-rows.ts';

export interface BatchesView {
  page: PageView;
  sample: boolean;
  /** How many there are, and what to expect. */
  note: string;
  /** Where all of them can be downloaded. */
  data: string;
  rows: BatchRowView[];
}

export function batchesView(inspection: Inspection, site: PublishedSite): BatchesView {
  const { batches, facts, id } = inspection;
  const sample = batches.some((one) => one.sample);
  const soon = '督察组交办后，办理情况一般在 3 至 10 天内公开。';
  return {
    page: pageView(site, {
      kind: 'batches',
      title: '批次',
      description:
        batches.length === 0
          ? `${clause(facts.title)}：还没有公开批次`
          : `${clause(facts.title)}：${batchesText(inspection).replace(/ (?=\d)|(?<=\d) /gu, '')}`,
      address: addresses.batches(id),
      asOf: newestDay(batches.flatMap(publishedOfBatch)),
      sample,
      inspection,
      crumbs: [{ name: facts.shortTitle, address: inspection.address }],
    }),
    sample,
    note:
      batches.length === 0 ? `还没有公开批次。${soon}` : `${batchesText(inspection)}${basisText(inspection)}。${soon}`,
    data: addresses.data(id),
    rows: batchRows([...batches].reverse()),
  };
}
