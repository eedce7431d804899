/** Builds the sites with the project's own build command, once for all browser tests, and serves them. */
import { join } from 'node:path';
import { root } from '../../src/machine/process.ts';
import { temporaryProject } from '../support/project.ts';
import { serve } from '../support/serve.ts';
import { announce, siteNames, sites, type Site } from '../support/sites.ts';

export default async function setUp(): Promise<() => Promise<void>> {
  await Promise.all(siteNames.map((name) => build(sites[name])));
  const servers = await Promise.all(
    siteNames.map(async (name) => {
      const { folder, base } = sites[name];
      const server = await serve(join(root, folder), base);
      announce(name, server.origin);
      return server;
    }),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}

/** Builds a site; a setting of the shell must not reach it. */
async function build({ content, base, today, folder }: Site): Promise<void> {
  const project = temporaryProject();
  const { code, out, err } = await project.run('build', [], {
    CONTENT_DIR: join(root, content),
    SITE_URL: '',
    SITE_BASE: base,
    BUILD_DATE: today,
    OUT_DIR: join(root, folder),
  });
  project.remove();
  if (code !== 0) throw new Error(`${content} was not built\n${out}\n${err}`);
  // The worked example of every file has nothing to be warned of.
  if (content === sites.example.content && err !== '') throw new Error(`${content} was built with warnings\n${err}`);
}
