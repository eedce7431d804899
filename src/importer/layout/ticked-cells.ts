/** Cells that are ticked below words: which word of the fact they say. */
import type { z } from 'zod';
import { quote } from '../../schema/fault.ts';
import type { Profile } from '../profile.ts';
import type { Entry, Laid } from './layout.ts';
import { referenceIn } from './words/ditto.ts';
import { tickedOf, tickMark } from './words/ticks.ts';
import { listOf } from './words/values.ts';

/** A cell below a heading that is ticked. */
export interface TickCell extends Entry {
  tick: string;
}

/** What a table knows of its ticks. */
interface Ticking {
  laid: Laid;
  profile: Profile;
  /** What has been said. */
  told: Set<string>;
}

/** Columns to be ticked say one word, or several of a list that takes several: what is not clear is no fact, and stays as it is typed. */
export function readTicks(cells: readonly TickCell[], { laid, told, profile }: Ticking): Entry[] {
  const marks = cells.map(({ cell, tick }) => (cell.text.trim() === tick ? 'ticked' : tickMark(cell.text)));
  const isTicked = tickedOf(marks.filter((mark) => mark !== undefined));
  const found = cells.filter((_, index) => marks[index] !== undefined).filter((_, index) => isTicked[index]);
  const [one, ...others] = found;
  const asTyped = (all: readonly TickCell[]): Entry[] =>
    all.map(({ header, cell }) => ({ target: { kind: 'extra', name: header, label: '' }, header, cell }));
  // A column of its own that says no.
  if (cells.length === 1 && marks[0] === 'empty') return asTyped(cells);
  const [first] = cells;
  if (first && cells.every(({ cell }) => referenceIn(cell.text)?.kind === 'above')) {
    const { target, cell, tick } = first;
    return [{ target, header: target.label, cell, ...(cells.length === 1 && { tick }) }];
  }
  const takesSeveral = one && listOf(profile.facts.shape[one.target.name] as z.ZodType) === 'several';
  if (!one || (others.length > 0 && !takesSeveral)) {
    const why = one ? '打勾的不止一格' : '看不出哪一格打了勾';
    const text = `${quote(cells[0]?.target.label ?? '')}下面${why}，没有填写，也不会猜，原文放进「备注」；请对照原件只留一个`;
    laid.warnings.push({ at: cells.map(({ cell }) => cell.at).join('、'), text });
    return asTyped(cells);
  }
  for (const { header, cell, target, tick } of found) {
    const key = `tick ${header}`;
    if (!told.has(key))
      laid.assumed.push({ at: cell.at, text: `${quote(header)}打勾的，${quote(target.label)}写成${quote(tick)}` });
    told.add(key);
  }
  const signs = cells.filter((_, index) => marks[index] !== undefined).map(({ cell }) => cell.text);
  const text = found.map(({ tick }) => tick).join('、');
  return [
    { target: one.target, header: one.header, cell: { ...one.cell, text }, signs },
    ...asTyped(cells.filter((_, index) => marks[index] === undefined)),
  ];
}
