/** Reads the words of facsimiles （原件）, and has the rules of privacy look at them. */
import { readFileSync } from 'node:fs';
import { checkFacsimileWords, ownersIn, type ReadWords } from '../checks/facsimile-words.ts';
import { discreet } from '../checks/privacy/index.ts';
import { documentEndings } from '../schema/files/facsimile.ts';
import { quote, warning, type Fault } from '../schema/fault.ts';
import type { Content } from '../schema/records.ts';

/** An exception that a facsimile needs is of use, though the text needs none. */
const unused = 'privacy/unused-exception';

/**
 * The faults of the content and those of its facsimiles, as people may see them.
 * @param faults of the content, of which those are left out that the words of a facsimile settle
 */
export async function withFacsimileWords(content: Content | undefined, faults: readonly Fault[]): Promise<Fault[]> {
  const owners = content ? ownersIn(content) : [];
  const documents = owners.flatMap(({ place, places, facsimiles }) =>
    facsimiles
      .filter(({ name }) => documentEndings.test(name))
      .map((one) => ({ ...one, at: places.get('facsimiles') ?? place })),
  );
  if (!content || documents.length === 0) return [...faults];
  // Only facsimiles need the libraries, and most content has none.
  const { wordsOf } = await import('./documents/words.ts');
  const words = new Map<string, ReadWords>();
  const unread: Fault[] = [];
  for (const { path, name, at } of documents) {
    const read = await wordsOf(readFileSync(path), name);
    if (read) words.set(path, read);
    else {
      const mend = `原件${quote(name)}的文字程序读不出来，里面有没有个人信息，只有靠人逐页看`;
      unread.push(warning(at, 'files/unread', mend));
    }
  }
  const found = checkFacsimileWords(content, words);
  const used = new Set(found.used.map(({ file, line }) => `${file}:${String(line)}`));
  const settled = faults.filter(({ rule, file, line }) => rule !== unused || !used.has(`${file}:${String(line)}`));
  return [...settled, ...discreet([...unread, ...found.faults])];
}
