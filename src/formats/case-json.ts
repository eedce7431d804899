/** `/<inspection>/cases/<key>.json`: a case with every version that it had. */
import { addresses } from '../register/addresses.ts';
import type { Case, Inspection, PublicationLink } from '../register/types.ts';
import { fullAddress, type PublishedSite, type SiteFile } from './published.ts';
import { caseVersions } from './versions.ts';

/** One file a case. */
export function* caseFiles(site: PublishedSite): Generator<SiteFile> {
  for (const inspection of site.register.inspections)
    for (const one of inspection.cases)
      yield {
        path: addresses.caseFile(inspection.id, one.key),
        render: () => jsonText(caseJson(one, inspection, site)),
      };
}

/** A case as JSON. Nothing in it depends on the day of the build. */
export function caseJson(one: Case, inspection: Inspection, site: PublishedSite) {
  const link = (path: string): string => fullAddress(site, path);
  const publication = ({ kind, title, published, address }: PublicationLink) => ({
    kind,
    title,
    published,
    address: link(address),
  });
  return {
    address: link(one.address),
    sample: one.sample || one.versions.some((version) => version.publication.sample),
    inspection: { id: inspection.id, title: inspection.facts.title },
    batch: { key: one.batch.number.key, name: one.batch.number.name, address: link(one.batch.address) },
    key: one.key,
    number: one.number ?? null,
    label: one.label,
    title: one.title,
    starred: one.starred,
    withheld: one.withheld ?? null,
    source: one.source,
    level: one.level ?? null,
    verdict: one.verdict,
    state: one.state,
    related: one.links.map(({ how, case: { label, address } }) => ({ how, label, address: link(address) })),
    tasks: one.tasks.map(({ key, title, address }) => ({ key, title, address: link(address) })),
    /** Oldest first; the last one holds now. */
    versions: caseVersions(one).map((version) => ({
      published: version.record.published,
      publication: publication(version.publication),
      sha256: version.sha256,
      record: version.record,
    })),
  };
}

/** A JSON file: an indented line a value, so that two of them can be compared. */
export const jsonText = (value: object): string => `${JSON.stringify(value, undefined, 1)}\n`;
