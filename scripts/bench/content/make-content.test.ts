import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRegister } from '../../../src/register/index.ts';
import { readContent } from '../../../src/reader/index.ts';
import { minimal } from '../../../tests/support/content.ts';
import { temporaryFolder } from '../../../tests/support/run.ts';
import { filesIn } from '../../../src/manifest/manifest.ts';
import { addBatch, madeToday, makeContent } from './make-content.ts';

test('made content is without a fault, as large as asked for, and the same for the same seed', () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  try {
    const made = makeContent(one.path, 450);
    makeContent(two.path, 450);
    const { content, faults } = readContent(one.path, one.path);
    expect(faults).toEqual([]);
    if (!content) throw new Error('no content');
    const { register, faults: registerFaults } = makeRegister(content, madeToday);
    expect(registerFaults).toEqual([]);
    expect(register.inspections[0]?.cases).toHaveLength(450);
    expect(register.heldBack).toEqual([]);
    const names = filesIn(one.path);
    expect(names).toHaveLength(made.files);
    for (const name of names)
      expect(readFileSync(join(two.path, name), 'utf8')).toBe(readFileSync(join(one.path, name), 'utf8'));
  } finally {
    one.remove();
    two.remove();
  }
});

test('one more batch is a file of its own, without a fault, and the same each time', () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  try {
    for (const { path } of [one, two]) makeContent(path, 450);
    const before = filesIn(one.path);
    addBatch(one.path, 30);
    addBatch(two.path, 30);
    const [added, ...more] = filesIn(one.path).filter((name) => !before.includes(name));
    expect(more).toEqual([]);
    for (const name of filesIn(one.path))
      expect(readFileSync(join(two.path, name), 'utf8')).toBe(readFileSync(join(one.path, name), 'utf8'));
    const { content, faults } = readContent(one.path, one.path);
    expect(faults).toEqual([]);
    if (!content) throw new Error('no content');
    const { register, faults: registerFaults } = makeRegister(content, madeToday);
    expect(registerFaults).toEqual([]);
    const { batches, cases } = register.inspections[0] ?? { batches: [], cases: [] };
    expect(cases).toHaveLength(480);
    expect(batches.map((batch) => batch.cases.length)).toContain(30);
    expect(added).toBe(`made/batches/${String(batches.length).padStart(3, '0')}.md`);
    // A folder with it is made anew as any other.
    makeContent(one.path, 20);
    expect(filesIn(one.path)).not.toContain(added);
  } finally {
    one.remove();
    two.remove();
  }
});

test('a folder that was made before is made anew, and nothing of a larger one is left', () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  try {
    makeContent(one.path, 450);
    makeContent(one.path, 20);
    makeContent(two.path, 20);
    expect(filesIn(one.path)).toEqual(filesIn(two.path));
  } finally {
    one.remove();
    two.remove();
  }
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ['an office’s own content', minimal as Record<string, string>, 'lin-2021/'],
  ['a site.yaml alone', { 'site.yaml': '标题: 某市' }, 'site.yaml'],
  ['a thesis', { '论文.docx': '' }, '论文.docx'],
  ['a file beside what was made', { 'made/论文.docx': '' }, 'made/论文.docx'],
])('%s stays as it is', (_, files, name) => {
  const folder = temporaryFolder(files);
  try {
    if (name.startsWith('made')) {
      const other = temporaryFolder();
      makeContent(other.path, 1);
      for (const one of filesIn(other.path)) folder.write({ [one]: readFileSync(join(other.path, one)) });
      other.remove();
    }
    const before = filesIn(folder.path).map((one) => readFileSync(join(folder.path, one), 'utf8'));
    expect(() => makeContent(folder.path, 3)).toThrow(new RegExp(`不是测速编造的文件：${name}.*没有写入。请`, 'u'));
    expect(filesIn(folder.path).map((one) => readFileSync(join(folder.path, one), 'utf8'))).toEqual(before);
  } finally {
    folder.remove();
  }
});

test('a link in the folder is no way to another file, and a file is no folder', () => {
  const folder = temporaryFolder({ mine: '标题: 某市' });
  const other = temporaryFolder();
  try {
    symlinkSync(join(folder.path, 'mine'), join(other.path, 'site.yaml'));
    expect(() => makeContent(other.path, 1)).toThrow(/site\.yaml，没有写入/u);
    expect(readFileSync(join(folder.path, 'mine'), 'utf8')).toBe('标题: 某市');
    writeFileSync(join(other.path, 'file'), '');
    expect(() => makeContent(join(other.path, 'file'), 1)).toThrow(/是文件，不是文件夹。请/u);
  } finally {
    folder.remove();
    other.remove();
  }
});
