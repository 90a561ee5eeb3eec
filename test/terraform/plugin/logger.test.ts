/** Log lines as Terraform reads them. */
import { expect, test } from 'vitest';
import { createLogger } from '../../../src/terraform/plugin/index.ts';

function record(env: { readonly [name: string]: string }, redact?: (text: string) => string) {
  const lines: string[] = [];
  const log = createLogger({ name: 'my-provider', env, redact, write: (line) => lines.push(line) });
  return { log, lines };
}

test('a line is one JSON object with hclog names and six fractional digits', () => {
  const { log, lines } = record({ TF_LOG: 'info' });
  log.info('hello\nworld', { count: 1n, error: new Error('broken') });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(lines[0]!)).toEqual({
    '@level': 'info',
    '@message': 'hello\nworld',
    '@module': 'my-provider',
    '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    count: '1',
    error: 'broken',
  });
});

test.each<[{ readonly [name: string]: string }, string]>([
  [{}, 'e'],
  [{ TF_LOG: 'off' }, ''],
  [{ TF_LOG: 'WARN' }, 'we'],
  [{ TF_LOG: 'JSON' }, 'tdiwe'],
  [{ TF_LOG: 'nonsense' }, 'tdiwe'],
  [{ TF_LOG: 'trace', TF_LOG_PROVIDER: 'error' }, 'e'],
  [{ TF_LOG_PROVIDER: 'trace', TF_LOG_PROVIDER_MY_PROVIDER: 'off' }, ''],
  [{ TF_LOG_PROVIDER: '', TF_LOG: 'debug' }, 'diwe'],
])('with %j the levels written are "%s"', (env, written) => {
  const { log, lines } = record(env);
  for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) log[level]('x');
  expect(lines.map((line) => JSON.parse(line)['@level'][0]).join('')).toBe(written);
  const announced = (['trace', 'debug', 'info', 'warn', 'error'] as const).filter((level) => log.writes(level));
  expect(announced.map((level) => level[0]).join('')).toBe(written);
});

test('secrets are cut out of the message, of errors and of fields at any depth', () => {
  const { log, lines } = record({ TF_LOG: 'trace' }, (text) => text.replaceAll('s3cr"et', '***'));
  log.error('with s3cr"et', { error: new Error('s3cr"et'), deep: [{ header: 'Bearer s3cr"et' }] });
  expect(lines[0]).not.toContain('s3cr');
  expect(JSON.parse(lines[0]!)).toMatchObject({
    '@message': 'with ***',
    error: '***',
    deep: [{ header: 'Bearer ***' }],
  });
});
