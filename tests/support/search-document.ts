import type { SearchDocument } from '../../src/search/shared/fields.ts';

/** A smallest valid document for tests; `change` is what the test is about. */
export const searchDocument = (change: Partial<SearchDocument> = {}): SearchDocument => ({
  address: '/qujing-2019/cases/A1/',
  kind: 'case',
  inspection: 'qujing-2019',
  inspectionTitle: '曲靖市“回头看”',
  title: '麒麟区 A1',
  regions: ['麒麟区'],
  types: ['大气'],
  states: [],
  date: '2019-11-14',
  sample: false,
  names: [],
  texts: ['青石坪村村民反映夜间噪音扰民。'],
  ...change,
});
