/**
 * Long lists, newest first, on several pages. Pages are numbered from the oldest on, and a numbered page is full: what
 * is published later changes none of them. The list itself shows what is newer than they are.
 */
import { fullPages, pageOfList, pageSize } from '../../register/addresses.ts';
import type { Case } from '../../register/types.ts';
import type { PlaceView } from '../frame.ts';
import {
  caseLink,
  correctionMark,
  stateOf,
  verdictOf,
  type CorrectionMarkView,
  type RecordView,
  type StateView,
} from './records.ts';
import { joined } from '../../formats/text/marks.ts';

/** A page of a list. */
export interface ListPage<T> {
  /** Undefined for the list itself. */
  number: number | undefined;
  items: readonly T[];
  pager: PagerView;
}

/** The ways to the other pages. */
export interface PagerView {
  newer?: PlaceView;
  older?: PlaceView;
}

/** Cuts a list that stands newest first into its pages; an empty list has one. */
export function listPages<T>(newestFirst: readonly T[], address: string): ListPage<T>[] {
  const full = fullPages(newestFirst.length);
  const place = (number: number): PlaceView => ({
    name: `第${String(number)}页`,
    address: pageOfList(address, number),
  });
  const front: ListPage<T> = {
    number: undefined,
    items: newestFirst.slice(0, newestFirst.length - full * pageSize),
    pager: full > 0 ? { older: place(full) } : {},
  };
  const numbered = Array.from({ length: full }, (_, index): ListPage<T> => {
    const number = index + 1;
    const end = newestFirst.length - index * pageSize;
    return {
      number,
      items: newestFirst.slice(end - pageSize, end),
      pager: {
        newer: number === full ? { name: '最新', address } : place(number + 1),
        ...(number > 1 && { older: place(number - 1) }),
      },
    };
  });
  return [front, ...numbered];
}

/** A title with the number of the page: `行政区域：麒麟区（第3页）`. */
export const titleOfPage = (title: string, number: number | undefined): string =>
  number === undefined ? title : `${title}（第${String(number)}页）`;

/** A case in a list. */
export interface CaseRowView extends RecordView {
  mark?: CorrectionMarkView;
  regions: string;
  types: string;
  verdict: StateView;
  state: StateView;
  batch: PlaceView;
}

export function caseRow(one: Case): CaseRowView {
  const { facts } = one.current;
  const mark = correctionMark(one.corrections);
  return {
    ...caseLink(one),
    ...(mark && { mark }),
    regions: joined(facts.regions?.values),
    types: joined(facts.pollutionTypes?.values),
    verdict: verdictOf(one),
    state: stateOf(one),
    batch: { name: one.batch.number.name, address: one.batch.address },
  };
}
