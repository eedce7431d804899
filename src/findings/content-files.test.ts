import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { faultLine } from '../schema/fault.ts';
import { checkFiles } from './content-files.ts';

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#888888' } })
    .withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 29/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

it('refuses metadata, and strips it with --fix', async () => {
  const bytes = await photo();
  await inNewFolder(async (folder) => {
    writeFileSync(join(folder, '现场.jpg'), bytes);
    const { faults } = await checkFiles(folder, folder, false);
    expect(faults.map(faultLine)).toEqual([expect.stringMatching(/^现场\.jpg:1:1 错误 图片里存有拍摄信息（EXIF）/u)]);
    expect(await checkFiles(folder, folder, true)).toEqual({ faults: [], cleaned: ['现场.jpg'] });
    expect(await checkFiles(folder, folder, true)).toEqual({ faults: [], cleaned: [] });
    const { width, height, exif } = await sharp(join(folder, '现场.jpg')).metadata();
    // As it was seen: the camera was held upright.
    expect([width, height, exif]).toEqual([20, 40, undefined]);
  });
});

it('refuses what is no image, or half of one', async () => {
  const bytes = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#888888' } })
    .png()
    .toBuffer();
  await inNewFolder(async (folder) => {
    writeFileSync(join(folder, 'a.png'), bytes);
    writeFileSync(join(folder, 'b.PNG'), bytes.subarray(0, bytes.length - 100));
    writeFileSync(join(folder, 'c.jpg'), '甲');
    const { faults } = await checkFiles(folder, folder, true);
    expect(faults.map(faultLine)).toEqual(
      ['b.PNG', 'c.jpg'].map((name) => `${name}:1:1 错误 图片打不开，可能没有存完整，或者不是图片，请重新导出后替换`),
    );
  });
});

it('names may hold dates, no telephone numbers, and messages mask those', async () => {
  await inNewFolder(async (folder) => {
    for (const name of ['2019-11-12-mobilisation.md', '01.md', '举报人13800001234.md'])
      writeFileSync(join(folder, name), 'x');
    const { faults } = await checkFiles(folder, folder, false);
    expect(faults.map(faultLine)).toEqual([
      expect.stringMatching(/^举报人138\*{4}1234\.md:1:1 错误 文件名里有个人信息/u),
    ]);
  });
});

async function inNewFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  await use(folder).finally(() => rmSync(folder, { recursive: true }));
}
