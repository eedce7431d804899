/** Imports a file into the folder of an inspection, in this process, and reads what was written. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { auditImport } from '../../src/importer/audit/audit.ts';
import { readExisting } from '../../src/importer/write/existing.ts';
import type { Notice } from '../../src/importer/read/grid.ts';
import { layDocument } from '../../src/importer/layout/choose-layout.ts';
import { openDocument } from '../../src/importer/read/open.ts';
import { makePlan, type Plan } from '../../src/importer/write/plan.ts';
import { plannedPath, type Flags } from '../../src/importer/write/planned-file.ts';
import { profileOf, type ImportKind } from '../../src/importer/profile.ts';
import { discreet, tell } from '../../src/checks/privacy/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { makeRegister } from '../../src/register/index.ts';
import type { Register } from '../../src/register/types.ts';
import { faultLine } from '../../src/schema/fault.ts';
import type { InspectionRecord } from '../../src/schema/records.ts';
import { readSettings } from '../../src/settings.ts';
import { minimal, type Files } from './content.ts';
import { writeInto } from './write-into.ts';

const regions = ['乌当区', '经开区', '洮北区', '洮南市', '璧山区', '长垣市', '嘉峪关市', '同心县', '麒麟区', '沾益区'];

/** A content folder with one inspection, `lin`, and nothing in it. */
export const emptyInspection: Files = {
  'site.yaml': minimal['site.yaml'] ?? '',
  'lin/inspection.yaml': String(minimal['lin-2021/inspection.yaml']).replace(
    /行政区域:[\s\S]*$/u,
    `行政区域:\n${regions.map((name) => `  - { 名称: ${name} }`).join('\n')}\n`,
  ),
};

export interface Imported {
  plan: Plan;
  /** What was seen in the file and not read. */
  notices: Notice[];
  /** What is nowhere. */
  missing: Notice[];
  /** Path below the folder of the inspection → text. */
  files: Record<string, string>;
  record: InspectionRecord;
  register: Register;
  /** What the check says of the written files. */
  faults: string[];
}

/** Writes files to a folder of their own, hands it over, and removes it. */
export async function inTemporary<T>(files: Files, use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    writeInto(folder, files);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Imports a file named `name`.
 * @param beside files in the folder where it lies
 */
export const importBytes = (
  name: string,
  bytes: Uint8Array,
  kind: ImportKind = 'batch',
  given: Partial<Flags> = {},
  files: Files = emptyInspection,
  beside: Files = {},
): Promise<Imported> =>
  inTemporary(files, (folder) =>
    inTemporary(beside, async (desk) => {
      const path = join(desk, name);
      writeFileSync(path, bytes);
      const settings = readSettings({ CONTENT_DIR: folder, BUILD_DATE: '2030-01-01' }, '/', new Date());
      const existing = readExisting('lin', settings);
      const profile = profileOf(kind, existing.record.vocabulary);
      const flags: Flags = { batch: undefined, forwarded: undefined, published: undefined, ...given };
      const document = await openDocument(path);
      const laid = layDocument(document, profile);
      const plan = makePlan(laid, profile, flags, existing, name.replace(/\.[^.]+$/u, ''));
      for (const file of plan.files) {
        mkdirSync(dirname(plannedPath(existing, file)), { recursive: true });
        writeFileSync(plannedPath(existing, file), file.text);
      }
      rmSync(dirname(path), { recursive: true });
      const { content, faults } = readContent(folder, folder);
      const record = content?.inspections[0];
      if (!content || !record) throw new Error(faults.map(faultLine).join('\n'));
      const made = makeRegister(content, '2030-01-01');
      const all = [...faults, ...made.faults].filter(({ severity }) => severity === 'error');
      return {
        plan,
        notices: document.notices,
        missing: auditImport(document, laid, plan, profile),
        files: Object.fromEntries(plan.files.map((file) => [file.path, file.text])),
        record,
        register: made.register,
        faults: discreet(all).map(faultLine),
      };
    }),
  );

/** What an import warns of, a line each. */
export const warned = ({ plan, notices }: Imported): string =>
  [...notices, ...plan.warnings].map(({ at, text }) => `${at} ${tell(text)}`).join('\n');

/** What an import took for granted, a line each. */
export const assumed = ({ plan }: Imported): string[] => plan.assumed.map(({ text }) => tell(text));

/** What of the file is nowhere, a line each. */
export const missed = ({ missing }: Imported): string[] => missing.map(({ at, text }) => `${at} ${tell(text)}`);
