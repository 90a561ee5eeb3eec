// What the client knows of operations on banners.
import { type Facts, read } from '../facts.ts';

export const facts = {
  getBanners: read,
  createBanner: { repeat: 'once', invalidates: { getBanners: 'any' } },
  updateBanner: { repeat: 'set', invalidates: { getBanners: 'any' } },
  enableBanner: { repeat: 'set', invalidates: { getBanners: 'any' } },
  disableBanner: { repeat: 'set', invalidates: { getBanners: 'any' } },
  deleteBanner: { repeat: 'set', invalidates: { getBanners: 'any' } },
} as const satisfies Facts;
