import { filterKeys, kinds, type FilterKey, type Kind } from '../fields.ts';

/** What the address of the search page asks for. */
export interface Asked {
  q: string;
  kind: Kind;
  /** A key given twice means either value. */
  filters: Partial<Record<FilterKey, string[]>>;
}

/** Reads the query of an address; what it does not know it leaves out. */
export function readAddress(search: string): Asked {
  const params = new URLSearchParams(search);
  const kind = params.get('kind') ?? '';
  const filters: Asked['filters'] = {};
  for (const key of filterKeys) {
    const values = params.getAll(key).filter((value) => value !== '');
    if (values.length > 0) filters[key] = [...new Set(values)];
  }
  return { q: params.get('q') ?? '', kind: Object.hasOwn(kinds, kind) ? (kind as Kind) : 'case', filters };
}

/** The query of an address, `?q=…`; empty when nothing is asked. */
export function writeAddress({ q, kind, filters }: Asked): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  if (kind !== 'case') params.set('kind', kind);
  for (const key of filterKeys) for (const value of filters[key] ?? []) params.append(key, value);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
