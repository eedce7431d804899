/** What a journalist would catch: sentences with a hole, names said twice, 0 for what nobody published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn } from '../../src/manifest/manifest.ts';
import { oddContent } from '../support/odd-content.ts';
import { strings, textsOf } from '../support/page-texts.ts';
import { temporaryProject } from '../support/project.ts';
import { temporaryFolder, type Folder } from '../support/run.ts';

const project = temporaryProject();
let home: Folder;
/** File → its texts: what is read on a page, in a feed, in a data file. */
const texts = new Map<string, string[]>();

beforeAll(async () => {
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  home = temporaryFolder(
    Object.fromEntries(
      Object.entries(oddContent).map(([name, file]) => [`content/${name}`, file === 'PNG' ? image : file]),
    ),
  );
  const out = join(home.path, 'dist');
  const built = await project.run('build', [], {
    CONTENT_DIR: join(home.path, 'content'),
    OUT_DIR: out,
    BUILD_DATE: '2022-06-01',
  });
  expect(built).toMatchObject({ code: 0 });
  for (const name of filesIn(out)) {
    const read = (): string => readFileSync(join(out, name), 'utf8');
    if (name.endsWith('.html')) texts.set(name, textsOf(read()));
    else if (/feed\.json$|catalog\.jsonld$/u.test(name))
      texts.set(
        name,
        strings(JSON.parse(read())).flatMap((text) => (text.startsWith('<') ? textsOf(text) : [text])),
      );
  }
}, 180_000);
afterAll(() => {
  home.remove();
  project.remove();
});

/** Sentences of all files that something holds for; addresses, hashes and citations for programs are none. */
const found = (is: (text: string) => boolean, which = /^/u): string[] =>
  [...texts].flatMap(([name, all]) =>
    which.test(name)
      ? [...new Set(all.filter((text) => !forPrograms.test(text) && is(text)))].map((text) => `${name}: ${text}`)
      : [],
  );
const forPrograms = /^(?:网址：)?(?:https?:|tag:)|^@online|^\[\{|^[0-9a-f]{64}$/u;
/** Pages of records: not those that explain what words mean. */
const records = /^[a-z]+-\d{4}\/(?!data\/)/u;
const page = (name: string): string => (texts.get(`${name}index.html`) ?? []).join('\n');

describe('no text of a site of odd content', () => {
  it('has a hole', () => {
    expect(texts.size).toBeGreaterThan(200);
    expect(found((text) => /[，、：；（“《]\s*[。，；、）”》]|[。！？]\s?[。，；：、]|（\s*）/u.test(text))).toEqual(
      [],
    );
    expect(found((text) => text.endsWith('：'), records)).toEqual([]);
  });
  it('shows what a program thinks', () => {
    expect(found((text) => /undefined|\bnull\b|\bNaN\b|\[object|Infinity/u.test(text))).toEqual([]);
  });
  it('says a name twice', () => {
    expect(found((text) => /([\p{L}\p{N}][^，。；\n]{3,})[\s（：:]*\1/u.test(text), records)).toEqual([]);
  });
  it('says that there are 0 of what has not been published', () => {
    const nothing = /^(?:new-2022|plan-2020|open-2022)\//u;
    expect(found((text) => /(?<![\d.])0 ?(?:件|项|个|%)/u.test(text), nothing)).toEqual([]);
  });
  it('says 未注明 without saying of what, but in a column or under a heading of its own', () => {
    expect(
      found((text) => /(?:^|[·，。；、] ?)未注明(?:$| ?[·，。；、])/u.test(text) && text !== '未注明', records),
    ).toEqual([]);
  });
});

it('no link leads to a place within a place', () => {
  const out = join(home.path, 'dist');
  const links = filesIn(out)
    .filter((name) => name.endsWith('.html'))
    .flatMap((name) => readFileSync(join(out, name), 'utf8').match(/href="[^"]*"/gu) ?? []);
  expect(links.length).toBeGreaterThan(1000);
  expect([...new Set(links.filter((link) => /#[^"]*#/u.test(link)))]).toEqual([]);
});

describe('pages say what is so', () => {
  it('of a look-back of which every finding is good, and of one without a finding', () => {
    for (const place of ['good-2022/', 'good-2022/look-back/'])
      expect(page(place)).toContain('回头看了 2 项旧任务、1 件旧信访件：整改到位 3 项。');
    for (const place of ['open-2022/', 'open-2022/look-back/'])
      expect(page(place)).toContain('回头看了 1 项旧任务：结论未注明 1 项。');
  });
  it('of a batch of which nothing is known', () => {
    expect(page('lin-2021/batches/4/')).toContain(
      '本批逐件列出 4 件：来电 2 件、来信 1 件、来源未注明 1 件，是否属实未注明 3 件，办结情况未注明 3 件，依法不予公开 1 件。',
    );
    expect(page('lin-2021/batches/')).toMatch(/第4批\n2021-05-20\n4\n未注明\n未注明\n第2批/u);
    expect(page('lin-2021/batches/1/')).toContain('公布数都不能逐件统计，照通报原数显示。');
  });
  it('of counted and declared numbers beside each other', () => {
    for (const place of ['lin-2021/', 'lin-2021/batches/'])
      expect(page(place)).toMatch(
        /逐件列出 8 件（按本站列出的行数统计；通报公布的累计交办数是 3 件，截至2021-05-15）。/u,
      );
    expect(page('lin-2021/')).toContain('1 个批次公布的罚款合计 5.25 万元。');
    expect(page('lin-2021/')).not.toContain('责令整改合计');
  });
  it('of a plan that nobody has reported on', () => {
    expect(page('plan-2020/rectification/')).toContain('共 2 项任务，尚未公布进展。');
  });
  it('of cases that are withheld: no link promises what nobody may read, and nothing is said twice', () => {
    expect(page('lin-2021/batches/5/')).not.toContain('调查核实和处理整改（D01LS202105210001）');
    expect(page('lin-2021/batches/5/')).toContain('调查核实和处理整改（D01LS202105210002）');
    expect(page('late-2022/rectification/1/')).toMatch(/\n不予公开\n[^\n]*信访举报件：\n?已撤下的信访件\n/u);
  });
  it('of why earlier versions are gone', () => {
    expect(page('lin-2021/batches/5/')).toContain('此前的各版因脱敏或撤下不再提供。');
  });
  it('of cases that have no words, or words that begin with a number', () => {
    expect(page('lin-2021/cases/D01LS202105200001/')).toContain('2.4万吨废渣');
    expect(page('lin-2021/cases/B4-7/')).toMatch(
      /新闻用语\n据.+公开的信息，林市督察第4批序号 7的信访举报件是否属实未注明；/u,
    );
    expect(page('plan-2020/rectification/')).not.toContain('\n6万立方米');
  });
});
