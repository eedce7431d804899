import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../../src/reader/index.ts';
import { makeRegister } from '../../../src/register/index.ts';
import { proseText } from '../../../src/schema/prose.ts';
import { temporaryFolder } from '../../../tests/support/run.ts';
import { casesOf, writeHugoSite } from './hugo-site.ts';
import { addBatch, madeToday, makeContent } from './make-content.ts';

/** Letters and figures alone: what marks paragraphs and lists differs. */
const words = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

test('the peers get every case that we show, with the same facts and all of its text', () => {
  const [made, hugo] = [temporaryFolder(), temporaryFolder()];
  try {
    makeContent(made.path, 450);
    addBatch(made.path, 30);
    const { content } = readContent(made.path, made.path);
    if (!content) throw new Error('no content');
    const cases = makeRegister(content, madeToday).register.inspections[0]?.cases ?? [];
    expect(cases).toHaveLength(480);
    expect(writeHugoSite(made.path, hugo.path)).toBe(480);
    const theirs = new Map(casesOf(made.path).map((one) => [one.number, one]));
    expect(cases.some(({ events }) => events.length > 0)).toBe(true);
    for (const { number = '', batch, current, withheld, events, state } of cases) {
      const page = readFileSync(join(hugo.path, `content/cases/${number}.md`), 'utf8');
      const their = theirs.get(number);
      expect(their?.batch, number).toBe(Number(batch.number.key));
      expect(their?.published, number).toBe(batch.facts.published);
      const front = (name: string): unknown =>
        JSON.parse(new RegExp(`^${name}: (.*)$`, 'mu').exec(page)?.[1] ?? 'null') as unknown;
      expect(front('regions'), number).toEqual(current.facts.regions?.values ?? []);
      expect(front('types'), number).toEqual(current.facts.pollutionTypes?.values ?? []);
      if (withheld) continue;
      expect(their?.facts['办结情况'], number).toBe(state);
      expect(their?.facts['是否属实'], number).toBe(current.facts.verdict?.raw);
      const shown = words(page);
      const sections = [current.sections, ...events.map(({ entry }) => entry.sections)];
      for (const prose of sections.flatMap((one) => Object.values(one)))
        for (const block of prose ?? []) expect(shown, number).toContain(words(proseText([block])));
    }
  } finally {
    made.remove();
    hugo.remove();
  }
});
