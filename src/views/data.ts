/** `/<inspection>/data/`: the data files of an inspection, with their dictionary. */
import { documents, type DocumentName } from '../formats/json/documents.ts';
import { schemaFile } from '../formats/json/json.ts';
import { inspectionDataset } from '../formats/metadata/json-ld.ts';
import type { PublishedSite } from '../formats/published.ts';
import { caseColumns } from '../formats/tables/case-table.ts';
import { guardNote } from '../formats/tables/csvw.ts';
import { taskColumns } from '../formats/tables/task-table.ts';
import { figureColumns } from '../formats/tables/totals-table.ts';
import { bytesText } from '../formats/text/size.ts';
import { newestDay } from '../register/order.ts';
import { facsimilesOf } from '../register/all-published.ts';
import { addresses } from '../register/addresses.ts';
import type { Inspection } from '../register/types.ts';
import { clause } from '../schema/clause.ts';
import { isSample } from './home.ts';
import { pageView, type PageView, type PlaceView } from './frame.ts';
import { batchDownloads, planDownloads } from './parts/downloads.ts';
import { facsimileViews, type FacsimileView } from './parts/facsimiles.ts';

export interface DataView {
  page: PageView;
  sample: boolean;
  title: string;
  zip: FileView;
  /** The formats, in the order of the files of a set. */
  formats: readonly string[];
  /** What can be had, in which formats. */
  sets: { name: string; doc: string; files: (FileView | null)[] }[];
  licence?: string;
  /** Newest first. */
  batches: (PlaceView & { sample: boolean; published: string; files: PlaceView[] })[];
  /** The official papers that can be had, the newest first. */
  facsimiles: (FacsimileView & { publication: PlaceView & { sample: boolean } })[];
  guardNote: string;
  dictionary: { title: string; file: string; fields: FieldView[] }[];
  schemas: PlaceView[];
  /** Descriptions of the CSV files (CSVW). */
  metadata: PlaceView[];
  calendar: string;
  catalogue: string;
  manifest: string;
}

/** A file with its size for people, where that is known. */
export interface FileView extends PlaceView {
  size?: string;
}

export interface FieldView {
  name: string;
  label: string;
  doc: string;
}

const formats = ['XLSX', 'CSV', 'JSON'] as const;
type Format = (typeof formats)[number];

const schemaDocs: Readonly<Record<DocumentName, string>> = {
  case: '每一件的 JSON',
  cases: 'cases.json',
  batch: '每一批的 JSON',
  rectification: 'rectification.json',
};

/** @param sizes in bytes, by site path; empty where files are left out */
export function dataView(inspection: Inspection, site: PublishedSite, sizes: ReadonlyMap<string, number>): DataView {
  const { id, facts, batches, publications, plan } = inspection;
  const sample = isSample(inspection);
  const own = (name: string): string => addresses.dataFile(id, name);
  const file = (name: string, address: string): FileView => {
    const size = sizes.get(address);
    return { name, address, ...(size !== undefined && { size: bytesText(size) }) };
  };
  const csvFiles = ['cases.csv', 'totals.csv'].map((name) => ({ name, address: own(name) }));
  const planCsv = { name: 'rectification.csv', address: addresses.rectificationFile(id, 'csv') };
  return {
    page: pageView(site, {
      kind: 'data',
      title: '数据下载',
      description: `${clause(facts.title)}：全部信访举报件、统计数和整改任务的数据文件和数据字典`,
      address: addresses.data(id),
      asOf: newestDay(publications.slice(0, 1)),
      nodes: [inspectionDataset(inspection, site)],
      inspection,
      sample,
      crumbs: [{ name: facts.shortTitle, address: inspection.address }],
    }),
    sample,
    title: clause(facts.title),
    zip: file('全部文件', addresses.zip(id)),
    formats,
    sets: setsOf(inspection, own).map(({ name, doc, files }) => ({
      name,
      doc,
      files: formats.map((format) => (files[format] === undefined ? null : file(format, files[format]))),
    })),
    ...(site.register.site.licence !== undefined && { licence: clause(site.register.site.licence) }),
    batches: [...batches].reverse().map((batch) => ({
      name: batch.number.name,
      address: batch.address,
      sample: batch.sample,
      published: batch.facts.published,
      files: batchDownloads(batch),
    })),
    facsimiles: facsimilesOf(inspection).flatMap(({ publication, facsimile }) =>
      facsimileViews([facsimile]).map((one) => ({
        ...one,
        publication: { name: publication.title, address: publication.address, sample: publication.sample },
      })),
    ),
    guardNote,
    dictionary: [
      {
        title: '信访举报件：cases.csv 和各批次的 CSV',
        file: 'cases.csv',
        fields: fieldViews(caseColumns(inspection, site)),
      },
      { title: '统计数：totals.csv', file: 'totals.csv', fields: fieldViews(figureColumns) },
      ...(plan
        ? [
            {
              title: '整改任务：rectification.csv',
              file: 'rectification.csv',
              fields: fieldViews(taskColumns(site)),
            },
          ]
        : []),
    ],
    schemas: (Object.keys(documents) as DocumentName[]).map((kind) => ({
      name: schemaDocs[kind],
      address: own(schemaFile(kind)),
    })),
    metadata: [...csvFiles, ...(plan ? [planCsv] : [])].map(({ name, address }) => ({
      name,
      address: `${address}-metadata.json`,
    })),
    calendar: addresses.calendar(id),
    catalogue: addresses.catalogue,
    manifest: addresses.manifest,
  };
}

const fieldViews = (columns: readonly FieldView[]): FieldView[] =>
  columns.map(({ name, label, doc }) => ({ name, label, doc }));

interface DataSet {
  name: string;
  doc: string;
  files: Partial<Record<Format, string>>;
}

function setsOf({ id, cases, tasks, plan }: Inspection, own: (name: string) => string): DataSet[] {
  const planFiles = Object.fromEntries(planDownloads(id).map(({ name, address }) => [name, address]));
  return [
    {
      name: cases.length > 0 ? `信访举报件，${String(cases.length)} 件` : '信访举报件，还没有公开',
      doc: '一件一行，首次公开和最新的值都有；XLSX 按官方表格排版，可以直接打印；JSON 有公开过的每一版、各批次和公告。',
      files: { XLSX: own('cases.xlsx'), CSV: own('cases.csv'), JSON: own('cases.json') },
    },
    {
      name: '统计数',
      doc: '本站公布的每一个数：公布数、首次公开和最新的逐件统计。',
      files: { CSV: own('totals.csv') },
    },
    ...(plan
      ? [
          {
            name: `整改任务，${String(tasks.length)} 项`,
            doc: '目标、措施、时限、责任单位和历次公开的结果。',
            files: planFiles,
          },
        ]
      : []),
  ];
}
