/** Share images: the same bytes anywhere, every character drawn or boxed. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { announcementCard, batchCard, cardSize, shareFiles } from '../../src/formats/metadata/share-card.ts';
import { contentBytes, type ShareCard } from '../../src/formats/published.ts';
import { cardSvg } from '../../src/share/card-svg.ts';
import { cardDrawer } from '../../src/share/draw.ts';
import { openGlyphs } from '../../src/share/glyphs.ts';
import { balancedLines, breakLines } from '../../src/share/lines.ts';
import { batchFile, changed, inspectionOf, minimal } from '../support/content.ts';
import { siteOf } from '../support/downloads.ts';

const notDrawn = (): Promise<never> => Promise.reject(new Error('not drawn'));

const site = siteOf(changed([batchFile, '批次: 1', '批次: 1\n示例: true']));
const inspection = inspectionOf(site.register);
const [batch] = inspection.batches;
const [announcement] = inspection.announcements;
if (!batch || !announcement) throw new Error('the minimal site has a batch and an announcement');
const glyphs = openGlyphs();

test('a card says what its page says, and that it is a sample', () => {
  expect(batchCard(batch, inspection, site)).toEqual({
    publisher: '林市人民政府办公室',
    site: '林市督察公开',
    above: '群众信访举报件办理情况',
    title: '林市督察第1批',
    figures: [
      { label: '信访举报件', count: 1 },
      { label: '已办结', count: 1 },
    ],
    below: '2021年5月14日公开',
    mark: '示例数据',
  });
  expect(announcementCard(announcement, inspection, site)).toMatchObject({
    above: '林市督察 · 进驻公告',
    title: '督察组进驻林市',
    below: '2021年5月6日公开',
    mark: '',
  });
});

test('each batch and announcement has a picture of the size that its page tells', async () => {
  const files = [...shareFiles(inspection, site, { draw: cardDrawer(), picture: notDrawn })];
  expect(files.map(({ path }) => path)).toEqual([
    '/lin-2021/batches/1.png',
    '/lin-2021/batches/2.png',
    '/lin-2021/announcements/2021-05-06-stationed.png',
  ]);
  const drawn = await Promise.all(files.map(async ({ render }) => Buffer.from(contentBytes(await render()))));
  for (const picture of drawn) expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', ...cardSize });
  expect(new Set(drawn.map((picture) => picture.toString('base64'))).size).toBe(3);
});

test('the same card gives the same picture, and another one another', async () => {
  const card = batchCard(batch, inspection, site);
  const first = Buffer.from(await cardDrawer()(card));
  expect(Buffer.from(await cardDrawer()(card)).equals(first)).toBe(true);
  expect(Buffer.from(await cardDrawer()({ ...card, title: '另一批' })).equals(first)).toBe(false);
});

test('a picture is known by what its card says', () => {
  const keys = [...shareFiles(inspection, site, { draw: notDrawn, picture: notDrawn })].map(({ key }) => key?.());
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]).toContain('林市督察第1批');
});

describe('letters', () => {
  const box = 'M80 -780H920V60H80Z';

  test('are in the font, the rare ones of place names too', async () => {
    for (const character of '曲靖麒麟区沾益陆良师宗罗平富源会泽宣威镕喆堃塍潞瑨砼，。“”《》（）·—…0123456789ABCabc') {
      const { path, width } = await glyphs(character, 700);
      expect.soft(path, character).not.toContain(box);
      expect.soft(width, character).toBeGreaterThan(0.1);
    }
  });

  test('that no font has are a box', async () => {
    for (const character of ['😀', '㘵', '\ufffd', '\ue000']) {
      const svg = await cardSvg({ ...card(), title: `甲${character}乙` }, glyphs);
      expect(svg.split(box).length - 1, character).toBe(1);
    }
  });

  test('keep the space before a 0: each shape is inside its square', async () => {
    for (const character of '员众品关联') {
      const { path } = await glyphs(character, 700);
      const numbers = [...path.matchAll(/-?\d+/gu)].map(([number]) => Number(number));
      expect(Math.max(...numbers.map(Math.abs)), character).toBeLessThan(1100);
    }
  });

  const card = (): ShareCard => announcementCard(announcement, inspection, site);

  test('of any text never leave the picture', async () => {
    const long = '甲乙丙丁]]>&<b>"😀'.repeat(200);
    const svg = await cardSvg({ ...card(), title: long, above: long, site: long, publisher: long }, glyphs);
    const places = [...svg.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/gu)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(places.length).toBeGreaterThan(60);
    for (const [x = 0, y = 0] of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(cardSize.width - 60);
      expect(y).toBeLessThan(cardSize.height);
    }
    expect((await sharp(Buffer.from(svg)).metadata()).width).toBe(cardSize.width);
  });
});

describe('lines', () => {
  const width = (text: string): number => [...text].length;

  test.each<[string, number, number, string[]]>([
    ['一二三', 5, 3, ['一二三']],
    ['', 5, 3, []],
    // No line begins with a comma or ends with a bracket.
    ['甲乙丙丁，戊己', 4, 3, ['甲乙丙', '丁，戊己']],
    ['甲乙丙《丁戊》', 4, 3, ['甲乙丙', '《丁戊》']],
    // A word longer than a line is broken, what does not fit is left out visibly.
    ['abcdefghij', 4, 3, ['abcd', 'efgh', 'ij']],
    ['abcdefghijklmn', 4, 3, ['abcd', 'efgh', 'ijk…']],
    ['甲乙，丙丁，戊己', 3, 2, ['甲乙，', '丙丁…']],
  ])('%s', (text, room, most, lines) => {
    expect(breakLines(text, width, room, most)).toEqual(lines);
  });

  test('are as even as can be', () => {
    expect(balancedLines('甲乙丙丁戊己', width, 5, 3)).toEqual(['甲乙丙', '丁戊己']);
    expect(balancedLines('甲乙', width, 5, 3)).toEqual(['甲乙']);
  });
});

test('no site has a picture that its pages do not name', () => {
  const makers = { draw: notDrawn, picture: notDrawn };
  expect([...shareFiles(inspectionOf(siteOf(minimal).register), site, makers)]).toHaveLength(3);
});
