// Banners: messages at the top of the admin UI.
import { computed, notBlank, optional, required } from '../../src/terraform/framework/index.ts';
import { createUnnamed } from '../writes/create-unnamed.ts';
import { defineResource } from '../define.ts';

export const banner = defineResource('banner', {
  description: 'A message that everybody sees at the top of the admin UI.',
  area: 'Instance',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/banners',
  attributes: {
    id: computed.number('Number that Unleash gave the banner.'),
    message: required.string('What it says.').check(notBlank),
    enabled: optional.boolean('Whether it shows.').default(true),
    variant: optional.oneOf(['info', 'success', 'warning', 'error'], 'Its color and icon.').default('info'),
    sticky: optional.boolean('Whether it stays in view when the page scrolls.').default(false),
    icon: optional.string('Name of another icon; `none` shows none.').check(notBlank),
    link: optional.string('Where it links to: a URL, or `dialog` to open the dialog.').check(notBlank),
    link_text: optional.string('Text of the link.').check(notBlank),
    dialog_title: optional.string('Title of the dialog.').check(notBlank),
    dialog: optional.string('Text of the dialog, as Markdown.').check(notBlank),
  },
  identity: ['id'],
  whereToFind:
    'The admin UI shows banners at `/admin/banners`, without their numbers; `GET /api/admin/banners` has them.',
  dataSources: {
    one: { by: ['id'], description: 'A banner by its number: what it says, how it looks and whether it shows.' },
    many: 'banners',
    description: 'Banners, whether they show or wait to be switched on.',
    filters: ['enabled', 'variant'],
  },

  list: async (api) => (await api.getBanners()).banners,
  toState: (item) => ({
    id: item.id,
    message: item.message,
    enabled: item.enabled ?? true,
    variant: (item.variant ?? 'info') as 'info',
    sticky: item.sticky ?? false,
    icon: item.icon || null,
    link: item.link || null,
    link_text: item.linkText || null,
    dialog_title: item.dialogTitle || null,
    dialog: item.dialog || null,
  }),

  toBody: ({ message, enabled, variant, sticky, icon, link, link_text, dialog_title, dialog }) => ({
    message,
    enabled,
    variant,
    sticky,
    icon,
    link,
    linkText: link_text,
    dialogTitle: dialog_title,
    dialog,
  }),
  create: async (api, body) => {
    const { made } = await createUnnamed(
      async () => (await api.getBanners()).banners,
      () => api.createBanner({ body }),
      ({ id }) => id,
      ({ message }) => message === body.message,
    );
    return { id: made.id };
  },
  update: async (api, { id }, body) => void (await api.updateBanner({ id: String(id), body })),
  delete: (api, { id }) => api.deleteBanner({ id: String(id) }),
});
