/** Makes a content folder of any size for measurements: invented, varied, and without a fault for the reader. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { quotePath, saidPath } from '../../../src/schema/fault.ts';
import { SettingsError } from '../../../src/settings.ts';
import { Dice, enterprise, passage, sentences, village } from './words.ts';

/** What was written. */
export interface MadeContent {
  cases: number;
  files: number;
  bytes: number;
  /** Paths of the Markdown files. */
  markdown: string[];
}

/** Every made date lies before this day, so nothing is held back on it. */
export const madeToday = '2030-01-01';

const regions = '青石 黑水 白云 红岩 黄坪 东山 西河 南溪 北川 龙潭 金沙 银杏 松林 竹海 梅岭 桃源'.split(' ');
const types = ['水', '大气', '土壤', '生态', '噪声', '油烟', '扬尘', '垃圾', '固废', '畜禽', '其他'] as const;

interface MadeCase {
  number: string;
  withheld: boolean;
}

/** The files that are written here. */
const ours =
  /^(?:site\.yaml|made\/(?:inspection\.yaml|batches\/\d{3,}\.md|follow-ups\/2020-\d\d-\d\d\.md|rectification\/(?:tasks|results-2020-12)\.md))$/u;

/**
 * Empties a folder of what was made before, so that a smaller size leaves nothing of a larger one.
 * @throws SettingsError if anything else is in it: it might be an office's own content
 */
function clear(folder: string): void {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return;
  const told = `--content${quotePath(folder)}`;
  if (!stat.isDirectory()) throw new SettingsError(`${told}是文件，不是文件夹。请换一个文件夹`);
  // Links too: what is written would go where they lead.
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const stranger = files.find((file) => !ours.test(file));
  if (stranger !== undefined || (files.length > 0 && !isMade(join(folder, 'site.yaml'))))
    throw new SettingsError(
      `${told}里有不是测速编造的文件：${saidPath(stranger ?? 'site.yaml')}，没有写入。请换一个空文件夹，或者不写 --content`,
    );
  for (const file of files) rmSync(join(folder, file));
}

const isMade = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isFile() === true && readFileSync(file, 'utf8') === site;

/**
 * @param folder is made if need be, and must hold nothing but what was made here before
 * @param seed the same seed gives the same bytes
 */
export function makeContent(folder: string, cases: number, seed = 1): MadeContent {
  clear(folder);
  const dice = new Dice(seed);
  const made: MadeContent = { cases, files: 0, bytes: 0, markdown: [] };
  const write = (name: string, text: string): void => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    made.files += 1;
    made.bytes += Buffer.byteLength(text);
    if (name.endsWith('.md')) made.markdown.push(path);
  };
  write('site.yaml', site);
  write('made/inspection.yaml', inspection());
  const all: MadeCase[] = [];
  for (let batch = 1; all.length < cases; batch++) {
    const size = Math.min(dice.between(100, 300), cases - all.length);
    const inBatch = Array.from({ length: size }, (_, row) => newCase(dice, batch, row));
    write(`made/batches/${pad(batch, 3)}.md`, batchFile(dice, batch, inBatch, all));
    all.push(...inBatch);
  }
  const open = all.filter((one) => !one.withheld);
  for (let part = 0; part * 50 < cases / 20; part++) {
    const some = open.slice(part * 500, part * 500 + 500).filter((_, i) => i % 10 === 0);
    if (some.length > 0)
      write(
        `made/follow-ups/2020-${pad(1 + (part % 12))}-${pad(1 + Math.floor(part / 12))}.md`,
        followUpFile(dice, some),
      );
  }
  write('made/rectification/tasks.md', tasksFile(dice, open));
  write('made/rectification/results-2020-12.md', resultsFile(dice));
  return made;
}

/**
 * Adds one more batch to made content, as an office does: a new file, published after everything else. The same content
 * and size give the same bytes.
 * @returns its file
 */
export function addBatch(folder: string, cases: number, seed = 2): string {
  const batch = readdirSync(join(folder, 'made/batches')).length + 1;
  const dice = new Dice(seed + batch);
  const added = Array.from({ length: cases }, (_, row) => newCase(dice, batch, row));
  const file = join(folder, `made/batches/${pad(batch, 3)}.md`);
  writeFileSync(file, batchFile(dice, batch, added, [], { forwarded: '2020-12-28', published: '2021-01-04' }));
  return file;
}

const pad = (number: number, width = 2): string => String(number).padStart(width, '0');

/** The day of a batch, counted from the first. */
const dayOf = (batch: number, later = 0): string =>
  new Date(Date.UTC(2018, 0, batch + later)).toISOString().slice(0, 10);

const site = `标题: 测速用的示例站
网址: https://example.org
主办单位: 示例单位
联系方式: 示例，没有电话
说明: 全部内容由程序编造，只用来测速。
示例: true
`;

const inspection = (): string => `标题: 测速用的示例督察
简称: 示例督察
级别: 省级
类型: 例行督察
督察组: 示例督察组
督察对象: 示例市
进驻时间:
  开始: 2018-01-01
  结束: 2019-12-31
受理:
  电话: [000-0000000]
  时间: 8:00~20:00
  信箱: 示例信箱
  范围: 编造的内容，不受理任何举报。
行政区域:
${regions.map((name, i) => `  - 名称: ${name}区\n    方格: [${1 + (i % 4)}, ${1 + Math.floor(i / 4)}]`).join('\n')}
示例: true
`;

function newCase(dice: Dice, batch: number, row: number): MadeCase {
  const letter = dice.chance(0.75) ? 'D' : 'X';
  return { number: `${letter}99SL${dayOf(batch).replaceAll('-', '')}${pad(row + 1, 4)}`, withheld: dice.chance(0.005) };
}

function batchFile(
  dice: Dice,
  batch: number,
  cases: readonly MadeCase[],
  earlier: readonly MadeCase[],
  days = { forwarded: dayOf(batch), published: dayOf(batch, 7) },
): string {
  const front = `---
批次: ${batch}
交办日期: ${days.forwarded}
公开日期: ${days.published}
公布数: { 交办: ${cases.length} }
---

第${batch}批共交办群众信访举报件${cases.length}件，全部为编造的示例。
`;
  return front + cases.map((one) => caseText(dice, one, earlier)).join('');
}

const table = (facts: Readonly<Record<string, string>>): string =>
  `\n| 项目 | 内容 |\n| --- | --- |\n${Object.entries(facts)
    .map(([label, value]) => `| ${label} | ${value} |\n`)
    .join('')}`;

const section = (label: string, text: string): string => `\n### ${label}\n\n${text}\n`;

function caseText(dice: Dice, { number, withheld }: MadeCase, earlier: readonly MadeCase[]): string {
  const heading = `\n## ${number}${dice.chance(0.08) ? '*' : ''}\n`;
  const region = `${dice.pick(['', '', '', `${dice.pick(some(regions))}区、`])}${dice.pick(some(regions))}区`;
  if (withheld)
    return `${heading}${table({ 行政区域: region, 公开方式: '不予公开', 理由: '政府信息公开条例第十四条' })}`;
  // Most cases have about 300 characters, some up to 1,500; each section ends a little later than asked for.
  const length = 220 + 1200 * dice.next() ** 12;
  const cited = dice.chance(0.03) ? earlier[dice.between(0, earlier.length - 1)] : undefined;
  return [
    heading,
    table({
      行政区域: region,
      污染类型: dice.chance(0.25) ? `${dice.pick(types)}、${dice.pick(types)}` : dice.pick(types),
      是否属实: dice.pick(['属实', '属实', '是', '基本属实', '部分属实', '部分属实', '不属实', '否']),
      办结情况: dice.pick(['已办结', '已办结', '已办结', '已办结', '阶段性办结', '未办结']),
    }),
    // No two complaints are alike, or the check would rightly ask whether they are the same one.
    section(
      '交办问题',
      `${passage(dice, sentences.complaint, length * 0.1)}${village(dice)}、${village(dice)}和${village(dice)}都受影响。`,
    ),
    section(
      '调查核实',
      (cited ? `与${cited.number}号反映问题相同。\n\n` : '') + prose(dice, sentences.finding, length * 0.45),
    ),
    dice.chance(0.3) ? section('办结目标', passage(dice, sentences.goal, 20)) : '',
    section('处理整改', prose(dice, sentences.handling, length * 0.3)),
    section('问责情况', dice.chance(0.9) ? '无' : `约谈${dice.between(1, 4)}人，通报批评${dice.between(1, 3)}人。`),
  ].join('');
}

const some = (list: readonly string[]): [string, ...string[]] => [list[0] ?? '', ...list.slice(1)];

type Sentences = (typeof sentences)[keyof typeof sentences];

/** Paragraphs, now and then numbered, a list, or with a table of values. */
function prose(dice: Dice, from: Sentences, length: number): string {
  const parts = 1 + Math.floor(length / 160);
  const texts = Array.from({ length: parts }, () => passage(dice, from, length / parts));
  const style = dice.next();
  if (style < 0.15) return texts.map((text, i) => `${i + 1}. ${text}`).join('\n');
  if (style < 0.2) return texts.map((text) => `- ${text}`).join('\n');
  if (style < 0.4) return texts.map((text, i) => `${'一二三四五六七八九十'.charAt(i)}是${text}`).join('\n\n');
  if (style < 0.45) return `${texts.join('\n\n')}\n\n${values(dice)}`;
  if (style < 0.5) return `**关于${village(dice)}：**${texts.join('\n')}`;
  return texts.join('\n\n');
}

const values = (dice: Dice): string =>
  `| 点位 | 昼间 | 夜间 |\n| --- | --- | --- |\n${Array.from(
    { length: dice.between(2, 4) },
    () => `| ${village(dice)} | ${dice.between(45, 70)} | ${dice.between(38, 60)} |\n`,
  ).join('')}`.trimEnd();

function followUpFile(dice: Dice, cases: readonly MadeCase[]): string {
  const entries = cases.map(
    ({ number }) =>
      `\n## ${number}\n${table({ 类型: '后续进展', 办结情况: '已办结' })}${section('处理整改', passage(dice, sentences.handling, 120))}`,
  );
  return `---\n公开日期: 2020-${pad(dice.between(1, 12))}-28\n标题: 后续办理情况\n---\n${entries.join('')}`;
}

const tasks = 60;

function tasksFile(dice: Dice, cases: readonly MadeCase[]): string {
  const one = (_: unknown, i: number): string =>
    `\n## ${i + 1}\n${table({
      责任单位: `${dice.pick(some(regions))}区人民政府`,
      整改时限: `2020年${dice.between(1, 12)}月底前`,
      关联: cases[dice.between(0, cases.length - 1)]?.number ?? '',
    })}${section('反馈问题', passage(dice, sentences.complaint, 150))}${section('整改目标', passage(dice, sentences.goal, 40))}${section(
      '整改措施',
      `由${enterprise(dice)}负责。${passage(dice, sentences.handling, 200)}`,
    )}`;
  return `---\n标题: 整改任务清单\n公开日期: 2020-02-01\n---\n${Array.from({ length: tasks }, one).join('')}`;
}

const resultsFile = (dice: Dice): string =>
  `---\n标题: 整改完成情况\n公开日期: 2020-12-31\n---\n${Array.from(
    { length: tasks },
    (_, i) =>
      `\n## ${i + 1}\n${table({ 整改状态: dice.pick(['已完成', '已销号', '达到序时进度', '未达到序时进度']) })}${section('整改完成情况', passage(dice, sentences.handling, 150))}`,
  ).join('')}`;
