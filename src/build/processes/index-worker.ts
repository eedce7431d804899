/** The process that makes the search index, with Pagefind's own beside it. It knows nothing of the content but its jobs. */
import { makeIndex } from '../../search/build/make.ts';
import type { IndexJob } from '../../search/build/write.ts';
import type { Output } from '../kept-files.ts';
import type { HelperNews } from './helper.ts';
import { endWithParent, hangUp, openLine, orTell } from './helping.ts';
import { newFiles } from '../new-file.ts';

/** What it is sent: first where the site is in the making, then jobs, then that there are no more. */
export type IndexOrder = { site: string } | { job: IndexJob } | { over: true };

/** What it tells: a job is done. */
export interface IndexNews extends HelperNews {
  key?: string;
  made?: Output[];
}

const line = openLine<IndexOrder, IndexNews>();
let write: ReturnType<typeof newFiles> | undefined;

async function work(job: IndexJob): Promise<void> {
  const made: Output[] = [];
  await makeIndex(job, (file, content) => {
    endWithParent();
    if (write) made.push(write(file, content));
  });
  line.tell({ key: job.key, made });
}

/** One job at a time: Pagefind's process holds a whole index. */
let last = Promise.resolve();
line.hear((order) => {
  if ('site' in order) write = newFiles(order.site);
  else if ('job' in order) last = last.then(() => orTell(work(order.job)));
  else void hangUp();
});
