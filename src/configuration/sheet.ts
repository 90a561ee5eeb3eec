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
      if (above) left.push({ ...above, text: above.text.replace(/(?:^[ \t]*(?:#|\/\/)[^\n]*\n)+$/m, '') });
      isAfterGap = true;
      continue;
    }
    left.push(isAfterGap ? { ...piece, text: piece.text.replace(/^(?:[ \t]*\r?\n){1,2}/, '') } : piece);
    isAfterGap = false;
  }
  const last = left.pop();
  return last === undefined ? [] : [...left, { ...last, text: last.text.replace(/^\s+$/, '\n') }];
}
