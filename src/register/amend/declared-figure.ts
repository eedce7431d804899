/** Corrections of declared figures: one changes, one that was left out is added, one that nobody declared is taken out. */
import {
  declaredTotals,
  figureParts,
  partNamed,
  splitFigure,
  type DeclaredTotals,
  type TypedWords,
  type FigureParts,
} from '../../schema/files/declared.ts';
import type { Vocabulary } from '../../schema/files/inspection-words.ts';
import { quote } from '../../schema/fault.ts';
import { fieldsByLabel, foldWord } from '../../schema/field.ts';
import type { EntryFacts } from '../../schema/files/follow-up.ts';
import { amount, amountOrWords, count } from '../../schema/values.ts';
import { unstated } from '../../schema/vocabulary.ts';
import { splitWords } from '../../schema/words.ts';
import { sameAsBefore } from './amend.ts';

/** Why a figure can't be corrected so, and at which line of the correction. */
export interface FigureProblem {
  at: 'correctedItem' | 'was' | 'becomes';
  message: string;
}

type Figure = number | string | string[] | undefined;

/** @returns the declared totals as corrected; undefined where the correction speaks of no figure */
export function correctFigure(
  declared: DeclaredTotals | undefined,
  { correctedItem: item = '', was = '', becomes = '' }: EntryFacts,
  vocabulary: Vocabulary,
): FigureProblem | { declared: DeclaredTotals } | undefined {
  const [head, typed] = splitFigure(item);
  const field = fieldsByLabel(declaredTotals(vocabulary)).get(foldWord(head));
  if (!field) return undefined;
  const name = field.name as keyof DeclaredTotals;
  const held = declared?.[name];
  const of = new Map<string, FigureParts>(Object.entries(figureParts)).get(name);
  const parts = new Map(of !== undefined && typeof held === 'object' ? Object.entries(held as object) : []);
  if (of !== undefined && typed === '') {
    const example = of === 'any' ? '名称' : (of === 'region' ? vocabulary.regionNames : vocabulary.typeNames)[0];
    const mend = `请写明是哪一项，例如${quote(`${field.label} ${example ?? ''}`)}`;
    return { at: 'correctedItem', message: `${quote(item)}有几项，${mend}` };
  }
  const part =
    of && ([...parts.keys()].find((one) => foldWord(one) === foldWord(typed)) ?? partNamed(of, typed, vocabulary));
  if (of !== undefined && part === undefined)
    return { at: 'correctedItem', message: `未知的${field.label}${quote(typed)}，请核对更正项` };
  const path = part === undefined ? name : `${name}.${part}`;
  const words = new Map(Object.entries(declared?.words ?? {}));
  const said = words.get(path) ?? {};
  const word = wordNamed(said, typed, part);
  const current = (word !== undefined ? said[word] : part === undefined ? held : parts.get(part)) as Figure;
  const [before, after] = [readFigure(name, was), readFigure(name, becomes)];
  const called = `公布数${quote(item)}`;
  if (!before || textOf(before.figure) !== textOf(current)) {
    const now =
      current === undefined
        ? `此前没有公布，不是${quote(was)}，请核对；要添上的，原为写“${unstated}”`
        : `此前公布的是${quote(textOf(current))}，不是${quote(was)}，请核对原为`;
    return { at: 'was', message: called + now };
  }
  if (!after) return { at: 'becomes', message: `${quote(becomes)}不是数字，请核对改为` };
  if (textOf(after.figure) === textOf(current)) return { at: 'becomes', message: sameAsBefore(called) };
  const changed = word === undefined ? withFigure(said, after.figure) : withWord(said, word, after.figure);
  if (changed.words) words.set(path, changed.words);
  else words.delete(path);
  if (part !== undefined && changed.figure === undefined) parts.delete(part);
  else if (part !== undefined) parts.set(part, changed.figure);
  const figures = part === undefined ? changed.figure : parts.size > 0 ? Object.fromEntries(parts) : undefined;
  const labels = Object.entries(declared?.labels ?? {}).filter(([axis]) => axis !== name || figures !== undefined);
  return {
    declared: {
      ...declared,
      [name]: figures,
      words: words.size > 0 ? Object.fromEntries(words) : undefined,
      ...(declared?.labels && { labels: labels.length > 0 ? Object.fromEntries(labels) : undefined }),
    },
  };
}

/** One of several words that count as the same: 废水 of 废水 1、污水 1. The word that they count as means them all. */
function wordNamed(said: TypedWords, typed: string, part: string | undefined): string | undefined {
  const all = Object.keys(said);
  if (all.length < 2 || foldWord(typed) === foldWord(part ?? '')) return undefined;
  return all.find((word) => foldWord(word) === foldWord(typed));
}

interface Changed {
  figure: Figure;
  words: TypedWords | undefined;
}

/** What one word counts is another number now, and so is the sum. */
function withWord(said: TypedWords, word: string, figure: Figure): Changed {
  const left = new Map(Object.entries(said));
  if (typeof figure === 'number') left.set(word, figure);
  else left.delete(word);
  const sum = [...left.values()].reduce((total, one) => total + one, 0);
  return { figure: sum, words: Object.fromEntries(left) };
}

/** The figure is another now: what it was called stays, but of several words nobody knows which count has changed. */
function withFigure(said: TypedWords, figure: Figure): Changed {
  const [word, ...more] = Object.keys(said);
  const isSame = word !== undefined && more.length === 0 && typeof figure === 'number';
  return { figure, words: isSame ? { [word]: figure } : undefined };
}

const textOf = (figure: Figure): string =>
  figure === undefined ? unstated : Array.isArray(figure) ? figure.join('、') : String(figure);

/** A figure as a correction says it; undefined where that is none. */
function readFigure(name: keyof DeclaredTotals, typed: string): { figure: Figure } | undefined {
  if (foldWord(typed) === unstated) return { figure: undefined };
  if (name === 'jointBatches') {
    const batches = splitWords(typed.trim().replaceAll(/^\[|\]$/gu, ''));
    return batches.length > 0 ? { figure: batches } : undefined;
  }
  const figure = name === 'others' ? amountOrWords : name === 'fines' || name === 'byIndustry' ? amount : count;
  const read = figure.safeParse(typed);
  return read.success ? { figure: read.data } : undefined;
}
