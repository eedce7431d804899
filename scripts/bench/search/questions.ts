/** What the search is asked in measurements and in tests, and what a reader of every text would answer. */
import table from 'opencc-js/dict/STCharacters';
import type { SearchDocument } from '../../../src/search/shared/fields.ts';
import { fold, unify } from '../../../src/search/shared/fold.ts';
import { intoShards } from '../../../src/search/build/shards.ts';
import { shardName } from '../../../src/search/build/write.ts';
import { searchable } from '../../../src/search/build/found-by.ts';
import { simplify } from '../../../src/search/shared/traditional.ts';
import { Dice, enterprise, village } from '../content/words.ts';

/** A question and the ids of the cases that answer it. */
export interface Question {
  what: '任意字词' | '村名' | '企业名' | '受理编号' | '繁体写法' | '两个词';
  typed: string;
  expected: Set<string>;
}

export interface Questions {
  questions: Question[];
  /** How many different names stand in the cases. */
  villages: number;
  enterprises: number;
}

/** How many of each are asked. */
export interface Share {
  strings: number;
  names: number;
  numbers: number;
  traditional: number;
  pairs: number;
}

/** As asked for in full. */
export const fullShare: Share = { strings: 1000, names: 300, numbers: 300, traditional: 200, pairs: 200 };

/** Enough for a first impression. */
export const partShare: Share = { strings: 200, names: 60, numbers: 60, traditional: 50, pairs: 50 };

/** A case as a reader searches it. */
interface Read {
  id: string;
  number: string;
  /** Its folded text, and the same with variant spellings unified where they differ. */
  texts: string[];
  /** Chinese characters that stand together. */
  runs: string[];
}

/** @param documents everything that is indexed */
export function makeQuestions(documents: readonly SearchDocument[], share: Share): Questions {
  const dice = new Dice(7);
  const cases = intoShards(documents).flatMap((shard) => {
    const name = shardName(shard);
    return shard.documents.flatMap((one, row) => (one.kind === 'case' ? [read(one, `${name}/${row}`)] : []));
  });
  const some = (count: number, make: () => string): string[] => Array.from({ length: count }, make);
  const anyCase = (): Read => dice.pick(cases as [Read, ...Read[]]);
  const cut = ({ runs }: Read, most: number): string => {
    const chars = [...dice.pick(runs as [string, ...string[]])];
    const from = dice.between(0, chars.length - 2);
    return chars.slice(from, from + dice.between(2, most)).join('');
  };
  const traditional = (): string => {
    for (;;) {
      const text = [...cut(anyCase(), 6)].map((char) => spelled.get(char) ?? char).join('');
      if (simplify(text) !== text) return text;
    }
  };
  const pair = (): string => {
    const one = anyCase();
    return `${cut(one, 3)} ${cut(one, 3)}`;
  };
  const villages = namesIn(cases, village);
  const enterprises = namesIn(cases, enterprise);
  const anyOf = (names: readonly string[]) => (): string => dice.pick(names as [string, ...string[]]);
  const spellings: readonly ((number: string) => string)[] = [
    (number) => number,
    (number) => number.slice(0, dice.between(9, number.length - 1)),
    (number) => `${number.slice(0, 5)} ${number.slice(5, 9)} ${number.slice(9)}`,
    (number) => `${number.toLowerCase()}*`,
  ];
  const asked: Record<Question['what'], string[]> = {
    任意字词: some(share.strings, () => cut(anyCase(), 8)),
    村名: some(share.names, anyOf(villages)),
    企业名: some(share.names, anyOf(enterprises)),
    受理编号: Array.from(
      { length: share.numbers },
      (_, i) => spellings[i % spellings.length]?.(anyCase().number) ?? '',
    ),
    繁体写法: some(share.traditional, traditional),
    两个词: some(share.pairs, pair),
  };
  const questions = Object.entries(asked).flatMap(([what, all]) =>
    all.map((typed) => ({
      what: what as Question['what'],
      typed,
      expected: what === '受理编号' ? holdingNumber(cases, typed) : holdingWords(cases, typed),
    })),
  );
  return { questions, villages: villages.length, enterprises: enterprises.length };
}

function read(document: SearchDocument, id: string): Read {
  const text = simplify(fold(searchable(document).join('\n')));
  const unified = unify(text);
  return {
    id,
    number: fold(document.number ?? '').replaceAll(/[^A-Z\d]/gu, ''),
    texts: unified === text ? [text] : [text, unified],
    runs: text.match(/\p{Script=Han}{2,}/gu) ?? [],
  };
}

/** The first Traditional spelling of a character. */
const spelled = new Map(
  table.split('|').map((entry) => {
    const [char = '', first = char] = entry.split(' ');
    return [char, first] as const;
  }),
);

/** Made names that stand in a text, most of all there are. */
function namesIn(cases: readonly Read[], make: (dice: Dice) => string): string[] {
  const dice = new Dice(11);
  const made = new Set<string>();
  for (let i = 0; i < 60_000; i++) made.add(make(dice));
  const lengths = [...new Set([...made].map((name) => name.length))];
  const found = new Set<string>();
  for (const { runs } of cases) {
    for (const run of runs) {
      for (let from = 0; from < run.length; from++) {
        for (const length of lengths) {
          const name = run.slice(from, from + length);
          if (made.has(name)) found.add(name);
        }
      }
    }
  }
  return [...found];
}

const holdingWords = (cases: readonly Read[], typed: string): Set<string> => {
  const words = typed.split(' ').map((word) => unify(simplify(fold(word))));
  return idsOf(cases, ({ texts }) => words.every((word) => texts.some((text) => text.includes(word))));
};

const holdingNumber = (cases: readonly Read[], typed: string): Set<string> => {
  const number = fold(typed).replaceAll(/[^A-Z\d]/gu, '');
  const beginning = new RegExp(`(?<![A-Z\\d.])${number}`, 'u');
  return idsOf(cases, (one) => one.number.startsWith(number) || beginning.test(one.texts[0] ?? ''));
};

const idsOf = (cases: readonly Read[], test: (one: Read) => boolean): Set<string> =>
  new Set(cases.filter(test).map(({ id }) => id));
