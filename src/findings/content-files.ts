/** What files give away beside their text: names, and what cameras write into images. */
import { renameSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { maskFileName } from '../checks/privacy/index.ts';
import { Door } from '../reader/door.ts';
import { imageEndings } from '../reader/images.ts';
import { documentEndings } from '../schema/files/facsimile.ts';
import { error, type Fault } from '../schema/fault.ts';
import { draftBeside, writeDraft } from '../machine/drafts.ts';

/** What a run over the files of the content folder gave. */
export interface FilesChecked {
  faults: Fault[];
  /** Images and documents that were cleaned, as people see their names. */
  cleaned: string[];
}

/**
 * Looks at the name of every file, opens every image, and looks at its metadata.
 * @param root the folder that names in messages are relative to
 * @param fix strips the metadata in place of blaming it
 */
export async function checkFiles(contentDir: string, root: string, fix: boolean): Promise<FilesChecked> {
  const faults: Fault[] = [];
  const cleaned: string[] = [];
  const door = new Door(contentDir);
  for (const { path: file, kind } of door.everything()) {
    const path = join(contentDir, file);
    const name = relative(root, path).split(sep).join('/');
    const told = maskFileName(name);
    if (told !== name) faults.push(error(startOf(told), 'files/name', '文件名里有个人信息，文件名会成为网址，请改名'));
    if (kind === 'file' && documentEndings.test(file) && file.split('/').length > 2) {
      const { faults: ofDocument, clean } = await checkDocument(door.read(file), told, fix);
      faults.push(...ofDocument);
      if (clean) {
        replaceFile(path, clean);
        cleaned.push(told);
      }
    }
    if (kind !== 'file' || !imageEndings.test(file)) continue;
    // Only images need the library, and most content has none.
    const { canBeOpened, metadataIn, withoutMetadata } = await import('./image-metadata.ts');
    const bytes = door.read(file);
    if (bytes === undefined || !(await canBeOpened(bytes))) {
      const mend = '图片打不开，可能没有存完整，或者不是图片，请重新导出后替换';
      faults.push(error(startOf(told), 'files/image', mend));
      continue;
    }
    const found = await metadataIn(bytes);
    if (found.length === 0) continue;
    if (fix) {
      replaceFile(path, await withoutMetadata(bytes));
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

/**
 * What a document that may be offered as a facsimile gives away.
 * @returns its bytes without what can be taken out, where that was asked for and there is something
 */
async function checkDocument(
  bytes: Buffer | undefined,
  told: string,
  fix: boolean,
): Promise<{ faults: Fault[]; clean?: Buffer }> {
  const blame = (rule: string, mend: string): Fault => error(startOf(told), rule, mend);
  // Only facsimiles need the libraries, and most content has none.
  const { inspectDocument, UnreadableDocument } = await import('./documents/index.ts');
  try {
    const { traces, clean } = await inspectDocument(bytes ?? Buffer.alloc(0), told);
    const [removable, others] = [true, false].map((can) =>
      traces.filter((one) => one.removable === can).map(({ what }) => what),
    ) as [string[], string[]];
    const faults =
      others.length === 0
        ? []
        : [
            blame(
              'files/hidden',
              `原件里有读者不该看到的${others.join('、')}，程序不能替您去掉：请在原来的软件里看过、删去，再导出，然后替换`,
            ),
          ];
    if (removable.length === 0) return { faults };
    if (fix) return { faults, clean: await clean() };
    const mend = `原件里有${removable.join('、')}，可能有姓名，请运行 npm run check -- --fix 去掉`;
    return { faults: [...faults, blame('files/metadata', mend)] };
  } catch (cause) {
    if (cause instanceof UnreadableDocument) return { faults: [blame('files/document', cause.message)] };
    throw cause;
  }
}

const startOf = (file: string): { file: string; line: number; column: number } => ({ file, line: 1, column: 1 });

/** Puts new bytes in the place of a file, whole or not at all. */
function replaceFile(path: string, bytes: Buffer): void {
  const draft = draftBeside(path);
  try {
    writeDraft(draft, bytes);
    renameSync(draft, path);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw cause;
  }
}
