/** What people said of the columns of a table, for the next table with the same header. */
import { type Named, type Remembered } from '../layout/named-columns.ts';
import type { Laid } from '../layout/layout.ts';
import type { ImportKind } from '../profile.ts';
import { keep, memoryOf, recall } from './memory.ts';

const memoryName = 'columns';

/** What was said of the columns of tables of a kind, a line a column. */
export function recallColumns(contentDir: string, kind: ImportKind): Remembered {
  const place = memoryOf(contentDir, memoryName);
  if (!place) return new Map();
  return new Map(
    [...recall(place)].flatMap(([key, lines]): [string, Named][] => {
      const [of = '', header = ''] = key.split(/ (.*)/su);
      const pairs = lines.split('\n').map((line): [string, string] => {
        const [, heading = '', item = ''] = /^(.+)=([^=]+)$/su.exec(line) ?? [];
        return [heading, item];
      });
      return of === kind ? [[header, new Map(pairs)]] : [];
    }),
  );
}

/** Remembers what was said of the columns of these headers. */
export function rememberColumns(contentDir: string, kind: ImportKind, { headers }: Laid, named: Named): void {
  const place = named.size > 0 ? memoryOf(contentDir, memoryName) : undefined;
  if (!place) return;
  const memory = recall(place);
  for (const { key, headings } of headers) {
    const own = [...named].filter(([heading]) => headings.includes(heading));
    if (own.length > 0) memory.set(`${kind} ${key}`, own.map((pair) => pair.join('=')).join('\n'));
  }
  keep(place, memory);
}
