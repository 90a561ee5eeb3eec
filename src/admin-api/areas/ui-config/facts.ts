// What the client knows of operations on what the admin UI is told, CORS among it.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getUiConfig: read,
  setCors: { repeat: 'set', invalidates: { getUiConfig: 'any' } },
} as const satisfies Facts;
