/** `npm run bench -- --search`: is the search exact, how fast does it answer, and what does it load? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import { writeSearchIndex } from '../../src/search/index/write.ts';
import { searchDocuments } from '../../src/search/index/documents.ts';
import type { SearchDocument } from '../../src/search/fields.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { buildSite } from '../lib/build-site.ts';
import { provideChromium, thisMachine } from '../lib/chromium.ts';
import { root } from '../lib/command.ts';
import { bytesText, secondsText, tableText } from '../lib/figures.ts';
import { askAll, mistakes, serveSearch, type Asked } from './ask.ts';
import { madeToday, makeContent } from './make-content.ts';
import { fullShare, makeQuestions, type Question } from './questions.ts';
import { watchUsage } from './watch.ts';

/** @param folder for everything that is made */
export async function benchSearch(folder: string, cases: number): Promise<void> {
  const dist = join(folder, 'dist');
  // The page is that of a small site: only its index is of the size that is measured.
  const environment = { ...process.env, CONTENT_DIR: join(folder, 'few'), OUT_DIR: dist, BUILD_DATE: madeToday };
  makeContent(environment.CONTENT_DIR, 20);
  Object.assign(process.env, environment);
  if (!(await buildSite(readSettings(environment, root, new Date())))) throw new Error('made content is at fault');

  const content = join(folder, 'content');
  makeContent(content, cases);
  const documents = documentsOf(content);
  const watch = watchUsage();
  const index = await writeSearchIndex(documents, dist);
  const { own, others, milliseconds } = watch.stop();
  console.log(
    tableText([
      [
        '建立索引',
        `${index.documents} 条，${index.shards} 个分片，${bytesText(index.bytes)}`,
        secondsText(index.milliseconds),
      ],
      ['', `每条占用处理器 ${(milliseconds / index.documents).toFixed(2)} 毫秒`, '目标 1 毫秒'],
      ['', `内存峰值：Pagefind ${bytesText(others)}，本进程 ${bytesText(own)}`, '目标 1.0 GB'],
    ]),
  );

  const server = await serveSearch(dist);
  const executablePath = provideChromium(thisMachine());
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox'],
  });
  try {
    await measureFirst(browser, server.origin);
    await measureAnswers(browser, server.origin, documents);
  } finally {
    await browser.close();
    await server.close();
  }
  measureScripts(join(dist, '_astro'));
}

function documentsOf(content: string): SearchDocument[] {
  const { site } = loadSite(readSettings({ CONTENT_DIR: content, BUILD_DATE: madeToday }, root, new Date()), root);
  if (!site) throw new Error('made content is at fault');
  return [...searchDocuments(site.register)];
}

/** What is transferred, page and all, until the first results stand there, and until the search is done. */
async function measureFirst(browser: Browser, origin: string): Promise<void> {
  const rows: string[][] = [];
  for (const typed of ['粉尘', '村民小组', '沉淀池', 'D99SL2018', '噪聲']) {
    const page = await browser.newPage();
    const client = await page.context().newCDPSession(page);
    let bytes = 0;
    client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await client.send('Network.enable');
    const started = performance.now();
    await page.goto(`${origin}/search/?q=${encodeURIComponent(typed)}`);
    await page.locator('[data-results] > li').first().waitFor();
    const first = [bytesText(bytes), secondsText(performance.now() - started)];
    await page.locator('[data-results][data-total]').waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    rows.push([`第一次搜索“${typed}”`, `见到结果：${first.join('，')}`, `搜完：${bytesText(bytes)}`]);
    await page.close();
  }
  console.log(tableText(rows));
}

async function measureAnswers(browser: Browser, origin: string, documents: readonly SearchDocument[]): Promise<void> {
  const { questions, villages, enterprises } = makeQuestions(documents, fullShare);
  console.log(`语料中有 ${villages} 个村名，${enterprises} 个企业名`);
  const page = await browser.newPage();
  const asked = await askAll(page, origin, questions);
  const kinds = Map.groupBy(
    questions.flatMap((question, i) => {
      const answer = asked[i];
      return answer ? [{ question, answer }] : [];
    }),
    ({ question }) => question.what,
  );
  console.log(tableText([...kinds].map(([what, all]) => [what, `${all.length} 次`, accuracy(all)])));
  // The first query loads the engine and is measured by itself.
  const times = asked
    .slice(1)
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  const at = (part: number): string => `${Math.round(times[Math.ceil(part * times.length) - 1] ?? 0)} 毫秒`;
  console.log(`时延：p50 ${at(0.5)}，p95 ${at(0.95)}（目标 250），最长 ${at(1)}（目标 700）`);
}

function accuracy(all: readonly { question: Question; answer: Asked }[]): string {
  const sum = { expected: 0, found: 0, right: 0 };
  for (const { question, answer } of all) {
    sum.expected += question.expected.size;
    sum.found += answer.found.length;
    const { missed, wrong } = mistakes(question, answer);
    sum.right += answer.found.length - wrong;
    if (missed + wrong > 0) console.log(`“${question.typed}”：漏 ${missed}，错 ${wrong}`);
  }
  return `查全率 ${(sum.right / sum.expected).toFixed(4)}，查准率 ${(sum.right / sum.found).toFixed(4)}`;
}

function measureScripts(folder: string): void {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const sizes = scripts.map((name) => [name, bytesText(gzipSync(readFileSync(join(folder, name))).length)]);
  console.log(tableText(sizes));
}
