/** Personal information in what is imported: told by the cell, before it is written, in the words of the check. */
import { findPersonal, listedIn, tell, type Finding, type Labelled } from '../../checks/privacy/index.ts';
import { personalMessage } from '../../checks/personal.ts';
import { checkRules } from '../../checks/rules.ts';
import { contactTexts, toldFields } from '../../checks/texts.ts';
import type { Content } from '../../schema/records.ts';
import type { Notice } from '../read/grid.ts';
import type { Laid } from './layout.ts';

export interface Personal {
  notices: Notice[];
  /** Does the check refuse any of it? */
  refused: boolean;
  /** A text for people: hides what was found wherever it stands in it, escaped for Markdown or not. */
  masked: (text: string) => string;
}

/**
 * Looks through everything that an import would write.
 * @param shown what the report says of the rest: only masked
 */
export function personalIn(
  { rows, before, after, openings }: Laid,
  content: Content,
  shown: readonly Notice[],
): Personal {
  const listed = listedIn(contactTexts(content));
  const records: (Labelled & Notice)[][] = [
    ...[...before, ...after, ...openings.map(({ line }) => line)].map((line) => [line]),
    ...rows.map(({ entries }) =>
      entries.map(({ target: { name }, cell: { text, at } }) => ({
        text,
        at,
        label: toldFields.get(name) ?? '',
        isContact: name === 'contact',
        isCode: name === 'number' || name === 'originAddress',
      })),
    ),
  ];
  const found = records.flatMap((cells) =>
    findPersonal(cells, listed).flatMap((findings, i) =>
      findings.map((finding) => ({ finding, cell: cells[i] ?? { text: '', at: '' } })),
    ),
  );
  const passages = new Map(found.map(({ finding, cell }) => passageOf(finding, cell.text)));
  for (const text of shown.map((one) => tell(one.text)))
    for (const finding of findPersonal([{ text }], listed).flat()) passages.set(...passageOf(finding, text));
  const patterns = [...passages].map(([passage, masked]) => [anyMarkdownOf(passage), masked] as const);
  return {
    notices: found.map(({ finding, cell }) => ({ at: cell.at, text: personalMessage(finding) })),
    refused: found.some(({ finding }) => checkRules[finding.rule].severity === 'error'),
    masked: (text) => patterns.reduce((hidden, [pattern, shown]) => hidden.replace(pattern, () => shown), tell(text)),
  };
}

const passageOf = ({ start, end, shown }: Finding, text: string): [passage: string, masked: string] => [
  text.slice(start, end),
  shown,
];

/** A passage as it may stand in a diff: marks escaped, line breaks as references or before the sign of a line. */
const anyMarkdownOf = (passage: string): RegExp =>
  new RegExp(
    [...passage]
      .map((one) => {
        if (one === '\n') return '(?:&#10;|\\n+[+ -]?)';
        const plain = one.replace(/[\^$\\.*+?()[\]{}|/]/u, '\\$&');
        return /[!-/:-@[-`{-~]/u.test(one) ? `\\\\?${plain}` : plain;
      })
      .join(''),
    'gu',
  );
