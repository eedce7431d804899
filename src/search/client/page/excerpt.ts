/** The parts of a text that are shown below a result, and where the sought words stand in them. */
import { fold, runsOf, unify } from '../../shared/fold.ts';
import { respellFor } from '../engine/respell.ts';

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  /** Whether it is what was asked for. */
  marked: boolean;
}

/** Part of a text, by the numbers of its characters. */
export interface Place {
  from: number;
  to: number;
}

/**
 * Parts of a text as it was published, around the first place of each sought text that is found in it.
 * @param sought folded texts, a space between runs, as `parseQuery` gives them
 */
export async function excerpt(text: string, sought: readonly string[], length = 110): Promise<Piece[]> {
  const chars = Array.from(text);
  const found = await placesIn(chars, sought);
  const places = joined(found.flat(), 0);
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of windows(found, chars.length, length)) {
    if (from > end) pieces.push({ text: '…', marked: false });
    let at = from;
    const push = (stop: number, marked: boolean) => {
      if (at < stop) pieces.push({ text: chars.slice(at, stop).join(''), marked });
      at = Math.max(at, stop);
    };
    for (const place of places) {
      if (place.to <= at || place.from >= to) continue;
      push(place.from, false);
      push(Math.min(place.to, to), true);
    }
    push(to, false);
    end = to;
  }
  if (end < chars.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

/** How many sought texts have a part of the excerpt each. */
const most = 3;

/** The parts to show, in order and apart from one another. */
function windows(found: readonly (readonly Place[])[], total: number, length: number): Place[] {
  const firsts = found.flatMap((places) => places.slice(0, 1)).slice(0, most);
  const around = ({ from: centre }: Place, size: number): Place => {
    const from = Math.max(0, Math.min(centre - Math.floor(size / 3), total - size));
    return { from, to: Math.min(total, from + size) };
  };
  const [first = { from: 0, to: 0 }] = firsts;
  const one = around(first, length);
  if (firsts.every(({ from, to }) => from >= one.from && to <= one.to)) return [one];
  const parts = firsts.map((place) => around(place, Math.ceil(length / firsts.length)));
  return joined(parts, 1);
}

/** The places in order, as one where they overlap, or are less than `gap` apart. */
function joined(places: readonly Place[], gap: number): Place[] {
  const result: Place[] = [];
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from)) {
    const last = result[result.length - 1];
    if (last && from < last.to + gap) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** Where the sought texts stand in a text, in Traditional characters too: a list for each. */
export async function placesIn(chars: readonly string[], sought: readonly string[]): Promise<Place[][]> {
  const places = findPlaces(chars, sought);
  if (places.every(({ length }) => length > 0)) return places;
  // Unmarked is better than not shown.
  const respell = await respellFor(chars.join('')).catch(() => undefined);
  return respell ? findPlaces(chars, sought, respell) : places;
}

function findPlaces(
  chars: readonly string[],
  sought: readonly string[],
  respell = (folded: string): string => folded,
): Place[][] {
  // Each folded character with the number of the character that it comes from; one space for whatever is ignored.
  let folded = '';
  const origin: number[] = [];
  const add = (piece: string, from: number) => {
    folded += piece;
    while (origin.length < folded.length) origin.push(from);
  };
  chars.forEach((char, i) => {
    const plain = respell(fold(char));
    if (runsOf(plain).length > 0) add(plain, i);
    // The dot of a number is part of it.
    else if (plain === '.' && /\d$/u.test(folded) && /^\d/u.test(fold(chars[i + 1] ?? ''))) add('.', i);
    else if (plain !== '' && !folded.endsWith(' ')) add(' ', i);
  });
  const spelled = unify(folded);
  return sought.map((each) => {
    const places: Place[] = [];
    for (let at = find(spelled, each, 0); at >= 0; at = find(spelled, each, at + each.length)) {
      places.push({ from: origin[at] ?? 0, to: (origin[at + each.length - 1] ?? 0) + 1 });
    }
    return places;
  });
}

/** As `indexOf`, but a sought word does not begin inside another word. */
function find(text: string, sought: string, from: number): number {
  const startsWord = /^[A-Z\d]/u.test(sought);
  let at = text.indexOf(sought, from);
  while (startsWord && at > 0 && /[A-Z\d.]/u.test(text.charAt(at - 1))) at = text.indexOf(sought, at + 1);
  return at;
}
