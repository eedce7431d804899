/**
 * Nothing of a build but what it keeps: `keep.ts CACHE SITE TEXT…` makes a site of files that hold a text each, with the
 * cache of the site before it. It prints the texts that it has taken over, then what is left to do.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '../../src/build/cache.ts';
import { hashOf } from '../../src/hash.ts';

const [folder = '', site = '', ...texts] = process.argv.slice(2);
mkdirSync(site, { recursive: true });
const cache = openCache({ folder, site: 'dist' }, 'program', site);
await cache.laid;
const kept: string[] = [];
for (const [index, text] of texts.entries()) {
  const file = `${String(index)}.txt`;
  const key = hashOf(`made from ${text}`);
  if (cache.take(file, key)) kept.push(text);
  else {
    writeFileSync(join(site, file), text);
    cache.note({ file, sha256: hashOf(text), size: Buffer.byteLength(text), key });
  }
}
for (const line of [kept.join(' '), ...cache.close()]) console.log(line);
