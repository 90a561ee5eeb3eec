// A secret is sent when it, or the version beside it, changed, and never else: what somebody set by hand meanwhile stays.
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import type { ProviderHandlers } from '../../src/terraform/protocol/index.ts';
import { members, provider, startCore } from '../../workshop/catalog.ts';
import { errorsOf } from '../support/laws/index.ts';
import { isFixed } from '../support/laws/walk.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { findLeaks, isSecret, plantIn, sensitiveTexts } from '../support/secrets.ts';

const url = 'http://127.0.0.1:1';
const { schemas } = await startCore(providerHandlers(provider()), { base_url: url, authorization: '*:*.none' });

const holders = members.filter(
  ({ type, resource }) =>
    resource.update &&
    Object.values(schemas.resources[type]!).some(
      (attribute) => isSecret(attribute) && (attribute.required || attribute.optional),
    ),
);

test('the law is about those that the configuration gives secrets to', () => {
  expect(holders.map(({ type }) => type).sort()).toEqual([
    ...['unleash_integration', 'unleash_oidc', 'unleash_saml', 'unleash_user'],
  ]);
});

describe.each(holders)('$type', (member) => {
  const { type, resource, examples } = member;
  const isOfSecret = (name: string) => isSecret(schemas.resources[type]![name]!) || /_version$/.test(name);

  test('an update of anything else sends no secret, and keeps one that was set by hand', async () => {
    let updates = 0;
    for (const [index, example] of examples.entries()) {
      const before = plantIn(schemas.resources, await parseConfiguration(example), `${index}`);
      const target = before.find((block) => block.type === type)!;
      const texts = sensitiveTexts(schemas.resources[type]!, target.body).map(([, text]) => text);
      if (texts.length === 0) continue;
      for (const other of examples.filter((one) => one !== example)) {
        const next = (await parseConfiguration(other)).find((block) => block.type === type)!.body;
        const body = changedBody(target.body, next);
        if (isDeepStrictEqual(body, target.body)) continue;
        await using scene = await openScene();
        expect(errorsOf(await scene.core.apply(before))).toEqual([]);
        const secrets = scene.watch(texts);
        const after = before.map((block) => (block === target ? { ...block, body } : block));
        const change = (await scene.core.apply(after)).find(({ address }) => address === target.address);
        expect([change?.action, errorsOf([change!]).filter(({ path }) => !isOfSecret(path))]).toEqual(['update', []]);
        expect(scene.sent.length).toBeGreaterThan(0);
        expect(findLeaks(secrets, scene.sent)).toEqual([]);
        expect(scene.held()).toBe(scene.setByHand);
        updates += 1;
      }
    }
    expect(updates).toBeGreaterThan(0);
  });

  /** Everything that can be changed in place as the other example has it, and secrets with their versions as they are. */
  function changedBody(body: Block['body'], next: Block['body']): Block['body'] {
    const stays = (name: string) => isOfSecret(name) || isFixed(member, name) || refersElsewhere(next[name]);
    const names = Object.keys(resource.attributes).filter((name) => (stays(name) ? body : next)[name] !== undefined);
    return Object.fromEntries(names.map((name) => [name, (stays(name) ? body : next)[name]!]));
  }
});

const refersElsewhere = (value: unknown) => JSON.stringify(value ?? '').includes('${');

/** Somebody sets other secrets by hand between the plan and the apply of what is watched. */
async function openScene() {
  const sandbox = await startSandbox();
  const { addons, settings } = sandbox.store;
  const sent: string[] = [];
  let secrets: string[] | undefined;
  let setByHand = '';
  const fetch = async (request: Request) => {
    if (secrets && request.method !== 'GET') sent.push(await request.clone().text());
    return sandbox.fetch(request);
  };
  const handlers: ProviderHandlers = providerHandlers(provider({ fetch }));
  const held = () => [...addons.values(), settings].map((holder) => secretsOf(holder)).join();
  const secretsOf = (holder: object) => JSON.stringify(holder).match(/by hand \d+/g) ?? [];
  const core = await startCore(
    {
      ...handlers,
      ApplyResourceChange: (request, call) => {
        const byHand = (_: string, text: unknown) =>
          typeof text === 'string' && secrets?.includes(text) ? `by hand ${secrets.indexOf(text)}` : text;
        for (const holder of [...addons.values(), settings])
          Object.assign(holder, JSON.parse(JSON.stringify(holder, byHand)));
        setByHand ||= held();
        return handlers.ApplyResourceChange!(request, call);
      },
    },
    { base_url: sandbox.url, authorization: sandbox.token },
  );
  return {
    core,
    sent,
    held,
    get setByHand() {
      return setByHand;
    },
    /** Those of the texts that Unleash treats as secrets: it shows the other parameters of integrations. */
    watch(texts: readonly string[]): string[] {
      const shown = JSON.stringify([...addons.values()].map((addon) => visible(addon)));
      secrets = texts.filter((text) => !shown.includes(JSON.stringify(text)));
      return secrets;
    },
    [Symbol.asyncDispose]: () => sandbox.stop(),
  };
}

const hidden = new Set(['url', 'authorization', 'customHeaders', 'apiKey', 'licenseKey', 'accessToken']);
const visible = ({ parameters }: { parameters: object }) =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !hidden.has(name)));
