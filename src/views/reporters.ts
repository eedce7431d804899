/** `/reporters/`: what the figures mean, how to cite them, whom to ask. */
import { fullAddress, type PublishedSite } from '../formats/published.ts';
import { funnelOf, type FunnelStep } from '../formats/text/funnel.ts';
import { reportLink } from '../formats/text/report-error.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { clause } from '../schema/clause.ts';
import { isSample } from './home.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';

export interface ReportersView {
  page: PageView;
  funnel: FunnelView;
  /** The data of the current inspection. */
  data?: PlaceView & { sample: boolean };
  licence?: string;
  publisher: string;
  contact: string;
  /** Where errors are reported. */
  report: string;
  /** Site paths of the pages that it leads to. */
  links: { feeds: string; corrections: string; cite: string; glossary: string };
}

/** The way of a complaint, a step a line. */
export interface FunnelView {
  sample: boolean;
  steps: FunnelStep[];
  /** Until when the figures count, and whose they are. */
  basis?: string;
}

export function reportersView(site: PublishedSite): ReportersView {
  const { current, site: about } = site.register;
  const { steps, asOf } = funnelOf(current);
  return {
    page: pageView(site, {
      kind: 'reporters',
      title: '给记者和研究者',
      description: '数字是什么意思、按什么口径统计，怎样取得数据，更正怎样告知，怎样引用，发现错误找谁',
      address: addresses.reporters,
      asOf: newestDay(current?.publications.slice(0, 1) ?? []),
      sample: current?.sample ?? false,
    }),
    funnel: {
      sample: current?.sample ?? false,
      steps,
      ...(current &&
        asOf !== undefined && {
          basis: `图上的数字是${current.facts.shortTitle}截至${asOf}公布的累计数，照通报原数，没有改动。`,
        }),
    },
    ...(current && {
      data: {
        name: `${current.facts.shortTitle}的数据下载`,
        address: addresses.data(current.id),
        sample: isSample(current),
      },
    }),
    ...(about.licence !== undefined && { licence: about.licence }),
    publisher: clause(about.publisher),
    contact: clause(about.contact),
    report: reportLink(about.reportAddress, fullAddress(site, addresses.reporters), '报告错误或个人信息'),
    links: {
      feeds: addresses.feeds,
      corrections: addresses.corrections,
      cite: addresses.page('cite'),
      glossary: addresses.page('glossary'),
    },
  };
}
