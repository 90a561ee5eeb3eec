// A file of a configuration as its blocks with what stands between them: each block can be changed or taken out by itself.
import { type Block, NotHcl, scan } from './scan.ts';

interface Piece {
  /** Null for what is between blocks. */
  readonly header: readonly string[] | null;
  readonly text: string;
}

export type Sheet = readonly Piece[];

/** @throws NotHcl */
export function toSheet(text: string): Sheet {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { header, from, to } of scan(text).blocks) {
    pieces.push({ header: null, text: text.slice(at, from) }, { header, text: text.slice(from, to) });
    at = to;
  }
  return [...pieces, { header: null, text: text.slice(at) }];
}

export const textOf = (sheet: Sheet): string => sheet.map(({ text }) => text).join('');

export const isBlock = ({ header }: Piece, ...wanted: readonly string[]): boolean =>
  header !== null && header.length === wanted.length && header.every((word, index) => word === wanted[index]);

/** What `change` makes of the one block of a piece. */
export function changed(piece: Piece, change: (text: string, block: Block) => string): Piece {
  const [block] = scan(piece.text).blocks;
  if (block === undefined) throw new NotHcl(`${piece.header?.join(' ')} is no block`);
  return { ...piece, text: change(piece.text, block) };
}

/** Takes blocks out, with the comment that stands right above each and one of the empty lines around it. */
export function without(sheet: Sheet, isGone: (piece: Piece) => boolean): Sheet {
  const left: Piece[] = [];
  let isAfterGap = false;
  for (const piece of sheet) {
    if (piece.header !== null && isGone(piece)) {
      const above = left.pop();
      if (above) left.push({ ...above, text: withoutComment(above.text, left.length === 0) });
      isAfterGap = true;
    } else if (isAfterGap) {
      const above = left.pop();
      left.push({ header: null, text: joined(above?.text ?? '', piece.text, piece === sheet.at(-1)) });
      isAfterGap = false;
    } else left.push(piece);
  }
  return left;
}

/** What follows a block on its own line is about that one. */
const withoutComment = (gap: string, isFirst: boolean): string =>
  gap.replace(isFirst ? /(^|\n)(?:[ \t]*(?:#|\/\/)[^\n]*\n)+$/ : /(\n)(?:[ \t]*(?:#|\/\/)[^\n]*\n)+$/, '$1');

/** Gaps before and after what is gone: as many empty lines as the one that had more. */
function joined(before: string, after: string, isLast: boolean): string {
  const breaks = (text: string, where: RegExp) => where.exec(text)![0].split('\n').length - 1;
  const [end, start] = [breaks(before, /\s*$/), breaks(after, /^\s*/)];
  const most = isLast && after.trim() === '' ? 1 : Math.max(end, start);
  return before.trimEnd() + '\n'.repeat(before.trim() === '' && end === 0 ? 0 : most) + after.trimStart();
}
