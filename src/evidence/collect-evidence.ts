// Collects what an audit period asks for from a living instance, without changing anything in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readOrigin } from '../access/index.ts';
import { takeInventory } from '../inventory/index.ts';
import type { Evidence } from './evidence.ts';
import type { Found, Piece } from './piece.ts';
import type { PieceId } from './piece-ids.ts';
import { accessReview } from './pieces/access-review.ts';
import { drift } from './pieces/drift.ts';
import { fourEyesDecisions } from './pieces/four-eyes-decisions.ts';
import { fourEyesSettings } from './pieces/four-eyes-settings.ts';
import { policy } from './pieces/policy.ts';
import { events, logins } from './pieces/records.ts';
import { provisioning, roles, signIn } from './pieces/settings.ts';
import type { Source } from './source.ts';

/** In this order they stand in the index. */
const collectors: { readonly [id in PieceId]: (source: Source) => Found | Promise<Found> } = {
  'access-review': accessReview,
  policy,
  'sign-in': signIn,
  provisioning,
  roles,
  'four-eyes-settings': fourEyesSettings,
  'four-eyes-decisions': fourEyesDecisions,
  events,
  logins,
  drift,
};

export interface Wishes extends Omit<Source, 'inventory'> {
  /** Told after each piece. */
  onPiece?(title: string): void;
}

/** One piece after the other: what the one has read, the next one need not ask for. @throws AdminApiError */
export async function collectEvidence({ onPiece, ...given }: Wishes): Promise<Evidence> {
  const api = given.api.with({ shareReads: 'anew' });
  const { principal, server } = await readOrigin(api);
  const source: Source = { ...given, api, inventory: await takeInventory(given.connected) };
  const pieces: Piece[] = [];
  for (const collect of Object.values(collectors)) {
    const piece = keep(given.folder, await collect(source));
    pieces.push(piece);
    onPiece?.(piece.title);
  }
  return { instance: server, principal, period: given.period, at: given.at.toISOString(), tool: given.tool, pieces };
}

/** Texts become files. */
function keep(folder: string, { files = new Map(), paths = [], ...found }: Found): Piece {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { summary: [], attention: [], judgements: [], hidden: [], ...found, paths: [...files.keys(), ...paths] };
}
