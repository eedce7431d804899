/** The process that lays out in the new site what earlier builds made, while the content is still being checked. */
import { layOut, type Layout } from '../kept-files.ts';
import type { HelperNews } from './helper.ts';
import { endWithParent, hangUp, openLine, orTell } from './helping.ts';

/** What it tells, once all is done. */
export interface KeepNews extends HelperNews {
  /** The files that lie there. */
  laid?: string[];
}

const line = openLine<Layout, KeepNews>();

line.hear((layout) => {
  const work = async (): Promise<void> => {
    line.tell({ laid: layOut(layout, endWithParent) });
    await hangUp();
  };
  void orTell(work());
});
