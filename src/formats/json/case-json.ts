/** `/<inspection>/cases/<key>.json`: a case with every version that it had. */
import { addresses } from '../../register/addresses.ts';
import { awaitsText } from '../../register/cases.ts';
import { closingOfCase, pointsOfCase } from '../../register/closing.ts';
import type { Case, Inspection, Withheld } from '../../register/types.ts';
import { correctionJson, head, inspectionJson, jsonText, pointsJson, publicationJson, versionsJson } from './json.ts';
import { fullAddress, type PublishedSite, type SiteFile } from '../published.ts';
import { caseVersions } from '../versions/versions.ts';

/** One file a case. */
export const caseFiles = (inspection: Inspection, site: PublishedSite): SiteFile[] =>
  inspection.cases.map((one) => ({
    path: addresses.caseFile(inspection.id, one.key),
    render: () => jsonText({ ...head(site, inspection, 'case', one.address), ...caseJson(one, inspection, site) }),
  }));

/** A case as JSON. Nothing in it depends on the day of the build. */
export function caseJson(one: Case, inspection: Inspection, site: PublishedSite) {
  const link = (path: string): string => fullAddress(site, path);
  return {
    address: link(one.address),
    sample: one.sample,
    inspection: inspectionJson(inspection),
    batch: { key: one.batch.number.key, name: one.batch.number.name, address: link(one.batch.address) },
    key: one.key,
    number: one.number ?? null,
    label: one.label,
    title: one.title,
    starred: one.starred,
    awaited: awaitsText(one),
    withheld: one.withheld ? withheldJson(one.withheld, site) : null,
    regions: one.current.facts.regions?.values ?? [],
    pollutionTypes: one.current.facts.pollutionTypes?.values ?? [],
    source: one.source,
    level: one.level ?? null,
    verdict: one.verdict,
    state: one.state,
    closing: closingOfCase(one),
    points: pointsJson(pointsOfCase(one)),
    related: one.links.map(({ how, case: { label, address } }) => ({ how, label, address: link(address) })),
    // Of a withheld case not even the title of another record tells what it is about.
    tasks: one.tasks.map(({ key, title, address }) => ({
      key,
      title: one.withheld ? `任务 ${key}` : title,
      address: link(address),
    })),
    corrections: one.corrections.map((correction) => correctionJson(correction, site)),
    versions: versionsJson(caseVersions(one), site),
  };
}

const withheldJson = ({ reason, withdrawn }: Withheld, site: PublishedSite) => ({
  reason,
  withdrawn: withdrawn ? { ...withdrawn, publication: publicationJson(withdrawn.publication, site) } : null,
});
