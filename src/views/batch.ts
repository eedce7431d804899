/** `/<inspection>/batches/<key>/`: a batch as the official table, with its totals checked. */
import { citableBatch } from '../formats/citation/citable.ts';
import { embedCode } from '../formats/citation/embed.ts';
import { batchDataset } from '../formats/metadata/json-ld.ts';
import { batchArticle } from '../formats/metadata/page-meta.ts';
import { batchImage } from '../formats/metadata/share-card.ts';
import type { PublishedSite } from '../formats/published.ts';
import { batchTitle } from '../formats/tables/official-table.ts';
import { longDate } from '../formats/text/dates.ts';
import { batchClauses, countClauses, laterText, movedText, sentence } from '../formats/text/sentences.ts';
import { shownProse, whereIn, type ShownProse, type Where } from '../formats/text/shown-text.ts';
import { beforeInBatch } from '../formats/versions/before.ts';
import { versionAnchor } from '../formats/versions/content-hash.ts';
import { batchVersions } from '../formats/versions/versions.ts';
import { listsCases } from '../register/cases.ts';
import { newestDay } from '../register/order.ts';
import { addresses } from '../register/addresses.ts';
import { publishedOfBatch } from '../register/all-published.ts';
import { broughtTo, everyRow, movedIn } from '../register/amend/belonging.ts';
import type { Batch, BatchVersion, Case, Inspection } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { correctable } from '../schema/correctable.ts';
import { declaredTotals, splitFigure } from '../schema/files/declared.ts';
import { fieldsByLabel, foldWord } from '../schema/field.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { citeView, type CiteView } from './parts/cite.ts';
import { comparisonsView, type ComparisonsView } from './parts/comparisons.ts';
import { correctionViews, type CorrectionView } from './parts/corrections.ts';
import { batchDownloads } from './parts/downloads.ts';
import type { RecordView, RelatedView } from './parts/records.ts';
import { facsimileViews, type FacsimileView } from './parts/facsimiles.ts';
import { officialTableView, type OfficialTableView } from './parts/official-table.ts';
import { saidOtherwise, versionsView, type VersionSource } from './parts/versions.ts';

export interface BatchView {
  page: PageView;
  title: string;
  sample: boolean;
  /** Number, days and source in a line. */
  meta: string;
  /** Where the official table was published. */
  original?: string;
  /** Undefined where statistics were published alone. */
  cases?: number;
  /** What becomes of the cases, in clauses: `：属实 3 件，已办结 2 件。` */
  counts: string;
  /** That the figures are not those of the first day. */
  later: string;
  downloads: PlaceView[];
  facsimiles: FacsimileView[];
  introduction: ShownProse;
  corrections: CorrectionView[];
  /** Undefined where statistics were published alone. */
  table?: OfficialTableView;
  /** What it brings of cases of earlier batches. */
  disclosed: RelatedView[];
  /** Cases that came to it, or left it, by a correction. */
  moved: RelatedView[];
  comparisons: ComparisonsView;
  cite: CiteView;
}

export function batchView(batch: Batch, inspection: Inspection, site: PublishedSite): BatchView {
  const { facts, number, now, sample } = batch;
  const where = whereIn(inspection, 'batches');
  const title = batchTitle(batch);
  const name = inspection.facts.shortTitle + number.name;
  const downloads = batchDownloads(batch);
  return {
    page: pageView(site, {
      kind: 'batch',
      title: name,
      description: `${clause(title)}，${number.name}，${batchClauses(batch)[0] ?? ''}，${facts.published}公开`,
      address: batch.address,
      asOf: newestDay(publishedOfBatch(batch)),
      wide: true,
      inspection,
      sample,
      crumbs: [
        { name: inspection.facts.shortTitle, address: inspection.address },
        { name: '批次', address: addresses.batches(inspection.id) },
      ],
      here: number.name,
      image: batchImage(batch, inspection, site),
      article: batchArticle(batch, inspection),
      nodes: [batchDataset(batch, inspection, site)],
    }),
    title,
    sample,
    meta: [
      number.name + (facts.upperBatch === undefined ? '' : `（上级批次：${facts.upperBatch}）`),
      facts.forwarded && `${longDate(facts.forwarded)}交办`,
      `${longDate(facts.published)}公开`,
      facts.origin && `来源：${facts.origin}`,
    ]
      .filter(Boolean)
      .join(' · '),
    ...(facts.originAddress !== undefined && { original: facts.originAddress }),
    ...(listsCases(batch)
      ? { cases: now.cases, counts: `${sentence('：', countClauses(now, ' '), { between: '，', end: '' })}。` }
      : { counts: `${batchClauses(batch, ' ').join('，')}。` }),
    later: laterText(batch),
    downloads,
    facsimiles: facsimileViews(batch.facsimiles),
    introduction: shownProse(batch.introduction, where),
    corrections: correctionViews(batch.corrections, whereIn(inspection, 'follow-ups'), beforeInBatch(batch)),
    ...(everyRow(batch).length > 0 && { table: officialTableView(batch, where) }),
    disclosed: broughtTo(batch, inspection).map((one) => ({ how: one.batch.number.name, ...placeOf(one) })),
    moved: movedIn(batch).map((one) => ({ how: movedText(one), ...placeOf(one.case) })),
    comparisons: comparisonsView(batch, where),
    cite: citeView(citableBatch(batch, inspection, site), {
      files: downloads,
      embed: embedCode(site, { address: batch.address, name, sample }),
      versions: versionsView(versionsOf(batch, inspection, where)),
    }),
  };
}

/** A case by what readers call it. */
const placeOf = ({ label, address, sample }: Case): RecordView => ({ title: label, address, sample });

const saidIn = ({ facts, introduction: body }: Batch | BatchVersion) => ({ facts, sections: { body } });

/** Each version with the cases that it changed, as they stood then. */
function versionsOf(batch: Batch, inspection: Inspection, where: Where): VersionSource[] {
  const hashed = batchVersions(batch);
  const figures = fieldsByLabel(declaredTotals(inspection.vocabulary));
  const isFigure = (item: string): boolean => figures.has(foldWord(splitFigure(item)[0]));
  return hashed.map(({ publication, sha256, record }, index) => {
    const before = new Map(hashed[index - 1]?.record.cases.map((one) => [one.key, one.sha256]));
    const version = batch.versions[index];
    const changed = index === 0 ? [] : record.cases.filter((one) => before.get(one.key) !== one.sha256);
    return {
      publication,
      sha256,
      text: version && saidOtherwise(correctable.batch, saidIn(version), saidIn(batch), where),
      items: (version?.amendments ?? []).flatMap(({ correction: { item } }) =>
        item === undefined ? [] : [isFigure(item) ? `公布数“${item}”` : item],
      ),
      changed: changed.flatMap(({ key, sha256: hash }) => {
        const one = inspection.caseByKey.get(key);
        return one ? [{ name: one.label, address: `${one.address}#${versionAnchor(hash)}` }] : [];
      }),
    };
  });
}
