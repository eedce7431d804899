/** `/<inspection>/data/`: everything about an inspection in a few files, and all of them as one zip file. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { addresses } from '../register/addresses.ts';
import type { Case, Inspection } from '../register/types.ts';
import { batchJson, totalsJson } from './batch-files.ts';
import { caseJson } from './case-json.ts';
import { caseColumns } from './case-table.ts';
import { csvText } from './csv.ts';
import { csvMetadata } from './csvw.ts';
import { documents, jsonSchema, type DocumentName } from './documents.ts';
import { head, inspectionJson, jsonText, schemaFile, versionsJson } from './json.ts';
import { printedColumns, officialTitle, type OfficialColumn } from './official-table.ts';
import {
  fullAddress,
  type DataFile,
  type DownloadSite,
  type FileContent,
  type PublishedSite,
  type SiteFile,
} from './published.ts';
import { rectificationFiles } from './rectification-files.ts';
import { isSample, titleWithMark } from './sample.ts';
import { figureColumns, figuresOf } from './totals-table.ts';
import { announcementVersions } from './versions.ts';
import { xlsxBytes, zipFiles } from './xlsx.ts';

/** The names of the files of the data folder, what is in them, and how they are made; the zip file comes last. */
function recipes(inspection: Inspection, site: PublishedSite) {
  const { cases } = inspection;
  const columns = caseColumns(inspection, site);
  const { site: facts } = site.register;
  const title = inspection.facts.title;
  const recipe = (name: string, doc: string, make: () => FileContent | Promise<FileContent>) => ({ name, doc, make });
  return [
    recipe('cases.csv', '全部信访举报件，一件一行，含首次公开和最新的值、更正说明', () => csvText(columns, cases)),
    recipe('cases.xlsx', '全部信访举报件，按官方表格排版，可直接打印', () => casesWorkbook(inspection, site)),
    recipe('cases.json', '全部信访举报件、批次和公告，含公开过的每一版和校验值', () =>
      // A file of this size is for programs: without indentation.
      JSON.stringify(inspectionDocument(inspection, site)),
    ),
    recipe('totals.csv', '本站公布的每一个统计数：公布数、首次公开和最新的逐件统计', () =>
      csvText(figureColumns, figuresOf(inspection)),
    ),
    recipe('cases.csv-metadata.json', 'cases.csv 各列的含义（CSVW）', () =>
      jsonText(csvMetadata('cases.csv', `${title}信访举报件`, columns, facts)),
    ),
    recipe('totals.csv-metadata.json', 'totals.csv 各列的含义（CSVW）', () =>
      jsonText(csvMetadata('totals.csv', `${title}统计数`, figureColumns, facts)),
    ),
    ...(Object.keys(documents) as DocumentName[]).map((kind) =>
      recipe(schemaFile(kind), `${schemaDocs[kind]}的 JSON Schema`, () => jsonText(jsonSchema(kind))),
    ),
  ];
}

const schemaDocs: Readonly<Record<DocumentName, string>> = {
  case: '每一件的 .json',
  cases: 'cases.json',
  batch: '每一批的 .json',
  rectification: 'rectification.json',
};

/** The files of the data folder; they are made when the first one is asked for. */
export function* inspectionFiles(inspection: Inspection, site: DownloadSite): Generator<SiteFile> {
  const made = async (name: string): Promise<Uint8Array> => {
    const file = (await dataFiles(inspection, site)).find((one) => one.name === name);
    if (!file) throw new Error(`${name} is not among the data files`);
    return file.bytes;
  };
  for (const name of [...recipes(inspection, site).map((one) => one.name), zipName(inspection)])
    yield { path: addresses.dataFile(inspection.id, name), render: () => made(name) };
  // Shown with their sizes, and written: nobody asks for them again.
  site.downloads.delete(inspection.id);
}

/** The zip file bears the name of the inspection, so that several can lie in one folder. */
export const zipName = ({ id }: Inspection): string => `${id}.zip`;

/** The files of the data folder, made once for the page that shows their sizes and for the files themselves. */
export function dataFiles(inspection: Inspection, site: DownloadSite): Promise<readonly DataFile[]> {
  const known = site.downloads.get(inspection.id);
  if (known) return known;
  const making = makeDataFiles(inspection, site);
  site.downloads.set(inspection.id, making);
  return making;
}

const toBytes = (content: FileContent): Uint8Array => (typeof content === 'string' ? utf8ToBytes(content) : content);

async function makeDataFiles(inspection: Inspection, site: PublishedSite): Promise<DataFile[]> {
  const files: DataFile[] = [];
  for (const { name, doc, make } of recipes(inspection, site)) files.push({ name, doc, bytes: toBytes(await make()) });
  const inZip: Record<string, Uint8Array> = {};
  for (const { name, bytes } of files) inZip[`${inspection.id}/${name}`] = bytes;
  for (const { path, render } of rectificationFiles(inspection, site)) inZip[path.slice(1)] = toBytes(await render());
  inZip[`${inspection.id}/README.txt`] = utf8ToBytes(readme(inspection, site));
  return [...files, { name: zipName(inspection), doc: '以上全部文件，以及整改任务的各个文件', bytes: zipFiles(inZip) }];
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
    `各列的含义和最新文件：${fullAddress(site, addresses.data(inspection.id))}`,
    '',
  ].join('\r\n');
}

const isSampleData = ({ sample, publications }: Inspection): boolean =>
  sample || publications.some((one) => one.sample);

function casesWorkbook(inspection: Inspection, site: PublishedSite): Promise<Uint8Array> {
  const { cases, batches, facts } = inspection;
  const batchColumn: OfficialColumn<Case> = {
    label: '批次',
    width: 8,
    centred: true,
    of: ({ batch }) => batch.number.name,
  };
  return xlsxBytes({
    title: titleWithMark(`${facts.title}${officialTitle}`, cases.some(isSample)),
    name: '信访举报件',
    columns: [batchColumn, ...printedColumns(inspection, cases)],
    rows: cases,
    addressOf: (one) => fullAddress(site, one.address),
    publisher: site.register.site.publisher,
    source: fullAddress(site, addresses.data(inspection.id)),
    published:
      batches
        .map((one) => one.facts.published)
        .sort()
        .at(-1) ?? facts.period.from,
    filter: true,
  });
}

const inspectionDocument = (inspection: Inspection, site: PublishedSite) => ({
  ...head(site, inspection, 'cases', addresses.data(inspection.id)),
  sample: isSampleData(inspection),
  inspection: inspectionJson(inspection),
  totals: totalsJson(inspection.totals),
  batches: inspection.batches.map((batch) => batchJson(batch, inspection, site)),
  announcements: inspection.announcements.map((one) => ({
    address: fullAddress(site, one.address),
    sample: one.sample,
    title: one.facts.title,
    published: one.facts.published,
    versions: versionsJson(announcementVersions(one), site),
  })),
  cases: inspection.cases.map((one) => caseJson(one, inspection, site)),
});
