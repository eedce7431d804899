/** Whatever passes the check, builds: the same as tests/build/hostile-build.test.ts, over and over with other words. */
import { expect, it } from 'vitest';
import { hostileBuild } from '../support/hostile-build.ts';
import { errorsOf, hostilePieces, plainSite, type Piece } from '../support/hostile-site.ts';
import { mutated } from '../support/mutate.ts';
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

const slips = times(2);

it(
  `${String(slips)} sites with slips that the check lets pass are built whole`,
  { timeout: slips * 600_000 },
  async () => {
    const dice = diceFor('slips that pass');
    for (let left = slips; left > 0; left--) {
      const piece = await slipThatPasses(dice);
      expect((await hostileBuild([piece])).problems, piece.name).toEqual([]);
    }
  },
);

/** A slip in one of the files that are not made anew. */
async function slipThatPasses(dice: ReturnType<typeof diceFor>): Promise<Piece> {
  for (;;) {
    const files = mutated(plainSite.files, dice);
    const piece: Piece = { name: JSON.stringify(files), add: (site) => ({ ...site, files }) };
    if (
      JSON.stringify(files) !== JSON.stringify(plainSite.files) &&
      (await errorsOf(piece.add(plainSite))).length === 0
    )
      return piece;
  }
}
