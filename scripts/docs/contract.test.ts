/** docs/addresses.md and docs/content-format.md say all there is, and what they show is taken. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { belowLists, routes } from '../../src/schema/routes.ts';
import { caseStates, taskStates } from '../../src/schema/states.ts';
import * as vocabulary from '../../src/schema/vocabulary.ts';
import { followUpFile, minimal, read } from '../../tests/support/content.ts';
import { groups } from './addresses.ts';
import { documentedFields, headings, lists } from './content-format.ts';
import { examples } from './examples.ts';
import { fieldTables } from './fields.ts';

describe('addresses', () => {
  it('every route stands there once', () => {
    const said = Object.values(groups).flatMap((group) => Object.keys(group));
    const all = [...Object.keys(routes), ...Object.keys(belowLists).map((name) => `below ${name}`), 'at record'];
    expect(said.toSorted()).toEqual(all.toSorted());
  });
});

describe('content format', () => {
  const fields = fieldTables.flatMap(({ title, schema, without }) =>
    documentedFields(title, schema, without).map((one) => ({ ...one, title })),
  );

  it('every field but texts and maps has an example, and takes it', () => {
    const bare = fields.filter(({ kind, example }) => example === '' && !/^(?:正文|下列各项)/u.test(kind));
    expect(bare.map(({ path }) => path)).toEqual([]);
    expect(fields.filter(({ example }) => example !== '').length).toBeGreaterThan(80);
    for (const { title, schema, name, path, example } of fields) {
      if (example === '') continue;
      const typed: unknown = parse(example, { schema: 'failsafe' });
      const taken = (schema.shape[name] as z.ZodType).safeParse(typed);
      expect(taken.success, `${title} ${path}: ${example}`).toBe(true);
    }
  });

  it('every example is of a field that is there', () => {
    const labels = new Set(fields.map(({ path }) => path.split(' › ').at(-1)));
    for (const key of Object.keys(examples)) expect(labels, key).toContain(key.split(' ').at(-1));
  });

  it('every closed list of words stands there', () => {
    const closed = Object.values({ ...vocabulary, caseStates, taskStates }).filter(
      (one) => typeof one === 'object' && !Array.isArray(one) && Object.values(one).every(Array.isArray),
    );
    expect(closed.length).toBeGreaterThan(10);
    for (const list of closed) expect(Object.values(lists)).toContain(list);
  });

  it.each(Object.entries(headings))('an entry of a %s is found by its heading: %s', (kind, heading) => {
    const entry = `---\n公开日期: 2021-06-01\n---\n\n${heading}\n\n| 项目 | 内容 |\n| --- | --- |\n| 类型 | 脱敏 |\n`;
    const { content } = read({ ...minimal, [followUpFile]: entry });
    const [followUp] = content?.inspections[0]?.followUps ?? [];
    expect(followUp?.entries[0]?.target.kind).toBe(kind);
  });
});
