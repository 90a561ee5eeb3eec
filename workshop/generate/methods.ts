// src/admin-api/generated/methods.ts: the methods of the client, with what an editor shows of each.
import { type OperationId, operations } from '../../src/admin-api/generated/operations.ts';
import { notice } from './notice.ts';
import { editionOf, repeated } from './operation-words.ts';

export function renderMethods(): Map<string, string> {
  const lines = (Object.keys(operations) as OperationId[]).flatMap((id) => [
    `  /** ${describe(id)} */`,
    `  readonly ${id}: Method<'${id}'>;`,
  ]);
  const text = [
    "import type { Method } from '../operation-types.ts';",
    '',
    'export interface Methods {',
    ...lines,
    '}',
    '',
  ].join('\n');
  return new Map([['src/admin-api/generated/methods.ts', notice + text]]);
}

function describe(id: OperationId): string {
  const { method, path } = operations[id];
  const edition = editionOf(id);
  return `\`${method} ${path}\`. ${edition ? `Needs the ${edition} edition. ` : ''}${sentences[repeated(id)]}`;
}

/** By what sending the request twice does. */
const sentences = {
  reads: 'It only reads.',
  yes: 'It may be repeated.',
  no: 'It is not sent again when its answer was lost.',
};
