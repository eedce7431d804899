/**
 * Where Node keeps what it has compiled: tests start hundreds of commands, each of which reads the same programs. They
 * are known by their places in the project, so that all copies of it share one folder.
 */
import { join } from 'node:path';

/** The environment of a process of a project. */
export const compiledIn = (project: string): Readonly<Record<string, string>> => ({
  NODE_COMPILE_CACHE: join(project, 'node_modules/.cache/compiled'),
  NODE_COMPILE_CACHE_PORTABLE: '1',
});
