// Invite links: their secret, their end, and an update that answers less than it has.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { later } from './rich-instance.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const past = '2020-01-01T00:00:00.000Z';
const far = '2099-12-31T12:00:00.000Z';

const guests = { token: '{guests}' };
const end = '2090-01-01T00:00:00.000Z';
const changed = { expiresAt: '2091-01-01T00:00:00.000Z', enabled: false };
const shows = (wanted: object) => (answer: unknown) => expect(answer).toMatchObject({ ...changed, ...wanted });

export const calls: AreaCalls = {
  sequence: [
    expectCall(
      'createPublicSignupToken',
      201,
      { body: { name: 'guests', expiresAt: end } },
      {
        as: 'guests',
        check: (link) => expect(String(Reflect.get(Object(link), 'expiresAt')) < end).toBe(true),
      },
    ),
    expectCall('updatePublicSignupToken', 200, { ...guests, body: changed }, { check: shows({ role: {} }) }),
    expectCall('getPublicSignupToken', 200, guests, { check: shows({ role: { id: 3 } }) }),
    expectCall(
      'updatePublicSignupToken',
      400,
      { ...guests, body: {} },
      {
        check: (answer) => expect(answer).toBeUndefined(),
      },
    ),
    expectCall('getAllPublicSignupTokens', 200),
    expectCall('getPublicSignupToken', 404, { token: 'none' }),
    expectCall('updatePublicSignupToken', 404, { token: 'none', body: changed }),

    get('/invite-link/tokens'),
    post('/invite-link/tokens', { name: 'team', expiresAt: far }, { as: 'team' }),
    post('/invite-link/tokens', { name: 'team', expiresAt: past }, { as: 'second team' }),
    post('/invite-link/tokens', { name: 'offset', expiresAt: '2020-01-01T02:00:00+02:00' }, { as: 'offset' }),
    post('/invite-link/tokens', { name: '', expiresAt: past }),
    post('/invite-link/tokens', { name: 'x'.repeat(300), expiresAt: past }),
    ...['tomorrow', '2020-01-01', '2020-13-01T00:00:00.000Z', ''].map((expiresAt) =>
      post('/invite-link/tokens', { name: 'wrong end', expiresAt }),
    ),
    get('/invite-link/tokens'),
    get('/invite-link/tokens/{team}'),
    get('/invite-link/tokens/{offset}'),
    get('/invite-link/tokens/unknown'),

    put('/invite-link/tokens/{team}', { expiresAt: far }),
    put('/invite-link/tokens/{team}', { enabled: false }),
    put('/invite-link/tokens/{team}', { enabled: true, expiresAt: past }),
    put('/invite-link/tokens/{team}', { enabled: true, expiresAt: past }),
    put('/invite-link/tokens/{team}', {}),
    put('/invite-link/tokens/unknown', {}),
    put('/invite-link/tokens/unknown', { enabled: true }),
    get('/invite-link/tokens/{team}'),
    remove('/invite-link/tokens/{team}'),
    remove('/invite-link/tokens/unknown'),

    ...breakBody(post('/invite-link/tokens'), (number) => ({ name: `link ${number}`, expiresAt: past })),
    ...breakBody(put('/invite-link/tokens/{team}'), () => ({ enabled: false, expiresAt: far })),
    get('/invite-link/tokens'),
    get('/search/events?type=IS_ANY_OF:public-signup-token-created,public-signup-token-updated&limit=1000'),
  ],
  cannotFail: ['getAllPublicSignupTokens'],
  generated: () => {
    const { body, call, idOf, instant, name } = some;
    const link = { token: idOf('invite link') };
    return [
      call(3, 'createPublicSignupToken', { body: body({ name, expiresAt: instant }, 'name', 'expiresAt') }),
      call(2, 'updatePublicSignupToken', {
        ...link,
        body: body({ enabled: fc.boolean(), expiresAt: instant }),
      }),
      call(1, 'getPublicSignupToken', { ...link }),
    ];
  },
  rich: ({ secrets }) => [
    call('createPublicSignupToken', { body: { name: 'new', expiresAt: later } }),
    call('updatePublicSignupToken', { token: secrets.invite, body: { enabled: false } }),
    call('getPublicSignupToken', { token: secrets.invite }),
  ],
};
