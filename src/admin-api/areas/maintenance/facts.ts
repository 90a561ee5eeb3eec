// What the client knows of operations on maintenance mode.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getMaintenance: read,
  toggleMaintenance: { repeat: 'set', invalidates: { getMaintenance: 'any', getUiConfig: 'any' } },
} as const satisfies Facts;
