/** `npm run bench -- --peers --warm`: ours and the peers in turns, on the same cases, in one run. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { secondsText } from '../../src/machine/figures.ts';
import { thisMachine } from './measure/machine.ts';
import { addBatch, makeContent } from './content/make-content.ts';
import { buildOnce, type OurBuild } from './builds/ours.ts';
import { hugoVersion, peersOf } from './builds/peers.ts';
import { large, type Result, type Turn } from './result.ts';
import type { Taken } from './measure/measure.ts';
import { changedFiles, factsOfSite, type SiteFacts } from './measure/site-facts.ts';

export interface Comparison {
  cases: number;
  /** Against Hugo and Pagefind. */
  peers: boolean;
  /** One batch more, too. */
  warm: boolean;
  /** How often each is measured. */
  turns: number;
}

/** How many cases a batch more has. */
const batchSize = 30;
/** The day after all is built: nothing of the made content is due on it. */
const nextDay = '2030-01-02';

/**
 * Each turn has a folder of its own, and nothing is removed before the end: ext4 is slow to make files for minutes after
 * others went, since it passes over the places of each.
 * @param content where content may be made
 * @param folder for everything else
 */
export async function compare(content: string, folder: string, asked: Comparison): Promise<Result> {
  const hugo = asked.peers ? hugoVersion() : undefined;
  const turns: Turn[] = [];
  let site: SiteFacts | undefined;
  let peerSite: Result['peerSite'];
  let changes: Result['changes'];
  makeContent(content, asked.cases);
  for (let number = 1; number <= asked.turns; number++) {
    const isLast = number === asked.turns;
    const run = reporter(number);
    const home = join(folder, `turn-${String(number)}`);
    mkdirSync(home);
    const ours: OurBuild = { content, dist: join(home, 'dist'), cache: join(home, 'cache') };
    const turn: Turn = { load: loadavg()[0] ?? 0, cold: await run('本站从头生成', () => buildOnce(ours)) };
    if (isLast) site = factsOfSite(ours.dist);
    if (asked.peers) {
      const peers = peersOf(content, join(home, 'peers'));
      turn.peers = await run('Hugo 加 Pagefind', peers.run);
      if (isLast) peerSite = sizeOf(peers.public);
    }
    if (asked.warm) {
      const added = addBatch(content, batchSize);
      turn.warm = await run('本站再加一批', () => buildOnce(ours));
      const more = isLast ? factsOfSite(ours.dist) : undefined;
      if (asked.peers)
        turn.peersMore = await run('Hugo 加 Pagefind，多一批', peersOf(content, join(home, 'peers-more')).run);
      rmSync(added);
      if (site && more) changes = await changesOf(ours, site, more);
    }
    if (asked.cases >= large) {
      const tenth = join(folder, 'tenth');
      makeContent(tenth, asked.cases / 10);
      const few: OurBuild = { content: tenth, dist: join(home, 'tenth'), cache: join(home, 'tenth-cache') };
      turn.tenth = await run('本站从头生成，十分之一', () => buildOnce(few));
    }
    turns.push(turn);
  }
  if (!site) throw new Error('nothing was built');
  const machine = thisMachine(folder);
  return {
    cases: asked.cases,
    day: new Date().toISOString().slice(0, 10),
    machine: { ...machine, versions: { ...machine.versions, ...(hugo !== undefined && { Hugo: hugo }) } },
    turns,
    site: { files: site.files.size, bytes: site.bytes, ofCases: site.ofCases, kinds: site.kinds },
    ...(peerSite && { peerSite }),
    ...(changes && { changes }),
  };
}

/** Takes the batch away again, which must bring the first site back, and builds on the next day. */
async function changesOf(ours: OurBuild, site: SiteFacts, more: SiteFacts): Promise<Result['changes']> {
  await buildOnce(ours);
  const back = factsOfSite(ours.dist);
  await buildOnce({ ...ours, today: nextDay });
  const day = changedFiles(back, factsOfSite(ours.dist));
  // It tells the day.
  delete day['manifest'];
  return { batch: changedFiles(site, more), undone: changedFiles(site, back), day };
}

const sizeOf = (folder: string): { files: number; bytes: number } => {
  const { files, bytes } = factsOfSite(folder);
  return { files: files.size, bytes };
};

/** Says what each run of a turn took. What earlier runs have left to be written to the disk is written first. */
function reporter(turn: number): (what: string, run: () => Promise<Taken>) => Promise<Taken> {
  return async (what, run) => {
    spawnSync('sync');
    const { milliseconds, processor, together, largest } = await run();
    console.log(`第 ${turn} 轮  ${what}  ${secondsText(milliseconds)}，处理器 ${secondsText(processor)}`);
    return { milliseconds, processor, together, largest };
  };
}
