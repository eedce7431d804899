/** Looks into office files without being led into unpacking more than a table can need. */
import { unzipSync } from 'fflate';
import { bytesText } from '../../machine/figures.ts';
import { badFile } from '../stop.ts';

/** The text parts of a table of tens of thousands of rows fit into this; pictures are never unpacked. */
const unpackedLimit = 200_000_000;
const partLimit = 20_000;

/** Parts that are read sooner or later count from the beginning. */
const isText = /\.(?:xml|rels|vml)$/iu;

export interface ZipParts {
  /** All names in the archive. */
  names: string[];
  /** The unpacked parts. */
  parts: Record<string, Uint8Array>;
}

/**
 * Unpacks some parts.
 * @param wanted which names are needed
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): ZipParts {
  const names: string[] = [];
  let size = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        if (names.length > partLimit) throw tooLarge(`里面有 ${String(partLimit)} 多个部分`);
        const isWanted = wanted(name);
        // fflate never unpacks more than the archive declares, so a false size is cut off, not believed.
        if (isWanted || isText.test(name)) size += originalSize;
        if (size > unpackedLimit) throw tooLarge(`解开后超过 ${bytesText(unpackedLimit)}`);
        return isWanted;
      },
    });
    return { names, parts };
  } catch (cause) {
    if (cause instanceof Error && cause.name === '导入停止') throw cause;
    throw badFile('文件已损坏，打不开。请在 Excel 或 WPS 里打开，另存为一个新文件后重试');
  }
}

const tooLarge = (what: string): Error =>
  badFile(`文件${what}，不像一张表格，没有打开。请只保留要导入的表，另存后重试`);
