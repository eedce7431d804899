/** Bulletins whose figures stand in sentences: they hold no case, and what is shown to paste passes the check and is public. */
import { describe, expect, it } from 'vitest';
import { batchJson } from '../../src/formats/downloads/batch-files.ts';
import { inspectionOf } from '../support/content.ts';
import { docx, paragraph } from '../support/office.ts';
import { checked, declaredOf, inspectionFile, lookedAt, office, paste, refusal } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

/** Figures by their labels, as totals.csv has them. */
type Figures = Readonly<Record<string, number>>;

interface Bulletin {
  regions: readonly string[];
  lines: readonly string[];
  /** The batch that is offered, and what it declares; undefined where an announcement is offered. */
  batch?: { key: string; figures: Figures };
  /** What is offered as 累计. */
  running?: Figures;
  /** What is told to stand in the text alone. */
  left?: string;
  answers?: Readonly<Record<string, string>>;
}

const by = (label: string, text: string): Figures =>
  Object.fromEntries(
    text.split(' ').map((one) => [`${label} ${one.replace(/\d+$/u, '')}`, Number(/\d+$/u.exec(one)?.[0])]),
  );

const tianjin =
  '和平区1 河东区2 河西区3 南开区2 河北区1 红桥区1 东丽区3 西青区5 津南区4 北辰区6 武清区7 宝坻区5 滨海新区6 静海区3 蓟州区2 市级单位1';
const huizhou = '惠城区28 惠阳区40 惠东县30 博罗县66 龙门县12 大亚湾区8 仲恺区9';
const jian =
  '安福县25 永新县13 吉州区30 青原区20 吉安县22 泰和县16 万安县10 遂川县12 井冈山市6 新干县8 峡江县7 永丰县8 吉水县7';
const names = (text: string): string[] => text.replace(/\d+/gu, '').split(' ');
const told = (text: string, unit: string): string => text.replace(/(\d+)(?: |$)/gu, `$1${unit}、`).slice(0, -1);

const bulletins: Readonly<Record<string, Bulletin>> = {
  'city departments as a row, and problems beside cases': {
    regions: names(tianjin),
    lines: [
      '中央生态环境保护督察组向天津市转办第七批群众信访举报件（2025年11月26日）',
      '11月25日，督察组转办第7批群众信访举报件52件，其中来电40件、来信12件，重点关注1件。',
      `按行政区划分：${told(tianjin, '件')}。`,
      '涉及生态环境问题52个，其中固废17个、大气12个、水9个、噪声8个、生态3个、土壤2个、其他1个。',
    ],
    batch: {
      key: '7',
      figures: {
        ...{ 交办: 52, 来电: 40, 来信: 12, 重点关注: 1, 问题: 52 },
        ...by('按区域', tianjin),
        ...by('按类型', '固废17 大气12 水9 噪声8 生态3 土壤2 其他1'),
      },
    },
  },
  'cities of counties beside prefectures, types with 类, a reply in ten days': {
    regions: ['石家庄市', '定州市', '辛集市', '雄安新区'],
    lines: [
      '省生态环境保护督察组交办第五批群众信访举报件（2022年6月20日）',
      '6月19日20时至6月20日20时，督察组交办第五批信访举报59件，其中来电30件，来信29件。',
      '按地市分：石家庄市20件、定州市5件、辛集市4件、雄安新区30件。',
      '按类型分：大气类16件，水类16件，土壤类5件，噪声类12件，其他类10件。',
      '请于10日内办结并公开。邮政信箱：某市A001号信箱，邮编：050000。',
    ],
    batch: {
      key: '5',
      figures: {
        ...{ 交办: 59, 来电: 30, 来信: 29 },
        ...by('按区域', '石家庄市20 定州市5 辛集市4 雄安新区30'),
        ...by('按类型', '大气16 水16 土壤5 噪声12 其他10'),
      },
    },
  },
  'shares that exceed a hundred per cent, a series of its own, and a sum that the notice explains': {
    regions: ['广州市', '深圳市', '佛山市', '省海洋综合执法总队'],
    lines: [
      '中央第四生态环境保护督察组交办第十七批群众举报问题（2021年9月13日）',
      '督察组交办第十七批群众举报226件（重点关注3件），类型有大气99（43.8%）、水77（34.1%）、噪声61（27.0%）、土壤27（11.9%）、生态破坏12（5.3%）、农业农村5（2.2%）、海洋2（0.9%）、核与辐射1（0.4%）、其他1（0.4%）。',
      '各地市：广州市120件（重点关注2件）、深圳市70件（重点关注1件）、佛山市39件、省海洋综合执法总队1件。',
      '交办督办案件1件。',
      '截至9月12日，第1-10批共1,155件，已办结522件，阶段性办结279件，未办结354件。',
      '备注：部分举报涉及多个地市，各市合计大于总数。',
    ],
    batch: {
      key: '17',
      figures: {
        ...{ 交办: 226, 重点关注: 3, 督办: 1 },
        ...by('按区域', '广州市120 深圳市70 佛山市39 省海洋综合执法总队1'),
        ...by('按区域重点关注', '广州市2 深圳市1'),
        ...by('按类型', '大气99 水77 噪声61 土壤27 生态12 农业农村5 海洋2 辐射1 其他1'),
      },
    },
    running: { 交办: 1155, 已办结: 522, 阶段性办结: 279, 未办结: 354 },
  },
  'cases counted in 宗, a batch of the province, types as they come together': {
    regions: ['云城区', '新兴县'],
    lines: [
      '中央督察组交办云浮市第十六批（省第二十批）信访举报（2021年9月17日）',
      '9月16日，交办第十六批（省第20批）信访举报6宗。按污染类型：大气、噪音和其他1宗，生态1宗，水3宗，大气和噪音1宗。',
      '按区域：云城区4宗、新兴县2宗。',
    ],
    batch: {
      key: '16',
      figures: {
        交办: 6,
        ...by('按区域', '云城区4 新兴县2'),
        ...by('按类型组合', '大气、噪声、其他1 生态1 水3 大气、噪声1'),
      },
    },
  },
  'joint cases that each county counts, their batches named': {
    regions: names(huizhou),
    lines: [
      '惠州市办理中央督察组交办案件情况（2021年9月18日）',
      `截至9月17日，督察组共交办21批190宗案件，其中${told(huizhou, '宗')}（第8、15、21批各有一宗由两个县区共办）。`,
    ],
    running: { 交办: 190, ...by('按区域', huizhou) },
  },
  'problems, counted by type more than once and by industry once': {
    regions: ['某区'],
    lines: [
      '省督察组交办某区信访问题情况（2021年5月10日）',
      '今天交办第20批，1批次7个问题。',
      '截至2021年5月10日，20批次共187个问题。按污染类型：大气62个、水45个、土壤12个、噪声50个、重金属1个、垃圾31个、油烟51个、扬尘27个、其他15个；按行业类别：工业12个、矿山25个、畜禽养殖23个、城市管理94个、农村环境20个、自然保护区2个、其他11个。',
    ],
    batch: { key: '20', figures: { 问题: 7 } },
    running: {
      问题: 187,
      ...by('按类型', '大气62 水45 土壤12 噪声50 重金属1 垃圾31 油烟51 扬尘27 其他15'),
      ...by('按行业', '工业12 矿山25 畜禽养殖23 城市管理94 农村环境20 自然保护区2 其他11'),
    },
  },
  'a joint case as a class of its own, WeChat, a reply in seven days': {
    regions: ['埇桥区', '砀山县', '萧县', '宿马园区'],
    lines: [
      '省第三督察组向宿州市交办第八批信访件（2022年4月20日）',
      '4月20日，督察组交办第8批群众举报10件，其中来电6件，来信3件，微信1件；埇桥区6件、砀山县2件、宿马园区1件、埇桥区和萧县共办1件。',
      '受理时间：08:00-18:00。请在7日内办结。',
    ],
    batch: {
      key: '8',
      figures: {
        ...{ 交办: 10, 来电: 6, 来信: 3, 微信: 1 },
        ...by('按区域', '埇桥区6 砀山县2 宿马园区1 埇桥区、萧县1'),
      },
    },
  },
  'letters of which there were none': {
    regions: ['宣州区'],
    lines: [
      '省督察组向宣城市交办第三批信访举报件（2024年5月3日）',
      '第3批交办信访件7件，涉及13个问题。其中来电2件，来信0件，微信5件。',
    ],
    batch: { key: '3', figures: { 交办: 7, 问题: 13, 来电: 2, 来信: 0, 微信: 5 } },
  },
  'duplicates inside the counts of counties': {
    regions: names(jian),
    lines: [
      '省督察组交办吉安市第九批信访件（2022年7月3日）',
      `第9批交办184件，其中重复件7件：${told(jian, '件')
        .replace('安福县25件', '安福县25件（重复件3件）')
        .replace('永新县13件', '永新县13（1）')
        .replace('吉州区30件', '吉州区30件（重复件2件）')
        .replace('青原区20件', '青原区20件（重复件1件）')}。`,
    ],
    batch: {
      key: '9',
      figures: { 交办: 184, 重复件: 7, ...by('按区域', jian), ...by('按区域重复件', '安福县3 吉州区2 青原区1') },
    },
    left: '「永新县1」',
  },
  'telephone and letters together, several duplicates merged': {
    regions: ['某省'],
    lines: [
      '第三轮第四批督察进展（2025年6月30日）',
      '截至6月28日，各督察组收到群众来电、来信举报23311件，受理有效举报17880件，经合并重复举报，累计向被督察对象转办14066件；已办结或阶段办结9213件。',
    ],
    running: { 收到: 23311, 有效: 17880, 交办: 14066, '已办结（含阶段性）': 9213 },
  },
  'what is handed over and is no complaint': {
    regions: ['西宁市'],
    lines: [
      '中央督察组在青海省督察进展（2022年1月19日）',
      '截至2022年1月18日，共收到举报28件，有效23件，已办结或阶段办结20件。发放调查问卷2398份，据此另行交办问题39项。',
    ],
    running: { 收到: 28, 有效: 23, '已办结（含阶段性）': 20 },
    left: '「发放调查问卷2398份」「据此另行交办问题39项」',
  },
};

const of = (title: string): Bulletin => bulletins[title] ?? { regions: [], lines: [] };

async function pastedFrom(title: string) {
  const { regions, lines, batch } = of(title);
  const files = office(regions);
  const message = await refusal('通报.docx', docx(lines.map((line) => paragraph(line)).join('')), files);
  const where = batch ? `batches/${batch.key}.md` : 'announcements/notice.md';
  return { message, files: paste(message, files, where, { 一两句话: '办理情况。' }) };
}

describe('a bulletin with', () => {
  it.each(Object.keys(bulletins))('%s', async (title) => {
    const { batch, running, left } = of(title);
    const { message, files } = await pastedFrom(title);
    expect(message).toContain('没有一件一件、一项一项的内容，没有导入。请写成');
    expect(message).toContain('统计数是从句子里读出来的，请对照原文逐项核对');
    expect(/只在正文里：(.*?)；/u.exec(message)?.[1]).toBe(left);
    // Only what the text itself leaves open is told.
    expect(checked(files)).toEqual(
      left === '「永新县1」' ? [expect.stringContaining('按区域重复件合计 6，与「重复件」7对不上')] : [],
    );
    expect(declaredOf(files)).toEqual(running ?? {});
    if (!batch) return;
    expect(declaredOf(files, batch.key)).toEqual(batch.figures);
    const site = siteOf(files, lookedAt);
    const inspection = inspectionOf(site.register, 'lin');
    const [made] = inspection.batches;
    if (!made) throw new Error('no batch');
    const shown = viewOf(site, 'batch').comparisons.rows.map(({ label, declared }) => [label, Number(declared)]);
    expect(Object.fromEntries(shown)).toEqual(batch.figures);
    const json = batchJson(made, inspection, site) as { comparisons: { item: string; declared: number }[] };
    expect(Object.fromEntries(json.comparisons.map((one) => [one.item, one.declared]))).toEqual(batch.figures);
    // The text of the bulletin stands below, as it is.
    for (const line of of(title).lines.slice(1)) expect(String(files[`lin/batches/${batch.key}.md`])).toContain(line);
  });
});

describe('a figure that does not add up is told in', () => {
  it.each<[string, string, string, string]>([
    ['city departments as a row, and problems beside cases', '市级单位: 1', '市级单位: 2', '各区域合计 53，多于 52 件'],
    [
      'city departments as a row, and problems beside cases',
      '来信: 12',
      '来信: 11',
      '来电、来信合计 51，与「交办」52对不上',
    ],
    ['city departments as a row, and problems beside cases', '固废: 17', '固废: 16', '各类型合计 51，少于 52'],
    [
      'cases counted in 宗, a batch of the province, types as they come together',
      '水: 3',
      '水: 4',
      '各类型组合合计 7，不是 6 件',
    ],
    [
      'joint cases that each county counts, their batches named',
      '博罗县: 66',
      '博罗县: 62',
      '各区域合计 189，少于 190 件',
    ],
    [
      'problems, counted by type more than once and by industry once',
      '矿山: 25',
      '矿山: 26',
      '各行业合计 188，不是 187',
    ],
    ['problems, counted by type more than once and by industry once', '大气: 62', '大气: -1', '不是件数'],
    [
      'a joint case as a class of its own, WeChat, a reply in seven days',
      '埇桥区、萧县: 1',
      '埇桥区、萧县: 2',
      '各区域合计 11，多于 10 件',
    ],
    [
      'a joint case as a class of its own, WeChat, a reply in seven days',
      '微信: 1',
      '微信: 2',
      '合计 11，与「交办」10对不上',
    ],
    ['letters of which there were none', '来信: 0', '来信: 1', '来电、来信、微信合计 8，与「交办」7对不上'],
    [
      'duplicates inside the counts of counties',
      '安福县: 3',
      '安福县: 26',
      '「按区域重复件 安福县」26 多于「按区域 安福县」25',
    ],
    ['what is handed over and is no complaint', '有效: 23', '有效: 29', '「有效」29 多于「收到」28'],
  ])('%s', async (title, figure, other, message) => {
    const { files } = await pastedFrom(title);
    const wrong = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, String(text).replace(`${figure}\n`, `${other}\n`)]),
    );
    expect(wrong).not.toEqual(files);
    expect(checked(wrong).join('\n')).toContain(message);
  });
});

it('the sum that joint cases explain is told without them', async () => {
  const { files } = await pastedFrom('joint cases that each county counts, their batches named');
  const silent = {
    ...files,
    'lin/inspection.yaml': String(files['lin/inspection.yaml']).replace(/ *共办批次:\n(?: +- .*\n)+/u, ''),
  };
  expect(checked(silent)).toEqual([
    expect.stringContaining('各区域合计 193，多于 190 件；几个区域共办、各区域都计入的，写上「共办」'),
  ]);
  const view = viewOf(siteOf(files, lookedAt), 'inspection').runningTotals;
  expect(view?.notes).toEqual(['截至2021-09-17：共办的件在第8、15、21批。']);
});

it('what the notice explains of its sums is public with them', async () => {
  const { files } = await pastedFrom(
    'shares that exceed a hundred per cent, a series of its own, and a sum that the notice explains',
  );
  const { note } = viewOf(siteOf(files, lookedAt), 'batch').comparisons;
  expect(JSON.stringify(note)).toContain('部分举报涉及多个地市，各市合计大于总数。');
});

it('what is no complaint is declared under its own name, and reaches page and data as it is', async () => {
  const { files } = await pastedFrom('what is handed over and is no complaint');
  const own = String(files[inspectionFile]).replace(
    '    收到: 28\n',
    '    收到: 28\n    其他: { 调查问卷（份）: 2398, 另行交办（项）: 39 }\n',
  );
  const whole = { ...files, [inspectionFile]: own };
  expect(checked(whole)).toEqual([]);
  expect(declaredOf(whole)).toMatchObject({ '其他 调查问卷（份）': 2398, '其他 另行交办（项）': 39 });
  expect(viewOf(siteOf(whole, lookedAt), 'inspection').runningTotals?.parts).toEqual([
    {
      label: '其他，截至2022-01-18',
      figures: [
        { name: '调查问卷（份）', figure: '2398' },
        { name: '另行交办（项）', figure: '39' },
      ],
    },
  ]);
});

it('hours, a postcode and WeChat stand beside telephone and mailbox', () => {
  const ways =
    '受理:\n  电话: [000-0000001]\n  时间: 08:00-18:00\n  信箱: 某市A001号信箱\n  邮编: "234000"\n  其他渠道: [某市环保微信公众号]\n';
  const files = office(['埇桥区'], (text) => text.replace(/受理:\n(?: {2}.*\n)+/u, ways));
  expect(checked(files)).toEqual([]);
  expect(JSON.stringify(viewOf(siteOf(files, lookedAt), 'inspection').intake)).toMatch(
    /08:00-18:00.*某市A001号信箱.*234000.*某市环保微信公众号/u,
  );
});
