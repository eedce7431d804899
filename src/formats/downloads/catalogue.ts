/** `/catalog.jsonld`: which data the site offers, for catalogues of open data (DCAT 3). */
import { addresses } from '../../register/addresses.ts';
import { facsimilesOf, type PublishedFacsimile } from '../../register/all-published.ts';
import type { Inspection } from '../../register/types.ts';
import type { SiteFacts } from '../../schema/files/site.ts';
import { clause } from '../../schema/clause.ts';
import { jsonText } from '../json/json.ts';
import { facsimileType } from '../facsimile-type.ts';
import { mediaTypes } from '../media-types.ts';
import { fullAddress, type PublishedSite, type SiteFile } from '../published.ts';
import { titleWithMark } from '../text/sample.ts';

/** The catalogue. */
export function* catalogueFiles(site: PublishedSite): Generator<SiteFile> {
  yield { path: addresses.catalogue, render: () => jsonText(catalogue(site)) };
}

function catalogue(site: PublishedSite) {
  const { site: facts, inspections } = site.register;
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      spdx: 'http://spdx.org/rdf/terms#',
      vcard: 'http://www.w3.org/2006/vcard/ns#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': fullAddress(site, addresses.catalogue),
    '@type': 'dcat:Catalog',
    'dct:title': zh(facts.title),
    'dct:description': zh(facts.description),
    'foaf:homepage': iri(fullAddress(site, addresses.home)),
    ...common(facts),
    'dcat:dataset': inspections.map((one) => dataset(one, site)),
  };
}

const zh = (text: string) => ({ '@value': text, '@language': 'zh' });
const day = (date: string) => ({ '@value': date.slice(0, 10), '@type': 'xsd:date' });
const iri = (address: string) => ({ '@id': address });

/** What the catalogue and each data set say alike. */
const common = ({ publisher, contact, licence }: SiteFacts) => ({
  'dct:language': iri('http://publications.europa.eu/resource/authority/language/ZHO'),
  'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': zh(publisher) },
  'dcat:contactPoint': { '@type': 'vcard:Organization', 'vcard:fn': zh(publisher), 'vcard:note': zh(contact) },
  ...(licence === undefined ? {} : { 'dct:license': { '@type': 'dct:LicenseDocument', 'rdfs:label': zh(licence) } }),
});

function dataset(inspection: Inspection, site: PublishedSite) {
  const { id, facts, publications, plan, sample } = inspection;
  const page = fullAddress(site, addresses.data(id));
  const [newest, oldest] = [publications[0], publications.at(-1)];
  const files = [
    ...(['csv', 'xlsx', 'json'] as const).map((ending) => ({
      path: addresses.dataFile(id, `cases.${ending}`),
      title: '信访举报件',
      ending,
    })),
    { path: addresses.dataFile(id, 'totals.csv'), title: '统计数', ending: 'csv' as const },
    ...(plan
      ? (['csv', 'xlsx', 'json'] as const).map((ending) => ({
          path: addresses.rectificationFile(id, ending),
          title: '整改任务',
          ending,
        }))
      : []),
    { path: addresses.calendar(id), title: '公示和期限的日历', ending: 'ics' as const },
    { path: addresses.zip(id), title: '全部文件', ending: 'zip' as const },
  ];
  return {
    '@id': `${page}#dataset`,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': zh(titleWithMark(facts.title, sample || publications.some((one) => one.sample))),
    'dct:description': zh(
      `${clause(facts.group)}${facts.kind.values.join('、')}交办的群众信访举报件、办理情况和整改任务。`,
    ),
    ...common(site.register.site),
    ...(oldest ? { 'dct:issued': day(oldest.published) } : {}),
    ...(newest ? { 'dct:modified': day(newest.published) } : {}),
    'dct:spatial': { '@type': 'dct:Location', 'rdfs:label': zh(facts.place) },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': day(facts.period.from),
      'dcat:endDate': day(facts.period.to),
    },
    'dcat:landingPage': iri(page),
    'dcat:distribution': [
      ...files.map(({ path, title, ending }) => ({
        '@id': fullAddress(site, path),
        '@type': 'dcat:Distribution',
        'dct:title': zh(`${title}（${ending.toUpperCase()}）`),
        'dcat:accessURL': iri(page),
        'dcat:downloadURL': iri(fullAddress(site, path)),
        'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${mediaTypes[ending]}`),
      })),
      ...facsimilesOf(inspection).map((one) => facsimile(one, site)),
    ],
  };
}

/** An official paper as it was published, with where it was published and its hash. */
const facsimile = (
  { publication, facsimile: { name, address, size, sha256 } }: PublishedFacsimile,
  site: PublishedSite,
) => ({
  '@id': fullAddress(site, address),
  '@type': 'dcat:Distribution',
  'dct:title': zh(titleWithMark(`原件：${name}`, publication.sample)),
  'dcat:accessURL': iri(fullAddress(site, publication.address)),
  'dcat:downloadURL': iri(fullAddress(site, address)),
  'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${facsimileType(name)}`),
  'dcat:byteSize': { '@value': String(size), '@type': 'xsd:nonNegativeInteger' },
  'spdx:checksum': {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': iri('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
    'spdx:checksumValue': { '@value': sha256, '@type': 'xsd:hexBinary' },
  },
});
