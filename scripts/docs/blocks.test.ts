import { expect, it } from 'vitest';
import { root } from '../../src/machine/process.ts';
import { ruleGroups, rules } from '../../src/checks/rules.ts';
import { BlockError, generated, readDocuments, renewBlocks } from './blocks.ts';
import { groupedRules } from './rules.ts';

// Every command is asked for its help.
it('the generated parts of docs/ are fresh: else run npm run docs', { timeout: 120_000 }, async () => {
  const documents = await readDocuments(root);
  expect(documents.map(({ file }) => file)).toContain('docs/rules.md');
  for (const { file, text, fresh } of documents) expect(text, file).toBe(fresh);
});

it('every block that can be generated is in a document', { timeout: 120_000 }, async () => {
  const all = (await readDocuments(root)).map(({ text }) => text).join('\n');
  for (const name of Object.keys(generated)) expect(all).toContain(`<!-- generated: ${name} -->`);
});

it('renews what is between the markers, and nothing else', () => {
  const [before, after] = ['# 甲\n\n<!-- generated: rules -->\n', '\n<!-- /generated: rules -->\n\n乙\n'];
  const fresh = renewBlocks(`${before}甲乙丙丁${after}`, 'a.md');
  expect(fresh.startsWith(before)).toBe(true);
  expect(fresh.endsWith(after)).toBe(true);
  expect(fresh).not.toContain('甲乙丙丁');
  expect(fresh).toContain('`privacy/mobile`');
  expect(renewBlocks(fresh, 'a.md')).toBe(fresh);
});

it.each([
  ['<!-- generated: nothing -->\n<!-- /generated: nothing -->', '没有名为 nothing 的生成内容'],
  ['<!-- generated: rules -->\n', '缺少 <!-- /generated: rules -->'],
  ['<!-- /generated: rules -->\n', '标记不成对'],
  ['<!-- generated: rules -->\n<!-- generated: rules -->\n<!-- /generated: rules -->\n', '标记不成对'],
])('says which marker is wrong: %j', (text, message) => {
  expect(() => renewBlocks(text, 'a.md')).toThrow(BlockError);
  expect(() => renewBlocks(text, 'a.md')).toThrow(message);
});

it('every rule is in a group, in the order of the groups', () => {
  const prefixes = new Set(Object.keys(rules).map((id) => id.split('/', 1)[0]));
  expect([...prefixes].sort()).toEqual(Object.keys(ruleGroups).sort());
  const shown = groupedRules().flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(shown.toSorted()).toEqual(Object.keys(rules).sort());
});
