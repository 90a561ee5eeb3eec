// What the client knows of operations on tag types.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getTagType: read,
  getTagTypes: read,
  createTagType: { repeat: 'once', invalidates: { getTagTypes: 'any' } },
  updateTagType: { repeat: 'set', invalidates: { getTagTypes: 'any', getTagType: 'name' } },
  deleteTagType: { repeat: 'set', invalidates: { getTagTypes: 'any', getTagType: 'name' } },
} as const satisfies Facts;
