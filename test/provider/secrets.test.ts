// No secret of any resource is said by the provider, whatever a server or gateway makes of its requests.
import { describe, expect, test } from 'vitest';
import { unleashProvider } from '../../provider/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { fastClock, type Member, members, provider, startCore } from '../../workshop/catalog.ts';
import { control, type EchoingProxy, refusals, startEchoingProxy } from '../support/echoing-proxy.ts';
import { pending } from '../support/laws/index.ts';
import { type Block, type MiniCore, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { canary, findLeaks, isSecret, plantIn, secretsHeld, sensitiveIn, sensitiveTexts } from '../support/secrets.ts';
import { spread } from '../support/size.ts';

const url = 'http://127.0.0.1:1';
const { schemas } = await startCore(providerHandlers(provider()), { base_url: url, authorization: '*:*.none' });
const gateway = 'Canary-gateway-"1"';

/** A sandbox behind a gateway, and everything that the provider says and keeps quiet about. */
interface Scene extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly proxy: EchoingProxy;
  readonly core: MiniCore;
  readonly secrets: Set<string>;
  /** Log entries, notices of waits, diagnostics, and what Terraform keeps of a resource without telling anybody. */
  readonly said: unknown[];
  /** Sensitive attributes that had a value, as `type.path`. */
  readonly filled: Set<string>;
  apply(blocks: readonly Block[]): Promise<void>;
  destroy(): Promise<void>;
}

async function openScene(): Promise<Scene> {
  const secrets = new Set([gateway]);
  const said: unknown[] = [];
  const filled = new Set<string>();
  let learn = () => {};
  const sandbox = await startSandbox({ log: () => learn() });
  learn = () => {
    for (const secret of secretsHeld(sandbox.store)) secrets.add(secret);
  };
  const proxy = await startEchoingProxy(sandbox.url);
  const say = (one: unknown) => void said.push(one);
  const loud = unleashProvider('0.0.0-test', { env: {}, log: say, onWait: say, clock: fastClock() });
  const config = { base_url: proxy.url, authorization: sandbox.token, headers: { 'X-Gateway': gateway } };
  const core = await startCore(providerHandlers(loud), config);
  const note = (type: string, value: object) => {
    for (const [path, text] of sensitiveTexts(schemas.resources[type]!, value)) {
      secrets.add(text);
      filled.add(`${type}.${path}`);
    }
  };
  const listen = async (act: () => ReturnType<MiniCore['apply']>) => {
    try {
      for (const { diagnostics } of await act()) say(diagnostics);
    } catch (error) {
      // A refresh that fails ends everything, with the diagnostics as its message.
      say(error);
    }
    for (const { type, value, private: kept } of core.state.values()) {
      note(type, value);
      say(Buffer.from(kept).toString());
    }
  };
  return {
    ...{ sandbox, proxy, core, secrets, said, filled },
    apply(blocks) {
      for (const { mode, type, body } of blocks) if (mode === 'resource') note(type, body);
      return listen(() => core.apply(blocks));
    },
    destroy: () => listen(() => core.destroy()),
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await sandbox.stop();
    },
  };
}

const sensitiveMembers = members.filter(({ type }) => sensitiveIn(schemas.resources[type]!).length > 0);

async function planted({ examples }: Member): Promise<Block[][]> {
  const configurations = await Promise.all(examples.map((example) => parseConfiguration(example)));
  return configurations.map((blocks, index) => plantIn(schemas.resources, blocks, String(index + 1)));
}

describe.each(sensitiveMembers)('$type', (member) => {
  const { type } = member;

  test('says none of its secrets while all goes well, and all of them are tried', async () => {
    await using scene = await openScene();
    for (const blocks of await planted(member)) {
      await scene.apply(blocks);
      expect(pending(await scene.core.plan(blocks))).toEqual([]);
    }
    await scene.destroy();
    expect(scene.core.state.size).toBe(0);
    expect([...scene.filled].filter((path) => path.startsWith(`${type}.`)).sort()).toEqual(
      sensitiveIn(schemas.resources[type]!)
        .map((path) => `${type}.${path}`)
        .sort(),
    );
    expect(JSON.stringify(scene.said)).toContain('"***"');
    expect(findLeaks(scene.secrets, scene.said)).toEqual([]);
  });

  test('says none of them when any call is refused with everything that was sent', async () => {
    const configurations = await planted(member);
    for (const operation of spread(await operationsOf(configurations), { quick: 2 })) {
      await using scene = await openScene();
      const { proxy, said, secrets } = scene;
      const refusedInEveryWay = async (act: () => Promise<void>) => {
        for (const how of refusals) {
          proxy.refuse(how, (asked) => asked === operation);
          await act();
        }
        proxy.refuse();
        await act();
      };
      for (const blocks of configurations) await refusedInEveryWay(() => scene.apply(blocks));
      await refusedInEveryWay(() => scene.destroy());
      expect(scene.core.state.size, operation).toBe(0);

      expect(findLeaks(secrets, said), operation).toEqual([]);
      // The search would find them: they were sent, and what is not a secret is repeated.
      expect(findLeaks(secrets, proxy.repeated).length, operation).toBeGreaterThan(0);
      expect(JSON.stringify(said), operation).toContain(control);
    }
  });
});

async function operationsOf(configurations: readonly Block[][]): Promise<string[]> {
  await using scene = await openScene();
  for (const blocks of configurations) await scene.apply(blocks);
  await scene.destroy();
  return [...scene.proxy.operations];
}

test('the catalogue has secrets, of the configuration and of the server', () => {
  const all = sensitiveMembers.flatMap(({ type }) => Object.entries(schemas.resources[type]!));
  const sensitive = all.filter(([, attribute]) => isSecret(attribute)).map(([, attribute]) => attribute);
  expect(sensitive.some(({ required, optional }) => required || optional)).toBe(true);
  expect(sensitive.some(({ computed, optional }) => computed && !optional)).toBe(true);
  expect(sensitive.some(({ writeOnly }) => writeOnly)).toBe(true);
});

test.each([
  ['in a message', (secret: string) => ({ message: `Got ${secret}.` })],
  ['as the name of a field', (secret: string) => ({ body: { [secret]: 1 } })],
  ['inside JSON', (secret: string) => [JSON.stringify({ secret })]],
  ['in an address', (secret: string) => `/api/admin/api-tokens/${encodeURIComponent(secret)}`],
  ['in the cause of an error', (secret: string) => new Error('failed', { cause: new Error(secret) })],
])('a secret %s is found', (_, say) => {
  const secret = canary('found');
  expect(findLeaks([secret], ['nothing', say(secret)])).toMatchObject([{ secret }]);
  expect(findLeaks([canary('other')], [say(secret)])).toEqual([]);
});
