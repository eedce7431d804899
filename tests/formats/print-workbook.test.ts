/** A batch's workbook in LibreOffice, where it is installed: it prints as the official table, on A4 sheets. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { madeFiles, siteNamed } from '../support/downloads.ts';

const installed = spawnSync('soffice', ['--version']).status === 0;

test.skipIf(!installed)('prints on A4 sheets lying on their side', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  try {
    const files = await madeFiles(siteNamed('own'));
    const workbook = join(folder, '3.xlsx');
    writeFileSync(workbook, files.get('/qujing-2019/batches/3.xlsx') ?? '');
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, workbook], {
      stdio: 'ignore',
    });
    const pdf = readFileSync(join(folder, '3.pdf'), 'latin1');
    const sheets = [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/gu)].map(([, ...size]) => size.map(Number));
    expect(sheets.length).toBeGreaterThan(1);
    for (const [width = 0, height = 0] of sheets) {
      expect(width).toBeCloseTo(841.9, 0);
      expect(height).toBeCloseTo(595.3, 0);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
