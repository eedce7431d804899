/** A validator of JSON-LD: the JSON-LD processor for its form, the vocabulary of schema.org for its words. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expand } from 'jsonld';

interface Type {
  parent: string | undefined;
  properties: Set<string>;
}

/** The types of schema.org with their properties, read from the declarations of schema-dts. */
function readVocabulary(): { types: Map<string, Type>; parents: Map<string, string> } {
  const file = createRequire(import.meta.url).resolve('schema-dts');
  const text = readFileSync(file.replace(/schema\.js$/u, 'schema.d.ts'), 'utf8');
  const types = new Map<string, Type>();
  const parents = new Map<string, string>();
  for (const [, name = '', parent, body = ''] of text.matchAll(
    /^(?:export )?interface (\w+)(?: extends (?:Partial<)?(\w+)[^{]*)? \{\n([^]*?)^\}/gmu,
  )) {
    const properties = new Set([...body.matchAll(/^ {4}"([\w@-]+)"/gmu)].map(([, property = '']) => property));
    types.set(name, { parent, properties });
    const leaf = /"@type": "(\w+)"/u.exec(body)?.[1];
    if (name.endsWith('Leaf') && leaf !== undefined) parents.set(leaf, name);
  }
  return { types, parents };
}

const { types, parents } = readVocabulary();

/** Does a type have a property, by itself or from what it extends? */
function hasProperty(type: string, property: string): boolean {
  for (let name = parents.get(type); name !== undefined; name = types.get(name)?.parent)
    if (types.get(name)?.properties.has(property)) return true;
  return false;
}

/** What those who read a type ask of it: https://developers.google.com/search/docs/appearance/structured-data */
const required: Readonly<Record<string, readonly string[]>> = {
  Dataset: ['name', 'description', 'url', 'license', 'creator', 'distribution'],
  DataDownload: ['contentUrl', 'encodingFormat'],
  SpecialAnnouncement: ['name', 'text', 'datePosted', 'category', 'expires', 'spatialCoverage'],
  NewsArticle: ['headline', 'datePublished', 'dateModified', 'author'],
  Report: ['headline', 'datePublished', 'dateModified', 'author'],
  GovernmentOrganization: ['name', 'url'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  WebSite: ['name', 'url', 'potentialAction'],
  SearchAction: ['target', 'query-input'],
  CorrectionComment: ['text', 'datePublished'],
};

/** What is wrong with a JSON-LD text; empty if nothing is. */
export async function jsonLdFaults(text: string): Promise<string[]> {
  const document = JSON.parse(text) as { '@context': string; '@graph': unknown[] };
  const faults: string[] = [];
  if (document['@context'] !== 'https://schema.org') faults.push('@context');
  const ids = new Set<string>();
  const references: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) node(new Map(Object.entries(value)));
  };
  const node = (properties: ReadonlyMap<string, unknown>): void => {
    const [type, id] = [properties.get('@type'), properties.get('@id')];
    if (type === undefined) {
      if (typeof id === 'string') references.push(id);
      else faults.push(`neither type nor id: ${JSON.stringify([...properties])}`);
      return;
    }
    if (typeof id === 'string') ids.add(id);
    if (typeof type !== 'string' || !parents.has(type)) {
      faults.push(`${JSON.stringify(type)} is no type of schema.org`);
      return;
    }
    for (const name of required[type] ?? []) if (!properties.has(name)) faults.push(`${type} without ${name}`);
    for (const [name, inner] of properties) {
      const text = typeof inner === 'string' ? inner : '';
      if (!name.startsWith('@') && !hasProperty(type, name.replace(/-input$/u, '')))
        faults.push(`${type} has no ${name}`);
      if (inner === '') faults.push(`${type}.${name} is empty`);
      if (/(?:[uU]rl|^item|^isBasedOn|^webFeed)$/u.test(name) && !URL.canParse(text))
        faults.push(`${type}.${name} is no full address: ${text}`);
      if (/^date|^expires$/u.test(name) && !/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\+08:00)?$/u.test(text))
        faults.push(`${type}.${name} is no date: ${text}`);
      visit(inner);
    }
  };
  document['@graph'].forEach(visit);
  // The data sets that a page is part of are described on pages of their own.
  for (const id of references) if (!ids.has(id) && !id.endsWith('#dataset')) faults.push(`${id} leads nowhere`);
  const vocabulary = { '@context': { '@vocab': 'https://schema.org/' } };
  const expanded = await expand(document, {
    safe: true,
    documentLoader: (url) => Promise.resolve({ contextUrl: null, documentUrl: url, document: vocabulary }),
  });
  if (expanded.length < document['@graph'].length) faults.push('the processor drops a node');
  return faults;
}
