/**
 * Content made from the schema with words that break paths, pages and parsers, each in a piece of its own: what the check
 * refuses of them can be left out, and the rest be built at once.
 */
import type { z } from 'zod';
import { findFaults } from '../../src/findings/check-content.ts';
import type { Dice } from '../../scripts/bench/content/words.ts';
import { announcementSchema, pageSchema } from '../../src/schema/files/announcement.ts';
import { batchSchema } from '../../src/schema/files/batch.ts';
import { caseFacts, caseSections } from '../../src/schema/files/case.ts';
import { cutToUnits } from '../../src/schema/text/cut.ts';
import { faultLine } from '../../src/schema/fault.ts';
import { fieldsOf, readField } from '../../src/schema/field.ts';
import { entrySections } from '../../src/schema/files/follow-up.ts';
import { vocabularyOf } from '../../src/schema/files/inspection-words.ts';
import { resultFacts, resultSections } from '../../src/schema/files/result.ts';
import { siteSchema } from '../../src/schema/files/site.ts';
import { taskFacts, taskSections } from '../../src/schema/files/task.ts';
import { readSettings } from '../../src/settings.ts';
import type { Files } from './content.ts';
import { hostileTexts, hostileWords, refusedTexts, someDates, someValues } from './hostile-words.ts';
import { temporaryFolder } from './run.ts';

/** Content before it is written. */
export interface HostileSite {
  files: Files;
  /** Front matter of site.yaml by label. */
  site: Readonly<Record<string, string>>;
  regions: readonly string[];
  types: readonly string[];
  redirects: readonly (readonly [from: string, to: string])[];
}

/** One hostile thing. */
export interface Piece {
  name: string;
  add: (site: HostileSite) => HostileSite;
}

const one = (dice: Dice, list: readonly string[]): string => list[dice.between(0, list.length - 1)] ?? '';
const word = (dice: Dice): string =>
  dice.chance(0.7) ? one(dice, hostileWords) : one(dice, hostileWords) + one(dice, hostileWords);
const text = (dice: Dice): string =>
  Array.from({ length: dice.between(1, 3) }, () => one(dice, dice.chance(0.03) ? refusedTexts : hostileTexts)).join(
    dice.chance(0.5) ? '' : '，',
  );

/** The words of the closed lists of a schema, which a value may have to be. */
const closed = [
  '属实',
  '部分属实',
  '否',
  '已办结',
  '阶段性办结',
  '来电',
  '重点关注件',
  '公开',
  '其他',
  '进驻公告',
  '后续进展',
  '复核',
  '基本完成',
  '已销号',
  '整改到位',
  '表面整改',
  '中央',
  '回头看',
];

/** Values for the fields of a schema: hostile where the schema lets them be, left out at random. */
function fill(schema: z.ZodObject, dice: Dice, wanted: Readonly<Record<string, string>> = {}): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const { name, label } of fieldsOf(schema)) {
    const given = wanted[label];
    const isLeft = readField(schema, name, undefined).success && dice.chance(0.5);
    if (given === undefined && isLeft) continue;
    const tried = [
      text(dice),
      text(dice),
      one(dice, someValues),
      one(dice, someDates),
      ...someDates,
      ...someValues,
      ...closed,
    ];
    const value = given ?? tried.find((typed) => readField(schema, name, typed).success);
    if (value !== undefined) filled[label] = value;
  }
  return filled;
}

const without = (facts: Readonly<Record<string, string>>, ...labels: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).filter(([label]) => !labels.includes(label)));

/** JSON is YAML: quotes and escapes hold whatever a word holds. */
const yaml = (facts: Readonly<Record<string, string>>): string =>
  Object.entries(facts)
    .map(([label, value]) => `${label}: ${JSON.stringify(value)}\n`)
    .join('');
const front = (facts: Readonly<Record<string, string>>): string => `---\n${yaml(facts)}---\n\n`;
const cell = (value: string): string => value.replaceAll('\n', ' ').replaceAll('|', '\\|');
const table = (facts: Readonly<Record<string, string>>): string =>
  [
    '| 项目 | 内容 |',
    '| --- | --- |',
    ...Object.entries(facts).map(([label, value]) => `| ${label} | ${cell(value)} |`),
    '',
  ].join('\n');
const sections = (schema: z.ZodObject, dice: Dice, needed: string): string =>
  fieldsOf(schema)
    .filter(({ label }) => label === needed || dice.chance(0.4))
    .map(({ label }) => `\n### ${label}\n\n${text(dice)}\n\n${text(dice)}\n`)
    .join('');
const record = (heading: string, facts: Readonly<Record<string, string>>, rest: string): string =>
  `## ${heading}\n\n${table(facts)}${rest}\n`;

const inspectionFacts = (shortTitle: string, kind: string): string => `标题: 省督察组对${shortTitle}开展督察
简称: ${shortTitle}
级别: 省级
类型: ${kind}
督察组: 省督察组
督察对象: 林市
进驻时间: { 开始: 2021-05-06, 结束: 2021-05-15 }
受理: { 电话: [000-0000001], 时间: 8:00~12:00, 信箱: 林市A001号信箱, 范围: 受理林市的举报。 }
`;

/** Content without a fault, with every kind of record. */
export const plainSite: HostileSite = {
  site: {
    标题: '林市督察公开',
    网址: 'https://example.org',
    主办单位: '林市人民政府办公室',
    联系方式: '000-0000000',
    说明: '公开办理情况。',
  },
  // Marks that one encoder encodes and another leaves as they are.
  regions: ['麒麟区', '沾益区', 'a&b+c=d$e'],
  types: ["a'b(c)!~"],
  redirects: [['/old/a&b+c=d$e/', '/lin-2021/regions/a%26b%2Bc%3Dd%24e/']],
  files: {
    'back-2022/inspection.yaml': `${inspectionFacts('回头看', '回头看')}行政区域: [{ 名称: 麒麟区 }]\n`,
    'back-2022/rectification/tasks.md': `${front({ 标题: '清单', 公开日期: '2022-02-01' })}${record('1', { 责任单位: '某局', 整改时限: '立行立改', 前序: 'lin-2021/1', 回头看结论: '表面整改' }, '\n### 反馈问题\n\n某河黑臭。\n')}`,
    'lin-2021/batches/01.md': `${front({ 批次: '1', 公开日期: '2021-05-14' })}${record('D01LS202105070001', { 行政区域: '麒麟区' }, '\n### 交办问题\n\n某厂冒烟。\n')}${record('X01LS202105080001', { 行政区域: '沾益区' }, '\n### 交办问题\n\n某河发黑。\n')}`,
    'lin-2021/rectification/tasks.md': `${front({ 标题: '清单', 公开日期: '2021-08-01' })}${record('1', { 责任单位: '某局', 整改时限: '2021年12月底前' }, '\n### 反馈问题\n\n某河黑臭。\n')}`,
  },
};

const list = (names: readonly string[], write: (name: string) => string): string => `[${names.map(write).join(', ')}]`;

/** The files of content. */
export function filesOf({ files, site, regions, types, redirects }: HostileSite): Files {
  const moved = redirects.map(([from, to]) => `  ${JSON.stringify(from)}: ${JSON.stringify(to)}\n`).join('');
  return {
    ...files,
    'site.yaml': yaml(site) + (moved === '' ? '' : `转址:\n${moved}`),
    'lin-2021/inspection.yaml': `${inspectionFacts('林市督察', '例行督察')}行政区域: ${list(regions, (name) => `{ 名称: ${JSON.stringify(name)} }`)}\n${types.length > 0 ? `污染类型: ${list(types, (name) => JSON.stringify(name))}\n` : ''}`,
  };
}

const vocabulary = vocabularyOf({ regions: plainSite.regions.map((name) => ({ name })) });
const withFiles = (site: HostileSite, files: Files): HostileSite => ({ ...site, files: { ...site.files, ...files } });

/** A batch of its own with one case. */
const batch = (
  dice: Dice,
  id: number,
  heading: string,
  facts: Readonly<Record<string, string>>,
  number = String(100 + id),
): Files => {
  const fronts = fill(batchSchema(vocabulary), dice, { 批次: number, 公开日期: '2021-05-20', 公布数: '' });
  const kept = without(fronts, '公布数', '隐私例外');
  return {
    [`lin-2021/batches/c${String(id)}.md`]:
      front(kept) + record(heading, facts, sections(caseSections, dice, '交办问题')),
  };
};
const caseOf = (dice: Dice, wanted: Readonly<Record<string, string>>): Record<string, string> =>
  fill(caseFacts(vocabulary), dice, {
    行政区域: '麒麟区',
    污染类型: '大气',
    公开方式: '公开',
    理由: '',
    关联: 'D01LS202105070001',
    ...wanted,
  });

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What it is about, and what it adds; all chance is over once it is made, since it is added more than once. */
type Make = (dice: Dice, id: number) => Piece;

/** A file name that the system of the test takes, whatever others do. */
const onDisk = (name: string): string => cutToUnits(name.replace(/^\.{1,2}$|[/\0]|\p{Cs}/gu, ''), 80) || 'x';

/** A piece that is files of its own. */
const ofFiles = (name: string, files: Files): Piece => ({ name, add: (site) => withFiles(site, files) });

const makers: Readonly<Record<string, Make>> = {
  region: (dice, id) => {
    const name = word(dice);
    const files = batch(dice, id, `D01LS2021${String(10_000_000 + id)}`, { 行政区域: name });
    return { name, add: (site) => withFiles({ ...site, regions: [...site.regions, name] }, files) };
  },
  type: (dice, id) => {
    const name = word(dice);
    const files = batch(dice, id, `D01LS2021${String(10_000_000 + id)}`, { 行政区域: '麒麟区', 污染类型: name });
    return { name, add: (site) => withFiles({ ...site, types: [...site.types, name] }, files) };
  },
  announcement: (dice) => {
    const name = onDisk(word(dice));
    const days = ['2021-05-06', '2021-05-06 09:30'];
    const facts = without(fill(announcementSchema, dice, { 公开日期: one(dice, days) }), '隐私例外');
    const picture = dice.chance(0.5) ? '' : `\n\n![${text(dice)}](a.png)\n`;
    return ofFiles(name, {
      [`lin-2021/announcements/${name}.${dice.pick(['md', 'mdx'])}`]: `${front(facts)}${text(dice)}\n\n${text(dice)}${picture}`,
      'lin-2021/announcements/a.png': png,
    });
  },
  page: (dice) => {
    const name = onDisk(word(dice));
    return ofFiles(name, { [`pages/${name}.mdx`]: `${front(fill(pageSchema, dice))}${text(dice)}\n` });
  },
  picture: (dice, id) => {
    const name = `${onDisk(word(dice))}.png`;
    const facts = { 标题: '图', 公开日期: '2021-05-06', 类型: '其他', 摘要: '图。' };
    return ofFiles(name, {
      [`lin-2021/announcements/p${String(id)}.md`]: `${front(facts)}![图](<${name.replace(/[<>\\]/gu, '\\$&')}>)\n`,
      [`lin-2021/announcements/${name}`]: png,
    });
  },
  followUp: (dice) => {
    const name = onDisk(word(dice));
    const facts = { 类型: one(dice, ['后续进展', '复核']), 办结情况: '已办结', 备注: text(dice) };
    const entry = record('D01LS202105070001', facts, sections(entrySections, dice, '处理整改'));
    return ofFiles(name, {
      [`lin-2021/follow-ups/${name}.md`]: `${front({ 公开日期: '2021-06-01', 标题: text(dice) })}${entry}`,
    });
  },
  correction: (dice, id) => {
    const facts = { 类型: '更正', 更正项: '责任单位', 原为: '某局', 改为: text(dice) };
    const entry = record('任务 1', facts, `\n### 更正说明\n\n${text(dice)}\n`);
    return ofFiles(facts.改为, {
      [`lin-2021/follow-ups/2021-09-${String(id)}.md`]: `${front({ 公开日期: '2021-09-01' })}${entry}`,
    });
  },
  case: (dice, id) => {
    const heading = (dice.chance(0.5) ? word(dice) : word(dice) + String(id)).replaceAll('\n', ' ');
    return ofFiles(heading, batch(dice, id, heading, caseOf(dice, {})));
  },
  facts: (dice, id) => {
    const facts = caseOf(dice, { 污染类型: dice.chance(0.5) ? '大气' : text(dice), 序号: word(dice) });
    return ofFiles(cutTo(JSON.stringify(facts)), batch(dice, id, `X01LS2021${String(20_000_000 + id)}*`, facts));
  },
  batch: (dice, id) => {
    const number = one(dice, ['0', '007', '35-1', word(dice), `1${word(dice)}`, '9999-999', '12345']);
    return ofFiles(number, batch(dice, id, `D01LS2021${String(30_000_000 + id)}`, { 行政区域: '麒麟区' }, number));
  },
  task: (dice) => {
    const headings = [
      '2',
      '2-1',
      '007',
      '９',
      '-1',
      `3 ${text(dice)}`,
      `4 ${word(dice)}`,
      word(dice),
      '5-',
      '9'.repeat(300),
    ];
    const heading = one(dice, headings).replaceAll('\n', ' ');
    const facts = fill(taskFacts, dice, {
      ...{ 整改时限: '2021年12月底前', 上级任务: '1', 关联: 'D01LS202105070001' },
      ...{ 前序: 'lin-2021/D01LS202105070001', 回头看结论: '表面整改' },
    });
    const file = 'lin-2021/rectification/tasks.md';
    const added = record(heading, facts, sections(taskSections, dice, '反馈问题'));
    return { name: heading, add: (site) => withFiles(site, { [file]: String(site.files[file]) + added }) };
  },
  results: (dice) => {
    const name = `results-${onDisk(word(dice))}`;
    const facts = fill(resultFacts, dice, {
      ...{ 前序: 'lin-2021/D01LS202105070001', 回头看结论: '基本到位', 公示期: '2021-09-11 至 2021-09-22' },
    });
    const result = record('1', facts, sections(resultSections, dice, '整改完成情况'));
    return ofFiles(name, {
      [`lin-2021/rectification/${name}.md`]: `${front({ 标题: text(dice), 公开日期: '2021-09-01' })}${result}`,
    });
  },
  inspection: (dice, id) => {
    const name = onDisk(word(dice));
    const facts = {
      标题: text(dice),
      简称: text(dice),
      级别: '省级',
      类型: '例行督察',
      督察组: text(dice),
      督察对象: text(dice),
    };
    const intake = JSON.stringify({ 电话: [text(dice)], 时间: text(dice), 信箱: text(dice), 范围: text(dice) });
    const region = JSON.stringify({ 名称: word(dice), 别名: [text(dice)] });
    const rest = `进驻时间: { 开始: 2021-05-06, 结束: 2021-05-15 }\n受理: ${intake}\n行政区域: [${region}]\n`;
    const one = record(`D09LS2021${String(40_000_000 + id)}`, {}, `\n### 交办问题\n\n${text(dice)}\n`);
    return ofFiles(name, {
      [`${name}/inspection.yaml`]: yaml(facts) + rest,
      [`${name}/batches/01.md`]: front({ 批次: '1', 公开日期: '2021-05-14' }) + one,
    });
  },
  redirect: (dice) => {
    const to = one(dice, [
      ...['/', '/feeds/', '/about/', '/lin-2021/', '/back-2022/look-back/', '/lin-2021/cases/'],
      ...['/lin-2021/regions/麒麟区/', '/lin-2021/rectification/1/', `/${word(dice)}/`],
    ]);
    const below = one(dice, ['', '/lin-2021', '/lin-2021/cases', '/feeds', '/old', to.replace(/\/$/u, '')]);
    const from = `${below}/${word(dice)}/`;
    return { name: `${from} ${to}`, add: (site) => ({ ...site, redirects: [...site.redirects, [from, to]] }) };
  },
  site: (dice) => {
    const facts = fill(siteSchema, dice, { 网址: 'https://example.org', 示例: 'false' });
    const kept = without(facts, '转址');
    return { name: cutTo(JSON.stringify(kept)), add: (site) => ({ ...site, site: { ...site.site, ...kept } }) };
  },
};

const cutTo = (name: string): string => cutToUnits(name, 60);

/** So many hostile pieces, of all kinds in turn. */
export function hostilePieces(dice: Dice, count: number): Piece[] {
  const kinds = Object.entries(makers);
  return Array.from({ length: count }, (_, id): Piece => {
    const [kind, make] = kinds[id % kinds.length] ?? [];
    if (kind === undefined || make === undefined) throw new Error('no kinds');
    const { name, add } = make(dice, id);
    return { name: `${kind} ${JSON.stringify(name)}`, add };
  });
}

/** The day of every check and build of hostile content. */
export const hostileDay = '2022-06-01';

/** The errors of `npm run check` for content; it must never throw. */
export async function errorsOf(site: HostileSite): Promise<string[]> {
  const folder = temporaryFolder();
  try {
    folder.write(filesOf(site));
    const settings = readSettings({ CONTENT_DIR: folder.path, BUILD_DATE: hostileDay }, folder.path, new Date());
    const { faults } = await findFaults(settings, {});
    return faults.filter(({ severity }) => severity === 'error').map(faultLine);
  } finally {
    folder.remove();
  }
}

/** What the check lets pass of the pieces, together. */
export async function passing(
  pieces: readonly Piece[],
): Promise<{ site: HostileSite; passed: Piece[]; refused: Piece[] }> {
  const passed: Piece[] = [];
  const refused: Piece[] = [];
  for (const piece of pieces) ((await errorsOf(piece.add(plainSite))).length === 0 ? passed : refused).push(piece);
  const site = await together(plainSite, passed);
  return { site, passed, refused };
}

/** As many pieces as can stand beside each other. */
async function together(site: HostileSite, pieces: readonly Piece[]): Promise<HostileSite> {
  const all = pieces.reduce((sum, piece) => piece.add(sum), site);
  if ((await errorsOf(all)).length === 0) return all;
  if (pieces.length === 1) return site;
  const half = Math.ceil(pieces.length / 2);
  return together(await together(site, pieces.slice(0, half)), pieces.slice(half));
}
