/** `npm run review`: the page that is signed before publication. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { stretches } from '../../src/review/compare.ts';
import {
  batchFile,
  change,
  firstCase,
  markdown,
  minimal,
  record,
  secondBatchFile,
  type Files,
} from '../support/content.ts';
import { temporaryRepository, type TestRepository } from '../support/repository.ts';
import { temporaryProject } from '../support/project.ts';
import type { Outcome } from '../support/run.ts';

const timeout = 120_000;
const today = '2022-06-01';
const project = temporaryProject();
afterAll(() => project.remove());
let repository: TestRepository | undefined;
afterEach(() => repository?.remove());

/** Reviews what `files` change in the minimal folder. */
async function review(files: Files, ...args: string[]): Promise<Outcome & { page: string }> {
  const made = temporaryRepository(minimal);
  repository = made;
  made.write(files);
  const out = join(made.path, '..', `${made.path.split('/').at(-1) ?? ''}.html`);
  const outcome = await project.run('review', ['--since', 'main', '--out', out, ...args], {
    CONTENT_DIR: made.path,
    BUILD_DATE: today,
  });
  return { ...outcome, page: readIfThere(out) };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const newBatch = {
  'lin-2021/batches/03.md': markdown(
    { 批次: '3', 公开日期: '2022-05-30' },
    record('D01LS202105100001', { 行政区域: '沾益区', 备注: '表外<备注>' }, { 交办问题: '某矿扬尘；联系（甲)。' }),
  ),
};

it('shows what is new as readers see it, with warnings and lines to sign', { timeout }, async () => {
  const image = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const { code, out, err, page } = await review({
    ...newBatch,
    'lin-2021/announcements/2022-07-01-field.md': markdown(
      { 标题: '下沉督察', 公开日期: '2022-07-01', 类型: '下沉督察', 摘要: '某。' },
      '正文。\n\n![现场](red.png)\n',
    ),
    'lin-2021/announcements/red.png': image,
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('新增 2 项，改动 0 处，删去 0 项，提示 1 条');
  for (const word of ['初审', '复审', '终审', '一校', '二校', '三校', '签名', '日期']) expect(page).toContain(word);
  expect(page).toMatch(/<b>批次 第3批<\/b>，1 条，公开日期 2022-05-30/u);
  expect(page).toMatch(/<b>公告 下沉督察<\/b>，公开日期 2022-07-01<span class="late">到这一天才公开/u);
  // As readers see it: the official table, the announcement with its image.
  expect(page).toMatch(/<table class="official">[^]*D01LS202105100001[^]*某矿扬尘/u);
  expect(page).toMatch(/<h1>[^]*下沉督察<\/h1>[^]*正文。[^]*src="data:image\/png;base64,/u);
  // What the table has no column for.
  expect(page).toMatch(/表外的事项[^]*D01LS202105100001[^]*备注[^]*表外&lt;备注&gt;/u);
  expect(page).toContain('半角括号');
  expect(page).toContain('林市督察');
  expect(page).toContain(repository?.git('rev-parse', 'HEAD').slice(0, 12));
  expect(page).toContain('另有没有提交的改动');
});

it('is one file: nothing is loaded, no link leads to a page that is not there', { timeout }, async () => {
  const { page } = await review(newBatch);
  expect(page.match(/<(?:script|link)\b/gu)).toBeNull();
  expect(page).not.toMatch(/(?:src|href|url\()\s*=?["'(]+(?!data:|https?:|")/u);
  expect(page).toContain('.official');
  expect(page.match(/<main\b/gu)).toHaveLength(1);
});

it('lays changes side by side, and names what is gone', { timeout }, async () => {
  const made = change(
    minimal,
    [batchFile, '某厂夜间冒烟。', '某厂白天冒烟。'],
    [batchFile, '公开日期: 2021-05-14', '公开日期: 2021-05-13'],
  );
  const folder = temporaryRepository(minimal);
  repository = folder;
  folder.write(made);
  folder.drop(secondBatchFile);
  const out = join(folder.path, '..', 'changes.html');
  const { code } = await project.run('review', ['--since', 'main', '--out', out], {
    CONTENT_DIR: folder.path,
    BUILD_DATE: today,
  });
  const page = readIfThere(out);
  expect(code).toBe(0);
  expect(page).toMatch(
    new RegExp(`信访举报件 ${firstCase}[^]*交办问题[^]*某厂<del>夜间</del>冒烟。[^]*某厂<ins>白天</ins>冒烟。`, 'u'),
  );
  expect(page).toMatch(/公开日期[^]*2021-05-<del>14<\/del>[^]*2021-05-<ins>13<\/ins>/u);
  expect(page).toMatch(/自动检查发现的问题[^]*<b>错误<\/b>[^]*更正写进 follow-ups/u);
  expect(page).toMatch(/<h2>删去<\/h2>[^]*批次 第2批/u);
});

describe('no page', () => {
  it('when nothing has changed', async () => {
    const { code, out, page } = await review({});
    expect({ code, page }).toEqual({ code: 0, page: '' });
    expect(out).toBe('与 main 相比，内容没有变化，不需要审核单\n');
  });

  it('when the content is at fault', async () => {
    const { code, err, page } = await review(change(newBatch, ['lin-2021/batches/03.md', '沾益区', '沾益']));
    expect({ code, page }).toEqual({ code: 1, page: '' });
    expect(err).toMatch(/03\.md:\d+:\d+ 错误 未知的行政区域[^]*没有生成审核单/u);
  });

  it.each([
    [['--since', 'nowhere'], '没有「nowhere」这个版本'],
    [['--sicne', 'main'], '没有这个选项：--sicne'],
  ])('when the call is wrong: %j', async (args, message) => {
    const { code, err, page } = await review(newBatch, ...args);
    expect({ code, page }).toEqual({ code: 2, page: '' });
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /mu);
  });

  it('when another file is in the way', async () => {
    const { code, err } = await review(newBatch, '--out', 'package.json');
    expect({ code, err }).toEqual({ code: 2, err: 'package.json 是别的文件，没有覆盖；请用 --out 换一个文件名\n' });
  });
});

it('cuts texts where they differ', () => {
  expect(stretches('属实', '部分属实')).toEqual({
    was: [{ text: '属实', in: 'both' }],
    becomes: [
      { text: '部分', in: 'new' },
      { text: '属实', in: 'both' },
    ],
  });
  expect(stretches('', '新')).toEqual({ was: [], becomes: [{ text: '新', in: 'new' }] });
  const { was, becomes } = stretches('共3家，罚款2万元。', '共4家，罚款2万元。');
  expect(was.map(({ text }) => text).join('')).toBe('共3家，罚款2万元。');
  expect(becomes.map(({ text }) => text).join('')).toBe('共4家，罚款2万元。');
});
