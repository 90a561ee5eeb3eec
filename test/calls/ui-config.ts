// What the instance says about itself, and the origins of the frontend API.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { everyList } from './every-list.ts';
import * as some from './some.ts';
import { get, post } from './step.ts';

const cors = (...frontendApiOrigins: unknown[]) => post('/ui-config/cors', { frontendApiOrigins });
const app = 'https://a.example.com';

export const calls: AreaCalls = {
  sequence: [
    expectCall('setCors', 204, { body: { frontendApiOrigins: ['https://example.com'] } }),
    expectCall('setCors', 400, { body: { frontendApiOrigins: ['example.com'] } }),
    expectCall(
      'getUiConfig',
      200,
      {},
      {
        check: (answer) => expect(answer).toMatchObject({ frontendApiOrigins: ['https://example.com'] }),
      },
    ),

    get('/ui-config'),
    cors(app, app),
    get('/ui-config'),
    cors('*'),
    cors(app, '*'),
    cors(),
    ...[
      'http://localhost:3000',
      'https://a.example.com:443',
      'HTTPS://A.example.com',
      'https://ä.example.com',
      'http://[::1]:8080',
      'app://local',
      'null',
      '',
      'a.example.com',
      `${app}/`,
      `${app}/x`,
      `${app}?a=b`,
      `${app}#a`,
      'https://user@a.example.com',
      'https://*.example.com',
      '**',
      'https://',
      ' https://a.example.com',
    ].map((origin) => cors(origin)),
    cors(app, 'nope', 'neither'),
    post('/ui-config/cors', {}),
    post('/ui-config/cors', { other: 1 }),
    ...breakBody(post('/ui-config/cors'), () => ({ frontendApiOrigins: [app] })),
    get('/ui-config'),
    ...everyList,
  ],
  cannotFail: ['getUiConfig'],
  generated: () => {
    const { body, call, several } = some;
    const origin = fc.constantFrom(
      'https://a.example.com',
      'http://localhost:3000',
      '*',
      'nope',
      'https://a.example.com/x',
    );
    return [call(3, 'setCors', { body: body({ frontendApiOrigins: several(origin) }) })];
  },
  rich: () => [call('setCors', { body: { frontendApiOrigins: ['https://example.com'] } })],
};
