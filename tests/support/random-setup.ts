/** Before every test file: fast-check draws from the seed of the run. */
import fc from 'fast-check';
import { seed, times } from './random.ts';

// As many runs as fast-check makes by itself.
fc.configureGlobal({ seed, numRuns: times(100) });
