/** `/<inspection>/data/`: everything about an inspection in a few files, and all of them as one zip file. */
import { shownPath } from '../../schema/address-names.ts';
import { cutToUnits } from '../../schema/text/cut.ts';
import { newestOf } from '../../register/order.ts';
import { addresses } from '../../register/addresses.ts';
import { facsimilesOf } from '../../register/all-published.ts';
import { publicationOfFollowUp } from '../../register/publications.ts';
import type { Case, Facsimile, Inspection } from '../../register/types.ts';
import { batchJson, totalsJson } from './batch-files.ts';
import { caseJson } from '../json/case-json.ts';
import { caseColumns } from '../tables/case-table.ts';
import { csvPieces, csvText, type Column } from '../tables/csv.ts';
import { csvMetadata } from '../tables/csvw.ts';
import { documents, jsonSchema, type DocumentName } from '../json/documents.ts';
import {
  facsimilesJson,
  head,
  inspectionJson,
  jsonText,
  publicationJson,
  schemaFile,
  versionsJson,
} from '../json/json.ts';
import { batchNotes, type Note } from '../text/notes.ts';
import { printedColumns, officialTitle, type OfficialColumn } from '../tables/official-table.ts';
import {
  contentBytes,
  fullAddress,
  type DataFile,
  type DownloadSite,
  type Packed,
  type PublishedSite,
  type SiteFile,
} from '../published.ts';
import { rectificationFiles } from './rectification-files.ts';
import { bytesText } from '../text/size.ts';
import { titleWithMark } from '../text/sample.ts';
import { figureColumns, figuresOf } from '../tables/totals-table.ts';
import { announcementVersions, fileVersions } from '../versions/versions.ts';
import { xlsxBytes } from '../tables/xlsx.ts';

/** The files of the data folder but the zip file, and how they are made. */
function folderFiles(inspection: Inspection, site: DownloadSite): SiteFile[] {
  const { cases, facts } = inspection;
  const columns = caseColumns(inspection, site);
  const file = (name: string, render: SiteFile['render']): SiteFile => ({
    path: addresses.dataFile(inspection.id, name),
    render,
  });
  const metadata = <Row>(name: string, title: string, described: readonly Column<Row>[], notes?: Note[]): SiteFile =>
    file(`${name}-metadata.json`, () =>
      jsonText(csvMetadata(name, facts.title + title, described, site.register.site, notes)),
    );
  return [
    // It takes the most memory, so it comes before there are others to keep.
    file('cases.xlsx', () => casesWorkbook(inspection, site)),
    file('cases.csv', () => csvPieces(columns, cases)),
    file('cases.json', () => inspectionPieces(inspection, site)),
    file('totals.csv', () => csvText(figureColumns, figuresOf(inspection))),
    metadata('cases.csv', '信访举报件', columns, inspection.batches.flatMap(batchNotes)),
    metadata('totals.csv', '统计数', figureColumns),
    ...(Object.keys(documents) as DocumentName[]).map((kind) =>
      file(schemaFile(kind), () => jsonText(jsonSchema(kind))),
    ),
  ];
}

/** Where the files of an inspection as a whole stand. */
export const dataPaths = (inspection: Inspection, site: DownloadSite): string[] => [
  ...[...folderFiles(inspection, site), ...rectificationFiles(inspection, site)].map(({ path }) => path),
  addresses.zip(inspection.id),
];

/**
 * Makes the files of the data folder and of the plan, one after the other. The zip file, which holds the others, comes
 * last.
 * @param again gives the bytes of one that was taken before the next was asked for
 */
export async function* dataFiles(
  inspection: Inspection,
  site: DownloadSite,
  again: (path: string) => Packed,
): AsyncGenerator<DataFile> {
  const files = [...folderFiles(inspection, site), ...rectificationFiles(inspection, site)];
  for (const { path, render } of files) yield { path, content: await render() };
  const inZip = [
    ...files.map(({ path }) => [`${inspection.id}/${path.split('/').at(-1) ?? ''}`, again(path)] as const),
    ...packedFacsimiles(inspection).map((one) => [inZipName(inspection, one), () => site.facsimile(one)] as const),
    [`${inspection.id}/README.txt`, contentBytes(readme(inspection, site))] as const,
  ];
  yield { path: addresses.zip(inspection.id), content: site.zip(Object.fromEntries(inZip)) };
}

/** More than this of facsimiles makes a zip file that few can fetch. */
const mostOfFacsimiles = 200_000_000;

const bytesOfAll = (all: readonly Facsimile[]): number => all.reduce((sum, { size }) => sum + size, 0);

const facsimilesIn = (inspection: Inspection): Facsimile[] =>
  facsimilesOf(inspection).map(({ facsimile }) => facsimile);

/** Those that the zip file holds: all of them, or none where they are too large. */
const packedFacsimiles = (inspection: Inspection): Facsimile[] => {
  const all = facsimilesIn(inspection);
  return bytesOfAll(all) > mostOfFacsimiles ? [] : all;
};

/** `qujing-2019/originals/batches/一览表.pdf`: below the folder as below the address of the inspection. */
const inZipName = (inspection: Inspection, { address }: Facsimile): string =>
  inspection.id + shownPath(address).slice(inspection.address.length - 1);

/** What the zip file says of the facsimiles. */
function facsimileLines(inspection: Inspection): string[] {
  const all = facsimilesIn(inspection);
  if (all.length === 0) return [];
  const what = `原件（官方文件的扫描件、PDF 或表格）${String(all.length)} 个，${bytesText(bytesOfAll(all))}`;
  return packedFacsimiles(inspection).length > 0
    ? [`${what}，在 originals 文件夹里，一字节不改，校验值（SHA-256）写在 cases.json 和 rectification.json 里。`]
    : [`${what}，太大，没有放进这个压缩文件，请在各批次、公告等的页面上下载。`];
}

/** What the zip file says of itself. */
function readme(inspection: Inspection, site: PublishedSite): string {
  const { publisher, contact, licence } = site.register.site;
  const newest = inspection.publications[0]?.published.slice(0, 10);
  return [
    titleWithMark(inspection.facts.title, isSampleData(inspection)),
    `主办单位：${publisher}`,
    `联系方式：${contact}`,
    ...(licence === undefined ? [] : [`许可：${licence}`]),
    ...(newest === undefined ? [] : [`内容截至 ${newest} 公开的批次、后续公开和更正。`]),
    ...(inspection.archived === undefined ? [] : [`${inspection.archived}已归档，不再更新。`]),
    ...facsimileLines(inspection),
    `各列的含义和最新文件：${fullAddress(site, addresses.data(inspection.id))}`,
    '',
  ].join('\r\n');
}

const isSampleData = ({ sample, publications }: Inspection): boolean =>
  sample || publications.some((one) => one.sample);

function casesWorkbook(inspection: Inspection, site: DownloadSite): Promise<Uint8Array> {
  const { cases, batches, facts } = inspection;
  const batchColumn: OfficialColumn<Case> = {
    label: '批次',
    width: 8,
    centred: true,
    of: ({ batch }) => batch.number.name,
  };
  return xlsxBytes(
    {
      title: titleWithMark(
        `${facts.title}${officialTitle}`,
        cases.some(({ sample }) => sample),
      ),
      name: '信访举报件',
      columns: [batchColumn, ...printedColumns(inspection, cases)],
      rows: cases,
      notes: batches.flatMap(batchNotes),
      addressOf: (one) => fullAddress(site, one.address),
      publisher: site.register.site.publisher,
      source: fullAddress(site, addresses.data(inspection.id)),
      published: newestOf(batches.map((one) => one.facts)) || facts.period.from,
      filter: true,
    },
    site.zip,
  );
}

/** How many cases are written at a time. */
const casesAtATime = 100;

/** The document of an inspection, whose cases come last. A file of this size is for programs: without indentation. */
function* inspectionPieces(inspection: Inspection, site: PublishedSite): Generator<string> {
  const ending = '[]}';
  const frame = JSON.stringify({ ...inspectionHead(inspection, site), cases: [] });
  yield `${cutToUnits(frame, frame.length - ending.length)}[`;
  const { cases } = inspection;
  for (let from = 0; from < cases.length; from += casesAtATime) {
    const some = cases.slice(from, from + casesAtATime).map((one) => JSON.stringify(caseJson(one, inspection, site)));
    yield `${from === 0 ? '' : ','}${some.join(',')}`;
  }
  yield ']}\n';
}

const inspectionHead = (inspection: Inspection, site: PublishedSite) => ({
  ...head(site, inspection, 'cases', addresses.data(inspection.id)),
  sample: isSampleData(inspection),
  inspection: inspectionJson(inspection),
  totals: totalsJson(inspection.totals),
  runningTotals: (inspection.facts.runningTotals ?? []).map(({ throughBatch, ...one }) => ({
    ...one,
    ...(throughBatch && { throughBatch: { key: throughBatch.key, name: throughBatch.name } }),
  })),
  batches: inspection.batches.map((batch) => batchJson(batch, inspection, site)),
  announcements: inspection.announcements.map((one) => ({
    address: fullAddress(site, one.address),
    sample: one.sample,
    title: one.facts.title,
    published: one.facts.published,
    facsimiles: facsimilesJson(one.facsimiles, site),
    versions: versionsJson(announcementVersions(one), site),
  })),
  followUps: inspection.followUps.map((one) => ({
    publication: publicationJson(publicationOfFollowUp(one), site),
    facsimiles: facsimilesJson(one.facsimiles, site),
    versions: versionsJson(fileVersions(one), site),
  })),
});
