/** Essays and notices without a table: refused with the announcement to paste, which then passes the check and is shown. */
import { describe, expect, it } from 'vitest';
import { docx, paragraph } from '../support/office.ts';
import type { ImportKind } from '../../src/importer/profile.ts';
import { checked, lookedAt, office, paste, refusal } from '../support/published.ts';
import { siteOf, viewOf } from '../support/views.ts';

const files = office(['甲县', '乙县']);

interface Notice {
  /** Its kind and its day, as they are offered. */
  kind: string;
  day?: string;
  /** The lines, the title first; those before it are of the page. */
  lines: readonly string[];
  /** What is told of a damaged copy. */
  told?: string;
}

const notices: Readonly<Record<string, Notice>> = {
  'what earlier inspections came to, its day without its month': {
    kind: '下沉督察',
    day: '2019-11-21 09:14',
    lines: [
      '督察组下沉甲县督察环保督察反馈问题整改情况',
      '发布时间：2019-11-21 09:14:39',
      '1116日至18日，督察组下沉甲县，实地查看7处。',
      '2016年中央督察反馈23项，完成整改并通过验收20项，需长期持续整改3项；交办33件，全部办结并通过验收。',
      '2017年省级督察反馈18项，完成整改11项，需长期持续整改7项；交办8件，全部办结。',
      '2018年中央督察“回头看”反馈5项，完成整改并通过验收4项，正在整改1项；交办28件，办结并通过验收26件，需长期持续整改2件。',
    ],
    told: '第 3 段的「1116日」看不出是哪一天，照原样保留，不会猜',
  },
  'a plan for two kinds of inspection, its full text elsewhere': {
    kind: '整改方案',
    day: '2020-08-21 18:35',
    lines: [
      '某市公开省生态环境保护督察“回头看”及水污染防治专项督察反馈意见整改方案',
      '发布时间：2020-08-21 18:35',
      '2019年10月16日至25日，督察组进驻，2020年3月26日反馈意见。全文见某市人民政府网站和某市生态环境局网站。',
    ],
  },
  'results of a whole plan in chapters': {
    kind: '其他',
    day: '2020-04-27',
    lines: [
      '某省环境保护督察反馈意见问题整改落实情况（2020年4月27日）',
      '58个问题完成整改38个，正在整改20个。',
      '一、主要做法',
      '（一）提高政治站位。各级扛起责任。',
      '（二）压实整改责任：层层传导。',
      '二、下一步工作',
      '按照《生态环境保护督察工作规定》，继续整改。',
    ],
  },
  'a plan that promises its own publication, in stages': {
    kind: '整改方案',
    day: '2018-11-30',
    lines: [
      '某市贯彻落实省环境保护督察反馈意见问题整改方案（2018年11月30日）',
      '2017年11月21日至12月5日，督察组进驻，2018年6月1日反馈。方案于2018年9月20日前向社会公开。',
      '2018年12月31日前完成阶段性整改任务；2019年底前大部分得到有效解决；2020年稳定达标。',
    ],
  },
  'a feedback in its three parts': {
    kind: '督察反馈',
    lines: [
      '省第二生态环境保护督察组向某市反馈督察情况',
      '督察认为，某市生态环境质量持续改善。',
      '督察指出，还存在以下问题：',
      '1.思想认识有差距。',
      '2.部分任务推进缓慢；',
      '督察要求，30个工作日内报送整改方案。',
    ],
  },
  'who was held to account, by rank and by sanction': {
    kind: '追责问责通报',
    day: '2019-12-24',
    lines: [
      '关于督察移交问题责任追究情况的通报（2019年12月24日）',
      '2018年10月22日随反馈意见移交8个问题，对43个责任单位、167名责任人问责。',
      '责任单位中，厅级14个、县处级18个、乡科级11个。责任人中，厅级35人。',
      '有的给予党纪政务处分，有的给予诫勉、组织处理。',
    ],
  },
  'an acceptance with advice, step by step': {
    kind: '其他',
    day: '2021-01-06',
    lines: [
      '某市对长江经济带问题开展市级验收（2021年1月6日）',
      '现场查看',
      '查阅台账：一问一档。',
      '验收会反馈意见：同意通过验收，建议加强日常监管。',
    ],
  },
  'the six steps by which a case is closed': {
    kind: '其他',
    day: '2025-11-21',
    lines: [
      '信访举报件整改销号工作流程（2025年11月21日）',
      '一、建立台账：镇街整改。',
      '二、区级验收：由区级组织。',
      '三、区级媒体公示：接受监督。',
      '四、区主要领导审签。',
      '五、申请市级复核。',
      '六、销号报备：每月一次。',
    ],
  },
  'a rule of closing, 1+1+N, four steps and five standards': {
    kind: '其他',
    day: '2022-03-01',
    lines: [
      '某市生态环境问题整改验收销号办法（2022年3月1日）',
      '“1+1+N”问题，即中央督察、省级督察和自查问题，分别由省级验收或者市级验收，谁验收谁负责。',
      '程序：提交申请、现场核查、审核签字、公示反馈。',
      '验收标准：一是措施落实；二是资料齐全；三是效果达标；四是公示无异议；五是长效机制建立。',
    ],
  },
  'what Markdown and our own reader would take for something else': {
    kind: '其他',
    lines: [
      '某通知',
      '# 一、不是标题',
      '- 不是列表 *某* <b>某</b> {某} [某](javascript:某)',
      '2019年以来',
      '3. 三',
      '7. 七',
    ],
  },
};

const published = async (name: string, kind: ImportKind = 'batch') => {
  const { lines = [], day } = notices[name] ?? {};
  const message = await refusal('文.docx', docx(lines.map((line) => paragraph(line)).join('')), files, kind);
  const id = `${(day ?? '2024-01-15').slice(0, 10)}-notice`;
  const answers = { 公开的日期: '2024-01-15', 一两句话: '摘要。' };
  return { message, files: paste(message, files, `announcements/${id}.md`, answers) };
};

describe('an announcement to paste', () => {
  it.each(Object.entries(notices))('%s', async (name, { kind, day, lines, told }) => {
    const made = await published(name);
    expect(made.message).toContain('这份文件是文章');
    expect(made.message).not.toMatch(/公布数:|累计:/u);
    if (told !== undefined) expect(made.message).toContain(told);
    expect(checked(made.files).filter((line) => line.includes(' 错误 '))).toEqual([]);
    const view = viewOf(siteOf(made.files, lookedAt), 'announcement');
    expect([view.kind, view.title, view.published.moment]).toEqual([
      kind,
      lines[0],
      (day ?? '2024-01-15').replace(' ', 'T'),
    ]);
    // Every line of it is there as it was, the day of its release apart.
    const shown = textOf(view.body);
    for (const line of lines.slice(1)) if (!line.startsWith('发布时间')) expect(shown).toContain(line);
  });

  it.each(['tasks', 'results', 'follow-up'] as const)('whatever it is imported as: %s', async (kind) => {
    for (const name of Object.keys(notices)) expect((await published(name, kind)).message).toContain('这份文件是文章');
  });
});

it('hides what is personal in the text to paste, and says so', async () => {
  const lines = ['关于某事的通报（2021年3月1日）', '请联系13800138000。'];
  const message = await refusal('文.docx', docx(lines.map((line) => paragraph(line)).join('')), files);
  expect(message).toContain('请联系138****8000');
  expect(message).toContain('正文里有疑似个人信息的，上面已经打码');
  expect(message).not.toContain('13800138000');
});

/** The text of a shown prose, its lists and tables included. */
function textOf(shown: unknown): string {
  if (typeof shown === 'string') return shown;
  if (Array.isArray(shown)) return shown.map(textOf).join('');
  return typeof shown === 'object' && shown !== null
    ? Object.entries(shown)
        .map(([key, value]) => (key === 'kind' ? '' : textOf(value)))
        .join('')
    : '';
}
