/** What is invented and what is real refer to their own kind alone, and nothing within an invented whole is real. */
import { describe, expect, it } from 'vitest';
import { checkSamples } from '../../src/checks/samples.ts';
import { discreet } from '../../src/checks/privacy/index.ts';
import { faultLine } from '../../src/schema/fault.ts';
import {
  announcementFile,
  batchFile,
  change,
  firstCase,
  followUpFile,
  inspectionFile,
  minimal,
  read,
  resultsFile,
  secondBatchFile,
  secondCase,
  tasksFile,
  type Change,
  type Files,
} from '../support/content.ts';
import { correctionEntry, later } from '../support/entries.ts';

/** Beside the inspection an earlier one, of the same records. */
const folders: Files = {
  ...minimal,
  ...Object.fromEntries(
    [inspectionFile, batchFile, secondBatchFile, tasksFile].map((path) => [
      path.replace('lin-2021', 'lin-2019'),
      String(minimal[path]),
    ]),
  ),
};
const earlierFile = inspectionFile.replace('lin-2021', 'lin-2019');
const told = (...changes: Change[]): string[] => {
  const { content } = read(change(folders, ...changes));
  if (!content) throw new Error('no content');
  return discreet(checkSamples(content)).map(faultLine);
};

const sampleEarlier: Change = [earlierFile, '行政区域:', '示例: true\n行政区域:'];
const sampleWhole: Change = [inspectionFile, '行政区域:', '示例: true\n行政区域:'];
const sampleOf = (path: string, word = 'true'): Change => [path, '公开日期', `示例: ${word}\n公开日期`];
const fact = (path: string, before: string, label: string, value: string): Change => [
  path,
  `| ${before} |`,
  `| ${label} | ${value} |\n| ${before} |`,
];

describe('a reference from what is real to what is invented, or the other way round', () => {
  it.each([
    [
      '前序 of a task',
      fact(tasksFile, '责任单位', '前序', 'lin-2019/1'),
      /tasks\.md:10:6 错误 「前序」里的「lin-2019\/1」是示例/u,
    ],
    [
      '前序 of a task, a case',
      fact(tasksFile, '责任单位', '前序', `lin-2019/${firstCase}`),
      /「前序」里的「lin-2019\/D01LS202105070001」是示例/u,
    ],
    [
      '前序 of a result',
      fact(resultsFile, '整改状态', '前序', 'lin-2019/1'),
      /results-2022-01\.md:10:6 错误 「前序」里的/u,
    ],
    [
      '关联 of a task',
      fact(tasksFile, '责任单位', '关联', `lin-2019/${firstCase}`),
      /tasks\.md:10:6 错误 「关联」里的.*是示例，这一条却是真实的.*请改写成真实的/u,
    ],
    ['关联 of a case', fact(batchFile, '行政区域', '关联', `lin-2019/${secondCase}`), /01\.md:10:6 错误 「关联」里的/u],
    [
      '关联 of an entry',
      fact(followUpFile, '类型', '关联', `lin-2019/${secondCase}`),
      /2021-06-01\.md:9:6 错误 「关联」/u,
    ],
    [
      '关联 that a correction names',
      later(correctionEntry(firstCase, '关联', '未注明', `lin-2019/${secondCase}`)),
      /2021-07-01\.md:\d+:\d+ 错误 「关联」里的/u,
    ],
  ] as readonly (readonly [string, Change, RegExp])[])('%s', (_, reference, says) => {
    expect(told(reference)).toEqual([]);
    expect(told(reference, sampleEarlier)).toEqual([expect.stringMatching(says)]);
    expect(told(reference, sampleEarlier, sampleWhole)).toEqual([]);
    expect(told(reference, sampleWhole)).toEqual([
      expect.stringMatching(/是真实的，这一条却是示例.*请改写成示例里的/u),
    ]);
  });

  it('within an inspection, by the number alone', () => {
    expect(told(fact(batchFile, '行政区域', '关联', secondCase), sampleOf(secondBatchFile))).toEqual([
      expect.stringMatching(/01\.md:10:6 错误 「关联」里的「X01LS202105080001」是示例/u),
    ]);
  });
});

describe('within an invented inspection', () => {
  it.each([batchFile, followUpFile, tasksFile, resultsFile, announcementFile])('%s is not called real', (path) => {
    expect(told(sampleOf(path, 'false'))).toEqual([]);
    expect(told(sampleWhole, sampleOf(path)).filter((one) => one.includes('false'))).toEqual([]);
    const [first = ''] = told(sampleWhole, sampleOf(path, '否'));
    expect(first).toMatch(
      /\.mdx?:\d+:5 错误 这次督察是示例（inspection\.yaml 里标着），里面的文件都是，这里不能写「示例」（false）；请删去这一行；这个文件是真实的，请另建一次督察，把它移过去/u,
    );
    expect(first).toContain(path);
  });

  it('nor is an inspection in an invented site', () => {
    const site: Change = ['site.yaml', '说明:', '示例: true\n说明:'];
    expect(told(site)).toEqual([]);
    expect(told(site, [inspectionFile, '行政区域:', '示例: false\n行政区域:'])).toEqual([
      expect.stringMatching(
        /inspection\.yaml:\d+:5 错误 整个网站都是示例（site\.yaml 里标着），这里不能写「示例」（false）/u,
      ),
    ]);
  });
});
