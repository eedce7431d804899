/** The three ways to browse cases without a search: by region, by pollution type, by state. */
import { addresses } from './addresses.ts';
import type { Case, Inspection } from './types.ts';
import { caseStates } from '../schema/states.ts';
import { unstated, withheldWord } from '../schema/vocabulary.ts';

/** The cases that share one value. */
export interface Group {
  kind: 'regions' | 'types' | 'states';
  kindName: string;
  name: string;
  address: string;
  cases: Case[];
}

/** Every group of an inspection that has an address, the empty ones too: an address once given stays. */
export function groupsOf(inspection: Inspection): Group[] {
  const { id, cases, vocabulary } = inspection;
  const used = (values: (one: Case) => readonly string[]): Map<string, Case[]> => {
    const map = new Map<string, Case[]>();
    for (const one of [...cases].reverse())
      for (const value of values(one)) {
        const list = map.get(value);
        if (list) list.push(one);
        else map.set(value, [one]);
      }
    return map;
  };
  const regions = used((one) => one.current.facts.regions?.values ?? []);
  const types = used((one) => one.current.facts.pollutionTypes?.values ?? [unstated]);
  const states = used((one) => [one.state]);
  const make =
    (kind: Group['kind'], kindName: string, map: Map<string, Case[]>, address: (id: string, name: string) => string) =>
    (name: string): Group => ({ kind, kindName, name, address: address(id, name), cases: map.get(name) ?? [] });
  return [
    ...vocabulary.regionNames.map(make('regions', '行政区域', regions, addresses.region)),
    ...[...vocabulary.typeNames, unstated].map(make('types', '污染类型', types, addresses.type)),
    ...[...Object.keys(caseStates), unstated, withheldWord].map(make('states', '办结情况', states, addresses.state)),
  ];
}
