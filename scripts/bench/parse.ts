/** What bench runs in a process of its own: `parse.ts bare|reader FOLDER` prints the milliseconds that it took. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownToMdast } from 'satteri';
import { readContent } from '../../src/reader/index.ts';
import { filesIn } from '../../src/manifest/manifest.ts';

const [what, folder = ''] = process.argv.slice(2);
const files = filesIn(folder).filter((name) => name.endsWith('.md'));
const started = performance.now();
if (what === 'reader') readContent(folder, folder);
else for (const file of files) markdownToMdast(readFileSync(join(folder, file), 'utf8'));
console.log(performance.now() - started);
