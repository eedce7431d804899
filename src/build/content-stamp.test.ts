import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, minimal } from '../../tests/support/content.ts';
import { changedSince, stampOf } from './content-stamp.ts';

/** What changes when files are written into a content folder that is the top of a repository. */
const changed = (...files: readonly string[]): string | undefined =>
  inFolder({ ...minimal, '.git/index': '1' }, (folder) => {
    const before = stampOf(folder);
    for (const name of files) writeFileSync(join(folder, name), 'another text');
    return changedSince(before, stampOf(folder));
  });

it('tells a file that changed, and one that came', () => {
  expect(changed('site.yaml')).toBe('site.yaml');
  expect(changed('pages/new.mdx')).toBe('pages/new.mdx');
});

it('takes no notice of what Git and editors write beside the content', () => {
  expect(changed('.git/index', '.site.yaml.swp', '~$site.yaml')).toBeUndefined();
});

it('of no folder is empty', () => {
  expect(stampOf('/no/such/folder').size).toBe(0);
});
