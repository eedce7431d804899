/** Texts of forms that only say how to fill them in: `（按清单填写）`, `必填`, `例：某厂冒烟`, `单位：万元`. */

const wholeInBrackets = /^[\p{Ps}<][^\p{Ps}\p{Pe}<>]*[\p{Pe}>]$/u;

/** What asks for a text, and is none. */
const asks = new RegExp(
  [
    '^(?:必|选|可|应|须|免|不)填(?:项|写|报)?$',
    '^(?:必选|选做|可选|单选|可?多选|自动(?:生成|编号|计算))',
    '^(?:请|填[写入报列到]?|如实|简要|概述|统一|参照|对照|按照?[^，。；]{0,16}(?:填|写|选)|从[^，。；]{0,12}(?:选|下拉)|下拉)',
    '^(?:文本|数字|数值|日期|字符|整数|金额)(?:型|类型|格式)?$',
    '^(?:字段|数据|栏目|指标)(?:说明|类型|解释)$',
    '^由[^，。；]{2,12}(?:提供|填写|填报|统一编写)$',
    '^(?:原文|照原文|如实)(?:照录|录入|摘录)$',
    '^(?:限|不超过|不少于|控制在)\\d+',
    '^(?:填[写表报](?:说明|要求|须知|注意事项)|说明|格式|要求|提示)(?:[：:]|$)',
    '(?:填写|填报|填列|选填|必填|填写说明)$',
    '\\d+字(?:以内|左右|之内)?$',
  ].join('|'),
  'u',
);
const gives = /^(?:例如?|如|示例|样例|范例|举例)\s*[：:]/u;

/** `示例`, `（例1）`, `例：D53QJ201911140001`: where the number of a case stands, the row only shows how one is typed. */
const example = /^(?:填[写表报])?(?:例|举例|示例|样例|范例|例子|样本|样表|模板)\s*[\d一二三四五]*$/u;

/** A number that nobody gave to a case: `D53QJXXXXXXXX`. */
const blanks = /^[x×]{3,}$|[x×]{6,}$/iu;

/** `单位：万元`; `单位：某市督察办` says who filled the form in. */
const measure =
  /^(?:计量|金额|数量)?单位\s*[：:]\s*(?:[十百千万亿]*元|件|个|宗|家|起|处|户|项|人次?|[公千]?斤|吨|亩|公顷|(?:平方|立方)?(?:千米|公里|米)|[%％‰㎡])/u;

const longestHint = 60;

const bare = (text: string): string =>
  wholeInBrackets.test(text.trim()) ? text.trim().slice(1, -1).trim() : text.trim();

/** Does a text say in what a table counts? */
export const isMeasure = (text: string): boolean => text.length <= longestHint && measure.test(bare(text));

/** Does a text say how to fill in what stands below it? */
export const isInstruction = (text: string): boolean =>
  isMeasure(text) || (text.length <= longestHint && (asks.test(bare(text)) || gives.test(bare(text))));

/** May a text be such, if all beside it are? */
export const mayInstruct = (text: string): boolean =>
  isInstruction(text) || (text.length <= longestHint && wholeInBrackets.test(text.trim()));

/** Does the number of a row say that the row is an example? */
export const isExample = (text: string): boolean =>
  example.test(bare(text)) || gives.test(bare(text)) || blanks.test(text.normalize('NFKC').trim());

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const stems = '甲乙丙丁戊己庚辛';

/** Do texts only count the columns over which they stand: `1 2 3`, `① ② ③`, `甲 乙 1 2`, `A B C`, `栏次 1 2 3=1+2`? */
export function countsColumns(texts: readonly string[], read: (text: string) => number | undefined): boolean {
  const marks = texts
    .map((text) => text.normalize('NFKC').replace(/[()[\]（）【】\s]|=.*$/gu, ''))
    .filter((text, index) => index > 0 || !/^[栏列]次?号?$/u.test(text));
  const inOrder = (all: readonly string[], counted: string): boolean =>
    all.every((text, index) => text.toUpperCase() === counted[index]);
  const first = marks.findIndex((text, index) => text !== stems[index]);
  const rest = first < 0 ? [] : marks.slice(first);
  return marks.length >= 3 && (inOrder(marks, letters) || rest.every((text, index) => read(text) === index + 1));
}
