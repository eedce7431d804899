/** Sitemaps: at most 50,000 addresses a file (sitemaps.org); sample pages are left out. */
import { addresses } from '../register/addresses.ts';
import { pageAddresses, type PageAddress } from '../register/pages.ts';
import { openSite } from '../site.ts';

const limit = 50_000;

/** The addresses of each sitemap file. */
export function sitemaps(): PageAddress[][] {
  const { register } = openSite();
  const all = [addresses.home, addresses.corrections, addresses.reporters].map((address): PageAddress => ({
    address,
    changed: undefined,
    sample: register.site.sample ?? false,
  }));
  const home = all[0];
  if (home && register.current?.publications.some((one) => one.sample)) home.sample = true;
  if (all[1] && register.corrections.some((one) => one.sample)) all[1].sample = true;
  if (all[2] && register.current?.sample) all[2].sample = true;
  const listed = [...all, ...pageAddresses(register)].filter((one) => !one.sample);
  const files: PageAddress[][] = [];
  for (let start = 0; start < listed.length; start += limit) files.push(listed.slice(start, start + limit));
  return files.length > 0 ? files : [[]];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An XML file served as such. */
export const xml = (body: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });

/** Escapes text for XML. */
export const escapeXml = (text: string): string => text.replace(/[&<>]/gu, (mark) => escapes[mark] ?? mark);

export const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
