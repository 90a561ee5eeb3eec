// What we rely on in answers about banners.
import * as z from 'zod/mini';

const banner = z.looseObject({
  id: z.number(),
  message: z.string(),
  enabled: z.nullish(z.boolean()),
  variant: z.nullish(z.string()),
  sticky: z.nullish(z.boolean()),
  icon: z.nullish(z.string()),
  link: z.nullish(z.string()),
  linkText: z.nullish(z.string()),
  dialogTitle: z.nullish(z.string()),
  dialog: z.nullish(z.string()),
});

export const answers = {
  getBanners: z.looseObject({ banners: z.array(banner) }),
  createBanner: banner,
  updateBanner: banner,
  enableBanner: banner,
  disableBanner: banner,
};
