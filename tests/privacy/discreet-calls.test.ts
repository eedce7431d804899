/** No command gives away what is personal in how it was called: options, words, settings, names of files and folders. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandNames, helpOf } from '../../scripts/docs/commands.ts';
import { minimal, someDay } from '../support/content.ts';
import { run, temporaryFolder, type Environment, type Outcome } from '../support/run.ts';

/** A telephone number, an ID number and a name, as somebody may have named a file. */
const secret = '举报人王德顺反映13800005678';
const secretNumber = '990103196207154068';
/** What nobody may read of them; `tell` leaves no mark of a value either. */
const telling = /8000056|9010319620715|德顺|\u0002|\u0003/u;

const home = temporaryFolder({
  ...Object.fromEntries(Object.entries(minimal).map(([name, text]) => [`content/${name}`, text])),
  [secret]: '别的文件',
  [`${secretNumber}.csv`]: '甲,乙\n丙,丁\n',
  [`strangers/${secret}.txt`]: '',
  [`bad-${secret}/site.yaml`]: '标题: [',
});
afterAll(() => home.remove());
const at = (name: string): string => join(home.path, name);
symlinkSync(`links-${secret}`, at(`links-${secret}`));
mkdirSync(at(`out-${secret}`));

/** Calls a command where the files stand, with content that is never published: nothing is built of it. */
const call = (name: string, args: readonly string[], environment: Environment = {}): Promise<Outcome> =>
  run(name, args, {
    INIT_CWD: home.path,
    CONTENT_DIR: at('content'),
    OUT_DIR: at('dist'),
    BUILD_DATE: someDay,
    HUITOUKAN_LIVE: 'off',
    ...environment,
  });

/** A sentence, and no stack; what was refused has its exit code. */
function expectDiscreet({ out, err, code }: Outcome, codes = [1, 2]): void {
  expect(out + err).not.toMatch(telling);
  expect(out + err).toMatch(/\p{Script=Han}/u);
  expect(out + err).not.toMatch(/^\s+at /mu);
  expect(codes).toContain(code);
}

/** What a command needs besides, so that it comes to speak of one option. */
const besides: Readonly<Record<string, readonly string[]>> = {
  new: ['batch', '--yes'],
  import: [secret],
  verify: ['content'],
};
/** Fails on account of another option before the content is made. */
const withOption: Readonly<Record<string, readonly string[]>> = { 'bench --content': ['--cases=0'] };

const options = commandNames().flatMap((name) =>
  [...new Set(helpOf(name).match(/--[a-z][a-z-]*/gu) ?? [])]
    .filter((option) => !(name === 'hook' && option === '--no-verify') && option !== '--unshallow')
    .map((option) => [name, option] as const),
);

describe('no command gives away', { timeout: 60_000 }, () => {
  it.concurrent.each(options)('%s: what was typed behind %s', async (name, option) => {
    const more = [...(besides[name] ?? []), ...(withOption[`${name} ${option}`] ?? [])];
    const outcome = await call(name, [...more, `${option}=${secret}`]);
    expectDiscreet(outcome, name === 'new' ? [0, 2] : [1, 2]);
  });

  it.concurrent.each(commandNames())('%s: an option or a word that it does not know', async (name) => {
    expectDiscreet(await call(name, [`--${secret}=1`]));
    expectDiscreet(await call(name, [secret, secretNumber]));
  });

  it.concurrent.each<readonly [string, readonly string[], Environment]>([
    ['check', [], { BUILD_DATE: secret }],
    ['check', [], { SITE_URL: secret }],
    ['check', [], { SITE_BASE: secret }],
    ['check', [], { SITE_BASE: `../${secretNumber}` }],
    ['check', ['--since', 'main'], { CONTENT_DIR: at(`bad-${secret}`) }],
    ['check', ['--since', 'main'], { CONTENT_DIR: at(`no-${secret}`) }],
    ['check', ['--since', 'main'], { CONTENT_DIR: at(secret) }],
    ['build', [], { OUT_DIR: at(secret) }],
    ['build', [], { OUT_DIR: at(`${secret}/below`) }],
    ['build', [], { OUT_DIR: at('strangers') }],
    ['build', [], { OUT_DIR: at(`links-${secret}`) }],
    ['build', [], { OUT_DIR: at(`content/${secret}`) }],
    ['build', [], { OUT_DIR: `/proc/${secret}` }],
    ['build', [], { TMPDIR: at(`none-${secret}`), OUT_DIR: at('strangers') }],
    ['review', ['--since', 'HEAD', '--out', secret], {}],
    ['review', ['--since', 'HEAD', '--out', `${secret}/x.html`], {}],
    ['verify', [secret], {}],
    ['verify', [`none-${secret}`], {}],
    ['verify', ['strangers'], {}],
    ['verify', ['content', '--manifest', secret], {}],
    ['verify', ['content', '--manifest', `none-${secret}`], {}],
    ['verify', [`http://127.0.0.1:1/${secretNumber}/`], {}],
    ['verify', [`http://${secretNumber}:x/`], {}],
    ['verify', [`ftp://${secretNumber}/`], {}],
    ['import', [`${secretNumber}.csv`, '--inspection', 'lin-2021'], {}],
    ['import', [`none-${secret}`, '--inspection', 'lin-2021'], {}],
    ['import', [secret, '--inspection', `lin-${secret}`], {}],
    ['new', [secret], {}],
    ['new', ['batch', '--yes', '--inspection', secret], {}],
    ['test:long', [], { TEST_REPEAT: secret }],
    ['test:long', [], { TEST_SEED: secret }],
    ['bench', ['--content', 'strangers', '--only-content', '--cases', '1'], {}],
  ])('%s %j %j', async (name, args, environment) => {
    const outcome = await call(name, args, environment);
    expectDiscreet(outcome);
  });

  it('a build of content with faults', async () => {
    expectDiscreet(await call('build', [], { CONTENT_DIR: at(`bad-${secret}`), OUT_DIR: at(`out-${secret}`) }));
  });

  it('a new file', async () => {
    expectDiscreet(
      await call('new', ['announcement', '--yes', '--title', secret, '--kind', '其他', '--name', secretNumber]),
      [0],
    );
  });
});
