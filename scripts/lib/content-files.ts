/** What files give away beside their text: names, and what cameras write into images. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { maskPersonal } from '../../src/checks/privacy/index.ts';
import { error, type Fault } from '../../src/schema/fault.ts';

const images = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** What a run over the files of the content folder gave. */
export interface FilesChecked {
  faults: Fault[];
  /** Images that were cleaned, as people see their names. */
  cleaned: string[];
}

/**
 * Looks at the name of every file, and at the metadata of every image.
 * @param root the folder that names in messages are relative to
 * @param fix strips the metadata in place of blaming it
 */
export async function checkFiles(contentDir: string, root: string, fix: boolean): Promise<FilesChecked> {
  const faults: Fault[] = [];
  const cleaned: string[] = [];
  const files = existsSync(contentDir) ? globSync('**/*.*', { cwd: contentDir }).sort() : [];
  for (const file of files) {
    const path = join(contentDir, file);
    const name = relative(root, path).split(sep).join('/');
    const told = maskedName(name);
    if (told !== name) faults.push(error(startOf(told), 'files/name', '文件名里有个人信息，文件名会成为网址，请改名'));
    if (!images.test(file)) continue;
    const found = await metadataOf(path);
    if (found.length === 0) continue;
    if (fix) {
      writeFileSync(path, await withoutMetadata(path));
      cleaned.push(told);
    } else {
      const mend = '请运行 npm run check -- --fix 去掉';
      faults.push(
        error(startOf(told), 'files/metadata', `图片里存有拍摄信息（${found.join('、')}），可能有位置和作者，${mend}`),
      );
    }
  }
  return { faults, cleaned };
}

const startOf = (file: string): { file: string; line: number; column: number } => ({ file, line: 1, column: 1 });

/** The name with what is personal in it masked: messages must not spread it. */
function maskedName(name: string): string {
  const base = basename(name);
  return name.slice(0, name.length - base.length) + maskPersonal(base);
}

/** The kinds of metadata that an image holds. A file that is no image is the reader's to blame. */
async function metadataOf(path: string): Promise<string[]> {
  const { default: sharp } = await import('sharp');
  try {
    const { exif, iptc, xmp, comments } = await sharp(path).metadata();
    const kinds = { EXIF: exif, IPTC: iptc, XMP: xmp, 注释: comments };
    return Object.entries(kinds).flatMap(([kind, held]) => (held === undefined ? [] : [kind]));
  } catch {
    return [];
  }
}

/** The image as it is seen, turned as the camera noted, with its colours. */
async function withoutMetadata(path: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const image = sharp(readFileSync(path), { animated: /\.gif$/iu.test(path) })
    .autoOrient()
    .keepIccProfile();
  if (/\.jpe?g$/iu.test(path)) image.jpeg({ quality: 95 });
  if (/\.webp$/iu.test(path)) image.webp({ quality: 95 });
  if (/\.avif$/iu.test(path)) image.avif({ quality: 80 });
  return image.toBuffer();
}
