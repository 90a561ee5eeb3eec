// Maintenance mode that Unleash does not notice at once: it is said until it holds, and no more than that.
import { expect, test } from 'vitest';
import { provider, startCore } from '../../workshop/catalog.ts';
import { errorsOf } from '../support/laws/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';

const hcl = (enabled: boolean) => `resource "unleash_maintenance" "this" {\n  enabled = ${enabled}\n}\n`;

/** An Unleash that goes on with the mode that it kept, until it is told the new one for the second time. */
async function startForgetful(isForgetful: boolean) {
  const sandbox = await startSandbox();
  const told: boolean[] = [];
  const fetch = async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/maintenance') && request.method === 'POST') {
      told.push((await request.clone().json()).enabled);
    }
    const answer = await sandbox.fetch(request);
    const keptMode = !told.at(-1);
    if (!isForgetful || !pathname.endsWith('/ui-config') || told.length % 2 === 0) return answer;
    return Response.json({ ...(await answer.json()), maintenanceMode: keptMode });
  };
  const config = { base_url: sandbox.url, authorization: sandbox.token };
  const core = await startCore(providerHandlers(provider({ fetch })), config);
  return { sandbox, told, core, [Symbol.asyncDispose]: () => sandbox.stop() };
}

test.each([
  ['at once', false, [true, false]],
  ['after it was told twice', true, [true, true, false, false]],
])('an Unleash that notices %s', async (_, isForgetful, expected) => {
  await using place = await startForgetful(isForgetful);
  expect(errorsOf(await place.core.apply(hcl(true)))).toEqual([]);
  expect(place.sandbox.store.settings.maintenance).toBe(true);
  expect(errorsOf(await place.core.apply(''))).toEqual([]);
  expect(place.told).toEqual(expected);
});
