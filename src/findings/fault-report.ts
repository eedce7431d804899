/** Faults as people and tools read them. */
import { shownHidden } from '../schema/text/characters.ts';
import { faultLine, gathered, severityWords, type Fault } from '../schema/fault.ts';

/** `text` for people, `json` for tools, `github` for the annotations of GitHub Actions. */
export const reportFormats = ['text', 'json', 'github'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A line a fault, files apart by an empty line. */
export const groupedLines = (faults: readonly Fault[]): string[] =>
  gathered(faults).flatMap((fault, i, shown) => {
    const isNextFile = i > 0 && shown[i - 1]?.file !== fault.file;
    return isNextFile ? ['', faultLine(fault)] : [faultLine(fault)];
  });

/** An array of {file, line, column, severity, rule, message}. */
export const jsonText = (faults: readonly Fault[]): string => JSON.stringify(faults, undefined, 2);

/** The faults as annotations. */
export const annotations = (faults: readonly Fault[]): string[] => gathered(faults).map(annotation);

/**
 * A workflow command of GitHub Actions: shows the message beside the line of the file.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotation({ file, line, column, severity, rule, message }: Fault): string {
  const properties = { file, line: String(line), col: String(column), title: `${severityWords[severity]} ${rule}` };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  return `::${severity} ${written.join(',')}::${escapeData(shownHidden(message))}`;
}

/** A line that GitHub Actions shows beside the annotations. */
export const notice = (line: string): string => `::notice::${escapeData(line)}`;

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
