/**
 * What bench runs in a process of its own: `build.ts whole|bare CACHE` builds as the environment says, with a cache of
 * its own, and prints the report in its last line.
 */
import { readSettings } from '../../../src/settings.ts';
import { keepCompiled, root } from '../../../src/machine/process.ts';

const [what, cache] = process.argv.slice(2);
process.chdir(root);
keepCompiled();
const { buildSite } = await import('../../../src/build/build-site.ts');
const caches = cache === undefined ? {} : { caches: cache };
const report = await buildSite(readSettings(process.env, root, new Date()), { whole: what !== 'bare', ...caches });
if (!report) throw new Error('made content must be without a fault');
console.log(JSON.stringify(report));
