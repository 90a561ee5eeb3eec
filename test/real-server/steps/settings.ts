// What the instance says about itself, and the origins of the frontend API.
import { breakBody } from '../break-body.ts';
import { get, post, type Step } from '../step.ts';

const cors = (...frontendApiOrigins: unknown[]) => post('/ui-config/cors', { frontendApiOrigins });
const app = 'https://a.example.com';

export const settings: Step[] = [
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
];
