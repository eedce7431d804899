/** Personal information is looked for by a process of its own: this one is its near end. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import type { FindingsOf } from '../../checks/index.ts';
import type { Look } from '../../site.ts';
import { startHelper } from './helper.ts';
import type { PrivacyNews, PrivacyOrder, Unplaced } from './privacy-worker.ts';

export interface PrivacyHelper {
  look: Look;
  /** Ends the process, whatever it does. */
  stop: () => Promise<void>;
}

/**
 * Starts the process.
 * @param root of the project
 * @param work a folder for what it is to look through
 */
export function privacyHelper(
  root: string,
  work: string,
  program = join(import.meta.dirname, 'privacy-worker.ts'),
): PrivacyHelper {
  const helper = startHelper<PrivacyOrder, PrivacyNews>(root, program, '查找个人信息');
  return {
    look: ({ records, listed }) => {
      let looked: PrivacyNews = {};
      helper.hear((news) => (looked = news));
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
      helper.tell({ texts });
      let found: PrivacyNews['found'];
      const over = helper.end.then(() => {
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
      helper.kill();
      await Promise.allSettled([helper.end]);
    },
  };
}
