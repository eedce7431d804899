import { fold, runsOf, unify } from '../fold.ts';

/** A piece of an excerpt. */
export interface Piece {
  text: string;
  /** Whether it is what was asked for. */
  marked: boolean;
}

/**
 * A part of a text as it was published, around the first place of the first sought text that is found in it.
 * @param sought folded texts, a space between runs, as `parseQuery` gives them
 */
export function excerpt(text: string, sought: readonly string[], length = 110): Piece[] {
  const chars = Array.from(text);
  const found = placesOf(chars, sought);
  const centre = found[0]?.from ?? 0;
  const from = Math.max(0, Math.min(centre - Math.floor(length / 3), chars.length - length));
  const to = Math.min(chars.length, from + length);
  const pieces: Piece[] = [];
  const push = (start: number, stop: number, marked: boolean) => {
    if (start < stop) pieces.push({ text: chars.slice(start, stop).join(''), marked });
  };
  if (from > 0) pieces.push({ text: '…', marked: false });
  let at = from;
  for (const place of [...found].sort((a, b) => a.from - b.from)) {
    if (place.from < at || place.from >= to) continue;
    push(at, place.from, false);
    push(place.from, Math.min(place.to, to), true);
    at = Math.min(place.to, to);
  }
  push(at, to, false);
  if (to < chars.length) pieces.push({ text: '…', marked: false });
  return pieces;
}

interface Place {
  from: number;
  to: number;
}

/** Where the sought texts stand, those of the first one that occurs first. */
function placesOf(chars: readonly string[], sought: readonly string[]): Place[] {
  // Each folded character with the number of the character that it comes from; one space for whatever is ignored.
  let folded = '';
  const origin: number[] = [];
  const add = (piece: string, from: number) => {
    folded += piece;
    origin.push(...new Array<number>(piece.length).fill(from));
  };
  chars.forEach((char, i) => {
    const plain = fold(char);
    if (runsOf(plain).length > 0) add(plain, i);
    // The dot of a number is part of it.
    else if (plain === '.' && /\d$/u.test(folded) && /^\d/u.test(fold(chars[i + 1] ?? ''))) add('.', i);
    else if (plain !== '' && !folded.endsWith(' ')) add(' ', i);
  });
  const spelled = unify(folded);
  return sought.flatMap((each) => {
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
