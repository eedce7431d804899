/** The files that stand beside a page. */
import { addresses } from '../register/addresses.ts';
import type { Batch } from '../register/types.ts';

/** A file for readers, by its format. */
interface Download {
  name: 'XLSX' | 'CSV' | 'JSON';
  address: string;
}

/** The files beside a batch. */
export const batchDownloads = ({ inspection, number }: Batch): Download[] => [
  { name: 'XLSX', address: addresses.batchFile(inspection, number.key, 'xlsx') },
  { name: 'CSV', address: addresses.batchFile(inspection, number.key, 'csv') },
  { name: 'JSON', address: addresses.batchFile(inspection, number.key, 'json') },
];

/** The files beside the plan of an inspection. */
export const planDownloads = (inspection: string): Download[] => [
  { name: 'XLSX', address: addresses.rectificationFile(inspection, 'xlsx') },
  { name: 'CSV', address: addresses.rectificationFile(inspection, 'csv') },
  { name: 'JSON', address: addresses.rectificationFile(inspection, 'json') },
];
