// The guides to moving over, done with the real terraform on state as those providers write it: nothing is planned, or written.
import { expect, test } from 'vitest';
import { type Stage, openStage } from '../../workshop/acceptance.ts';
import { stateFile } from '../../workshop/state-file.ts';
import { openPage } from '../support/documented-page.ts';

const official = openPage('docs/guides/moving-from-official.md', import.meta.url);
const philipsLabs = openPage('docs/guides/moving-from-philips-labs.md', import.meta.url);

const project = { id: 'shop', name: 'Shop', description: null, mode: 'private', feature_naming: null };
const group = { id: '1', name: 'Checkout team', description: null, mappings_sso: null, root_role: null, users: null };
const token = { token_name: 'shop', type: 'client', environment: 'development', projects: ['default'] };
const ann = { username: 'ann', email: 'ann@example.com', name: 'Ann Holm' };

const officials = () =>
  stateFile([
    { source: 'unleash/unleash', type: 'unleash_project', name: 'shop', value: { ...project, link_templates: null } },
    { source: 'unleash/unleash', type: 'unleash_group', name: 'checkout', value: group },
  ]);
const shop = 'resource "unleash_project" "shop" {\n  id   = "shop"\n  name = "Shop"\n  mode = "private"\n}\n';
const checkout = 'resource "unleash_group" "checkout" {\n  name = "Checkout team"\n}\n';

/** Of philips-labs/unleash 1.0.0; each text that is not set is absent. */
const theirs = (secret: string) =>
  stateFile([
    {
      ...{ source: 'philips-labs/unleash', type: 'unleash_user', name: 'ann' },
      value: {
        id: '2',
        ...ann,
        root_role: 'Editor',
        send_email: false,
        email_sent: false,
        invite_link: 'https://x/?t=1',
      },
    },
    {
      ...{ source: 'philips-labs/unleash', type: 'unleash_api_token', name: 'shop' },
      value: { id: '0b1c', ...token, secret, expires_at: null, created_at: '2024-01-01T00:00:00Z' },
    },
  ]);

const secretIn = ({ sandbox }: Stage) =>
  [...sandbox.store.apiTokens.values()].find(({ tokenName }) => tokenName === 'shop')!.secret;

/** Ours stands in for the other provider, which Terraform only wants to be there. */
async function begin(source: string, state: (secret: string) => string, main: string): Promise<Stage> {
  const stage = await openStage({
    main,
    otherAddresses: [`registry.terraform.io/${source}`],
    sandbox: {
      seed: {
        projects: [{ id: 'shop', name: 'Shop', mode: 'private' }],
        groups: [{ name: 'Checkout team' }],
        users: [{ ...ann, rootRole: 'Editor' }],
        apiTokens: [{ tokenName: 'shop', type: 'client', environment: 'development', projects: ['default'] }],
      },
    },
  });
  stage.workspace.write('terraform.tfstate', state(secretIn(stage)));
  return stage;
}

/** Runs the lines of a block; what the last one printed. */
async function follow({ workspace }: Stage, lines: string): Promise<string> {
  let printed = '';
  for (const line of lines.trimEnd().split('\n')) {
    const [command, file] = line.split(' > ');
    const { code, stdout, stderr } = await workspace.run(...command!.split(' ').slice(1));
    expect([line, code, stderr]).toEqual([line, 0, '']);
    if (file !== undefined) workspace.write(file, stdout);
    printed = stdout;
  }
  return printed;
}

async function expectUntouched({ workspace, sandbox }: Stage, planned: string): Promise<void> {
  expect(planned).toContain('0 to add, 0 to change, 0 to destroy.');
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);
  expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
}

test('from the official provider, all at once, and back', async () => {
  const source = official.takeOne({ heading: 'All at once', language: 'terraform' });
  await using stage = await begin('unleash/unleash', officials, source + shop + checkout);
  expect(await follow(stage, official.takeOne({ heading: 'All at once', language: 'shell' }))).toContain('No changes.');
  const [, back = ''] = /`(terraform state push [^`]*)`/.exec(official.text)!;
  await follow(stage, back);
  expect(stage.workspace.read('terraform.tfstate')).toContain('registry.terraform.io/unleash/unleash');
});

test.each(['Object by object', 'By import'])('from the official provider: %s', async (heading) => {
  const block = official.takeOne({ heading });
  const rest = block.includes('"unleash_group"') ? '' : checkout.replace('{', '{\n  provider = official');
  await using stage = await begin('unleash/unleash', officials, block + rest);
  const { code, stdout, stderr } = await stage.workspace.run('plan', '-input=false');
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/unleash_project\.shop has moved to unleash_project\.shop_governed|1 to import/);
  await expectUntouched(stage, stdout);
});

test('from philips-labs: users and tokens, root roles by name among them', async () => {
  const [sources, objects] = philipsLabs.take({ language: 'terraform' });
  // Its stand-in has no settings of that name.
  const main = `${sources!.text.replace(/^provider "flags" \{.*?^\}\n/ms, '')}${objects!.text}`;
  expect(main).not.toContain('api_url');
  await using stage = await begin('philips-labs/unleash', theirs, main);
  stage.configure(main.replace('https://unleash.example.com', stage.sandbox.url));
  const planned = await follow(stage, philipsLabs.takeOne({ language: 'shell' }));
  expect(planned).toContain('unleash_user.ann has moved to unleash_user.ann_holm');
  expect(planned).toContain('unleash_api_token.shop has moved to unleash_api_token.shop_backend');
  await expectUntouched(stage, planned);
  expect(stage.workspace.read('terraform.tfstate')).toContain(secretIn(stage));
});
