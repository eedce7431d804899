/** .docx → lines and grids in order, in the accepted state; what is not plain text is told by cell. */
import { badFile, ImportStop } from '../../stop.ts';
import { Beside } from './beside.ts';
import { DocxPackage } from './package.ts';
import { DocumentReading } from './reading.ts';
import { Told } from './told.ts';
import type { Notice, Piece, SourceDocument } from '../grid.ts';
import { childAt } from '../xml.ts';

/** Reads a Word document. */
export function readDocx(bytes: Uint8Array): SourceDocument {
  return { format: 'Word 文档', ...readPieces(bytes, 0) };
}

/** Documents within documents: as deep as this. */
const deepest = 3;

function readPieces(bytes: Uint8Array, depth: number): { pieces: Piece[]; notices: Notice[] } {
  const told = new Told();
  const pack = new DocxPackage(bytes, (at, text) => told.add({ at, text }));
  const body = childAt(pack.document(), 'w:body');
  if (!body)
    throw badFile(
      `文件里没有正文（${pack.main} 不是 Word 的正文），打不开。请在 Word 或 WPS 里打开，另存为 .docx 后重试`,
    );
  const beside = new Beside(pack, (embedded) => readEmbedded(embedded, depth, told));
  const pieces = new DocumentReading(beside, told).read(body);
  told.add(...beside.unread);
  return { pieces, notices: told.notices };
}

/** An embedded document; `undefined` if it can't be read, which is told where it stands. */
function readEmbedded(bytes: Uint8Array, depth: number, told: Told): readonly Piece[] | undefined {
  if (depth >= deepest) return undefined;
  try {
    const { pieces, notices } = readPieces(bytes, depth + 1);
    told.add(...notices.map(({ at, text }) => ({ at: `嵌入的文档 ${at}`, text })));
    return pieces;
  } catch (cause) {
    if (cause instanceof ImportStop) return undefined;
    throw cause;
  }
}
