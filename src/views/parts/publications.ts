/** Publications in a list. */
import type { PublicationLink } from '../../register/types.ts';
import type { RecordView } from './records.ts';

export interface PublicationView extends RecordView {
  kind: string;
  published: string;
}

export const publicationRows = (publications: readonly PublicationLink[]): PublicationView[] =>
  publications.map(({ kind, title, published, address, sample }) => ({ kind, title, published, address, sample }));
