/** Turns what zod found into one-line Chinese faults with a mend. */
import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { error, quote, said, type Fault, type Place } from '../schema/fault.ts';
import { fieldsOf, foldWord, objectWithin } from '../schema/field.ts';
import { isOfSense } from '../schema/words.ts';

/**
 * `，您是不是想写「麒麟区」？`, or the list of what is possible if nothing is near. What a word denies is not near it:
 * 未通过验收 is no slip of 通过验收.
 */
export function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const folded = foldWord(word);
  const near = closest(folded, known.map(foldWord));
  const index = known.map(foldWord).indexOf(near);
  const longest = Math.max(near.length, folded.length);
  const away = distance(folded, near);
  // A word that shares no character with another is not near it.
  const isNear = away < longest && away <= Math.max(1, Math.floor(longest / 2));
  const found = isNear ? known[index] : known.find((one) => folded.includes(foldWord(one)));
  if (found !== undefined && isOfSense(folded, foldWord(found))) return `，您是不是想写${quote(found)}？`;
  const shown = known.slice(0, 20).map(said).join('、');
  return `，可以写：${shown}${known.length > 20 ? '……' : ''}`;
}

/** The Chinese words for a path into a schema: `公布数.按区域`. */
function labels(schema: z.ZodObject, path: readonly PropertyKey[]): string {
  const [head, ...rest] = path;
  if (head === undefined) return '';
  const field = fieldsOf(schema).find((one) => one.name === head);
  const inner = field ? objectWithin(schema.shape[field.name] as z.ZodType) : undefined;
  const below = inner
    ? labels(
        inner,
        rest.filter((part) => typeof part !== 'number'),
      )
    : '';
  return below ? `${field?.label ?? String(head)}.${below}` : (field?.label ?? String(head));
}

/**
 * One fault an issue.
 * @param placeOf finds the nearest known place of a path
 */
export function complaintsOf(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodObject,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Fault[] {
  return issues.map((issue) => {
    const place = placeOf(issue.path);
    const label = labels(schema, issue.path);
    const params = issue.code === 'custom' ? issue.params : undefined;
    if (params) {
      const rule = String(params['rule']);
      if (typeof params['mend'] === 'string') return error(place, rule, `${quote(label)}${params['mend']}`);
      const word = String(params['word']);
      const kind = rule === 'format/unknown-region' ? '行政区域' : label;
      const known = params['known'] as string[];
      const mend = known.length > 0 ? suggest(word, known) : '，请先在 inspection.yaml 里登记';
      return error(place, rule, `未知的${kind}${quote(word)}${mend}`);
    }
    if (issue.code === 'invalid_type' && issue.message.includes('received undefined'))
      return error(place, 'format/missing', `缺少${quote(label)}，请补上`);
    if (issue.code === 'too_small') return error(place, 'format/missing', `${quote(label)}是空的，请至少写一项`);
    return error(place, 'format/shape', `${quote(label)}的写法不对，请对照手册里的例子（应为${shapeWord(issue)}）`);
  });
}

function shapeWord(issue: z.core.$ZodIssue): string {
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  if (expected === 'array') return '一个列表';
  if (expected === 'object' || expected === 'record') return '一组“键: 值”';
  if (expected === 'string') return '一个值';
  return '规定的格式';
}
