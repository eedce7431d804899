/** The files that stand beside a page. */
import { addresses } from '../../register/addresses.ts';
import type { Batch } from '../../register/types.ts';
import type { PlaceView } from '../frame.ts';

/** The files beside a batch. */
export const batchDownloads = ({ inspection, number }: Batch): PlaceView[] => [
  { name: 'XLSX', address: addresses.batchFile(inspection, number.key, 'xlsx') },
  { name: 'CSV', address: addresses.batchFile(inspection, number.key, 'csv') },
  { name: 'JSON', address: addresses.batchFile(inspection, number.key, 'json') },
];

/** The files beside the plan of an inspection. */
export const planDownloads = (inspection: string): PlaceView[] => [
  { name: 'XLSX', address: addresses.rectificationFile(inspection, 'xlsx') },
  { name: 'CSV', address: addresses.rectificationFile(inspection, 'csv') },
  { name: 'JSON', address: addresses.rectificationFile(inspection, 'json') },
];
