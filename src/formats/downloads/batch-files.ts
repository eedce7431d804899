/** Beside each batch: the official table as a workbook, its rows as CSV, everything as JSON. */
import { broughtTo, movedIn } from '../../register/amend/belonging.ts';
import { listsCases } from '../../register/cases.ts';
import { addresses } from '../../register/addresses.ts';
import type { Totals } from '../../register/totals.ts';
import type { Batch, Case, Inspection } from '../../register/types.ts';
import { caseJson } from '../json/case-json.ts';
import { caseColumns } from '../tables/case-table.ts';
import { csvText } from '../tables/csv.ts';
import { correctionJson, facsimilesJson, head, inspectionJson, jsonText, versionsJson } from '../json/json.ts';
import { batchNotes } from '../text/notes.ts';
import { batchTitle, printedColumns, printedTitle } from '../tables/official-table.ts';
import { batchEndings, fullAddress, type DownloadSite, type PublishedSite, type SiteFile } from '../published.ts';
import { titleWithMark } from '../text/sample.ts';
import { sectionJson } from '../text/section.ts';
import { batchVersions } from '../versions/versions.ts';
import { sheetKey, xlsxBytes, type Sheet } from '../tables/xlsx.ts';

/** Three files a batch; JSON alone where it lists no case. */
export const batchFiles = (inspection: Inspection, site: DownloadSite): SiteFile[] =>
  inspection.batches.flatMap((batch) => {
    const path = (ending: 'csv' | 'json' | 'xlsx'): string =>
      addresses.batchFile(inspection.id, batch.number.key, ending);
    const sheet = (): Sheet<Case> => batchSheet(batch, inspection, site);
    const files = {
      csv: { render: () => csvText(caseColumns(inspection, site), batch.cases) },
      xlsx: { key: () => sheetKey(sheet()), render: () => xlsxBytes(sheet(), site.zip) },
      json: { render: () => jsonText(batchDocument(batch, inspection, site)) },
    };
    return (['csv', 'xlsx', 'json'] as const)
      .filter((ending) => batchEndings(batch).includes(ending))
      .map((ending) => ({ path: path(ending), ...files[ending] }));
  });

const batchDocument = (batch: Batch, inspection: Inspection, site: PublishedSite) => ({
  ...head(site, inspection, 'batch', batch.address),
  ...batchJson(batch, inspection, site),
  cases: batch.cases.map((one) => caseJson(one, inspection, site)),
});

const batchSheet = (batch: Batch, inspection: Inspection, site: DownloadSite): Sheet<Case> => ({
  title: titleWithMark(printedTitle(batch), batch.sample),
  name: batch.number.name,
  columns: printedColumns(inspection, batch.cases),
  rows: batch.cases,
  notes: batchNotes(batch),
  addressOf: (one) => fullAddress(site, one.address),
  publisher: site.register.site.publisher,
  source: fullAddress(site, batch.address),
  published: batch.facts.published,
});

const nameJson = ({ number: { key, name } }: Batch) => ({ key, name });
const placeJson = ({ key, label, address }: Case, site: PublishedSite) => ({
  key,
  label,
  address: fullAddress(site, address),
});

/** A batch as JSON, without its cases. */
export function batchJson(batch: Batch, inspection: Inspection, site: PublishedSite) {
  const { facts } = batch;
  return {
    address: fullAddress(site, batch.address),
    sample: batch.sample,
    inspection: inspectionJson(inspection),
    batch: nameJson(batch),
    title: batchTitle(batch),
    published: facts.published,
    forwarded: facts.forwarded ?? null,
    upperBatch: facts.upperBatch ?? null,
    origin: facts.origin ?? null,
    originAddress: facts.originAddress ?? null,
    facsimiles: facsimilesJson(batch.facsimiles, site),
    basis: facts.basis ?? null,
    introduction: sectionJson(batch.introduction),
    declared: batch.declared ?? null,
    declaredNote: facts.declaredNote ?? null,
    comparisons: batch.comparisons.map(({ label, declared, counted }) => ({
      item: label,
      declared,
      counted: counted ?? null,
    })),
    totals: listsCases(batch) ? { asPublished: totalsJson(batch.asPublished), now: totalsJson(batch.now) } : null,
    disclosed: broughtTo(batch, inspection).map((one) => ({ batch: nameJson(one.batch), ...placeJson(one, site) })),
    moved: movedIn(batch).map(({ case: one, other, how }) => ({
      from: nameJson(how === 'in' ? other : batch),
      to: nameJson(how === 'in' ? batch : other),
      ...placeJson(one, site),
    })),
    corrections: batch.corrections.map((one) => correctionJson(one, site)),
    versions: versionsJson(batchVersions(batch), site),
  };
}

/** The counts but 已过时限, which changes from day to day. */
export const totalsJson = ({ cases, withheld, starred, bySource, byVerdict, byState, byRegion, byType }: Totals) => ({
  cases,
  withheld,
  starred,
  bySource,
  byVerdict,
  byState,
  byRegion,
  byType,
});
