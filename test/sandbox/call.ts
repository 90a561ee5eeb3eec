// Calling a sandbox in a test: `await call('POST /api/admin/roles', body)` as the admin, or with another token.
import { afterEach } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed JSON, the text when it is none, undefined when there is nothing. */
  body: unknown;
}

export type Call = (target: string, body?: unknown, token?: string) => Promise<Answer>;

const running: Sandbox[] = [];

afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop();
});

/** A sandbox that is stopped after the test. */
export async function open(options?: SandboxOptions): Promise<{ sandbox: Sandbox; call: Call }> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return { sandbox, call: createCall(sandbox) };
}

function createCall(sandbox: Sandbox): Call {
  return async (target, body, token = sandbox.token) => {
    const [method = 'GET', path = '/'] = target.split(' ');
    const headers = { authorization: token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const sent = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(`${sandbox.url}/api/admin${path}`, { method, headers, body: sent });
    return { status: response.status, headers: response.headers, body: parse(await response.text()) };
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value inside an answer: `at(answer, 'roles', 0, 'id')`. */
export function at({ body }: Answer, ...keys: (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}
