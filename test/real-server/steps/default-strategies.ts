// The default strategy of a project environment: one kind, kept as it was sent, shown with the environment.
import { breakBody } from '../break-body.ts';
import { get, post, type Step } from '../step.ts';

const at = '/projects/default/environments/development/default-strategy';
const constraint = { contextName: 'userId', operator: 'IN', values: ['1'] };
const variant = { name: 'blue', weight: 1000, weightType: 'variable', stickiness: 'default' };
const rollout = {
  name: 'flexibleRollout',
  title: 'Some',
  disabled: false,
  parameters: { rollout: '10', stickiness: 'default', groupId: 'g' },
  constraints: [constraint],
  segments: [],
  variants: [variant],
  sortOrder: 3,
};
const shown = [get('/environments/project/default'), get('/projects/default/overview'), get('/environments')];

export const defaultStrategies: Step[] = [
  ...shown,
  post(at, rollout),
  post(at, rollout),
  ...shown,
  post(at, { name: 'flexibleRollout' }),
  ...shown,
  post(at, { ...rollout, other: 1, id: 'mine' }),
  post(at, { ...rollout, name: 'default' }),
  post(at, { ...rollout, name: 'userWithId' }),
  post(at, { ...rollout, name: '' }),
  post(at, { ...rollout, parameters: { rollout: 500, stickiness: null } }),
  post(at, { ...rollout, parameters: { rollout: 'many' } }),
  post(at, { ...rollout, parameters: {} }),
  post(at, { ...rollout, segments: [9999] }),
  post(at, { ...rollout, segments: ['7', 1.5] }),
  post(at, { ...rollout, constraints: [{ ...constraint, operator: 'LIKE' }] }),
  post(at, { ...rollout, constraints: [{ ...constraint, operator: 'NUM_EQ' }] }),
  post(at, { ...rollout, variants: [{ ...variant, weight: 2000 }] }),
  post(at, { ...rollout, variants: [{ ...variant, weightType: 'fixed' }] }),
  post(at, { ...rollout, variants: [{ ...variant, payload: { type: 'string', value: 'v' } }] }),
  post(at, { ...rollout, variants: [variant, variant] }),
  post(at, { ...rollout, title: null, disabled: null }),
  ...shown,
  post('/projects/default/environments/nope/default-strategy', rollout),
  post('/projects/nope/environments/development/default-strategy', rollout),
  post('/projects/nope/environments/nope/default-strategy', { ...rollout, name: 'default' }),
  ...breakBody(post(at), () => rollout),
  ...shown,
];
