/** Names of places and firms that texts hold: offers for those who spell one of them in another way are made of these. */

/** What such a name ends with. */
const ending =
  '村委会|村民小组|社区|小区|街道|水库|公司|煤矿|[村镇乡路街巷河江湖沟箐冲坪坝塘营屯寨山坡湾洞桥厂矿场站园城县区市州]';

/** What leads to one, and is no part of it. */
const leading = '在位于的与和及对到由向从距至往沿称某该';

/** What a larger place that stands before it ends with. */
const larger = '省市州县区镇乡道委会';

const name = new RegExp(
  `(?<=^|[${leading}${larger}])(?:(?!${ending}|[${leading}])\\p{Script=Han}){1,4}(?:${ending})+`,
  'gmu',
);

/** Names in a text, each once; some are none, which does no harm: each stands in the text. */
export function placeNames(text: string): Set<string> {
  const runs = text.replace(/[^\p{Script=Han}]+/gu, '\n');
  return new Set(runs.match(name));
}
