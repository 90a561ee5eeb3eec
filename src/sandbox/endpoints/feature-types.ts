// The types of flags: always the same six, each with a lifetime after which its flags count as stale.
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../events/record-event.ts';
import { notFound } from '../failures/errors.ts';
import { areaState } from '../state/area-state.ts';
import { touch } from '../state/store.ts';

interface FeatureType {
  id: string;
  name: string;
  description: string;
  lifetimeDays: number | null;
}

const about = {
  release: ['Release', 'Roll out new or incomplete features. Expected lifetime ~40 days', 40],
  experiment: ['Experiment', 'A/B and multivariate testing. Expected lifetime ~40 days', 40],
  operational: [
    'Operational',
    'Transition between technical implementations with minimal risk. Expected lifetime: ~7 days',
    7,
  ],
  'kill-switch': [
    'Kill switch',
    'Quickly disable certain functionalities or features. Expected lifetime: permanent',
    null,
  ],
  permission: [
    'Permission',
    'Control feature access based on user roles or entitlements. Expected lifetime: permanent',
    null,
  ],
  sunset: ['Sunset', 'Coordinate the planned removal of an existing feature. Expected lifetime: ~90 days', 90],
} as const;

export const state = areaState(
  'featureTypes',
  () =>
    new Map<string, FeatureType>(
      Object.entries(about).map(([id, [name, description, lifetimeDays]]) => [
        id,
        { id, name, description, lifetimeDays },
      ]),
    ),
);

export const featureTypes = {
  getAllFeatureTypes: {
    handle: ({ store }) => ({ status: 200, body: { version: 1, types: [...state.of(store).values()].map(copy) } }),
  },
  /** Any letter case finds it; 0 is taken for null, which the schema has made 0. */
  updateFeatureTypeLifetime: {
    needs: ['ADMIN'],
    handle({ store, params, body, actor }) {
      const id = params.id.toLowerCase();
      const featureType = state.of(store).get(id);
      if (featureType === undefined) {
        throw notFound(`The feature type you tried to update ("${id}") does not exist.`);
      }
      const preData = copy(featureType);
      featureType.lifetimeDays = body.lifetimeDays || null;
      touch(state.of(store), id);
      recordEvent(store, actor, { type: 'feature-type-updated', data: copy(featureType), preData });
      return { status: 200, body: copy(featureType) };
    },
  },
} satisfies Partial<Endpoints>;

const copy = (featureType: FeatureType): FeatureType => ({ ...featureType });
