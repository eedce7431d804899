/** The files that stand beside a page. */
import { batchEndings } from '../../formats/published.ts';
import { addresses } from '../../register/addresses.ts';
import type { Batch } from '../../register/types.ts';
import type { PlaceView } from '../frame.ts';

/** The files beside a batch. */
export const batchDownloads = (batch: Batch): PlaceView[] =>
  batchEndings(batch).map((ending) => ({
    name: ending.toUpperCase(),
    address: addresses.batchFile(batch.inspection, batch.number.key, ending),
  }));

/** The files beside the plan of an inspection. */
export const planDownloads = (inspection: string): PlaceView[] => [
  { name: 'XLSX', address: addresses.rectificationFile(inspection, 'xlsx') },
  { name: 'CSV', address: addresses.rectificationFile(inspection, 'csv') },
  { name: 'JSON', address: addresses.rectificationFile(inspection, 'json') },
];
