/** What several rooms need stands in one place, and nowhere again. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const files = globSync('src/**/*.{ts,astro}')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

describe('one place for', () => {
  it.each([
    ['media types', 'src/formats/media-types.ts', /['"`](?:text|application|image)\/[a-z][\w.+-]*[;'"`]/u],
    ['texts as one line', 'src/schema/clause.ts', /\.replace\(\/\\s\+\/gu?, ' '\)\s*\.trim\(\)/u],
    ['the newest of publications', 'src/register/order.ts', /\bpublished > (?!today)\w+|\bnewest(?:Day|Of)? = \(/u],
    ['the order of texts', 'src/schema/text/compare.ts', /\ba < b \?|\.localeCompare\(|\? 1 : -1\)/u],
    [
      'fields that have a place of their own',
      'src/schema/field-places.ts',
      /\b(?:placed|elsewhere|unsearched|unread|unsaid)\w* = new Set\(/u,
    ],
  ])('%s: %s', (_, place, pattern) => {
    expect(
      files
        .filter(({ text }) => pattern.test(text))
        .map(({ file }) => file)
        .filter((file) => file !== place),
    ).toEqual([]);
  });
});
