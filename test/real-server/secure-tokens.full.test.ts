// The sandbox that stores tokens securely against a server that does: the same calls in the same order get the same answers.
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { startUnleashServer } from '../../workshop/unleash-server.ts';
import type { ExpectedCall } from '../calls/call.ts';
import { areas } from '../calls/index.ts';
import { describeStep, get, post, put, remove, type Step } from '../calls/step.ts';
import { createPlayer } from './player.ts';

const token = { tokenName: 'secure', type: 'backend', environment: 'development', projects: ['default'] };
const nobody = 'x'.repeat(22);

/** What becomes of tokens when their project goes, and of names that lead to no token. */
const more: readonly Step[] = [
  post('/projects', { id: 'secure-shop', name: 'Shop' }),
  post('/projects/secure-shop/api-tokens', token),
  post('/api-tokens', { ...token, projects: ['secure-shop', 'default'] }),
  put(`/api-tokens/${nobody}`, { expiresAt: '2090-01-01T00:00:00.000Z' }),
  remove(`/api-tokens/${nobody}`),
  remove(`/projects/default/api-tokens/${nobody}`),
  remove('/projects/secure-shop'),
  get('/api-tokens/secure'),
];

/** The workshop's server has no answer of an enterprise edition for them. */
const isElsewhere = (step: Step | ExpectedCall) => 'path' in step && /\/(context|ui-config)/.test(step.path);

const steps: readonly (Step | ExpectedCall)[] = [
  ...['api-tokens', 'project-api-tokens'].flatMap((area) => areas.get(area)?.sequence ?? []),
  ...more,
].filter((step) => !isElsewhere(step));

/** Without what is random of a secret or of its selector, and lists without their order, which the server does not promise. */
const shown = (answer: object): unknown => {
  const text = JSON.stringify(answer)
    .replace(/v2_[\w-]{22}_[\w-]{43}/g, '<secret>')
    .replace(/"(secret|selector)":"[\w-]{22}"/g, '"$1":"<selector>"');
  return JSON.parse(text, (key, value: unknown) => (key === 'tokens' && Array.isArray(value) ? sorted(value) : value));
};

const sorted = (tokens: readonly object[]) =>
  tokens.map((token) => JSON.stringify(Object.entries(token).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

test('are answered alike', async () => {
  const server = await startUnleashServer({ enterprise: true, secureTokens: true });
  const sandbox = await startSandbox({ token: server.token, secureTokens: true });
  const [real, fake] = [createPlayer(server), createPlayer(sandbox)];
  try {
    for (const step of steps) {
      const [wanted, given] = await Promise.all([real(step), fake(step)]);
      const said = 'operation' in step ? `${step.operation} ${JSON.stringify(step.parts)}` : describeStep(step);
      expect.soft(shown(given.answer), said).toEqual(shown(wanted.answer));
    }
  } finally {
    await sandbox.stop();
    await server.stop();
  }
});
