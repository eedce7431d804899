/** What a process that does a part of a build shares with its kind (see startHelper). */
import { machineMend } from '../../machine/machine.ts';
import type { HelperNews } from './helper.ts';

/** Whoever asked for the work. */
const parent = process.ppid;

/** Nothing is written for somebody who is gone: another build may be at work in that folder. */
export const endWithParent = (): void => {
  if (process.ppid !== parent) process.exit();
};

/** The line to whoever asked for the work. */
export interface Line<Order, News> {
  /** Takes what the process is told, from now on. It ends with whoever tells it. */
  hear: (heard: (order: Order) => void) => void;
  tell: (news: News) => void;
}

export const openLine = <Order, News extends HelperNews>(): Line<Order, News> => ({
  hear: (heard) => {
    process.on('message', heard);
    process.on('disconnect', () => process.exit());
  },
  tell: say,
});

let told = Promise.resolve();

/** What is told goes on its way one after the other. */
function say(news: object): void {
  told = new Promise((handed) => process.send?.(news, undefined, undefined, () => handed()));
}

/** Ends the line once all that was told has gone: what waits would be lost, and a page that nobody heard of not listed. */
export async function hangUp(): Promise<void> {
  await told;
  if (process.connected) process.disconnect();
}

/** Tells what the machine does not allow, and ends; any other failure ends the process with its stack. */
export async function orTell(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    const failed = machineMend(cause);
    if (failed === undefined) throw cause;
    say({ failed } satisfies HelperNews);
    await hangUp();
  }
}
