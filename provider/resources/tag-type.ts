// Tag types: the kinds of tags that flags can carry.
import { matching, optional, required } from '../../src/terraform/framework/index.ts';
import { creationLog } from '../../src/events/index.ts';
import { comesWithUnleash } from '../shapes/comes-with-unleash.ts';
import { defineResource } from '../define.ts';

export const tagType = defineResource('tag_type', {
  description: 'A kind of tags that flags can carry.',
  area: 'Feature flags',
  documentation: 'https://docs.getunleash.io/concepts/feature-flags#tags',
  naming: ['name'],
  attributes: {
    name: required
      .string('Name, part of URLs.')
      .check(matching(/^[A-Za-z0-9\-_.!~*'()]{2,50}$/, "made of 2 to 50 letters, digits and - _ . ! ~ * ' ( ) alone")),
    description: optional.string('What such tags say.').emptyMeansAbsent(),
    icon: optional.string('Name or address of an icon.').emptyMeansAbsent(),
    color: optional
      .string('Color such as `#1A4049`.')
      .check(matching(/^#[0-9A-Fa-f]{6}$/, 'a color such as "#1A4049"'))
      .cannotBeCleared(),
  },
  identity: ['name'],
  whereToFind: 'The page of the tag type in the admin UI ends with it: `/tag-types/edit/<name>`.',
  dataSources: {
    one: { by: ['name'], description: 'A tag type by its name: what such tags say, and how they look.' },
    many: 'tag_types',
    description: 'Kinds of tags that flags can carry; `simple` comes with Unleash.',
    filters: ['color'],
  },

  list: async (api) => (await api.getTagTypes()).tagTypes,
  readFromList: true,
  read: async (api, { name }) => (await api.getTagType({ name })).tagType,
  toState: (item) => ({
    name: item.name,
    description: item.description ?? null,
    icon: item.icon ?? null,
    color: item.color || null,
  }),

  leftAlone: ({ name }) => (name === 'simple' ? comesWithUnleash : undefined),

  toBody: ({ name, description, icon, color }) => ({
    name,
    changeable: { description: description ?? '', icon: icon ?? '', ...(color !== null && { color }) },
  }),
  create: async (api, { name, changeable }) => ({
    name: (await api.createTagType({ body: { name, ...changeable } })).name,
  }),
  creationLog: creationLog('tag-type', { isAbout: (data, { name }) => data.name === name }),
  update: (api, { name }, { changeable }) => api.updateTagType({ name, body: changeable }),
  delete: (api, { name }) => api.deleteTagType({ name }),
});
