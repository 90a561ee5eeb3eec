// Calls about banners.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';

export const calls: AreaCalls = {
  rich: ({ ids }) => [
    call('createBanner', { body: { message: 'New' } }),
    call('updateBanner', { id: ids.banner, body: { message: 'Changed' } }),
    call('enableBanner', { id: ids.quiet }),
    call('disableBanner', { id: ids.banner }),
    call('deleteBanner', { id: ids.banner }),
  ],
};
