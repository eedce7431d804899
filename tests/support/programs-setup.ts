/** What renders pages is put together once, for all projects that tests build in (see copyPrograms). */
import { keptFolder } from '../../src/build/cache.ts';
import { withPages } from '../../src/build/place/work.ts';
import { openPrograms } from '../../src/build/processes/programs-helper.ts';
import { reviewPage } from '../../src/review/assemble.ts';

export default async function setup(): Promise<void> {
  const root = process.cwd();
  for (const more of [undefined, reviewPage])
    await withPages(root, async (work, closing) => {
      const programs = openPrograms(root, work, keptFolder(root), '/', more);
      closing(programs.stop);
      await programs.folder;
    });
}
