/**
 * Whatever passes the check, builds: content made from the schema with hostile words is refused by the check, or built
 * into a site of which every link leads somewhere, whatever system serves it.
 */
import { expect, it } from 'vitest';
import { hostileBuild } from '../support/hostile-build.ts';
import { hostilePieces } from '../support/hostile-site.ts';
import { diceFor } from '../support/random.ts';

it('hostile content is refused, or built whole', { timeout: 240_000 }, async () => {
  const { passed, refused, problems, files } = await hostileBuild(
    hostilePieces(diceFor('hostile build'), 80),
    '/hjdc/',
  );
  expect(problems, `built: ${passed.join('\n')}`).toEqual([]);
  // Neither refuses everything nor lets everything pass.
  expect(passed.length, refused.join('\n')).toBeGreaterThan(15);
  expect(refused.length).toBeGreaterThan(15);
  expect(files.length).toBeGreaterThan(200);
});
