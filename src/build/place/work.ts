/** One build at a time has the project and the output folder to itself, and leaves nothing behind, whatever happens. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../settings.ts';
import { machineMend } from '../../machine/machine.ts';
import { withClosing, type Closing } from './at-end.ts';
import { openOutDir, realPlace } from './out-dir.ts';
import { newSite, recover, removeTree, siteWorkshop, type NewSite } from './site-folder.ts';
import { enter, myself, tryEnter, workerText, type Patience, type Workshop } from './turn.ts';

/** Longer than a build takes; one that is started every hour never piles up. */
const usual: Patience = { most: 15 * 60_000, say: (line) => console.error(line) };

/** What a build works with. */
export interface Work {
  site: NewSite;
  /** For what renders the pages. */
  pages: string;
  /** Names what is to end before the folders go, such as a thread that writes into them. */
  closing: Closing;
}

/**
 * Takes its turn and works on a new site. The next one waits: who saved a file meanwhile gets it published, and a daily
 * build is not left out.
 * @param root of the project
 * @throws SettingsError before any work if the output folder may not be replaced; MachineError after waiting too long
 */
export async function withNewSite<T>(
  settings: Settings,
  root: string,
  use: (work: Work) => Promise<T>,
  patience = usual,
): Promise<T> {
  const place = openOutDir(settings, root);
  let isLate = false;
  const waiting: Patience = {
    ...patience,
    say: (line) => {
      isLate = true;
      patience.say(line);
    },
  };
  return inProject(root, waiting, place, async (pages, closing) => {
    const workshop = await enter(siteWorkshop(place), waiting);
    closing(workshop.close);
    const recovered = recover(place, workshop.folder);
    say(recovered);
    workshop.sign(myself(place));
    // What a dead build had taken away is back, and whoever was waited for may have left something else.
    if (isLate || recovered.length > 0) openOutDir(settings, root);
    const site = newSite(place, workshop.folder);
    closing(site.discard);
    return use({ site, pages, closing });
  });
}

/** Takes its turn and renders pages that become no site. @param use gets the folder for them */
export const withPages = <T>(root: string, use: InProject<T>, patience = usual): Promise<T> =>
  inProject(root, patience, undefined, use);

type InProject<T> = (pages: string, closing: Closing) => Promise<T>;

/** Astro keeps files of its own in the project, so one process at a time renders pages of it. */
const inProject = <T>(root: string, patience: Patience, place: string | undefined, use: InProject<T>): Promise<T> =>
  withClosing(async (closing) => {
    const workshop = await enter(projectWorkshop(root), patience);
    closing(workshop.close);
    say(recoverProject(workshop));
    workshop.sign(myself(place));
    closing(() => clear(workshop));
    return use(join(workshop.folder, 'pages'), closing);
  });

/**
 * Puts right what dead builds left: at the start of every command, so that a site comes back as soon as anybody does
 * anything. Costs next to nothing where nothing was left. Never fails: what can't be put right is said.
 */
export function tidyUp(settings: Settings, root: string): void {
  try {
    const project = existsSync(projectWorkshop(root)) ? tryEnter(projectWorkshop(root)) : undefined;
    try {
      if (project) say(recoverProject(project));
      // Where links lead in a circle no build can have left anything; whoever builds is told of it.
      const place = realPlace(settings.outDir);
      if (place !== undefined) say(recoverPlace(place));
    } finally {
      project?.close();
    }
  } catch (cause) {
    say([notTidied(cause)]);
  }
}

const projectWorkshop = (root: string): string => join(root, '.work');

/** Removes the pages. */
const clear = ({ folder }: Workshop): void => removeTree(join(folder, 'pages'));

/** Puts right what a dead build left in the project, and where it built. */
function recoverProject(workshop: Workshop): string[] {
  clear(workshop);
  const { dead } = workshop;
  if (!dead) return [];
  const said = `上一次 ${workerText(dead)}中断了，留下的文件已经清除`;
  try {
    return [said, ...(dead.outDir === undefined ? [] : recoverPlace(dead.outDir))];
  } catch (cause) {
    // What is wrong elsewhere keeps nobody from working here.
    return [said, notTidied(cause)];
  }
}

/** The same for an output folder, unless somebody works on it. */
function recoverPlace(place: string): string[] {
  const folder = siteWorkshop(place);
  const workshop = existsSync(folder) ? tryEnter(folder) : undefined;
  if (!workshop) return [];
  try {
    return recover(place, folder);
  } finally {
    workshop.close();
  }
}

function notTidied(cause: unknown): string {
  const mend = machineMend(cause);
  if (mend === undefined) throw cause;
  return `上一次中断的生成没有清理完：${mend}`;
}

const say = (lines: readonly string[]): void => lines.forEach((line) => console.error(line));
