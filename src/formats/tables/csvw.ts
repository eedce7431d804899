/** Metadata of a CSV file (CSV on the Web): its columns, what they mean, who publishes it. */
import type { SiteFacts } from '../../schema/files/site.ts';
import type { Column } from './csv.ts';
import type { Note } from '../text/notes.ts';

/** What programs must undo; the data page says it to people. */
export const guardNote =
  '单元格以 =、+、-、@（含全角）开头的，前面加一个单引号，防止被当作公式运行；长数字、以 0 开头的数字、35-1 这样的编号，前面加一个制表符，防止被改写。日期和数值的列不加。读取时去掉这一个字符即是原文。';

const datatypes = {
  date: { base: 'date', format: 'yyyy-MM-dd' },
  number: { base: 'decimal' },
  list: { base: 'string' },
  text: { base: 'string' },
} as const;

/**
 * The metadata of a CSV file.
 * @param url the name of the file, beside the metadata
 * @param notes what is said of the table as a whole
 */
export const csvMetadata = <Row>(
  url: string,
  title: string,
  columns: readonly Column<Row>[],
  { publisher, licence }: SiteFacts,
  notes: readonly Note[] = [],
) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh' }],
  url,
  'dc:title': title,
  'dc:publisher': publisher,
  ...(licence === undefined ? {} : { 'dc:rights': licence }),
  'dc:description': guardNote,
  ...(notes.length === 0
    ? {}
    : {
        notes: notes.map(({ of, label, text }) => ({
          'dc:subject': of,
          'dc:title': label,
          'dc:description': text,
        })),
      }),
  dialect: {
    encoding: 'utf-8',
    delimiter: ',',
    quoteChar: '"',
    doubleQuote: true,
    header: true,
    lineTerminators: ['\r\n'],
  },
  tableSchema: {
    columns: columns.map(({ name, label, doc, type }) => ({
      name,
      titles: label,
      'dc:description': doc,
      datatype: datatypes[type ?? 'text'],
      ...(type === 'list' ? { separator: '、' } : {}),
    })),
  },
});
