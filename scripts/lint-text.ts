/**
 * Part of `npm run lint`: Chinese text uses full-width punctuation. Looks at the interface's text, the documents and
 * the invented samples of the tests. `content/` is what an office publishes: it stands as typed.
 */
import '../src/machine/working-folder.ts';
import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { tell } from '../src/checks/privacy/index.ts';
import { quote } from '../src/schema/fault.ts';
import { findHalfWidth } from './lint/half-width.ts';

const patterns = [
  'src/**/*.{ts,astro,md,mdx}',
  'scripts/**/*.ts',
  '*.md',
  'docs/**/*.md',
  'tests/fixtures/content/**/*.{md,mdx,yaml}',
];

/** Text that must stay half-width. */
const allowed: { text: string; reason: string }[] = [
  { text: '题名:', reason: 'References by GB/T 7714 have half-width punctuation.' },
  { text: '(阶段性)', reason: 'A spelling of 阶段性办结 that official tables use.' },
];

process.chdir(dirname(import.meta.dirname));

const files = globSync(patterns, { exclude: (path) => path.endsWith('.test.ts') })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const findings = files.flatMap((file) =>
  findHalfWidth(file, readFileSync(file, 'utf8'))
    .filter(({ found }) => !allowed.some(({ text }) => found.includes(text)))
    .map(
      (hit) => `${file}:${hit.line}:${hit.column} 错误 汉字旁边是半角标点${quote(hit.found)}，请写${quote(hit.mend)}`,
    ),
);

for (const finding of findings) console.error(tell(finding));
console.log(`标点：${files.length} 个文件，${findings.length} 处半角标点。`);
process.exitCode = findings.length > 0 ? 1 : 0;
