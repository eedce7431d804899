import { filterKeys, kinds, type FilterKey, type Kind } from '../fields.ts';

/** Orders of the results; the first is what an address without `sort` asks for. */
export const sorts = { relevance: '最相关的在前', newest: '最新的在前' } as const;
export type Sort = keyof typeof sorts;

/** What the address of the search page asks for. */
export interface Asked {
  q: string;
  kind: Kind;
  /** A key given twice means either value. */
  filters: Partial<Record<FilterKey, string[]>>;
  sort: Sort;
}

const known = <T extends string>(names: Readonly<Record<T, string>>, name: string, usual: NoInfer<T>): T =>
  Object.hasOwn(names, name) ? (name as T) : usual;

/** Reads the query of an address; what it does not know it leaves out. */
export function readAddress(search: string): Asked {
  const params = new URLSearchParams(search);
  const filters: Asked['filters'] = {};
  for (const key of filterKeys) {
    const values = params.getAll(key).filter((value) => value !== '');
    if (values.length > 0) filters[key] = [...new Set(values)];
  }
  return {
    q: params.get('q') ?? '',
    kind: known(kinds, params.get('kind') ?? '', 'case'),
    filters,
    sort: known(sorts, params.get('sort') ?? '', 'relevance'),
  };
}

/** What `readAddress` left out, as it stands in the address: `colour=red`. */
export function ignoredIn(search: string): string[] {
  const names: Readonly<Record<string, object>> = { kind: kinds, sort: sorts };
  return [...new URLSearchParams(search)]
    .filter(([key, value]) => {
      if (key === 'q' || value === '' || (filterKeys as readonly string[]).includes(key)) return false;
      return !Object.hasOwn(names, key) || !Object.hasOwn(names[key] ?? {}, value);
    })
    .map(([key, value]) => `${key}=${value}`);
}

/** The query of an address, `?q=…`; empty when nothing is asked. */
export function writeAddress({ q, kind, filters, sort }: Asked): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  if (kind !== 'case') params.set('kind', kind);
  for (const key of filterKeys) for (const value of filters[key] ?? []) params.append(key, value);
  if (sort !== 'relevance') params.set('sort', sort);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
