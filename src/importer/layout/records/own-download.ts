/** A workbook that a site of ours offers: what it prints under other headings goes back to where it was. */
import { noReport } from '../../../register/types.ts';
import { sampleWord } from '../../../formats/text/sample.ts';
import { quote } from '../../../schema/fault.ts';
import { isStepName } from '../../../schema/files/closing.ts';
import { deferredWord, withheldWord } from '../../../schema/vocabulary.ts';
import type { Profile } from '../../profile.ts';
import type { Notice } from '../../read/grid.ts';
import type { Entry, Laid, RawRow } from '../layout.ts';

/** What holds of a document as a whole, told once, at the first place where it does. */
type Tell = (text: string, at: string, isWarning?: true) => void;

/** Takes the rows back. */
export function takeBack(laid: Laid, profile: Profile): Laid {
  const told = new Map<string, Notice>();
  const tell: Tell = (text, at, isWarning) => {
    if (told.has(text)) return;
    told.set(text, { at, text });
    (isWarning ? laid.warnings : laid.assumed).push({ at, text });
  };
  const before = laid.before.map((line) => {
    if (!line.text.startsWith(titleMark)) return line;
    const said = '是本网站给示例数据的标题加的，标题不写它，文件开头写上「示例: true」';
    tell(`${quote(line.text)}里的${quote(titleMark)}${said}`, line.at);
    return { ...line, text: line.text.slice(titleMark.length) };
  });
  const later: Later = { publications: [], results: [] };
  const rows = laid.rows.map((row) => rowBack(row, profile, tell, later));
  tellLater(later, laid.warnings);
  return { ...laid, before, rows };
}

/** The cells that hold what was published later: it has files of its own. */
interface Later {
  publications: string[];
  results: string[];
}

function tellLater({ publications, results }: Later, warnings: Notice[]): void {
  const say = (cells: readonly string[], what: string, kind: string): void => {
    const [at] = cells;
    if (at === undefined) return;
    const places = `共 ${String(cells.length)} 格：${cells.slice(0, 5).join('、')}${cells.length > 5 ? '……' : ''}`;
    const text = `${what}（${places}），暂时放在「备注」。网站里已经有这些内容的，请从「备注」删去；还没有的，请用 npm run new -- ${kind} 新建文件写进去，再从「备注」删去`;
    warnings.push({ at, text });
  };
  say(publications, '「备注」里有后来公布的内容，是后续公开、更正等', 'follow-up');
  say(results, '「整改结果」是方案以后公布的', 'results');
}

const titleMark = `【${sampleWord}】`;

function rowBack(row: RawRow, profile: Profile, tell: Tell, later: Later): RawRow {
  const remarks = row.entries.find(isRemarks);
  const lines = remarks?.cell.text.split('\n') ?? [];
  const isSample = lines[0] === sampleWord;
  const facts = remarks ? factsIn(lines.slice(isSample ? 1 : 0), remarks, profile) : { entries: [], rest: [] };
  const others = row.entries.filter((entry) => entry !== remarks);
  const all = withFirstWords([...others, ...facts.entries], facts.rest, tell);
  const rest = facts.rest.filter((line) => !firstWord.test(line)).join('\n');
  if (remarks && published.test(rest)) later.publications.push(remarks.cell.at);
  const results = profile.kind === 'tasks' ? row.entries.find(isResults) : undefined;
  if (results && results.cell.text.trim() !== '') later.results.push(results.cell.at);
  const entries =
    profile.kind === 'tasks' ? taskBack(all, tell) : all.flatMap((entry) => caseBack(entry, profile, tell));
  return {
    ...row,
    ...(isSample && { isSample }),
    entries:
      remarks && rest.trim() !== '' ? [...entries, { ...remarks, cell: { ...remarks.cell, text: rest } }] : entries,
  };
}

/** `2020-01-15 后续进展：……` */
const published = /^\d{4}-\d{2}-\d{2} \S+：/mu;
const isRemarks = ({ target }: Entry): boolean => target.name === 'remarks';
const isResults = ({ header }: Entry): boolean => header === '整改结果';

/** The title of a task stands in 备注, too. */
const titleTarget: Entry['target'] = { kind: 'extra', name: 'title', label: '标题' };

/** The facts that stand first in 备注, a line each under its label. Where a text of several lines ends, nothing tells. */
function factsIn(lines: readonly string[], { cell }: Entry, profile: Profile): { entries: Entry[]; rest: string[] } {
  const read = (line: string | undefined): Entry | undefined => {
    const [, label = '', text = ''] = /^([^：（]{2,12})：(.+)$/su.exec(line ?? '') ?? [];
    const target = label === '标题' && profile.kind === 'tasks' ? titleTarget : profile.labels.get(label);
    const isFact = target === titleTarget || target?.kind === 'fact';
    return target && isFact && target.name !== 'remarks' && target.label === label
      ? { target, header: label, cell: { ...cell, text } }
      : undefined;
  };
  const entries: Entry[] = [];
  for (const [index, line] of lines.entries()) {
    const found = read(line);
    const isWhole =
      found?.target.name !== 'revisit' || index === lines.length - 1 || read(lines[index + 1]) !== undefined;
    if (!found || !isWhole) return { entries, rest: lines.slice(index) };
    entries.push(found);
  }
  return { entries, rest: [] };
}

const firstWord = /^([^：（]{2,12})（首次公开）：(.*)$/su;

/** Words that a case was first published with stand in its batch; what later entries put in their place does not. */
function withFirstWords(entries: readonly Entry[], lines: readonly string[], tell: Tell): Entry[] {
  const first = new Map(
    lines.flatMap((line) => {
      const [, label, text = ''] = firstWord.exec(line) ?? [];
      return label === undefined ? [] : [[label, text] as const];
    }),
  );
  return entries.map((entry) => {
    const text = first.get(entry.target.label);
    if (text === undefined) return entry;
    tell(
      `${quote(entry.target.label)}现在是${quote(entry.cell.text)}，首次公开的是${quote(text)}，这一批写首次公开的，后来的写在后续公开里`,
      entry.cell.at,
    );
    return { ...entry, cell: { ...entry.cell, text } };
  });
}

const withheld = /^(?:已于\d{4}年\d{1,2}月\d{1,2}日撤下，)?依法不予公开（(.+)）$/su;

/** What is printed in the place of a text that is not published. */
function caseBack(entry: Entry, profile: Profile, tell: Tell): Entry[] {
  const { target, cell } = entry;
  const [disclosure, reason] = ['公开方式', '理由'].map((label) => profile.labels.get(label));
  const [, law] = withheld.exec(cell.text) ?? [];
  if (target.name !== 'problem' || !disclosure || !reason || (law === undefined && cell.text !== deferredWord))
    return [entry];
  const word = law === undefined ? deferredWord : withheldWord;
  tell(`${quote(cell.text)}不是信访件的内容，写成「公开方式」${quote(word)}`, cell.at);
  const as = (of: typeof disclosure, text: string): Entry => ({
    target: of,
    header: of.label,
    cell: { ...cell, text },
  });
  return [as(disclosure, word), ...(law === undefined ? [] : [as(reason, law)])];
}

/** The plan says what it said first; what came later stands in the results. */
function taskBack(entries: readonly Entry[], tell: Tell): Entry[] {
  const results = entries.find(isResults)?.cell.text ?? '';
  const title = entries.find(({ target }) => target === titleTarget)?.cell.text;
  const isReported = ({ target, cell }: Entry): boolean =>
    target.name === 'state'
      ? cell.text === noReport || /^\d{4}-\d{2}-\d{2} \S/mu.test(results)
      : isStepName(target.name) && results.split('\n').some((line) => line.trim() === `${target.label}：${cell.text}`);
  return entries.flatMap((entry): Entry[] => {
    const { target, header, cell } = entry;
    if (target === titleTarget) return [];
    if (isReported(entry)) {
      tell(
        `${quote(target.label)}是后来的整改结果里公布的，或者还没有公布（${quote(cell.text)}），清单里没有写`,
        cell.at,
      );
      return [];
    }
    if (header === '点位') {
      tell(`${quote(header)}（${quote(cell.text)}）是本网站按整改结果数的，清单里没有写`, cell.at);
      return [];
    }
    const isNumber = target.kind === 'number' || target.kind === 'serial';
    return [isNumber && title !== undefined ? { ...entry, cell: { ...cell, text: `${cell.text} ${title}` } } : entry];
  });
}
