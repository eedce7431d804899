/** Facts: what the site can read stays in its row, what it can't goes where it does no harm; nothing is lost. */
import type { z } from 'zod';
import { suggest } from '../../reader/complaints.ts';
import { asLikely } from '../../schema/look-alikes.ts';
import type { Cell, Notice } from '../read/grid.ts';
import type { Profile } from '../profile.ts';
import { datesIn } from './title.ts';
import { quote, said } from '../../schema/fault.ts';

export interface FactText {
  /** For the fact; '' leaves it out. */
  text: string;
  /** For 备注. */
  remark: string;
}

/** What to do about a value that can't be read: the word that is meant, or where a new one is listed. */
function mendOf(name: string, type: z.ZodType, value: string): string {
  const params = type
    .safeParse(value)
    .error?.issues.flatMap((issue) => (issue.code === 'custom' && issue.params ? [issue.params] : []))[0];
  if (!params || typeof params['word'] !== 'string') return '，请改正';
  const mend = suggest(params['word'], params['known'] as string[]);
  return name === 'regions' || name === 'pollutionTypes' ? `${mend}；新的词请在 inspection.yaml 里登记` : mend;
}

/** Closed lists of words that may carry an explanation behind them. */
const worded = new Set(['verdict', 'state', 'source', 'level', 'finding', 'disclosure']);
/** What is a day or nothing. */
const dated = new Set(['deadline', 'noticePeriod']);

/** Reads a cell for a fact. */
export function readFact(name: string, header: string, cell: Cell, profile: Profile, warnings: Notice[]): FactText {
  const type = profile.facts.shape[name] as z.ZodType;
  const reads = (text: string): boolean => type.safeParse(text).success;
  const warn = (text: string): void => {
    warnings.push({ at: cell.at, text });
  };
  const plain = cell.text.trim();
  if (reads(plain)) return { text: plain, remark: '' };
  // `ロ岸` may be the 口岸 of the list.
  if (asLikely(plain) !== plain && reads(asLikely(plain))) {
    warn(`${quote(plain)}里有只是看着像的字，写成${quote(asLikely(plain))}，请核对`);
    return { text: asLikely(plain), remark: '' };
  }
  const asRemark = `${header || name}：${plain}`;
  if (worded.has(name)) {
    const [, word = '', rest = ''] = /^([^\s：:；;，,。.（(]{1,8})[\s：:；;，,。.（(]+([\s\S]*)$/u.exec(plain) ?? [];
    if (word !== '' && reads(word)) {
      if (rest !== '') warn(`${quote(header)}后面还有说明，按${quote(word)}统计，全文放进「备注」`);
      return { text: word, remark: rest === '' ? '' : asRemark };
    }
  }
  if (dated.has(name) && profile.kind !== 'tasks') {
    const [day, ...others] = datesIn(plain);
    const exact =
      day !== undefined &&
      others.length === 0 &&
      /^[^\p{Script=Han}]*[年月日\d\s./-]+[日号]?(?:前|之前|以前)?$/u.test(plain);
    if (exact && reads(day)) return { text: day, remark: plain.endsWith('前') ? asRemark : '' };
    warn(`${quote(header)}不是一个日期，放进「备注」：${said(plain)}`);
    return { text: '', remark: asRemark };
  }
  const joined = plain.replace(/(?<=\p{Script=Han}|，|、|；)\s*\n\s*/gu, '').replace(/\s*\n\s*/gu, ' ');
  if (reads(joined)) return { text: joined, remark: '' };
  warn(`${quote(header)}的值${quote(plain)}读不懂，原样保留${mendOf(name, type, joined)}`);
  return { text: plain, remark: '' };
}
