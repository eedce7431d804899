/** Whatever passes the check, builds: the same as tests/hostile-build.test.ts, over and over with other words. */
import { expect, it } from 'vitest';
import { hostileBuild } from '../support/hostile-build.ts';
import { hostilePieces } from '../support/hostile-site.ts';
import { diceFor, times } from '../support/random.ts';

const builds = times(2);

it(
  `${String(builds)} sites of hostile content are refused, or built whole`,
  { timeout: builds * 600_000 },
  async () => {
    const tried = { passed: 0, refused: 0 };
    for (let round = 0; round < builds; round++) {
      const pieces = hostilePieces(diceFor(`hostile build ${String(round)}`), 400);
      const { passed, refused, problems } = await hostileBuild(pieces, round % 2 === 0 ? '/' : '/hjdc/');
      tried.passed += passed.length;
      tried.refused += refused.length;
      expect(problems, `round ${String(round)}, built: ${passed.join('\n')}`).toEqual([]);
    }
    console.log(
      `hostile builds: ${String(builds)} sites of ${String(tried.passed)} pieces, ${String(tried.refused)} refused`,
    );
  },
);
