/** Ready workflows: they parse, and every command that they name is there. */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { keptFolder } from '../../src/build/cache.ts';

const files = ['.github/workflows/publish.yml', '.gitlab-ci.yml', '.workflow/check.yml'] as const;
/** For large sites: parts on several machines. */
const many = '.github/workflows/publish-many.yml';
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

describe.each([...files, many])('%s', (file) => {
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

it.each([
  [files[0], [0, 0], 'check'],
  [many, [0], ['check', 'part']],
] as const)(
  'GitHub: every push, daily, only its own actions, no more rights than needed: %s',
  (file, depths, before) => {
    const workflow = read(file);
    expect(workflow).toMatchObject({
      on: {
        push: { branches: ['**'] },
        pull_request: null,
        schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \*$/u) as string }],
      },
      permissions: { contents: 'read' },
      concurrency: { 'cancel-in-progress': false },
      jobs: {
        build: { needs: before },
        publish: { needs: 'build' },
        record: { needs: 'publish', permissions: { contents: 'write' } },
      },
    });
    const used = under(workflow, 'uses');
    expect(used.length).toBeGreaterThan(3);
    for (const one of used) expect(one).toMatch(/^actions\/[a-z/-]+@v\d+$/u);
    expect(texts(workflow, 'run')).not.toContain('${{');
    expect(under(workflow, 'fetch-depth')).toEqual(depths);
    expect(under(workflow, 'contents').filter((one) => one === 'write')).toHaveLength(1);
  },
);

describe('GitHub, on several machines', () => {
  type Job = Record<string, Yaml> & { steps: Record<string, Yaml>[] };
  const jobsOf = (file: string): Record<string, Job> => (read(file) as unknown as { jobs: Record<string, Job> }).jobs;
  const [one, several] = [jobsOf(files[0]), jobsOf(many)];

  it('takes the place of the other workflow where it is wanted, and never waits for it', () => {
    expect([one['check']?.['if'], several['check']?.['if']]).toEqual(["vars.PARTS != 'on'", "vars.PARTS == 'on'"]);
    const groups = [files[0], many].map((file) => texts(read(file), 'group'));
    expect(groups[0]).toContain("'main'");
    expect(groups[1]).toContain("'main-many'");
  });

  it('checks, publishes and records in the same way', () => {
    expect(several['publish']).toEqual(one['publish']);
    expect(several['record']).toEqual(one['record']);
    expect(several['check']?.steps.slice(0, -1)).toEqual(one['check']?.steps);
    for (const key of ['on', 'permissions']) expect(under(read(many), key)[0]).toEqual(under(read(files[0]), key)[0]);
  });

  it('makes all parts and the whole of one day, for one place', () => {
    const environments = ['part', 'build'].map((job) => under(several[job] ?? null, 'env')) as Record<
      string,
      string
    >[][];
    const expected = {
      SITE_URL: '${{ steps.pages.outputs.origin }}',
      SITE_BASE: '${{ steps.pages.outputs.base_path }}',
      BUILD_DATE: '${{ needs.check.outputs.day }}',
    };
    expect(environments).toEqual([[{ INSPECTION: '${{ matrix.inspection }}', ...expected }], [expected]]);
  });

  it('keeps what each part has made, once all went well, under a name of its own', () => {
    const steps = several['part']?.steps ?? [];
    const order = [/cache\/restore@/u, /npm run build/u, /cache\/save@/u, /upload-artifact@/u].map((said) =>
      steps.findIndex((step) => said.test(texts(step, 'uses', 'run'))),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const name = 'part-${{ matrix.inspection }}@';
    const key = `${name}\${{ github.run_id }}-\${{ github.run_attempt }}`;
    const only = "github.ref == 'refs/heads/main'";
    const path = join(relative('/project', keptFolder('/project')), 'sites');
    expect(steps[order[0] ?? -1]).toMatchObject({ if: only, with: { path, key, 'restore-keys': name } });
    expect(steps[order[2] ?? -1]).toMatchObject({ if: only, with: { path, key } });
  });
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

it('GitLab, on several machines: where it is wanted, of one day, each part with what it has made', () => {
  const { stages, part, pages, default: usual } = read(files[1]) as Record<string, Record<string, Yaml>>;
  expect(stages).toEqual(['check', 'part', 'publish', 'record']);
  expect(part).toMatchObject({
    stage: 'part',
    cache: [usual?.['cache'], { key: 'part-$CI_NODE_INDEX', paths: ['.cache/sites/'], when: 'on_success' }],
    artifacts: { paths: ['parts'] },
    rules: [{ if: '$PARTS == "on" && $CI_COMMIT_BRANCH == "main"' }],
  });
  const days = [part, pages].map((job) => /export BUILD_DATE=.*/u.exec(texts(job ?? null, 'script'))?.[0]);
  expect(days[0]).toContain('$CI_PIPELINE_CREATED_AT');
  expect(days[1]).toBe(days[0]);
});

it('Gitee: every branch', () => {
  expect(read(files[2])).toMatchObject({ triggers: { trigger: 'auto', push: { branches: { prefix: [''] } } } });
});

describe('what the next build takes over', () => {
  /** Where builds keep it. */
  const kept = join(relative('/project', keptFolder('/project')), 'sites');

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
