// What the client knows of operations on integrations, which the API calls addons.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getAddon: read,
  getAddons: read,
  createAddon: { repeat: 'once', invalidates: { getAddons: 'any' } },
  updateAddon: { repeat: 'set', invalidates: { getAddons: 'any', getAddon: 'id' } },
  deleteAddon: { repeat: 'set', invalidates: { getAddons: 'any', getAddon: 'id' } },
} as const satisfies Facts;
