// Maintenance mode: what it refuses, and that it never locks itself.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import * as some from './some.ts';
import { get, post, put, remove, send } from './step.ts';

const right = () => ({ enabled: false });

const is = (enabled: boolean) => ({ check: (answer: unknown) => expect(answer).toEqual({ enabled }) });

export const calls: AreaCalls = {
  sequence: [
    expectCall('toggleMaintenance', 204, { body: { enabled: true } }),
    expectCall('getMaintenance', 200, {}, is(true)),
    expectCall('toggleMaintenance', 204, { body: { enabled: false } }),
    expectCall('getMaintenance', 200, {}, is(false)),

    get('/maintenance'),
    post('/maintenance', { enabled: true }),
    post('/maintenance', { enabled: true }),
    get('/maintenance'),
    get('/ui-config'),
    get('/environments'),
    post('/user-admin', { username: 'locked', rootRole: 3 }),
    put('/user-admin/1', {}),
    remove('/user-admin/999'),
    post('/no/such/route', {}),
    put('/maintenance', { enabled: false }),
    send('PATCH', '/projects/default', '[]', 'application/json'),
    post('/user-admin', {}, { token: null }),
    // Twice, as above: whatever asks a server while it writes has it keep the old mode for a minute.
    post('/maintenance', { enabled: false }),
    post('/maintenance', { enabled: false }),
    get('/maintenance'),
    put('/user-admin/999', {}),
    ...breakBody(post('/maintenance'), right).filter(({ body }) => !hasUnknown(body)),
    post('/maintenance', { enabled: false }),
    get('/search/events?type=IS_ANY_OF:setting-created,setting-updated&limit=8'),
  ],
  cannotFail: ['getMaintenance'],
  turn: 'last',
  generated: () => {
    const { call } = some;
    const enabled = fc.constantFrom(false, false, true);
    return [call(1, 'toggleMaintenance', { body: fc.record({ enabled }) }), call(1, 'getMaintenance')];
  },
  rich: () => [call('toggleMaintenance', { body: { enabled: true } })],
};

/** A server keeps and shows what it does not know here, against its own schema. */
function hasUnknown(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).some((key) => key !== 'enabled');
}
