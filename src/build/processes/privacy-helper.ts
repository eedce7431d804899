/** Personal information is looked for by a process of its own: this one is its near end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { findingsIn, type FindingsOf } from '../../checks/index.ts';
import type { Look } from '../../site.ts';
import { startHelper, type Helper } from './helper.ts';
import type { PrivacyNews, PrivacyOrder, Unplaced } from './privacy-worker.ts';

export interface PrivacyHelper {
  look: Look;
  /** Ends the process, whatever it does. */
  stop: () => Promise<void>;
}

/** Fewer characters are looked through sooner than a process starts. */
const fewCharacters = 200_000;

/**
 * Starts the process once there is enough for it to look through.
 * @param root of the project
 * @param work a folder for what it is to look through
 */
export function privacyHelper(
  root: string,
  work: string,
  { program = join(import.meta.dirname, 'privacy-worker.ts'), few = fewCharacters } = {},
): PrivacyHelper {
  let helper: Helper<PrivacyOrder, PrivacyNews> | undefined;
  return {
    look: (wording) => {
      const { records, listed } = wording;
      const characters = records.flat().reduce((sum, { text }) => sum + text.length, 0);
      if (characters < few) return { over: Promise.resolve(), findingsOf: findingsIn(wording) };
      const started = startHelper<PrivacyOrder, PrivacyNews>(root, program, '查找个人信息');
      helper = started;
      let looked: PrivacyNews = {};
      started.hear((news) => (looked = news));
      const unplaced: Unplaced = {
        records: records.map((record) =>
          record.map(({ text, label, isContact, isCode }) => ({ text, label, isContact, isCode })),
        ),
        listed,
      };
      // This process may be busy: what lies in a file keeps nobody waiting.
      const texts = join(work, `texts-${String(process.pid)}`);
      mkdirSync(work, { recursive: true });
      writeFileSync(texts, serialize(unplaced));
      started.tell({ texts });
      let found: PrivacyNews['found'];
      const over = started.end.then(() => {
        if (looked.records !== records.length) throw new Error('not all texts were looked through');
        found = looked.found;
      });
      // Whoever checks waits for it later.
      over.catch(() => undefined);
      const findingsOf: FindingsOf = (record) => {
        if (!found) throw new Error('the texts are not looked through yet');
        return found.get(record) ?? [];
      };
      return { over, findingsOf };
    },
    stop: async () => {
      helper?.kill();
      await Promise.allSettled([helper?.end]);
    },
  };
}
