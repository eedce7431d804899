/** A file while its Markdown is being read, and where its nodes stand in it. */
import type { Nodes } from 'mdast';
import type { Fault, Place } from '../../schema/fault.ts';
import { targetName, type Target } from '../../schema/records.ts';
import type { IsoDate } from '../../schema/values.ts';
import type { FolderImages } from '../images.ts';

/**
 * Whatever refers to a record that is at fault is not to blame: it gets no second message.
 * @param before how many faults there were before the record was read
 */
export function loseIfAtFault({ faults, lost }: Source, before: number, target: Target | undefined): void {
  if (target && faults.slice(before).some(({ severity }) => severity === 'error')) lost.add(targetName(target));
}

/** Gives the top-level nodes of a Markdown text, with positions. */
export type Parse = (text: string) => Nodes[];

/** A parsed file while its prose is being read. */
export interface Source {
  file: string;
  /** The text that the positions count in. */
  text: string;
  faults: Fault[];
  parse: Parse;
  /** The images beside the file. */
  images: FolderImages;
  /** Announcements and pages may have headings and the site's components. */
  rich: boolean;
  /** See `InspectionRecord.lost`. */
  lost: Set<string>;
  /** The day on which the file is published, once its front matter has been read. */
  day: IsoDate | undefined;
  /** Spaces at the start of a line that belong to the list item around it, not to the text. */
  indent: number;
  /** How deep emphasis stands within emphasis; lists and quotations have been bounded before they were parsed. */
  depth: number;
}

/** Where a node begins. */
export function placeOf(node: Nodes, file: string): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** Where a node begins and ends in the text. */
export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** The characters of a node as typed. */
export const sourceOf = (node: Nodes, source: Source): string => source.text.slice(startOf(node), endOf(node));

/** Text of several lines without the spaces that belong to a list item around it. */
export const unindented = (text: string, { indent }: Source): string =>
  indent === 0 ? text : text.replace(new RegExp(`\\n[ \\t]{1,${String(indent)}}`, 'gu'), '\n');
