// What we rely on in answers about tag types.
import * as z from 'zod/mini';

const tagType = z.looseObject({
  name: z.string(),
  description: z.nullish(z.string()),
  icon: z.nullish(z.string()),
  color: z.nullish(z.string()),
});

export const answers = {
  getTagTypes: z.looseObject({ tagTypes: z.array(tagType) }),
  getTagType: z.looseObject({ tagType }),
  createTagType: tagType,
};
