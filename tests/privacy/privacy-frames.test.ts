/** No place, no office and no enterprise is taken for a person, in whatever sentence it stands; people are found there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findPersonal, listedIn } from '../../src/checks/privacy/index.ts';

const lines = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, '../fixtures/privacy', name), 'utf8')
    .trimEnd()
    .split('\n');
const listed = listedIn([]);
const isFound = (text: string): boolean => (findPersonal([{ text }], listed)[0] ?? []).length > 0;
/** Each word in each sentence, in the place of 〇. */
const sentences = (words: readonly string[], frames: readonly string[]): string[] =>
  words.flatMap((word) => frames.map((frame) => frame.replace('〇', word)));

const ofPlaces = [
  ...['由〇组织实施。', '对〇开展督察。', '经〇人民政府研究。', '向〇交办。', '〇、昆明市联合执法。', '被〇列为重点。'],
  ...['系〇引进项目。', '从〇到曲靖沿线。', '与〇交界处。', '位于〇的砂厂。', '在〇召开现场会。', '〇境内有三条河。'],
  ...['住〇的群众。', '责任单位：〇', '（〇）', '涉及〇等地。', '业主〇某公司表示同意。', '群众〇一带生活用水。'],
  ...['村民小组（〇）', '请〇核实。', '老板为〇人。', '司机从〇返回。'],
];
const ofOffices = [
  ...['责任人：〇', '责任单位：〇', '验收单位：〇', '督导单位：〇', '联系方式：〇', '责任单位：县政府（〇）'],
  ...['〇带队检查。', '给予〇诫勉谈话。', '约谈〇。'],
];
const ofEnterprises = [
  ...['〇位于青石镇。', '对〇立案查处。', '经查，〇未办理环评。', '群众反映〇夜间冒黑烟。', '〇、某砂场均已停产。'],
];
const ofPeople = [
  ...['户主〇同意拆除。', '经查，〇厂长承认。', '当事人〇签字确认。', '由村民〇承包。', '老板〇拒不到场。'],
  ...['〇经理到场说明情况。', '对〇处以罚款500元。', '与〇签订协议。', '其子〇代签。', '业主〇、某某投诉。'],
  ...['联系人：〇', '〇家的猪圈已拆除。', '将〇传唤到案。', '〇承诺整改。', '司机〇夜间倾倒。'],
];

const surnames = Array.from(
  '李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
);
const given = ['建国', '志强', '秀英', '丽华', '小军', '文斌', '玉兰', '海涛', '国富', '永昌', '晓燕', '德顺', '雪梅'];
const trades = [
  '砖厂',
  '养殖场',
  '生猪养殖场',
  '饭店',
  '烧烤店',
  '采石场',
  '洗车场',
  '木材加工厂',
  '废品收购站',
  '汽修店',
];
const more = ['农家乐', '砂石厂', '豆腐坊', '超市', '合作社', '米线店', '酒坊', '屠宰点', '家庭农场', '诊所'];
/** Every surname, with the given names and the trades in turn. */
const people = surnames.map((surname, i) => surname + (given[i % given.length] ?? ''));
const enterprises = people.flatMap((name) => [...trades, ...more].map((trade) => name + trade));

it.each([
  ['place', sentences(lines('places.txt'), ofPlaces)],
  ['office', sentences(lines('offices.txt'), ofOffices)],
  ['enterprise', enterprises.map((name, i) => (ofEnterprises[i % ofEnterprises.length] ?? '').replace('〇', name))],
])('a %s is no person', (_, texts) => {
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter(isFound)).toEqual([]);
});

it('people are found in at least 97 % of such sentences', () => {
  const texts = sentences(people, ofPeople);
  const missed = texts.filter((text) => !isFound(text));
  console.log(`frames recall: ${(100 - (missed.length / texts.length) * 100).toFixed(1)} % of ${texts.length} texts`);
  expect(missed.length / texts.length, missed.join('\n')).toBeLessThanOrEqual(0.03);
});
