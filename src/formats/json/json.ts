/** What the JSON files share. documents.ts says what each holds, in words and as JSON Schema; tests hold them to it. */
import type { PointCount } from '../../register/closing.ts';
import { addresses } from '../../register/addresses.ts';
import type { Correction, Facsimile, Inspection, PublicationLink } from '../../register/types.ts';
import { facsimileKind } from '../../schema/files/facsimile.ts';
import type { DocumentName } from './documents.ts';
import { fullAddress, type PublishedSite } from '../published.ts';
import { sectionJson, sectionsJson } from '../text/section.ts';
import type { HashedVersion } from '../versions/versions.ts';

/** How every file begins. */
export const head = (site: PublishedSite, inspection: Inspection, kind: DocumentName, path: string) => ({
  $schema: fullAddress(site, addresses.dataFile(inspection.id, schemaFile(kind))),
  address: fullAddress(site, path),
});

/** The name of a JSON Schema file. */
export const schemaFile = (kind: DocumentName): string => `${kind}.schema.json`;

export const inspectionJson = ({ id, facts, archived }: Inspection) => ({
  id,
  title: facts.title,
  archived: archived ?? null,
});

/** Where one publication is to be found. */
export const publicationJson = ({ kind, title, published, address }: PublicationLink, site: PublishedSite) => ({
  kind,
  title,
  published,
  address: fullAddress(site, address),
});

export const correctionJson = (one: Correction, site: PublishedSite) => ({
  kind: one.kind,
  published: one.published,
  publication: publicationJson(one.publication, site),
  item: one.item ?? null,
  was: one.was,
  becomes: one.becomes,
  reason: one.withdrawal?.reason ?? null,
  basis: one.withdrawal?.basis ?? null,
  note: sectionJson(one.note),
  sections: sectionsJson(one.sections),
  remarks: one.remarks ?? null,
});

/** The official papers that a publication has beside it. */
export const facsimilesJson = (all: readonly Facsimile[], site: PublishedSite) =>
  all.map(({ name, address, size, sha256 }) => ({
    name,
    address: fullAddress(site, address),
    kind: facsimileKind(name),
    size,
    sha256,
  }));

/** Oldest first; the last one holds now. */
export const versionsJson = <Content>(versions: readonly HashedVersion<Content>[], site: PublishedSite) =>
  versions.map(({ publication, sha256, record }) => ({
    publication: publicationJson(publication, site),
    sha256,
    record,
  }));

/** A JSON file with an indented line a value, so that two of them can be compared. */
export const jsonText = (value: object): string => `${JSON.stringify(value, undefined, 1)}\n`;

/** How many 点位 there are, and how many are done. */
export const pointsJson = (points: PointCount | undefined) =>
  points ? { total: points.total, done: points.done ?? null } : null;
