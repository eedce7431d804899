import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SettingsError } from '../../src/settings.ts';
import { openStaging } from './staging.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'staging-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

const out = (): string => join(home, 'dist');
const page = (folder: string): string => join(folder, 'index.html');
const write = (folder: string, text: string): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(page(folder), text);
};

test('a published folder takes the place of the old one, and nothing else is left', () => {
  write(out(), 'old');
  writeFileSync(join(out(), 'gone.html'), '');
  const staging = openStaging(out());
  write(staging.path, 'new');
  expect(readFileSync(page(out()), 'utf8')).toBe('old');
  staging.publish();
  expect(readFileSync(page(out()), 'utf8')).toBe('new');
  expect(existsSync(join(out(), 'gone.html'))).toBe(false);
  expect(readdirSync(home)).toEqual(['dist']);
});

test('a discarded folder leaves the old one as it was', () => {
  write(out(), 'old');
  const staging = openStaging(out());
  write(staging.path, 'half');
  staging.discard();
  staging.discard();
  expect(readFileSync(page(out()), 'utf8')).toBe('old');
  expect(readdirSync(home)).toEqual(['dist']);
});

test('the first build needs no old folder, nor one above it', () => {
  const deep = join(home, 'a/b/dist');
  const staging = openStaging(deep);
  write(staging.path, 'new');
  staging.publish();
  expect(readFileSync(page(deep), 'utf8')).toBe('new');
});

test('an empty output folder is replaced', () => {
  mkdirSync(out());
  const staging = openStaging(out());
  write(staging.path, 'new');
  staging.publish();
  expect(existsSync(page(out()))).toBe(true);
});

test('a folder that holds anything else is refused', () => {
  mkdirSync(out());
  writeFileSync(join(out(), 'thesis.docx'), 'mine');
  expect(() => openStaging(out())).toThrow(SettingsError);
  expect(readdirSync(home)).toEqual(['dist']);
});

test('signals are heard only while there is something to remove', () => {
  const before = process.listenerCount('SIGINT');
  const staging = openStaging(out());
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  staging.discard();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
