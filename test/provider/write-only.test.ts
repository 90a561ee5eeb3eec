// Secrets that a configuration keeps out of state: every secret that it gives can be given so, and is then sent once for each version.
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { type Member, members, provider, startCore } from '../../workshop/catalog.ts';
import { underCores } from '../support/cores.ts';
import { errorsOf, importId, pending, stateOf, targetOf } from '../support/laws/index.ts';

/** What Unleash takes for passwords, too. */
const [first, second, third] = ['Difference-Engine-1', 'Analytical-Engine-2', 'Countess-Lovelace-3'] as const;

const settableSecrets = ({ resource }: Member) =>
  Object.entries(resource.attributes).filter(([, { facts, settable }]) => facts.sensitive && settable);

test('every secret that a configuration gives has its pair', () => {
  const alone = members.flatMap((member) =>
    settableSecrets(member)
      .filter(([, { facts }]) => !facts.pair && !facts.writeOnly)
      .map(([name]) => `${member.type}.${name}`),
  );
  expect(alone).toEqual([]);
});

const pairs = members.flatMap((member) =>
  settableSecrets(member).flatMap(
    ([
      name,
      {
        facts: { pair },
      },
    ]) => (pair && !pair.isShared ? [{ member, name, pair, path: `${member.type}.${name}` }] : []),
  ),
);

test('the laws below are about these', () => {
  expect(pairs.map(({ path }) => path).sort()).toEqual([
    'unleash_oidc.secret',
    'unleash_saml.sp_certificate',
    'unleash_user.password',
  ]);
});

describe.each(underCores(pairs, 'write-only'))('$path with $core', ({ member, name, pair, profile }) => {
  const { written, version, isRequired } = pair;
  const { type, resource } = member;
  const isReadBack = !resource.attributes[name]!.facts.notReturned;

  /** The second example, which keeps the secret in state, with something else in place of the secret. */
  async function blocksWith(given: Block['body']): Promise<Block[]> {
    const blocks = await parseConfiguration(member.examples[1]!);
    return blocks.map((block) => {
      const { [name]: _, ...rest } = block.body;
      return block.type === type ? { ...block, body: { ...rest, ...given } } : block;
    });
  }
  const unkept = (secret: string, number: number) => blocksWith({ [written]: secret, [version]: number });
  const kept = (secret: string) => blocksWith({ [name]: secret });

  async function openScene() {
    const sandbox = await startSandbox();
    const sent: string[] = [];
    const everything: string[] = [];
    let refusing = false;
    const fetch = async (request: Request) => {
      if (request.method !== 'GET') sent.push(await request.clone().text());
      return refusing && request.method !== 'GET' ? new Response('{}', { status: 400 }) : sandbox.fetch(request);
    };
    const handlers = providerHandlers(provider({ fetch, log: (entry) => everything.push(JSON.stringify(entry)) }));
    const core = await startCore(handlers, { base_url: sandbox.url, authorization: sandbox.token }, profile);
    const inState = () => [...core.state.values()].map((one) => JSON.stringify([one.value, `${one.private}`])).join();
    return {
      core,
      inState,
      everything,
      /** How often the secret was sent by applying the blocks. */
      async timesSent(secret: string, blocks: readonly Block[]) {
        sent.length = 0;
        const changes = await core.apply(blocks);
        expect(errorsOf(changes)).toEqual([]);
        everything.push(JSON.stringify(changes));
        expect(pending(await core.plan(blocks))).toEqual([]);
        expect(await core.refresh()).toEqual([]);
        return sent.filter((body) => body.includes(secret)).length;
      },
      async refused(blocks: readonly Block[]) {
        refusing = true;
        const changes = await core.apply(blocks);
        refusing = false;
        return errorsOf(changes);
      },
      /** Whether the server has it, as far as it shows. */
      isHeld: (secret: string) => JSON.stringify(sandbox.store.settings).includes(secret),
      [Symbol.asyncDispose]: () => sandbox.stop(),
    };
  }

  test('is sent once for each version, and never kept', async () => {
    await using scene = await openScene();
    expect(await scene.timesSent(first, await unkept(first, 1))).toBe(1);
    expect(await scene.timesSent(second, await unkept(second, 1))).toBe(0);
    expect(await scene.timesSent(second, await unkept(second, 2))).toBe(1);
    const other: Block['body'] = resource.attributes.enabled ? { enabled: true } : { root_role: 3 };
    expect(await scene.timesSent(third, await blocksWith({ [written]: third, [version]: 2, ...other }))).toBe(0);
    for (const secret of [first, second, third])
      expect(scene.inState() + scene.everything.join('\n')).not.toContain(secret);
    if (isReadBack) expect(scene.isHeld(second)).toBe(true);
  });

  test('that could not be sent is sent by the next apply', async () => {
    await using scene = await openScene();
    await scene.timesSent(first, await unkept(first, 1));
    expect(await scene.refused(await unkept(second, 2))).toHaveLength(1);
    expect(await scene.timesSent(second, await unkept(second, 2))).toBe(1);
  });

  test('moves out of state and back without being changed on the server', async () => {
    await using scene = await openScene();
    await scene.timesSent(first, await kept(first));
    expect(scene.inState()).toContain(first);
    await scene.timesSent(first, await unkept(first, 1));
    expect(scene.inState()).not.toContain(first);
    if (isReadBack) expect(scene.isHeld(first)).toBe(true);
    await scene.timesSent(first, await kept(first));
    expect(scene.inState()).toContain(first);
    if (isReadBack) expect(scene.isHeld(first)).toBe(true);
  });

  if (!isRequired)
    test('stays with Unleash when both ways to give it are taken away, and out of state', async () => {
      await using scene = await openScene();
      await scene.timesSent(first, await unkept(first, 1));
      const sent = await scene.timesSent(first, await blocksWith({}));
      // Settings are written as a whole, with what Unleash has of them.
      if (isReadBack) expect(scene.isHeld(first)).toBe(true);
      else expect(sent).toBe(0);
      expect(scene.inState()).not.toContain(first);
      expect(await scene.timesSent(first, await unkept(first, 1))).toBe(1);
    });

  test('is taken out of state after an import', async () => {
    await using scene = await openScene();
    const blocks = await unkept(first, 1);
    await scene.timesSent(first, blocks);
    const { address } = blocks.find((block) => block.type === type)!;
    const id = importId(member, stateOf(member, scene.core));
    scene.core.state.delete(address);
    await scene.core.import(address, id);
    await scene.timesSent(first, blocks);
    expect(scene.inState()).not.toContain(first);
  });

  test('says what is wrong with the ways in which it is given', async () => {
    await using scene = await openScene();
    const said = async (given: Block['body']) => {
      const found = await scene.core.validate(await blocksWith(given));
      return found.map(({ severity, path: at, summary }) => `${severity} at ${at}: ${summary}`);
    };
    expect(await said({ [name]: 'a', [written]: 'a', [version]: 1 })).toEqual([
      `error at ${written}: Conflicting ${name} and ${written}`,
    ]);
    expect(await said({ [written]: 'a' })).toEqual([`error at ${version}: Missing ${version}`]);
    expect(await said({ [written]: 'a', [version]: 1 })).toEqual([]);
    expect(await said({ [name]: 'a' })).toEqual([`warning at ${name}: ${name} is kept in state`]);
    expect(await said({})).toEqual(isRequired ? [`error at ${name}: Missing ${name}`] : []);
    expect((await said({ [version]: 1 }))[0]).toBe(
      isRequired ? `error at ${name}: Missing ${name}` : `warning at ${version}: ${version} without ${written}`,
    );
    expect(targetOf(member, await scene.core.plan(await unkept(first, 1))).planned).toMatchObject({
      [written]: null,
      [version]: 1,
    });
  });
});
