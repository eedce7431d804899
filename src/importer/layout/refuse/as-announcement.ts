/** A document as an announcement: what can be pasted into a file of announcements/. */
import { Document } from 'yaml';
import { maskPersonal } from '../../../checks/privacy/index.ts';
import { quote } from '../../../schema/fault.ts';
import { announcementSchema } from '../../../schema/files/announcement.ts';
import { fieldsOf } from '../../../schema/field.ts';
import { placeholder } from '../../../schema/text/placeholder.ts';
import type { announcementKinds } from '../../../schema/vocabulary.ts';
import { ownCells, type Grid, type Line, type Piece, type Row, type SourceDocument } from '../../read/grid.ts';
import { cellMarkdown, sectionNodes, stringify } from '../../verbatim.ts';
import { besidesBatch, datesIn, findTitle, isPageFurniture, noDaysIn } from '../words/title.ts';

/** What a document says, ready to be published as it stands. */
export interface Published {
  title: string | undefined;
  day: string | undefined;
  /** `09:14`; '' where nobody says it. */
  time: string;
  /** The text, its tables in their places, without the title and the articles. */
  body: string;
  /** Articles that stand elsewhere, a line each. */
  articles: Line[];
  /** What people must look at before they publish it, a sentence each. */
  cautions: string[];
}

/** Longer texts are pasted from the file itself. */
const mostLines = 400;

/** Reads a document as a text. */
export function publishedOf({ pieces, around }: SourceDocument): Published {
  const all = pieces.flatMap((piece): Line[] => (piece.kind === 'line' ? [piece.line] : titlesOf(piece.grid)));
  const listed = all.filter(({ text, isHeading }) => !isHeading && article.test(text));
  const articles = listed.length > 1 ? listed : [];
  const lines = all.filter((line) => !articles.includes(line));
  const found = findTitle(lines, around?.before);
  const first = lines[0]?.text ?? '';
  const heading = [...lines, ...(around?.before ?? [])].find((line) => line.isHeading);
  // A line that says when it was released is found with the title, and is none.
  const title =
    heading?.text ??
    found.text?.replace(/(?<=.)[（(]?(?:发布|公[开布示])(?:日期|时间)\s*[：:].*$/u, '') ??
    (first.length <= 60 && !/[。；]/u.test(first) ? first : undefined);
  const titled = datesIn(title ?? '').at(-1);
  const released = releasedAt([...(around?.before ?? []), ...lines]);
  const isTitle = (line: Line): boolean =>
    line === heading || (!heading && (line.at === found.at || (line.text === title && line.at === lines[0]?.at)));
  const shown = pieces.filter(
    (piece) =>
      piece.kind === 'grid' ||
      !(isTitle(piece.line) || articles.includes(piece.line) || (around && isPageFurniture(piece.line.text))),
  );
  const texts = shown.map((piece) =>
    piece.kind === 'grid' ? gridText(piece.grid, isTitle) : proseText(piece.line.text),
  );
  const text = texts.join('\n\n');
  const whole = text.split('\n').length > mostLines ? placeholder('公告的正文，照原文') : text;
  const body = whole.split('\n').map(maskPersonal).join('\n');
  return {
    title: title === undefined ? undefined : maskPersonal(title),
    day: titled ?? released?.day,
    time: released === undefined || (titled !== undefined && titled !== released.day) ? '' : released.time,
    body,
    articles,
    cautions: [
      ...(body === whole ? [] : ['正文里有疑似个人信息的，上面已经打码；贴上以后请删去，或者照原件改写。']),
      ...new Set(lines.flatMap(({ text, at }) => cautionsOf(text, at))),
    ],
  };
}

/** `典型案例 | 某市污水直排问题突出` */
const article = /^(?:典型案例|案例[一二三四五六七八九十\d]+)\s*[|｜丨：:]/u;

/** `发布时间：2019-11-21 09:14`, or a line that is a day and nothing else: the day, and the time where it is told. */
function releasedAt(lines: readonly Line[]): { day: string; time: string } | undefined {
  const clock = /(\d{1,2}:\d{2})(?::\d{2})?/u;
  for (const { text } of lines) {
    const [day, ...others] = datesIn(text);
    const isRelease = /发布|公[开布示](?:日期|时间)/u.test(text) || besidesBatch(text.replace(clock, '')) === '';
    if (day !== undefined && others.length === 0 && isRelease)
      return { day, time: (clock.exec(text)?.[1] ?? '').padStart(5, '0').replace(/^0{5}$/u, '') };
  }
  return undefined;
}

/** What a damaged copy says nobody can tell. */
function cautionsOf(text: string, at: string): string[] {
  const days = [...noDaysIn(text), ...(text.match(/(?<!\d|年|月)\d{4}日/gu) ?? [])];
  const run =
    /\p{Script=Han}{1,12}[区市县州旗盟]\d+\p{Script=Han}{2,8}[区市县州旗盟]\d+(?![\d年月日件个宗起%．.])/u.exec(
      text,
    )?.[0];
  return [
    ...days.map((day) => `${at}的${quote(day)}看不出是哪一天，照原样保留，不会猜。`),
    ...(run === undefined
      ? []
      : [
          `${at}的${quote(run)}地名和数连在一起，多半是表格的格子丢了：是一个数还是几个数，看不出来，也不会猜。请找原来的表。`,
        ]),
  ];
}

/** Which kind of announcement a title speaks of. */
const kindPatterns: readonly (readonly [RegExp, keyof typeof announcementKinds])[] = [
  [/问责|追责|责任追究/u, '追责问责通报'],
  [/典型案例/u, '典型案例'],
  [/警示片.*清单/u, '警示片问题清单'],
  [/移交移送|问题移交|线索移交|移送/u, '移交移送'],
  [/下沉/u, '下沉督察'],
  [/动员/u, '动员会'],
  [/整改(?:工作)?方案/u, '整改方案'],
  [/进驻/u, '进驻公告'],
  [/反馈(?!(?:的)?(?:问题|意见.*整改|.*整改))/u, '督察反馈'],
];

/** The whole file of the announcement. */
export function announcementText({ title, day, time, body, articles }: Published): string {
  const kind = kindPatterns.find(([pattern]) => pattern.test(title ?? ''))?.[1] ?? '其他';
  const docs = new Map(fieldsOf(announcementSchema).map(({ name, doc }) => [name, doc]));
  const missing = (name: string): string => placeholder(docs.get(name) ?? '');
  const front = {
    标题: title ?? missing('title'),
    公开日期: day === undefined ? placeholder('公开的日期') : `${day} ${time}`.trim(),
    类型: kind,
    摘要: missing('summary'),
    ...(articles.length > 0 && {
      文章: articles.map(({ text, link }) => ({
        标题: maskPersonal(text),
        网址: link ?? placeholder('这篇文章的网址'),
      })),
    }),
  };
  return `---\n${new Document(front).toString({ lineWidth: 0 })}---\n\n${body}\n`;
}

const proseText = (text: string): string => stringify({ type: 'root', children: sectionNodes(text) }).trimEnd();

/** The lines across a table, its title among them. */
const titlesOf = ({ rows }: Grid): Line[] =>
  rows.flatMap((row) => (ownCells(row).length === 1 ? ownCells(row).slice(0, 1) : []));

/** A grid as it can be typed into a file: what stands alone in a row above or below the table is text. */
function gridText({ rows }: Grid, isTitle: (line: Line) => boolean): string {
  const isAlone = (row: Row): boolean => ownCells(row).length < 2;
  const first = rows.findIndex((row) => !isAlone(row));
  const table = rows.slice(first, rows.findLastIndex((row) => !isAlone(row)) + 1);
  const alone = (from: readonly Row[]): string[] =>
    from.flatMap(ownCells).flatMap((cell) => (isTitle(cell) ? [] : [proseText(cell.text)]));
  if (first < 0) return alone(rows).join('\n\n');
  const after = rows.slice(first + table.length);
  return [...alone(rows.slice(0, first)), tableText(table), ...alone(after)].join('\n\n');
}

function tableText(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => [...row.cells.keys()]))].toSorted((a, b) => a - b);
  const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  const [head = '', ...body] = rows.map((row) =>
    line(
      columns.map((column) => {
        const cell = row.cells.get(column);
        // A cell that is merged over others stands once.
        return cell === undefined || cell.origin ? '' : cellMarkdown(cell.text.replace(/\s*\n\s*/gu, ''));
      }),
    ),
  );
  return [head, line(columns.map(() => '---')), ...body].join('\n');
}

/** Is a piece a table? */
export const isGrid = (piece: Piece): piece is Extract<Piece, { kind: 'grid' }> => piece.kind === 'grid';
