/** Citations of one page, as text: GB/T 7714—2015, a sentence for news copy, BibTeX, CSL-JSON. */
import { clause, oneLine } from '../../schema/clause.ts';
import type { IsoDate } from '../../schema/values.ts';
import { accessedBlank, cslDate } from './accessed.ts';
import { longDate } from '../text/dates.ts';

/** What a citation says of a page. */
export interface Citable {
  /** Stable, and the page's own: `qujing-2019-D53QJ201911140003`. */
  id: string;
  title: string;
  /** What the page is, with its number: `受理编号D53…信访举报件办理情况`. */
  subtitle: string | undefined;
  /** Who answers for the text. */
  author: string;
  publisher: string;
  /** Title of the site. */
  site: string;
  /** 受理编号, 批次, 任务 … */
  number: string | undefined;
  /** When it was first published, and when something was last published about it. */
  published: IsoDate;
  changed: IsoDate;
  /** The state since the newest publication, in a few words. */
  state: string | undefined;
  /** The end of a sentence that begins with who published it when: `信息，…经核实属实`. */
  statement: string;
  /** Full addresses: of the page, and of this version on it. */
  address: string;
  versionAddress: string;
  /** SHA-256 of this version, in hexadecimal. */
  sha256: string;
  sample: boolean;
}

/** Invented data must not be taken for real ones where the citation stands alone. */
const titleOf = ({ title, sample }: Citable): string => (sample ? '【示例】' : '') + oneLine(title);
const fullTitle = (one: Citable): string =>
  one.subtitle === undefined ? titleOf(one) : `${titleOf(one)}: ${oneLine(one.subtitle)}`;

/**
 * An electronic resource (EB/OL) by GB/T 7714—2015, 4.6: 主要责任者. 题名: 其他题名信息[文献类型标识/载体标识]. (更新或修改日期)
 * [引用日期]. 获取和访问路径.
 */
export const gbt7714 = (one: Citable): string =>
  `${oneLine(one.author)}. ${fullTitle(one)}[EB/OL]. (${one.changed})${accessedBlank.gbt7714}. ${one.address}.`;

/** A sentence for news copy. */
export function plainSentence(one: Citable): string {
  const updated = one.changed === one.published ? '' : `、${longDate(one.changed)}更新`;
  const mark = one.sample ? '【示例数据，不是真实案件】' : '';
  const who = `据${clause(oneLine(one.publisher))}${longDate(one.published)}公开${updated}的`;
  return `${mark}${who}${clause(oneLine(one.statement))}。（${one.address}）`;
}

/** What a machine format says besides, for people. */
const noteOf = (one: Citable): string =>
  [
    ...(one.sample ? ['示例数据，不是真实案件'] : []),
    ...(one.changed === one.published ? [] : [`首次公开：${one.published}`]),
    ...(one.state === undefined ? [] : [`截至${one.changed}：${oneLine(one.state)}`]),
    `版本：${one.versionAddress}`,
    `SHA-256：${one.sha256}`,
  ].join('；');

/** Characters that TeX takes for commands. Braces become commands too, since BibTeX counts even escaped ones. */
const texEscapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '"': '{"}',
};

/** Text for a BibTeX field in braces. */
export const texText = (text: string): string =>
  text.replace(/[\\{}~^"#$%&_]/gu, (mark) => texEscapes[mark] ?? `\\${mark}`);

/** A BibTeX key: letters, digits and hyphens; any other character by its code. */
const bibtexKey = (id: string): string =>
  id.replace(/[^A-Za-z0-9-]/gu, (other) => `u${(other.codePointAt(0) ?? 0).toString(16)}`);

/** An entry of a BibTeX file, for BibLaTeX and the styles of GB/T 7714. Addresses are verbatim there. */
export function bibtex(one: Citable): string {
  const fields: [string, string][] = [
    ['author', `{${texText(oneLine(one.author))}}`],
    ['title', `{${texText(fullTitle(one))}}`],
    ['organization', texText(oneLine(one.publisher))],
    ['date', one.changed],
    ['year', one.changed.slice(0, 4)],
    ['url', one.address],
    ['note', texText(noteOf(one))],
    ['langid', 'chinese'],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},`);
  return [`@online{${bibtexKey(one.id)},`, ...lines, `  ${accessedBlank.bibtex}`, '}'].join('\n');
}

/** CSL-JSON: a list of one item, a line a field. */
export function cslJson(one: Citable): string {
  const item = {
    id: one.id,
    type: 'webpage',
    title: fullTitle(one),
    author: [{ literal: oneLine(one.author) }],
    publisher: oneLine(one.publisher),
    'container-title': oneLine(one.site),
    ...(one.number !== undefined && { number: oneLine(one.number) }),
    issued: cslDate(one.changed),
    ...(one.changed !== one.published && { 'original-date': cslDate(one.published) }),
    URL: one.address,
    language: 'zh-CN',
    note: noteOf(one),
  };
  const lines = Object.entries(item).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `[{\n${[...lines, `  ${accessedBlank.cslJson}`].join(',\n')}\n}]`;
}
