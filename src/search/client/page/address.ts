/** What the address of the search page asks for, read and written. */
import { filterKeys, kinds } from '../../shared/fields.ts';
import { sorts, type Asked } from '../engine/asked.ts';

const isOneOf = <T extends string>(names: Readonly<Record<T, string>>, name: string): name is T =>
  Object.prototype.hasOwnProperty.call(names, name);

/** Reads the query of an address; what it does not know it leaves out. */
export function readAddress(search: string): Asked {
  const params = new URLSearchParams(search);
  const filters: Asked['filters'] = {};
  for (const key of filterKeys) {
    const values = params.getAll(key).filter((value) => value !== '');
    if (values.length > 0) filters[key] = [...new Set(values)];
  }
  const asked = params.getAll('kind').filter((kind) => isOneOf(kinds, kind));
  const sort = params.get('sort') ?? '';
  return {
    q: params.get('q') ?? '',
    kinds: asked.length > 0 ? [...new Set(asked)] : ['case'],
    filters,
    sort: isOneOf(sorts, sort) ? sort : 'relevance',
  };
}

/** What `readAddress` left out, as it stands in the address: `colour=red`. */
export function ignoredIn(search: string): string[] {
  const seen = new Set<string>();
  return [...new URLSearchParams(search)]
    .filter(([key, value]) => {
      if ((filterKeys as readonly string[]).includes(key) || (key === 'kind' && isOneOf(kinds, value))) return false;
      // There is one query and one order.
      const isFirst = !seen.has(key);
      seen.add(key);
      if (isFirst && (key === 'q' || (key === 'sort' && isOneOf(sorts, value)))) return false;
      return value !== '';
    })
    .map(([key, value]) => `${key}=${value}`);
}

/** The query of an address, `?q=…`; empty when nothing is asked. */
export function writeAddress({ q, kinds, filters, sort }: Asked): string {
  const params = new URLSearchParams();
  if (q !== '') params.set('q', q);
  if (kinds.some((kind) => kind !== 'case')) for (const kind of kinds) params.append('kind', kind);
  for (const key of filterKeys) for (const value of filters[key] ?? []) params.append(key, value);
  if (sort !== 'relevance') params.set('sort', sort);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
