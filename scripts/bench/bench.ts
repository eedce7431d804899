/** Makes content and measures what becomes of it, once the call is known to be right: the tools of it take long to load. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { withClosing } from '../../src/build/place/at-end.ts';
import { bytesText, tableText } from '../../src/machine/figures.ts';
import { callFolder, root } from '../../src/machine/process.ts';
import { compare } from './compare.ts';
import { makeContent } from './content/make-content.ts';
import { keepResult } from './kept.ts';
import { stopMeasured } from './measure/measure.ts';
import { measureBuild, measureReading } from './plain.ts';
import { changeLines, goalHead, goalRows, kindRows, machineText, takenHead, takenRows, type Result } from './result.ts';
import { benchSearch } from './search.ts';

/** What to measure: the options of `npm run bench`. */
export interface Wish {
  cases: number;
  turns: number;
  peers: boolean;
  warm: boolean;
  search: boolean;
  /** Is the result put down in docs/performance.json? */
  keep: boolean;
  /** The folder in which the content stays. */
  content: string | undefined;
  onlyContent: boolean;
}

/** Makes content, measures, and prints what it found. */
export async function bench({
  cases,
  turns,
  peers,
  warm,
  search,
  keep,
  content: kept,
  onlyContent,
}: Wish): Promise<void> {
  await withClosing(async (closing) => {
    const temporary = mkdtempSync(join(tmpdir(), 'huitoukan-bench-'));
    closing(() => rmSync(temporary, { recursive: true, force: true }));
    closing(stopMeasured);
    const content = kept === undefined ? join(temporary, 'content') : resolve(callFolder, kept);
    if (peers || warm) {
      const result = await compare(content, temporary, { cases, peers, warm, turns });
      tell(result);
      if (keep) console.log(`结果已记进 ${await keepResult(result)}，请再执行 npm run docs`);
    }
    if (search) await benchSearch(temporary, cases);
    if (peers || warm || search) return;
    const made = makeContent(content, cases);
    console.log(`编造内容：${cases} 件，${made.files} 个文件，${bytesText(made.bytes)}`);
    if (onlyContent) return;
    await measureReading(content);
    await measureBuild(content, temporary);
  });
}

/** Prints the tables, and leaves the figures as JSON. */
function tell(result: Result): void {
  const { cases, site, peerSite } = result;
  console.log(`\n${machineText(result)}\n`);
  console.log(`${tableText([takenHead, ...takenRows(result)])}\n`);
  console.log(`${tableText(kindRows(result))}\n`);
  console.log(`${site.files} 个文件，${bytesText(site.bytes)}，每件 ${(site.ofCases / cases).toFixed(2)} 个文件`);
  if (peerSite) console.log(`Hugo 加 Pagefind：${peerSite.files} 个文件，${bytesText(peerSite.bytes)}`);
  for (const line of changeLines(result)) console.log(line);
  const goals = goalRows(result).map(({ what, measured, goal, verdict }) => [what, measured, goal, verdict]);
  console.log(`\n${tableText([goalHead, ...goals])}`);
  const file = join(root, `test-results/bench/${cases}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
  console.log(`\n全部数字：test-results/bench/${cases}.json`);
}
