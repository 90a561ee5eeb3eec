// Banners: messages over the admin UI.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Actor } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type Banner, nextId, type Store } from '../state/store.ts';
import { toNumber } from '../state/find.ts';

const write = { needs: ['ADMIN', 'UPDATE_INSTANCE_BANNERS'], edition: 'enterprise' } as const;
const action = { ...write, anyContentType: true } as const;

export const banners = {
  getBanners: {
    edition: 'enterprise',
    handle: ({ store }) => ({ status: 200, body: { banners: [...store.banners.values()].map((one) => ({ ...one })) } }),
  },
  createBanner: {
    ...write,
    handle({ store, body, actor }) {
      const banner: Banner = { id: nextId(store, 'banner'), ...contentOf(body), createdAt: store.now() };
      store.banners.set(banner.id, banner);
      recordEvent(store, actor, { type: 'banner-created', data: banner });
      return { status: 201, headers: { location: `banners/${banner.id}` }, body: { ...banner } };
    },
  },
  updateBanner: {
    ...write,
    handle: ({ store, params, body, actor }) => change(store, actor, params.id, contentOf(body)),
  },
  enableBanner: { ...action, handle: ({ store, params, actor }) => change(store, actor, params.id, { enabled: true }) },
  disableBanner: {
    ...action,
    handle: ({ store, params, actor }) => change(store, actor, params.id, { enabled: false }),
  },
  deleteBanner: {
    ...action,
    handle({ store, params, actor }) {
      const banner = find(store, params.id);
      store.banners.delete(banner.id);
      recordEvent(store, actor, { type: 'banner-deleted', preData: banner });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function change(store: Store, actor: Actor, id: string, content: Partial<Banner>): { status: 200; body: Banner } {
  const banner = find(store, id);
  const preData = { ...banner };
  Object.assign(banner, content);
  recordEvent(store, actor, { type: 'banner-updated', preData, data: banner });
  return { status: 200, body: { ...banner } };
}

function find(store: Store, id: string): Banner {
  const banner = store.banners.get(toNumber('id', id));
  if (banner === undefined) throw notFound(`Could not find banner with id ${id}`);
  return banner;
}

/** What is left out takes its default, on update as on creation. */
function contentOf(body: components['schemas']['createBannerSchema']): Omit<Banner, 'id' | 'createdAt'> {
  return {
    message: body.message,
    enabled: body.enabled ?? true,
    variant: body.variant ?? 'info',
    sticky: body.sticky ?? false,
    icon: body.icon ?? null,
    link: body.link ?? null,
    linkText: body.linkText ?? null,
    dialog: body.dialog ?? null,
    dialogTitle: body.dialogTitle ?? null,
  };
}
