/** Door numbers: what names one household, not a building or a shop in it. */
import { before, maskDigits, type Detector, type Finding } from './finding.ts';

const han = String.raw`[一二三四五六七八九十百〇零○]`;
const building = String.raw`(?:\d{1,3}[A-Z]?|[A-Z]\d{0,3}|${han}{1,4})[ 　]?(?:栋|幢|号楼|座|#楼?)`;
const unit = String.raw`(?:\d{1,2}|[A-Z]|${han}{1,2}|[甲乙丙丁])[ 　]?单元`;
const floor = String.raw`(?:\d{1,2}|${han}{1,3}|顶)[ 　]?[层楼]`;
const gap = String.raw`[ 　,，、\-－]{0,2}`;
const room = String.raw`(?:\d{3,4}|${han}{3,5})`;
/** What may follow a bare room number; a count, a year or a measure may not. */
const bareEnd = String.raw`(?![\d.,]|[ ]?(?:年|月|日|平|米|人|元|户|个|吨|万|间|套|栋|幢|商铺|铺|门面|号商铺|号铺|号门面))`;
const named = String.raw`(?:号房|室|房|号)(?!商铺|铺|门面|楼|店)`;

const patterns = [
  // 3单元401(室), 2单元4楼, with or without a building before.
  String.raw`(?:${building}${gap})?${unit}${gap}(?:${floor}${gap}${room}?(?:${named})?(?![高以])|${room}(?:${named}|${bareEnd})|\d{2}(?:室|号房))`,
  // 12栋3单元401户
  String.raw`${building}${gap}${unit}${gap}${room}户`,
  // 16栋1203室, 8栋1203住户
  String.raw`${building}${gap}(?:${floor}${gap})?${room}(?:${named}|(?=住户|业主|租户|居民|房主|户主|$|[，。；、）)]))`,
  // 12栋3-401
  String.raw`${building}${gap}\d{1,2}[-－]\d{3,4}(?!\d)`,
  // 金江花园12-3-401
  String.raw`(?<=[区苑园庭府城湾居寓院庄轩阁邸])\d{1,3}[-－]\d{1,2}[-－]\d{3,4}(?!\d|[-－])`,
  // 8-2-1101住户
  String.raw`\d{1,3}-\d{1,2}-\d{3,4}(?=室|住户|业主|租户|居民|房)`,
  // 45号302室, 公寓501室
  String.raw`\d{1,4}号(?:院|楼)?[ ]?\d{3,4}(?:室|号房)`,
  String.raw`(?<=小区|公寓|花园|家属院|宿舍|家园|苑)\d{3,4}(?:室|号房)`,
  // 家住…石门路18号
  String.raw`(?:家住|住在|居住[在于]|住址|家庭地址|现住|户籍地?|门牌号?)[^。；，,\n]{0,30}?\d{1,4}号(?!楼|线|井)`,
];
const door = new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'giu');

/** Words near a door that make it the address of an enterprise, which stays. */
const enterpriseBefore =
  /(?:注册地址|注册地|经营地址|经营场所|营业场所|办公地址|公司地址|写字楼|商务|大厦|科技园|产业园|创业园|广场)[^。；\n]{0,14}$/u;
const enterpriseBehind =
  /^的?(?:为|系|是)?[某该][^，。；楼下旁边面对]{0,10}(?:公司|店|厂|馆|机构|诊所|工作室|中心|事务所)/u;

/** Finds door numbers. */
export const findDoors: Detector = (text) => {
  const findings: Finding[] = [];
  if (!/单元|[栋幢座室#]|号楼|号房|住|门牌|[-－]\d/u.test(text)) return findings;
  for (const { 0: found, index } of text.matchAll(door)) {
    const end = index + found.length;
    if (enterpriseBefore.test(before(text, index, 24)) || enterpriseBehind.test(text.slice(end, end + 24))) continue;
    findings.push({
      rule: 'privacy/door-number',
      start: index,
      end,
      shown: maskDigits(found).replace(/[一二三四五六七八九十百〇零○]/gu, '*'),
    });
  }
  return findings;
};
