/** Pages that show no record: prose, what stands at an old address, and that there is nothing at one. */
import type { PublishedSite } from '../formats/published.ts';
import { onPages, shownProse, type ShownProse } from '../formats/text/shown-text.ts';
import { addresses } from '../register/addresses.ts';
import type { Redirect } from '../register/types.ts';
import type { PageRecord } from '../schema/records.ts';
import { shownPath } from '../schema/address-names.ts';
import { pageView, type PageView } from './frame.ts';
import { intakeView, type IntakeView } from './parts/intake.ts';

export interface ProseView {
  page: PageView;
  title: string;
  /** The name of the page among the site's own (`src/prose`), or what an office wrote in its place. */
  body: { own: string } | { prose: ShownProse };
  /** What `<Intake />` in it shows. */
  intake?: IntakeView;
}

export function proseView({ id, facts, body, sample, place }: PageRecord, site: PublishedSite): ProseView {
  const { current } = site.register;
  const intake = current && intakeView(current);
  return {
    page: pageView(site, {
      kind: 'prose',
      title: facts.title,
      description: facts.summary,
      address: addresses.page(id),
      asOf: undefined,
      sample,
    }),
    title: facts.title,
    body: place.file === `src/prose/${id}.mdx` ? { own: id } : { prose: shownProse(body, onPages) },
    ...(intake && { intake }),
  };
}

export interface MovedView {
  page: PageView;
  /** Site path of the page that took its place. */
  to: string;
  /** That address as people read it, with the base. */
  shown: string;
}

export function movedView({ from, to }: Redirect, site: PublishedSite): MovedView {
  return {
    page: pageView(site, {
      kind: 'moved',
      title: '网址已经改变',
      description: '这个页面已经改到新的网址',
      address: from,
      asOf: undefined,
      movedTo: to,
      inspection: site.register.inspections.find(({ id }) => to.startsWith(`/${id}/`)),
    }),
    to,
    shown: shownPath(site.settings.base.replace(/\/$/u, '') + to),
  };
}

export interface NotFoundView {
  page: PageView;
}

export const notFoundView = (site: PublishedSite): NotFoundView => ({
  page: pageView(site, {
    kind: 'not-found',
    title: '没有这个页面',
    description: '没有这个页面',
    address: addresses.notFound,
    asOf: undefined,
    noindex: true,
  }),
});
