// A real server as a place to try the laws on: each time as fresh as deleting what was made there leaves it.
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { provider, startCore } from '../../workshop/catalog.ts';
import type { Open } from '../support/laws/index.ts';
import type { Target } from './player.ts';

type Json = { readonly [name: string]: unknown };

/** Calls the admin API. @throws Error when it does not answer with success */
export function callsTo({ url, token }: Target) {
  return async (method: string, path: string, body?: unknown): Promise<Json> => {
    const response = await fetch(`${url}/api/admin${path}`, {
      method,
      headers: { authorization: token, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
}

/** @param environments which ones the default project has in the beginning */
export function openOn(server: Target, environments: readonly string[]): Open {
  const call = callsTo(server);
  return async () => {
    await makeFresh(call, environments);
    const another = () =>
      startCore(providerHandlers(provider()), { base_url: server.url, authorization: server.token });
    return {
      core: await another(),
      another,
      snapshot: () => takeSnapshot(call),
      [Symbol.asyncDispose]: () => makeFresh(call, ['development', 'production']),
    };
  };
}

async function makeFresh(call: ReturnType<typeof callsTo>, environments: readonly string[]): Promise<void> {
  for (const { id } of await usersOf(call)) if (id !== 1) await call('DELETE', `/user-admin/${id}`);
  await call('POST', '/ui-config/cors', { frontendApiOrigins: ['*'] });
  for (const name of ['development', 'production']) {
    const here = await environmentsOf(call);
    const wanted = environments.includes(name);
    if (wanted && !here.includes(name)) await call('POST', '/projects/default/environments', { environment: name });
    if (!wanted && here.includes(name)) await call('DELETE', `/projects/default/environments/${name}`);
  }
}

async function takeSnapshot(call: ReturnType<typeof callsTo>): Promise<unknown> {
  return {
    users: await usersOf(call),
    environments: await environmentsOf(call),
    origins: (await call('GET', '/ui-config')).frontendApiOrigins,
  };
}

const usersOf = async (call: ReturnType<typeof callsTo>) => (await call('GET', '/user-admin')).users as Json[];

async function environmentsOf(call: ReturnType<typeof callsTo>): Promise<unknown[]> {
  const { environments } = await call('GET', '/environments/project/default');
  return (environments as Json[]).filter(({ visible }) => visible).map(({ name }) => name);
}
