// What the client knows of operations on the types of flags.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getAllFeatureTypes: read,
  updateFeatureTypeLifetime: { repeat: 'set', invalidates: { getAllFeatureTypes: 'any' } },
} as const satisfies Facts;
