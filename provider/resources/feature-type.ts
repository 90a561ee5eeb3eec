// The types of flags, which always exist: what can be set is how long a flag of each is expected to live.
import { between, computed, matching, nearest, optional, required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';

export const featureType = defineResource('feature_type', {
  description:
    'How long flags of one type are expected to live. A flag that is older counts as potentially stale. Types always exist: the first apply takes one over, and destroying it leaves the lifetime as it is.',
  area: 'Feature flags',
  documentation: 'https://docs.getunleash.io/concepts/feature-flags#feature-flag-types',
  naming: ['id'],
  attributes: {
    id: required
      .string('The type: `release`, `experiment`, `operational`, `kill-switch`, `permission`, `sunset`.')
      .check(matching(/^[^\sA-Z]+$/, 'the id of a type, which has no capitals and no spaces, such as "kill-switch"')),
    lifetime_days: optional
      .number('Days after which a flag of this type counts as potentially stale.')
      .advice('Left out, it never does.')
      .check(between(1, 2 ** 31 - 1)),
    name: computed.string('Name as Unleash shows it.'),
    description: computed.string('What flags of this type are for.'),
  },
  identity: ['id'],
  whereToFind: 'The page of the type in the admin UI ends with it: `/feature-toggle-type/edit/<id>`.',
  dataSources: {
    one: {
      by: ['id'],
      description:
        'A type of flags by its id: its name, what it is for, and after how many days its flags count as potentially stale.',
    },
    many: 'feature_types',
    description: 'Types of flags, which come with Unleash, and how long flags of each are expected to live.',
    filters: ['lifetime_days'],
  },

  list: async (api) => (await api.getAllFeatureTypes()).types,
  toState: ({ id, lifetimeDays, name, description }) => ({
    id,
    lifetime_days: lifetimeDays || null,
    name,
    description,
  }),
  toBody: ({ lifetime_days }) => ({ lifetimeDays: lifetime_days }),
  update: async (api, { id }, body) => {
    await api.updateFeatureTypeLifetime({ id, body });
  },

  plan: async ({ api, planned: { id }, prior, error }) => {
    if (prior !== null || id === undefined) return;
    const known = (await api.getAllFeatureTypes()).types.map((type) => type.id);
    if (known.includes(id)) return;
    const listed = known.map((type) => JSON.stringify(type)).join(', ');
    error('No such type of flags', `${JSON.stringify(id)} is not one of ${listed}.${nearest(id, known)}`, ['id']);
  },
});
