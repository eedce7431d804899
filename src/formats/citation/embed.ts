/**
 * `/embed/…`: what other sites may frame: one case, or the totals of one batch, with where they come from. Pages of a few
 * lines, without a script; a text template, since there is one for every case.
 */
import { addresses } from '../../register/addresses.ts';
import { publishedOfBatch, publishedOfCase } from '../../register/history.ts';
import { newestDay } from '../../register/order.ts';
import type { Count } from '../../register/totals.ts';
import type { Batch, Case, Change, Inspection, PublicationLink } from '../../register/types.ts';
import { oneLine } from '../../schema/clause.ts';
import { cut } from '../../schema/cut.ts';
import { proseText } from '../../schema/prose.ts';
import { unstated } from '../../schema/vocabulary.ts';
import { mediaTypes } from '../media-types.ts';
import { nameInInspection } from '../text/names.ts';
import { withheldText } from '../tables/official-table.ts';
import { escapeHtml } from '../text/prose-html.ts';
import { fullAddress, type PublishedSite, type SiteFile } from '../published.ts';
import { reportLink } from '../text/report.ts';
import { laterText } from '../text/sentences.ts';

/** One file a case, one a batch. */
export function* embedFiles(inspection: Inspection, site: PublishedSite): Generator<SiteFile> {
  for (const one of inspection.cases)
    yield { path: addresses.embedCase(inspection.id, one.key), render: () => embeddedCase(one, inspection, site) };
  for (const batch of inspection.batches)
    yield {
      path: addresses.embedBatch(inspection.id, batch.number.key),
      render: () => embeddedBatch(batch, inspection, site),
    };
}

/** HTML to paste into another page: a frame that can do nothing but show, and be left. */
export function embedCode(site: PublishedSite, path: string, title: string): string {
  const source = escapeHtml(fullAddress(site, path));
  const sandbox = 'allow-top-navigation-by-user-activation';
  return `<iframe src="${source}" title="${escapeHtml(title)}" width="100%" height="380" loading="lazy" sandbox="${sandbox}" style="border:0"></iframe>`;
}

/** What one frame shows. */
interface Embedded {
  path: string;
  /** Site path of the page that it is taken from. */
  from: string;
  /** What tells it from every other: number or batch, and inspection. */
  name: string;
  title: string;
  sample: boolean;
  /** What it rests on. */
  publications: readonly PublicationLink[];
  /** Term and what is said of it. */
  facts: readonly (readonly [term: string, text: string, note?: string | undefined])[];
  text: string;
}

function embeddedCase(one: Case, inspection: Inspection, site: PublishedSite): string {
  const { regions, pollutionTypes } = one.current.facts;
  const words = [...(regions?.values ?? []), ...(pollutionTypes?.values ?? [])].join('、');
  const lateness = one.overdue ? '，已过办结时限' : '';
  return page(site, {
    path: addresses.embedCase(inspection.id, one.key),
    from: one.address,
    name: nameInInspection(one, inspection.facts.shortTitle),
    title: one.title,
    sample: one.sample,
    publications: publishedOfCase(one),
    facts: one.withheld
      ? [['公开方式', one.withheld.withdrawn ? '已撤下' : '不予公开', withheldText(one.withheld)]]
      : [
          ['是否属实', one.verdict, changeNote(one, '是否属实')],
          ['办结情况', one.state + lateness, changeNote(one, '办结情况')],
          ...(words === '' ? [] : ([['涉及', words]] as const)),
        ],
    text: one.withheld ? '' : cut(oneLine(proseText(one.current.sections.problem ?? [])), longest),
  });
}

/** What a fact was before it was last changed, and when. */
function changeNote(one: Case, label: string): string | undefined {
  const isIt = (change: Change): boolean => change.label === label;
  const event = one.events.find(({ changes }) => changes.some(isIt));
  const was = event?.changes.find(isIt)?.was;
  if (!event || was === undefined) return undefined;
  return `${event.published}${event.kind === '更正' ? '更正' : '公开'}，原为${was === '' ? unstated : was}`;
}

/** The most characters of a text that a frame shows. */
const longest = 120;

function embeddedBatch(batch: Batch, inspection: Inspection, site: PublishedSite): string {
  const { now, number, facts } = batch;
  const counted = (counts: readonly Count[]): string =>
    counts.map(({ name, count }) => `${name} ${count} 件`).join('，') || unstated;
  const withheld = now.withheld > 0 ? `，其中依法不予公开 ${now.withheld} 件` : '';
  return page(site, {
    path: addresses.embedBatch(inspection.id, number.key),
    from: batch.address,
    name: inspection.facts.shortTitle,
    title: `${number.name}信访举报件`,
    sample: batch.sample,
    publications: publishedOfBatch(batch),
    facts: [
      ['件数', `逐件列出 ${now.cases} 件${withheld}`],
      ['是否属实', counted(now.byVerdict)],
      ['办结情况', counted(now.byState)],
      ['首次公开', facts.published],
    ],
    text: laterText(batch),
  });
}

function page(site: PublishedSite, { path, from, name, title, sample, publications, facts, text }: Embedded): string {
  const about = site.register.site;
  const asOf = newestDay(publications) ?? '';
  const { base } = site.settings;
  const source = escapeHtml(fullAddress(site, from));
  const report = escapeHtml(reportLink(about.reportAddress, fullAddress(site, from), `报告错误或个人信息：${name}`));
  const [titleHtml, nameHtml] = [escapeHtml(title), escapeHtml(name)];
  const rows = facts.map(([term, said, note]) => {
    const small = note === undefined ? '' : `<small>${escapeHtml(note)}</small>`;
    return `<div><dt>${term}</dt><dd>${escapeHtml(said)}${small}</dd></div>`;
  });
  return `<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>${sample ? '【示例】' : ''}${name.endsWith(title) ? nameHtml : `${nameHtml} ${titleHtml}`}（嵌入） - ${escapeHtml(about.title)}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(fullAddress(site, path))}">
<link rel="icon" href="${base}favicon.svg" type="${mediaTypes.svg}">
<link rel="stylesheet" href="${base}embed/embed.css">
</head>
<body>
${sample ? '<aside class="sample-strip" aria-label="示例数据">示例数据：为演示而编写，不是真实案件</aside>\n' : ''}<main data-page="embed">
<h1>${sample ? '<span class="sample-mark">示例</span>' : ''}<a href="${source}" target="_top">${titleHtml}</a></h1>
<p class="name">${nameHtml}</p>
<dl>${rows.join('')}</dl>
${text === '' ? '' : `<p>${escapeHtml(text)}</p>\n`}</main>
<footer>
<p>来源：<a href="${source}" target="_top">${escapeHtml(about.title)}</a> · 截至${asOf} · 主办单位：${escapeHtml(about.publisher)}</p>
<p id="contact">联系方式：${escapeHtml(about.contact)} · <a href="${report}"${report === '#contact' ? '' : ' target="_top"'}>报告错误或个人信息</a></p>
</footer>
</body>
</html>
`;
}
