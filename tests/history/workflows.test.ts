/** Ready workflows: they parse, and every command that they name is there. */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cacheFolder } from '../../src/build/cache.ts';

const files = ['.github/workflows/publish.yml', '.gitlab-ci.yml', '.workflow/check.yml'] as const;
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };

type Yaml = string | number | boolean | null | Yaml[] | { [key: string]: Yaml };
const read = (file: string): Yaml => parse(readFileSync(file, 'utf8')) as Yaml;

/** What stands under a key, anywhere. */
function under(node: Yaml, key: string): Yaml[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => under(one, key));
  return Object.entries(node).flatMap(([name, one]) => [...(name === key ? [one] : []), ...under(one, key)]);
}

/** The texts under some keys, a line each. */
const texts = (node: Yaml, ...keys: string[]): string =>
  keys
    .flatMap((key) => under(node, key))
    .flat()
    .filter((one) => typeof one === 'string')
    .join('\n');

/** The lines of shell of a workflow. */
const shell = (file: string): string => texts(read(file), 'before_script', 'run', 'script', 'commands');

describe.each(files)('%s', (file) => {
  it('names npm scripts that are there, with options that they take', () => {
    const called = [...shell(file).matchAll(/npm run (\S+)(?: -- ([^\n]*))?/gu)];
    expect(called.length).toBeGreaterThan(1);
    for (const [call, name = '', given = ''] of called) {
      expect(Object.keys(scripts), call).toContain(name);
      const source = readFileSync(`scripts/${name}.ts`, 'utf8');
      for (const [option] of given.matchAll(/--[a-z]+/gu)) expect(source, call).toContain(option);
      if (name === 'check') expect(given, call).toBe('--since 已公开');
    }
  });

  it('checks, builds, and compares what it built with its manifest', () => {
    expect(shell(file)).toMatch(/npm ci[^]*npm run check[^]*npm run build[^]*npm run verify -- dist/u);
  });
});

it('GitHub: every push, daily, only its own actions, no more rights than needed', () => {
  const workflow = read(files[0]);
  expect(workflow).toMatchObject({
    on: {
      push: { branches: ['**'] },
      pull_request: null,
      schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/u) as string }],
    },
    permissions: { contents: 'read' },
    concurrency: { 'cancel-in-progress': false },
    jobs: {
      build: { needs: 'check' },
      publish: { needs: 'build' },
      record: { needs: 'publish', permissions: { contents: 'write' } },
    },
  });
  const used = under(workflow, 'uses');
  expect(used.length).toBeGreaterThan(3);
  for (const one of used) expect(one).toMatch(/^actions\/[a-z/-]+@v\d+$/u);
  expect(texts(workflow, 'run')).not.toContain('${{');
  expect(under(workflow, 'fetch-depth')).toEqual([0, 0]);
  expect(under(workflow, 'contents').filter((one) => one === 'write')).toHaveLength(1);
});

it('GitLab: every push and merge request, with the whole history; main alone is published', () => {
  expect(read(files[1])).toMatchObject({
    variables: { GIT_DEPTH: 0 },
    workflow: {
      rules: [
        { if: expect.stringContaining('merge_request_event') as string },
        { when: 'never' },
        { if: '$CI_COMMIT_BRANCH' },
      ],
    },
    pages: { publish: 'dist', artifacts: { paths: ['dist'] }, rules: [{ if: '$CI_COMMIT_BRANCH == "main"' }] },
  });
});

it('Gitee: every branch', () => {
  expect(read(files[2])).toMatchObject({ triggers: { trigger: 'auto', push: { branches: { prefix: [''] } } } });
});

describe('what the next build takes over', () => {
  /** Where builds keep it. */
  const kept = relative('/project', cacheFolder('/project'));

  it('GitHub: of main alone, kept once all went well, under a name of its own', () => {
    const { jobs } = read(files[0]) as { jobs: { build: { steps: Record<string, Yaml>[] } } };
    const { steps } = jobs.build;
    const order = [/cache\/restore@/u, /npm run build/u, /npm run verify/u, /cache\/save@/u].map((said) =>
      steps.findIndex((step) => said.test(texts(step, 'uses', 'run'))),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const key = 'site-${{ github.run_id }}-${{ github.run_attempt }}';
    const only = "github.ref == 'refs/heads/main'";
    expect(steps[order[0] ?? -1]).toMatchObject({ if: only, with: { path: kept, key, 'restore-keys': 'site-' } });
    // Without always(): a step that failed before it keeps nothing.
    expect(steps[order[3] ?? -1]).toMatchObject({ if: only, with: { path: kept, key } });
  });

  it('GitLab: of the job that publishes alone, kept where it went well', () => {
    const { pages, default: usual } = read(files[1]) as Record<string, { cache: Yaml }>;
    expect(pages?.cache).toEqual([usual?.cache, { key: 'site', paths: [`${kept}/`], when: 'on_success' }]);
    expect(under(usual?.cache ?? null, 'paths')).toEqual([['.npm/', '.cache/public.json']]);
  });

  it('Gitee: beside what npm keeps', () => {
    expect(under(read(files[2]), 'caches')).toEqual([['~/.npm', kept.split(sep)[0]]]);
  });
});
