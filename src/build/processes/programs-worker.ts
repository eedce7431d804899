/** The process that has Astro put programs together: it ends with the memory that this takes. */
import type { HelperNews } from './helper.ts';
import { hangUp, openLine, orTell } from './helping.ts';
import type { ProgramsOrder } from './programs-helper.ts';
import { putTogether } from '../programs/put-together.ts';

const line = openLine<ProgramsOrder, HelperNews>();

line.hear(({ root, folder, more }) => {
  void orTell(putTogether(root, folder, more).then(hangUp));
});
