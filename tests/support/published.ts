/** An office and a published form: what the check says of it, what the import makes of it, what a refusal offers to paste. */
import { checkContent } from '../../src/checks/index.ts';
import { discreet } from '../../src/checks/privacy/index.ts';
import { readContent } from '../../src/reader/index.ts';
import { locator } from '../../src/reader/locate.ts';
import { makeRegister } from '../../src/register/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import type { ImportKind } from '../../src/importer/profile.ts';
import type { Flags } from '../../src/importer/write/planned-file.ts';
import { figuresOf } from '../../src/formats/tables/totals-table.ts';
import { inFolder, inspectionOf, minimal, register, type Files } from './content.ts';
import { importBytes, type Imported } from './import.ts';

export const inspectionFile = 'lin/inspection.yaml';

/** The day on which the forms are looked at: after all of them. */
export const lookedAt = '2030-01-01';

/** What the office of a form has before it: an inspection, `lin`, of these regions. */
export const office = (regions: readonly string[], change: (inspection: string) => string = (same) => same): Files => ({
  'site.yaml': minimal['site.yaml'] ?? '',
  [inspectionFile]: change(
    String(minimal['lin-2021/inspection.yaml']).replace(
      /行政区域:[\s\S]*$/u,
      `行政区域:\n${regions.map((name) => `  - { 名称: ${name} }\n`).join('')}`,
    ),
  ),
});

/** Everything that `npm run check` says of content: errors and warnings, a line each. */
export const checked = (files: Files): string[] =>
  inFolder(files, (folder) => {
    const { content, faults } = readContent(folder, folder);
    if (!content) return faults.map(faultLine);
    const made = makeRegister(content, lookedAt);
    const all = [...faults, ...made.faults, ...checkContent(content, made.register, locator(folder, folder))];
    return discreet(all.flat()).map(faultLine);
  });

/** What the import says where it refuses a file. */
export async function refusal(
  name: string,
  bytes: Uint8Array,
  files?: Files,
  kind: ImportKind = 'batch',
): Promise<string> {
  const error: unknown = await importBytes(name, bytes, kind, {}, files).then(
    () => new Error('it is imported'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof Error) || error.name !== '导入停止') throw error;
  return error.message;
}

/** A text with each 〔请填写：…〕 filled by the words in it that are asked for. */
const filled = (text: string, answers: Readonly<Record<string, string>>): string =>
  Object.entries(answers).reduce(
    (made, [asked, answer]) => made.replace(new RegExp(`〔请填写：${asked}[^〕]*〕`, 'u'), answer),
    text,
  );

/** The file that a refusal offers, each 〔请填写：…〕 filled by the words in it that are asked for. */
export function pastedFile(message: string, answers: Readonly<Record<string, string>> = {}): string {
  const [, file = ''] =
    /\n(---\n[^]*?)\n*(?:\n(?:第[\d、-]+批的数|累计的数|这些|也可以|文章里的数|正文里有|第 \d+ 段|\S+![A-Z]+\d+的)|$)/u.exec(
      message,
    ) ?? [];
  return `${filled(file, answers)}\n`;
}

/** The 累计 that a refusal offers. */
export const pastedRunning = (message: string): string => /\n(累计:\n(?:[ -].*\n)+)/u.exec(message)?.[1] ?? '';

/** The regions that a refusal offers to list. */
export const pastedRegions = (message: string): string => message.match(/^ {2}- \{ 名称: .* \}$/gmu)?.join('\n') ?? '';

/** An office that has pasted what a refusal offers. */
export function paste(
  message: string,
  files: Files,
  where: string,
  answers: Readonly<Record<string, string>> = {},
): Files {
  const running = filled(pastedRunning(message), answers);
  return {
    ...files,
    [inspectionFile]: `${String(files[inspectionFile])}${running}`,
    [`lin/${where}`]: pastedFile(message, answers),
  };
}

/** An office that has listed the regions that a refusal names. */
export const withRegions = (message: string, files: Files): Files => ({
  ...files,
  [inspectionFile]: `${String(files[inspectionFile])}${pastedRegions(message)}\n`,
});

/** The declared figures as totals.csv has them: `按区域 麒麟区` → 3. */
export const declaredOf = (files: Files, batch = ''): Record<string, number> =>
  Object.fromEntries(
    figuresOf(inspectionOf(register(files, lookedAt), 'lin')).flatMap(({ basis, batch: of, measure, part, value }) =>
      basis.startsWith('公布数') && of === batch && value !== undefined ? [[`${measure} ${part}`.trim(), value]] : [],
    ),
  );

/** An office that has imported a file, and what the import said. */
export async function imported(
  files: Files,
  name: string,
  bytes: Uint8Array,
  kind: ImportKind = 'batch',
  given: Partial<Flags> = {},
): Promise<{ made: Imported; files: Files }> {
  const made = await importBytes(name, bytes, kind, given, files);
  const written = Object.entries(made.files).map(([path, text]) => [`lin/${path}`, text]);
  return { made, files: { ...files, ...(Object.fromEntries(written) as Files) } };
}
