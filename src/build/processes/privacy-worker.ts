/** The process that looks for personal information, while the other checks and the pages are made. */
import { readFileSync, rmSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { findingsIn, type Wording } from '../../checks/index.ts';
import type { Finding, Labelled } from '../../checks/privacy/index.ts';
import type { HelperNews } from './helper.ts';
import { endWithParent, hangUp, openLine, orTell } from './helping.ts';

/** The texts of records, without where they stand. */
export interface Unplaced extends Pick<Wording, 'listed'> {
  records: Labelled[][];
}

/** What it is sent: the file in which the texts are. */
export interface PrivacyOrder {
  texts: string;
}

/** What it tells, once all is looked through. */
export interface PrivacyNews extends HelperNews {
  /** How many records there were. */
  records?: number;
  /** By the place of the record among them: what each text holds. Those that hold nothing are left out. */
  found?: Map<number, readonly (readonly Finding[])[]>;
}

const line = openLine<PrivacyOrder, PrivacyNews>();

line.hear(({ texts }) => {
  const work = async (): Promise<void> => {
    const unplaced = deserialize(readFileSync(texts)) as Unplaced;
    rmSync(texts);
    const findingsOf = findingsIn(unplaced);
    const found: NonNullable<PrivacyNews['found']> = new Map();
    for (const number of unplaced.records.keys()) {
      endWithParent();
      const findings = findingsOf(number);
      if (findings.some(({ length }) => length > 0)) found.set(number, findings);
    }
    line.tell({ records: unplaced.records.length, found });
    await hangUp();
  };
  void orTell(work());
});
