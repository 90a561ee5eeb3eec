// The calls that the sandbox answers otherwise on purpose.
import { get, post, type Step, send } from '../calls/step.ts';

export const different: readonly { readonly reason: string; readonly step: Step }[] = [
  {
    reason: 'the sandbox has no list of top-level domains',
    step: post('/user-admin', { email: 'a@example.nosuchdomain', rootRole: 3 }),
  },
  {
    reason: 'no client asks which methods a route has',
    step: send('OPTIONS', '/projects', ''),
  },
  {
    reason: 'the sandbox says in other words what is wrong with a pattern',
    step: post('/segments', {
      name: 'broken',
      constraints: [{ contextName: 'userId', operator: 'REGEX', value: '(' }],
    }),
  },
  {
    reason: 'the log of a sandbox begins empty, without what a server did to set itself up',
    step: get('/search/events?createdBy=IS:-1337'),
  },
];
