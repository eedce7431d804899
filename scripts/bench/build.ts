/** What bench runs in a process of its own: `build.ts whole|bare` builds as the environment says, and prints the report. */
import { readSettings } from '../../src/settings.ts';
import { buildSite } from '../../src/build/build-site.ts';
import { root } from '../../src/machine/process.ts';

const report = await buildSite(readSettings(process.env, root, new Date()), process.argv[2] !== 'bare');
if (!report) throw new Error('made content must be without a fault');
console.log(JSON.stringify(report));
