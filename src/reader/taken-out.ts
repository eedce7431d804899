/**
 * What was taken out of a file before it was read, since nobody sees it: what stands behind it on its line has moved.
 * Records and faults hold places in the text as it is read; `typed` says where that is in the file that people open.
 */
import type { Fault, Place } from '../schema/fault.ts';

/** Characters that were taken out at a place, so many UTF-16 units. */
export interface Cut extends Pick<Place, 'line' | 'column'> {
  length: number;
}

/** What was taken out of one file, at first and then of what was left. */
export class TakenOut {
  readonly #layers: Map<number, Cut[]>[] = [];
  /** Faults whose places are those of the file already. */
  readonly #told = new Set<Fault>();

  /** @param cuts in order, at their places in the text before any of them was made */
  add(cuts: readonly Cut[]): void {
    if (cuts.length > 0) this.#layers.unshift(Map.groupBy(cuts, ({ line }) => line));
  }

  /** The place in the file of a place in the text. */
  typed<P extends Place>(place: P): P {
    let { column } = place;
    for (const layer of this.#layers)
      for (const cut of layer.get(place.line) ?? []) {
        if (column < cut.column) break;
        column += cut.length;
      }
    return column === place.column ? place : { ...place, column };
  }

  /** A fault at a place in the file, to be told as it is. */
  tell(fault: Fault): Fault {
    this.#told.add(fault);
    return fault;
  }

  /** A fault at its place in the file. */
  typedFault(fault: Fault): Fault {
    return this.#told.has(fault) || this.#layers.length === 0 ? fault : this.typed(fault);
  }
}
