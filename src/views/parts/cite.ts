/** 引用本页: the citations of a record, ready to copy. */
import { bibtex, cslJson, gbt7714, plainSentence, type Citable } from '../../formats/citation/citation.ts';
import { shortHash } from '../../formats/versions/content-hash.ts';
import type { PlaceView } from '../frame.ts';
import type { VersionsView } from './versions.ts';

export interface CiteView {
  /** Full address, for the QR code on paper. */
  address: string;
  gbt7714: string;
  sentence: string;
  bibtex: string;
  cslJson: string;
  sha256: string;
  /** What readers are shown of it. */
  version: string;
  /** Fragment of the version that is cited. */
  anchor: string;
  /** The day of the newest publication about the record. */
  changed: string;
  /** HTML that shows it on another site. */
  embed?: string;
  /** The same record for machines. */
  files: readonly PlaceView[];
  versions?: VersionsView;
}

export const citeView = (
  citable: Citable,
  { files, embed, versions }: { files: readonly PlaceView[]; embed?: string; versions?: VersionsView },
): CiteView => ({
  address: citable.address,
  gbt7714: gbt7714(citable),
  sentence: plainSentence(citable),
  bibtex: bibtex(citable),
  cslJson: cslJson(citable),
  sha256: citable.sha256,
  version: shortHash(citable.sha256),
  anchor: citable.versionAddress.slice(citable.versionAddress.lastIndexOf('#')),
  changed: citable.changed,
  ...(embed !== undefined && { embed }),
  files,
  ...(versions && { versions }),
});
