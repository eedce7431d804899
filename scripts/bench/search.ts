/** `npm run bench -- --search`: is the search exact, how fast does it answer, and what does it load? */
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { searchDocuments } from '../../src/search/build/documents.ts';
import type { SearchDocument } from '../../src/search/shared/fields.ts';
import { readSettings } from '../../src/settings.ts';
import { loadSite } from '../../src/site.ts';
import { buildSite } from '../../src/build/build-site.ts';
import { provideChromium, thisMachine } from '../../src/machine/chromium.ts';
import { root } from '../../src/machine/process.ts';
import { bytesText, secondsText, tableText } from '../../src/machine/figures.ts';
import { askAll, mistakes, serveSearch, type Asked } from './search/ask.ts';
import { madeToday, makeContent } from './content/make-content.ts';
import { measureScript } from './measure/measure.ts';
import { fromAddress, fromEnter, type FirstResults } from './search/slow-line.ts';
import { fullShare, makeQuestions, partShare, type Question } from './search/questions.ts';
import type { IndexMeasurement } from './search/write-index.ts';

/** Cases of the smaller site whose transfer is measured too. */
const small = 1000;

/** @param folder for everything that is made */
export async function benchSearch(folder: string, cases: number): Promise<void> {
  const dist = join(folder, 'dist');
  // The page is that of a small site: only its index is of the size that is measured.
  const environment = { ...process.env, CONTENT_DIR: join(folder, 'few'), OUT_DIR: dist, BUILD_DATE: madeToday };
  makeContent(environment.CONTENT_DIR, 20);
  Object.assign(process.env, environment);
  const settings = readSettings(environment, root, new Date());
  if (!(await buildSite(settings, { caches: join(folder, 'cache') }))) throw new Error('made content is at fault');

  const server = await serveSearch(dist);
  const executablePath = provideChromium(thisMachine());
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args: ['--no-sandbox'],
  });
  try {
    for (const size of new Set([Math.min(small, cases), cases])) {
      const content = join(folder, `content-${size}`);
      makeContent(content, size);
      await measureIndex(content, dist);
      console.log(`${size} 件信访件，第一次搜索（${firstGoal(size)}）：`);
      await measureFirst(browser, server.origin);
      await measureSlowLine(browser, server.origin);
    }
    await measureAnswers(browser, server.origin, documentsOf(join(folder, `content-${cases}`)));
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Bytes that may be transferred until the first results stand there; a larger site's newest inspection answers first. */
const firstGoal = (cases: number): string => `见到结果的目标 ${cases <= small ? '200' : '450'} kB`;

async function measureIndex(content: string, dist: string): Promise<void> {
  const { out } = await measureScript(join(root, 'scripts/bench/search/write-index.ts'), [content, dist]);
  const { report, bytes, milliseconds, before, grown, others } = JSON.parse(out) as IndexMeasurement;
  const { documents, shards } = report;
  console.log(
    tableText([
      ['建立索引', `${documents} 条，${shards} 个分片，${bytesText(bytes)}`, secondsText(report.milliseconds)],
      ['', `每条占用处理器 ${(milliseconds / documents).toFixed(2)} 毫秒`, '目标 1 毫秒'],
      [
        '',
        `内存峰值：Pagefind ${bytesText(others)}，本进程 ${bytesText(before)} 之外 ${bytesText(grown)}`,
        '目标 1.0 GB',
      ],
    ]),
  );
}

function documentsOf(content: string): SearchDocument[] {
  const { site } = loadSite(readSettings({ CONTENT_DIR: content, BUILD_DATE: madeToday }, root, new Date()), root);
  if (!site) throw new Error('made content is at fault');
  return [...searchDocuments(site.register)];
}

/** What is transferred, page and all, until the first results stand there, and until the search is done. */
async function measureFirst(browser: Browser, origin: string): Promise<void> {
  const rows: string[][] = [];
  let own = 0;
  for (const typed of ['粉尘', '村民小组', '沉淀池', 'D99SL2018', '噪聲', '村']) {
    const page = await browser.newPage();
    await page.addInitScript(watchResults);
    await page.goto(`${origin}/search/?q=${encodeURIComponent(typed)}`);
    await page.locator('[data-results][data-total]').waitFor({ state: 'attached' });
    const { counts, first, done } = await page.evaluate(() => window.seen);
    own = Math.max(own, done.scripts);
    await page.close();
    const text = ({ bytes, milliseconds }: Loaded): string => `${bytesText(bytes)}，${secondsText(milliseconds)}`;
    rows.push([`“${typed}”`, `见到结果：${text(first)}`, `搜完：${text(done)}`, counts.join('→')]);
  }
  console.log(tableText(rows));
  console.log(`其中自己的程序 ${bytesText(own)}（目标 12 kB，不含繁简对照表）`);
}

/** Of the same questions, one after another on a telephone. */
async function measureSlowLine(browser: Browser, origin: string): Promise<void> {
  const ways = [
    ['从冷的地址', fromAddress, 7],
    ['在打开的搜索页按回车', fromEnter, 4],
  ] as const;
  const rows: string[][] = [];
  for (const [name, ask, goal] of ways) {
    const all: FirstResults[] = [];
    for (const typed of ['粉尘', '村民小组', '沉淀池']) all.push(await ask(browser, origin, typed));
    const [, middle] = all.sort((a, b) => a.milliseconds - b.milliseconds);
    if (!middle) continue;
    const { milliseconds, bytes, requests } = middle;
    rows.push([name, secondsText(milliseconds), `目标 ${goal} 秒`, bytesText(bytes), `${requests} 个请求`]);
  }
  console.log('手机慢网（400 kbit/s，延迟 400 毫秒，处理器四分之一），见到结果，三个词的中位数：');
  console.log(tableText(rows));
}

/** How much was transferred, and how long after the navigation began. */
interface Loaded {
  bytes: number;
  /** Of these, own scripts without the table of Traditional characters. */
  scripts: number;
  milliseconds: number;
}

/** What a reader sees of a search. */
interface Seen {
  /** The numbers of cases, one after another. */
  counts: string[];
  first: Loaded;
  done: Loaded;
}

declare global {
  interface Window {
    seen: Seen;
  }
}

/** Runs in the page before its own scripts. */
function watchResults(): void {
  performance.setResourceTimingBufferSize(10_000);
  const loaded = (): Loaded => {
    const entries = performance.getEntries().filter((entry) => entry instanceof PerformanceResourceTiming);
    const own = entries.filter(({ name }) => /_astro\/.*\.js$/u.test(name) && !name.includes('traditional'));
    return {
      bytes: entries.reduce((sum, { transferSize }) => sum + transferSize, 0),
      scripts: own.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      milliseconds: performance.now(),
    };
  };
  const nothing = { bytes: 0, scripts: 0, milliseconds: 0 };
  window.seen = { counts: [], first: nothing, done: nothing };
  const look = (): void => {
    const { seen } = window;
    const list = document.querySelector<HTMLElement>('[data-results]');
    if (list?.childElementCount && seen.first === nothing) seen.first = loaded();
    const { total } = list?.dataset ?? {};
    const count =
      total ?? /已找到 (\d+)/u.exec(document.querySelector('[data-part="progress"]')?.textContent ?? '')?.[1];
    if (count !== undefined && count !== seen.counts.at(-1)) seen.counts.push(count);
    if (total !== undefined && seen.done === nothing) seen.done = loaded();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

async function measureAnswers(browser: Browser, origin: string, documents: readonly SearchDocument[]): Promise<void> {
  // Looking through every text for every question takes as long as all else, in a large corpus longer.
  const share = documents.length > 30_000 ? partShare : fullShare;
  const { questions, villages, enterprises } = makeQuestions(documents, share);
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
    .map(({ milliseconds }, i) => ({ milliseconds, typed: questions[i]?.typed ?? '' }))
    .slice(1)
    .sort((a, b) => a.milliseconds - b.milliseconds);
  const at = (part: number): string =>
    `${Math.round(times[Math.ceil(part * times.length) - 1]?.milliseconds ?? 0)} 毫秒`;
  const longest = times.at(-1)?.typed ?? '';
  console.log(`时延：p50 ${at(0.5)}，p95 ${at(0.95)}（目标 250），最长 ${at(1)}（目标 700，“${longest}”）`);
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
