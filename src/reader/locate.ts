/** Where a passage of a record stands in its file: looked up when a message needs it, since most never do. */
import { relative, resolve, sep } from 'node:path';
import type { Place } from '../schema/fault.ts';
import { Door } from './door.ts';
import { readSource, textAsRead } from './file.ts';
import { lineStarts, placeAt } from './lines.ts';

/** Finds a passage of a text that was read from a place on; see `Locate` in src/checks/raise.ts. */
type Locator = (from: Place, text: string, start: number, end: number) => Place;

/** How far the occurrences of one passage have been counted, in the text as it was read and in its file. */
interface Counted {
  text: string;
  inText: number;
  inFile: number;
}

/**
 * Makes a function that finds passages. Files are read again, each once; the occurrences of a passage are counted on
 * from where the last one was found, so that many cost no more than one.
 * @param folder absolute path of the content folder
 * @param base the folder that names in messages are relative to
 */
export function locator(folder: string, base: string): Locator {
  const door = new Door(folder);
  const files = new Map<string, { text: string; lines: number[] }>();
  const open = (name: string): { text: string; lines: number[] } => {
    const known = files.get(name);
    if (known) return known;
    const path = relative(folder, resolve(base, name)).split(sep).join('/');
    const source = readSource(door.read(path), name, []);
    const text = source ? textAsRead(source) : '';
    const file = { text, lines: lineStarts(text) };
    files.set(name, file);
    return file;
  };
  const counted = new Map<string, Counted>();
  return (from, text, start, end) => {
    const passage = text.slice(start, end);
    const file = open(from.file);
    const key = `${from.file}:${String(from.line)}:${String(from.column)} ${passage}`;
    const first = { text, inText: 0, inFile: (file.lines[from.line - 1] ?? 0) + from.column - 1 };
    const known = counted.get(key);
    let { inText, inFile } = known?.text === text && known.inText <= start ? known : first;
    for (;;) {
      const found = file.text.indexOf(passage, inFile);
      if (passage === '' || found < 0) return from;
      inFile = found + passage.length;
      const here = text.indexOf(passage, inText);
      inText = here + passage.length;
      if (here < 0 || here >= start) {
        counted.set(key, { text, inText, inFile });
        return placeAt(found, from.file, file.lines);
      }
    }
  };
}
