/** Titles for records that have none. */
import { oneLine, says, withoutMarksBefore } from '../schema/clause.ts';
import { charactersOf } from '../schema/text/cut.ts';
import { proseText, type Prose } from '../schema/prose.ts';

const longest = 30;

/** The start of a section without its numbering, cut at a clause, at most 30 characters; empty if it says nothing. */
export function titleFrom(prose: Prose | undefined): string {
  const lines = (prose ?? []).map((block) => oneLine(proseText([block]).split('\n', 1)[0] ?? ''));
  const first = withoutMarksBefore(lines.find((line) => says(line)) ?? '');
  const title = shortened(withoutMarksBefore(withoutNumbering(firstItem(first))));
  return says(title) ? title : '';
}

function shortened(plain: string): string {
  const characters = charactersOf(plain);
  if (characters.length <= longest) return withoutMarksBehind(plain);
  const start = characters.slice(0, longest + 1).join('');
  const clause = [...start.matchAll(clauseEnd)].at(-1)?.index ?? 0;
  if (charactersOf(start.slice(0, clause)).length >= shortest) return withoutMarksBehind(start.slice(0, clause));
  const kept = characters.slice(0, longest - 1).join('');
  const inNumber = /[\d０-９][.．,，]?$/u.test(kept) && /^[.．,，]?[\d０-９]/u.test(plain.slice(kept.length));
  return `${withoutMarksBehind(inNumber ? kept.replace(/[\d０-９.．,，]+$/u, '') : kept)}…`;
}

const withoutMarksBehind = (text: string): string => text.replace(/[\s，。；：、,.;:]+$/u, '');

/** A title that ends with a clause says something from so many characters on. */
const shortest = 8;
/** The marks that end a clause, but those within a number: `12,000吨`, `8：00`. */
const clauseEnd = /[。；！？;]|(?<![\d０-９])[，：,]|[，：,](?![\d０-９])/gu;

/** What has a number in brackets before it: `（二）班`, `(2)号井`, `（三）期工程`. */
const counted = String.raw`班(?![子组])|期(?![间限满末内待望])|号(?![召称令])|标段|单元|[栋幢]|队(?![伍员])`;

/** How texts are numbered, and what may not follow: `2.4万吨`, `1、2号锅炉` and `①至③号井` are no numbering. */
const numberings: readonly { mark: RegExp; goesOn: RegExp }[] = [
  // A year does not go on with a number: `1.2019年以来`.
  { mark: /^[\d０-９]{1,3}[.．、]/u, goesOn: /^(?!(?:19|20)\d{2}年)[\d０-９至到和与及或~～—-]/u },
  {
    mark: /^[(（]?[\d０-９]{1,3}[)）]/u,
    goesOn: new RegExp(String.raw`^(?!(?:19|20)\d{2}年)(?:[(（\d０-９至到和与及或~～—-]|${counted})`, 'u'),
  },
  { mark: /^[一二三四五六七八九十百]{1,3}[、.．]/u, goesOn: /^[一二三四五六七八九十百至到和与及或~～—-]/u },
  {
    mark: /^[(（][一二三四五六七八九十百]{1,3}[)）]/u,
    goesOn: new RegExp(String.raw`^(?:[(（]?[一二三四五六七八九十百至到和与及或~～—-]|${counted})`, 'u'),
  },
  { mark: /^第[一二三四五六七八九十百]{1,3}[，、：,:]/u, goesOn: /^第?[一二三四五六七八九十百至到和与及或~～—-]/u },
  { mark: /^一是[，：,:]?/u, goesOn: /^一/u },
  // Circled, in brackets, with a full stop: ①, ⑴, ⒈, ㈠, ❶.
  { mark: /^[①-⒛㈠-㈩❶-➓]/u, goesOn: /^[①-⒛㈠-㈩❶-➓至到和与及或~～—-]/u },
  { mark: /^[-*•●■◆○□▪]\s/u, goesOn: /^$/u },
];

/** How the second item of a list within a sentence is numbered, where the first one is numbered alike. */
const seconds: readonly { first: RegExp; second: RegExp }[] = [
  { first: /^[1１][.．、]/u, second: /(?<=[。；;，,\s])[2２][.．、](?![\d０-９])/u },
  { first: /^[(（]?[1１][)）]/u, second: /[(（][2２][)）]|(?<=[。；;，,\s])[2２][)）]/u },
  { first: /^一[、.．]/u, second: /(?<=[。；;，,\s])二[、.．](?![一二三四五六七八九十])/u },
  { first: /^[(（]一[)）]/u, second: /[(（]二[)）]/u },
  { first: /^第一[，、：,:]/u, second: /(?<=[。；;，,\s])第二[，、：,:]/u },
  { first: /^一是/u, second: /(?<=[。；;，,、\s])二是/u },
  { first: /^[①⑴⒈㈠❶]/u, second: /(?<=[。；;，,\s])[②⑵⒉㈡❷]/u },
];

/** The first item of a list within a sentence, with its number: `一是…，二是…`; any other text as it is. */
function firstItem(text: string): string {
  const end = seconds.find(({ first }) => first.test(text))?.second.exec(text)?.index;
  return text.slice(0, end).trimEnd();
}

/** A text without the numbering that it begins with; what merely looks like one stays, since a number says something. */
export function withoutNumbering(text: string): string {
  for (const { mark, goesOn } of numberings) {
    const rest = mark.test(text) ? text.replace(mark, '').trimStart() : '';
    if (says(rest) && !goesOn.test(rest)) return withoutNumbering(rest);
  }
  return text;
}
