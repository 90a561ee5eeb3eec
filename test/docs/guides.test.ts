// What guides tell their readers to do, done in order: configurations are applied, commands answer, and what is refused is.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { blocksOf } from '../../src/terraform/framework/docs/examples.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { provider, startWorld, type World } from '../../workshop/catalog.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { openPage, readPage } from '../support/documented-page.ts';
import type { Block } from '../support/documented-steps.ts';

const open = (guide: string) => openPage(`docs/guides/${guide}.md`, import.meta.url);

const addressOf = (block: string) => /^(\w+) "(\w+)" "(\w+)"/m.exec(block)?.slice(1).join('.') ?? block;

/** What a reader has by now: blocks by their addresses, of which a later one takes the place of an earlier one. */
class Reader {
  readonly #world: World;
  /** What was said of the last block that was refused. */
  refusal = '';
  #configuration = new Map<string, string>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A block's title is `refused`, or tells what it takes the place of, or which edition it needs. */
  async apply({ text, title = '' }: Block): Promise<void> {
    const wanted = new Map(this.#configuration);
    wanted.delete(title.replace('instead of ', 'resource.'));
    for (const block of blocksOf(text)) {
      const [, to, id] = /^import \{\n {2}to = (\S+)\n {2}id = "(.*)"\n\}$/.exec(block) ?? [];
      if (to === undefined) wanted.set(addressOf(block), block);
      else await this.#world.core.import(to, id!);
    }
    const said = await this.#said(wanted);
    if (title === 'refused') {
      expect(said).not.toEqual([]);
      this.refusal = said.join('\n');
      return;
    }
    expect(said).toEqual([]);
    this.#configuration = wanted;
    const again = await this.#world.core.plan([...wanted.values()].join('\n\n'));
    expect(again.filter(({ action }) => action !== 'no-op').map(({ address }) => address)).toEqual([]);
  }

  async #said(wanted: ReadonlyMap<string, string>): Promise<string[]> {
    const changes = await this.#world.core.apply([...wanted.values()].join('\n\n'));
    const errors = changes.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error');
    return errors.map(({ summary, detail }) => `${summary}: ${detail}`);
  }
}

const guides = ['first-instance', 'access', 'four-eyes', 'sign-in', 'versions'].map((name) => ({
  name,
  ...open(name),
}));

test.each(guides)('$name', async ({ take }) => {
  await using world = await startWorld();
  await follow(world, take());
});

test('the first instance, on the open-source edition: what needs Enterprise says so, and the rest holds', async () => {
  await using world = await startWorld({ edition: 'oss' });
  const blocks = guides[0]!.take().filter(({ title }) => title !== 'Enterprise');
  expect(blocks.length).toBeGreaterThan(4);
  await follow(world, blocks);
});

async function follow(world: World, blocks: readonly Block[]): Promise<void> {
  const reader = new Reader(world);
  const env = { UNLEASH_URL: world.sandbox.url, UNLEASH_AUTH_TOKEN: world.sandbox.token };
  for (const block of blocks) {
    if (block.language === 'terraform') await reader.apply(block);
    if (block.language === 'text') expect(reader.refusal).toContain(block.text.trim());
    for (const [, command = ''] of block.language === 'shell' ? block.text.matchAll(/^unleash-admin (.+)$/gm) : []) {
      const { code, err } = await runCommand(command.split(' '), { env });
      expect({ command, code, err: code === 0 ? '' : err }).toEqual({ command, code: 0, err: '' });
    }
  }
}

const actions = open('actions');

// The examples of actions run with a real Terraform in test/acceptance/actions.test.ts.
test('actions: what is shown is a part of an example, or invokes what one has', () => {
  const example = (name: string) => readPage(`examples/actions/unleash_${name}/action.tf`);
  const shown = actions.takeOne({ language: 'terraform' });
  expect(example('end_sessions')).toContain(shown.replaceAll(/^/gm, '  ').trimEnd());
  const command = actions.takeOne({ language: 'shell' });
  const [, type = '', name = ''] = /^terraform apply -invoke=action\.unleash_(\w+)\.(\w+)\n$/.exec(command)!;
  expect(example(type)).toContain(`action "unleash_${type}" "${name}" {`);
});

/** Names of the settings in blocks of the provider. */
const settingsIn = (blocks: readonly Block[]) =>
  blocks
    .filter(({ language }) => language === 'terraform')
    .flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+) +=/gm)].map(([, name]) => name!));
const isUnknown = (name: string) => !(name in provider().attributes);

const [applying, proxies] = [open('applying'), open('proxies')];

test('applying: the setting exists', () => {
  const named = settingsIn(applying.take());
  expect(named).toHaveLength(1);
  expect(named.filter(isUnknown)).toEqual([]);
});

test('proxies: the settings exist, and requests go through the proxy that is named', async () => {
  const blocks = proxies.take();
  const named = settingsIn(blocks);
  expect(named.length).toBeGreaterThan(2);
  expect(named.filter(isUnknown)).toEqual([]);

  const sandbox = await startSandbox();
  const through: string[] = [];
  const proxy = createServer((incoming, answer) => {
    through.push(incoming.url!);
    const { method, headers } = incoming;
    incoming.pipe(
      request(incoming.url!, { ...(method && { method }), headers }, (response) => {
        answer.writeHead(response.statusCode!, response.headers);
        response.pipe(answer);
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const shell = blocks
    .filter(({ language }) => language === 'shell')
    .map(({ text }) => text)
    .join('');
  const exported = [...shell.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [
    name!,
    value!.replace('http://proxy.example.com:3128', url),
  ]);
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token, ...Object.fromEntries(exported) };
  const { code, out } = await runCommand(['doctor'], { env });
  proxy.close();
  proxy.closeAllConnections();
  await sandbox.stop();
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(url) });
  expect(through.length).toBeGreaterThan(5);
  expect(through.filter((address) => !address.startsWith(sandbox.url))).toEqual([]);
});
