/** The facsimiles (原件) beside a publication. */
import { bytesText } from '../../formats/text/size.ts';
import type { Facsimile } from '../../register/types.ts';
import { facsimileKind } from '../../schema/files/facsimile.ts';
import type { PlaceView } from '../frame.ts';

/** A file as it was published on paper or by another office. */
export interface FacsimileView extends PlaceView {
  /** What it is: `PDF`. */
  kind: string;
  size: string;
  sha256: string;
}

export const facsimileViews = (all: readonly Facsimile[]): FacsimileView[] =>
  all.map(({ name, address, size, sha256 }) => ({
    name,
    address,
    kind: facsimileKind(name),
    size: bytesText(size),
    sha256,
  }));
