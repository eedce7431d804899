/** Where a passage of a record stands in its file: looked up when a message needs it, since most never do. */
import { resolve } from 'node:path';
import type { Place } from '../schema/fault.ts';
import { readSource } from './file.ts';

/**
 * Makes a function that finds passages; files are read again, each once.
 * @param base the folder that names in messages are relative to
 */
export function locator(base: string): (from: Place, passage: string, earlier: number) => Place {
  const texts = new Map<string, string>();
  return (from, passage, earlier) => {
    const text = texts.get(from.file) ?? readSource(resolve(base, from.file), from.file, [])?.text ?? '';
    texts.set(from.file, text);
    let at = startOf(text, from) - 1;
    for (let left = earlier; left >= 0; left--) {
      at = text.indexOf(passage, at + 1);
      if (at < 0) return from;
    }
    const before = text.slice(0, at);
    return { file: from.file, line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  };
}

function startOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let left = line; left > 1; left--) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
