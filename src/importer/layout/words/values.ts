/** Facts: what the site can read stays in its row, what it can't goes where it does no harm; nothing is lost. */
import type { z } from 'zod';
import { suggest } from '../../../reader/complaints.ts';
import { isStepName, stepNames, withYear } from '../../../schema/files/closing.ts';
import { asLikely } from '../../../schema/text/look-alikes.ts';
import type { Cell, Notice } from '../../read/grid.ts';
import { asksResult, whoInLabel } from '../../labels.ts';
import type { Profile } from '../../profile.ts';
import { isQualified } from './qualified.ts';
import { readChoice, tickMark } from './ticks.ts';
import { datesIn } from './title.ts';
import { quote, said } from '../../../schema/fault.ts';
import { caseStates, taskStates } from '../../../schema/states.ts';
import { word } from '../../../schema/values.ts';

export interface FactText {
  /** For the fact; '' leaves it out. */
  text: string;
  /** For 备注. */
  remark: string;
  /** What was taken for granted. */
  assumed?: string;
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

/** Does a fact take the words of a list, and several of them? */
export function listOf(type: z.ZodType): 'one' | 'several' | undefined {
  const params = type
    .safeParse('\0')
    .error?.issues.flatMap((issue) => (issue.code === 'custom' && issue.params ? [issue.params] : []))[0];
  const [known] = (params?.['known'] as readonly string[] | undefined) ?? [];
  if (known === undefined) return undefined;
  const read: unknown = type.safeParse(known).data;
  return typeof read === 'object' && read !== null && 'values' in read ? 'several' : 'one';
}

/** The words of the list that a fact takes. */
export const wordsOf = (type: z.ZodType): readonly string[] =>
  type
    .safeParse('\0')
    .error?.issues.flatMap((issue) =>
      issue.code === 'custom' ? ((issue.params?.['known'] as readonly string[] | undefined) ?? []) : [],
    ) ?? [];

/** The word of a list that a text counts as. */
export function countedAs(type: z.ZodType, text: string): string | undefined {
  const read: unknown = type.safeParse(text).data;
  if (typeof read !== 'object' || read === null) return undefined;
  if ('value' in read) return String(read.value);
  return 'values' in read ? JSON.stringify(read.values) : undefined;
}

/** Days of files near which any day without a year is: of a leap year. */
const yearsOfFiles = ['2024-04-01', '2024-09-01'];

/** What is a day or nothing. */
const dated = new Set<string>(['deadline', ...stepNames]);

/** Facts that name who does something. */
const unitFacts = new Set(['units', 'supervisor', 'verifier', 'responsible']);

/** Facts that name something: a unit, a person, a task, where a problem comes from. A mark for nothing is no name. */
const naming = new Set<string>([...unitFacts, 'contact', 'origin', 'parent', 'previous', 'related', 'revisit']);

/** `/`, `——`, `（无）`: there is nothing. */
const isNothing = (text: string): boolean =>
  /^\(?(?:[-—–―─−_~/\\|.…⋯\s]+|无|暂无|没有|不涉及|不适用|n\/?a)\)?[。.]?$/iu.test(text.normalize('NFKC').trim());

const stateTypes = [word(taskStates), word(caseStates)];

/** `通过市级验收`, `经省政府同意销号`, `已完成`: what has become of a task, whoever did it. */
const isState = (text: string): boolean =>
  stateTypes.some((type) => type.safeParse(text).success) ||
  /^(?:已|未|正在|尚未|基本|全部|通过|经.{1,12}(?:同意|批准|备案)).{0,8}(?:验收|销号|完成|办结)(?:通过|完成|合格)?$/u.test(
    text,
  );

/**
 * A step as it can be typed: who does it may stand in the heading, and its days may lack the year, which the file gives,
 * or be written with points.
 */
function readStepCell(typed: string, header: string, reads: (text: string) => boolean): string {
  const dashed = typed.replace(/(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/gu, '$1-$2-$3');
  const text = reads(typed) || !/\d{4}[./]/u.test(typed) ? typed : dashed;
  const who = whoInLabel(header);
  // It stands behind the days and before all words.
  const whole = who === '' || text.includes(who) ? text : /\d/u.test(text) ? `${text} ${who}` : `${who} ${text}`;
  return reads(whole) || !reads(text) ? whole : text;
}

/** Days, or words for what came of a step. */
const outcome = /\d{4}|\d{1,2}\s*月|(?:^|\s)(?:原则)?(?:同意|已|通过|合格)/u;
const unit =
  /(?:[局委办部厅处科室院会组所站队]|政府|街道|[乡镇区县市州省]级?|中心|公司|集团|领导|书记|[市县区乡镇局]长|主任|网站?|日报|电视台|公众号)$/u;

/** Is a step told in words that are neither its days, nor what came of it, nor a unit: 区级验收意见 加强管护? */
const isOther = (typed: string, header: string): boolean =>
  !outcome.test(typed) && (asksResult(header) || !unit.test(typed));

/** A step that two columns tell: when it was, and what came of it. */
export function joinedStep(one: string, other: string, header: string): string {
  const who = whoInLabel(header);
  const [dated, told] = /\d/u.test(other) && !/\d/u.test(one) ? [other, one] : [one, other];
  return `${dated} ${who !== '' && told.startsWith(who) ? told.slice(who.length).trim() : told}`;
}

/** Reads a cell for a fact. */
export function readFact(name: string, header: string, cell: Cell, profile: Profile, warnings: Notice[]): FactText {
  const type = profile.facts.shape[name] as z.ZodType;
  // A step without a year is read with that of its file.
  const reads = (text: string): boolean =>
    type.safeParse(text).success ||
    (isStepName(name) && yearsOfFiles.some((day) => type.safeParse(withYear(text, day)).success));
  const warn = (text: string): void => {
    warnings.push({ at: cell.at, text });
  };
  const typed = cell.text.trim();
  const plain = isStepName(name) ? readStepCell(typed, header, reads) : typed;
  const list = listOf(type);
  // 无 may answer a question.
  if (isNothing(typed) && (naming.has(name) || (list && !/^\p{Ps}?(?:无|没有)/u.test(typed))))
    return { text: '', remark: '', assumed: `${quote(header || name)}下面的${quote(typed)}表示没有，没有填写` };
  if (unitFacts.has(name) && isState(plain)) {
    warn(`${quote(header)}下面的${quote(plain)}是状态，不是单位，放进「备注」`);
    return { text: '', remark: `${header || name}：${plain}` };
  }
  // A narrow column breaks words.
  const unbroken = plain.replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '');
  if (list === 'one' && unbroken !== plain && reads(unbroken)) return { text: unbroken, remark: '' };
  const bare = plain.replace(/[\s。；;，,、]+$/u, '');
  if (!reads(plain) && bare !== '' && reads(bare) && !isStepName(name)) return { text: bare, remark: '' };
  if (reads(plain) && !(isStepName(name) && isOther(typed, header))) return { text: plain, remark: '' };
  const chosen = list && readChosen(list, type, header || name, plain, warn);
  if (chosen) return chosen;
  // `ロ岸` may be the 口岸 of the list.
  if (asLikely(plain) !== plain && reads(asLikely(plain))) {
    warn(`${quote(plain)}里有只是看着像的字，写成${quote(asLikely(plain))}，请核对`);
    return { text: asLikely(plain), remark: '' };
  }
  const asRemark = `${header || name}：${isStepName(name) ? typed : plain}`;
  if (list && isLoneMark(plain)) {
    const words = wordsOf(type).slice(0, 6).join('、');
    warn(
      `${quote(header || name)}这一格只有${quote(plain)}，没有写是哪一个词，没有填写，也不会猜，原文放进「备注」；请对照原件，在这一格写上文字（${words}），再导入`,
    );
    return { text: '', remark: asRemark };
  }
  if (list === 'one') {
    const [, word = '', rest = ''] = /^([^\s：:；;，,。.（(]{1,8})[\s：:；;，,。.（(]+([\s\S]*)$/u.exec(plain) ?? [];
    const counted = word === '' ? undefined : countedAs(type, word);
    if (counted !== undefined && isQualified(counted, rest, (text) => countedAs(type, text))) {
      warn(
        `${quote(header)}的${quote(word)}后面写着${quote(rest.replace(/[）)]$/u, ''))}，算哪一个词看不出来，没有填写，也不会猜，原文放进「备注」；请对照原件写一个词：${said(plain)}`,
      );
      return { text: '', remark: asRemark };
    }
    if (word !== '' && reads(word)) {
      if (rest !== '') warn(`${quote(header)}后面还有说明，按${quote(word)}统计，全文放进「备注」`);
      return { text: word, remark: rest === '' ? '' : asRemark };
    }
  }
  if (dated.has(name) && (profile.kind !== 'tasks' || isStepName(name))) {
    const [day, ...others] = datesIn(plain);
    const exact =
      day !== undefined &&
      others.length === 0 &&
      /^[^\p{Script=Han}]*[年月日\d\s./-]+[日号]?(?:前|之前|以前)?$/u.test(plain);
    if (exact && reads(day)) return { text: day, remark: plain.endsWith('前') ? asRemark : '' };
    const lacks = isStepName(name) ? '看不出哪一天、什么结果或者哪个单位' : '不是一个日期';
    warn(`${quote(header)}${lacks}，放进「备注」：${said(isStepName(name) ? typed : plain)}`);
    return { text: '', remark: asRemark };
  }
  const joined = plain.replace(/(?<=\p{Script=Han}|，|、|；)\s*\n\s*/gu, '').replace(/\s*\n\s*/gu, ' ');
  if (reads(joined)) return { text: joined, remark: '' };
  warn(`${quote(header)}的值${quote(plain)}读不懂，原样保留${mendOf(name, type, joined)}`);
  return { text: plain, remark: '' };
}

/** `√`, `1`, `×`: a tick, or none, without the word that it is for. */
const isLoneMark = (text: string): boolean => tickMark(text) !== undefined || /^[xｘ]$/iu.test(text);

/** A cell with boxes beside words of a list, or with several words of a list for one: what is not clear is no fact. */
function readChosen(
  list: 'one' | 'several',
  type: z.ZodType,
  header: string,
  plain: string,
  warn: (text: string) => void,
): FactText | undefined {
  const choice = readChoice(plain, (word) => countedAs(type, word));
  if (!choice || (list === 'several' && !choice.marked)) return undefined;
  const asRemark = `${header}：${plain}`;
  const counted = new Set(choice.ticked.map((word) => countedAs(type, word)));
  if (counted.size > 0 && (list === 'several' || counted.size === 1)) {
    const text = list === 'several' ? choice.ticked.join('、') : (choice.ticked[0] ?? '');
    const assumed = `${said(plain)} 里打勾的是${quote(text)}，${quote(header)}按它填写`;
    if (choice.plain) return { text, remark: '', assumed };
    return { text, remark: asRemark, assumed: `${assumed}，全文放进「备注」` };
  }
  const why = !choice.marked ? '写着几个词' : choice.ticked.length > 0 ? '打勾的不止一个' : '看不出哪一个打了勾';
  warn(`${quote(header)}${why}，没有填写，也不会猜，原文放进「备注」；请对照原件只留一个：${said(plain)}`);
  return { text: '', remark: asRemark };
}
