/** Every version of a record, newest first, each at its own place. */
import { shownProse, type Where } from '../../formats/text/shown-text.ts';
import { versionAnchor } from '../../formats/versions/content-hash.ts';
import { factText, type Amendable } from '../../register/amend/amend.ts';
import { fileHashes } from '../../formats/versions/versions.ts';
import type { FileVersion, PublicationLink, PublishedFile } from '../../register/types.ts';
import { correctable, type Correctable } from '../../schema/correctable.ts';
import { fieldsOf } from '../../schema/field.ts';
import { unstated } from '../../schema/vocabulary.ts';
import type { PlaceView } from '../frame.ts';
import { factViews, type FactView, type SectionView } from './sections.ts';

/** What a version said, where it is not what is said now. */
export interface VersionTextView {
  /** Its place on the page. */
  id: string;
  facts: FactView[];
  /** Sections that said something else than now; one without prose was not there. */
  sections: (Pick<SectionView, 'label'> & Partial<SectionView>)[];
}

export interface VersionView {
  /** `v-` and the first 12 characters of its hash. */
  anchor: string;
  sample: boolean;
  /** The day, where the title of the publication does not begin with it. */
  published?: string;
  /** What published it; undefined for the first one. */
  publication?: PlaceView;
  /** What of itself changed then. */
  items: readonly string[];
  /** Records in it that changed then, each with the address of its version. */
  changed: readonly PlaceView[];
  text?: VersionTextView;
}

export interface VersionsView {
  versions: VersionView[];
  /** A redaction or a withdrawal began them anew. */
  isCut: boolean;
}

/** A version as the register and the hashes know it. */
export interface VersionSource {
  publication: PublicationLink;
  sha256: string;
  text?: Omit<VersionTextView, 'id'> | undefined;
  items?: readonly string[];
  changed?: readonly PlaceView[];
}

/** What a version said otherwise than is said now, of all that can be corrected; undefined if nothing. */
export function saidOtherwise(
  { facts, sections }: Correctable,
  then: Amendable,
  now: Amendable,
  where: Where,
): VersionSource['text'] {
  const changedFacts = fieldsOf(facts)
    .filter(({ name }) => then.facts[name] !== now.facts[name])
    .map(({ name, label }) => ({ label, value: factText(then.facts[name]) || unstated }));
  const changedSections = (sections ? fieldsOf(sections) : [])
    .filter(({ name }) => then.sections[name] !== now.sections[name])
    .map(({ name, label }) => {
      const prose = then.sections[name];
      return { label, ...(prose && { prose: shownProse(prose, where) }) };
    });
  if (changedFacts.length + changedSections.length === 0) return undefined;
  return { facts: factViews(changedFacts, where), sections: changedSections };
}

/** The versions of a file of records, each with what it said otherwise. */
export function fileVersionsView(file: PublishedFile, where: Where): VersionsView {
  const hashes = fileHashes(file);
  const saidIn = ({ facts, introduction: body }: FileVersion): Amendable => ({ facts, sections: { body } });
  const now = file.versions.at(-1);
  return versionsView(
    file.versions.map((version, index) => ({
      publication: version.publication,
      sha256: hashes[index] ?? '',
      text: now && saidOtherwise(correctable.plan, saidIn(version), saidIn(now), where),
    })),
  );
}

/** @param sources oldest first */
export function versionsView(sources: readonly VersionSource[]): VersionsView {
  const isCut = sources[0]?.publication.kind === '后续公开';
  const versions = sources.map(({ publication, sha256, text, items = [], changed = [] }, index): VersionView => {
    const { title, published, address, sample } = publication;
    const anchor = versionAnchor(sha256);
    return {
      anchor,
      sample,
      ...(!title.startsWith(published) && { published }),
      ...((index > 0 || isCut) && { publication: { name: title, address } }),
      items,
      changed,
      ...(text && { text: { id: anchor, ...text } }),
    };
  });
  return { versions: versions.reverse(), isCut };
}
