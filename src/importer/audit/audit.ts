/** Holds a file against what an import made of it: each piece of its text that is nowhere becomes a notice. */
import { knownTarget } from '../labels.ts';
import type { Entry, Laid } from '../layout/layout.ts';
import type { Draft } from '../layout/records/records.ts';
import type { Profile } from '../profile.ts';
import type { FileKind, Line, Notice, OpenedDocument, RawText } from '../read/grid.ts';
import { quote } from '../../schema/fault.ts';
import type { Plan } from '../write/plan.ts';
import { docxTexts } from './docx-texts.ts';
import { findMissing, type Came } from './missing.ts';
import { csvTexts, htmlTexts } from './plain-texts.ts';
import { xlsxTexts } from './xlsx-texts.ts';

/** All texts of a file, found by a way of their own. */
export const textsOf: Readonly<Record<FileKind, (bytes: Uint8Array) => RawText[]>> = {
  xlsx: xlsxTexts,
  docx: docxTexts,
  html: htmlTexts,
  csv: csvTexts,
};

/** @returns what is nowhere, by cell */
export function auditImport(document: OpenedDocument, laid: Laid, plan: Plan, profile: Profile): Notice[] {
  const told = [...document.notices, ...plan.assumed, ...plan.warnings].map(({ at, text }) => `${at}：${text}`);
  // People are told how many these are, and see the first of them.
  const aside = [...laid.aside, ...(laid.menu ?? [])];
  const isLabel = (text: string): boolean => knownTarget(text.trim().replace(/[：:]$/u, ''), profile) !== undefined;
  // Of these cells people are told, as of a hidden row.
  const leftOut = new Set(document.leftOut?.map(({ at }) => at));
  const raw = textsOf[document.kind](document.bytes).filter(({ at }) => !leftOut.has(at));
  const missing = findMissing(raw, {
    records: plan.drafts.map(cameOf),
    elsewhere: [...plan.files.map(({ text }) => aroundRecords(text)), ...told, ...aside.map(({ text }) => text)],
    labels: laid.labels,
    isLabel,
  });
  return missing.map(({ at, text }: Line) => ({ at, text: quote(text) }));
}

/** What came out of the rows of a record. Its place in the list is written only where it differs. */
const cameOf = ({ heading, batches, facts, sections, rows }: Draft): Came => ({
  at: rows.flatMap(({ at, entries }) => [at, ...entries.map(({ cell }) => cell.at)]),
  texts: [
    heading,
    ...batches.map((batch) => `第${batch}批${heading}`),
    ...[...facts, ...sections].map(({ text }) => text),
    ...rows.flatMap(({ entries }) => entries.flatMap(unwritten)),
  ],
});

/** What an entry says and its record need not: its place in the list, the signs under headings that are its values. */
function unwritten({ target, header, cell: { text }, signs = [] }: Entry): string[] {
  if (target.kind === 'serial') return [text, `${header}${text}`];
  return [...signs];
}

/** The text of a file before its first record. References to line breaks are no text. */
const aroundRecords = (text: string): string => (text.split(/^## /mu)[0] ?? '').replace(/&#x?[\da-f]+;/giu, '');
