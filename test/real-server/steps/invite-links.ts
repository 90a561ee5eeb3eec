// Invite links: their secret, their end, and an update that answers less than it has.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

const past = '2020-01-01T00:00:00.000Z';
const far = '2099-12-31T12:00:00.000Z';

export const inviteLinks: Step[] = [
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
];
