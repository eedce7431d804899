/** Content that changes as an office changes it: a few facts, from which the files are written. */
import type { Dice } from '../../scripts/bench/content/words.ts';
import { followUpFile, markdown, minimal, record, tasksFile, without, type Files } from './content.ts';

interface GrowingCase {
  number: string;
  region: number;
  type: string;
  /** What stands in its file. */
  problem: string;
  /** What holds now. */
  corrected: string;
}

/** What an office has, and how its site is set up. */
export interface Office {
  batches: GrowingCase[][];
  followUps: string[];
  regions: string[];
  announcement: { id: string; was: string[] };
  samples: number[];
  inspections: number;
  title: string;
  /** SITE_BASE */
  base: string;
  /** What has got a number. */
  count: number;
}

const types = ['大气', '水', '噪声'] as const;
const day = (from: string, later: number): string =>
  new Date(Date.parse(from) + later * 86_400_000).toISOString().slice(0, 10);

/** An office that has just begun: two batches, two samples. */
export function newOffice(dice: Dice): Office {
  const office: Office = {
    ...{ batches: [[], []], followUps: [], regions: ['麒麟区', '沾益区'], samples: [1, 2], inspections: 0 },
    ...{ announcement: { id: 'stationed', was: [] }, title: '林市督察公开', base: '/', count: 0 },
  };
  for (const batch of [0, 0, 1]) addCase(office, dice, batch);
  return office;
}

function addCase(office: Office, dice: Dice, batch: number): void {
  const count = ++office.count;
  const problem = `某${String(count)}号厂夜间冒烟。`;
  office.batches[batch]?.push({
    number: `D01LS20210507${String(count).padStart(4, '0')}`,
    region: dice.between(0, 1),
    type: dice.pick(types),
    problem,
    corrected: problem,
  });
}

const someCase = (office: Office, dice: Dice): GrowingCase => {
  const all = office.batches.flat();
  const found = all[dice.between(0, all.length - 1)];
  if (!found) throw new Error('an office without cases');
  return found;
};

/** What may happen in an office. */
export const edits = {
  'a case': (office, dice) => addCase(office, dice, dice.between(0, office.batches.length - 1)),
  'a batch': (office, dice) => {
    office.batches.push([]);
    for (let left = dice.between(1, 3); left > 0; left--) addCase(office, dice, office.batches.length - 1);
  },
  'a follow-up': (office, dice) => {
    const text = `第${String(++office.count)}次回访。`;
    office.followUps.push(
      record(someCase(office, dice).number, { 类型: '后续进展', 办结情况: '已办结' }, { 处理整改: text }),
    );
  },
  'a correction': (office, dice) => {
    const one = someCase(office, dice);
    const becomes = `某${String(++office.count)}号窑夜间冒烟。`;
    const facts = { 类型: '更正', 更正项: '交办问题', 原为: one.corrected, 改为: becomes };
    office.followUps.push(record(one.number, facts, { 更正说明: '复核。' }));
    one.corrected = becomes;
  },
  'a renamed region': (office, dice) => {
    const letters = '甲乙丙丁戊己庚辛壬癸';
    office.regions[dice.between(0, 1)] = `${letters[office.count++ % 10] ?? ''}${dice.character(letters)}山区`;
  },
  'a moved page': ({ announcement }) => {
    announcement.was.push(announcement.id);
    announcement.id = `stationed-${String(announcement.was.length)}`;
  },
  'a new inspection': (office) => {
    office.inspections++;
  },
  'a deleted sample': ({ samples }) => {
    samples.pop();
  },
  'another setting': (office) => {
    office.base = office.base === '/' ? '/hjdc/' : '/';
  },
  'another title': (office) => {
    office.title = `林市督察公开（${String(++office.count)}）`;
  },
} as const satisfies Record<string, (office: Office, dice: Dice) => void>;

export type EditName = keyof typeof edits;
export const editNames = Object.keys(edits) as EditName[];

/** The content of an office, which the check lets pass. */
export function filesOf({ batches, followUps, regions, announcement, samples, inspections, title }: Office): Files {
  const moved = announcement.was.map((id) => `  ${announcementAddress(id)}: ${announcementAddress(announcement.id)}\n`);
  const files: Record<string, string | Uint8Array> = {
    ...without(minimal, followUpFile, 'lin-2021/announcements/2021-05-06-stationed.mdx'),
    'site.yaml': `${String(minimal['site.yaml']).replace('林市督察公开', title)}${moved.length > 0 ? `转址:\n${moved.join('')}` : ''}`,
    [`lin-2021/announcements/${announcement.id}.mdx`]: String(
      minimal['lin-2021/announcements/2021-05-06-stationed.mdx'],
    ),
    'lin-2021/inspection.yaml': inspection(regions),
    [tasksFile]: String(minimal[tasksFile]),
  };
  for (const [index, cases] of batches.entries())
    files[`lin-2021/batches/${String(index + 1).padStart(2, '0')}.md`] = markdown(
      { 批次: String(index + 1), 公开日期: day('2021-05-14', index) },
      ...cases.map(({ number, region, type, problem }) =>
        record(number, { 行政区域: regions[region] ?? '', 污染类型: type, 办结情况: '未办结' }, { 交办问题: problem }),
      ),
    );
  for (const [index, entry] of followUps.entries()) {
    const published = day('2021-06-15', index);
    files[`lin-2021/follow-ups/${published}.md`] = markdown({ 公开日期: published }, entry);
  }
  for (const number of samples)
    files[`lin-2021/announcements/sample-${String(number)}.md`] = markdown(
      { 标题: `示例公告${String(number)}`, 公开日期: '2021-05-07', 类型: '其他', 摘要: '示例。', 示例: 'true' },
      '示例。',
    );
  for (let number = 1; number <= inspections; number++) {
    const folder = `lin-${String(2021 + number)}`;
    files[`${folder}/inspection.yaml`] = inspection(regions).replaceAll('2021', String(2021 + number));
    files[`${folder}/batches/01.md`] = markdown(
      { 批次: '1', 公开日期: `${String(2021 + number)}-05-14` },
      record(`X01LS${String(2021 + number)}05070001`, { 行政区域: regions[0] ?? '' }, { 交办问题: '某河发黑。' }),
    );
  }
  return files;
}

const announcementAddress = (id: string): string => `/lin-2021/announcements/${id}/`;

const inspection = (regions: readonly string[]): string =>
  String(minimal['lin-2021/inspection.yaml'])
    .replace('名称: 麒麟区, 别名: [麒区]', `名称: ${regions[0] ?? ''}`)
    .replace('沾益区', regions[1] ?? '');
