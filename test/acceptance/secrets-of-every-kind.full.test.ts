// Every secret of the catalogue in one configuration, with the real terraform: what it shows, traces and keeps of them.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type BuiltProvider, buildProvider } from '../../workshop/built-provider.ts';
import { members, provider, startCore } from '../../workshop/catalog.ts';
import { control, startEchoingProxy } from '../support/echoing-proxy.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { spread } from '../support/size.ts';
import { canary, findLeaks, plantIn, secretsHeld, sensitiveIn, sensitiveTexts } from '../support/secrets.ts';

const nowhere = { base_url: 'http://127.0.0.1:1', authorization: '*:*.none' };
const { schemas } = await startCore(providerHandlers(provider()), nowhere);
const sensitiveMembers = members.filter(({ type }) => sensitiveIn(schemas.resources[type]!).length > 0);

let built: BuiltProvider;
beforeAll(async () => {
  built = await buildProvider();
});
afterAll(() => built.dispose());

/** Every sensitive attribute that is not write-only. */
const keptInState = sensitiveMembers
  .flatMap(({ type }) => {
    const isKept = (path: string) => !schemas.resources[type]?.[path]?.writeOnly;
    return sensitiveIn(schemas.resources[type]!)
      .filter(isKept)
      .map((path) => `${type}.${path}`);
  })
  .sort();

const gateway = 'Canary-gateway-"1"';

interface Configuration {
  readonly blocks: readonly Block[];
  /** As JSON, with a sensitive variable for each canary. */
  readonly main: string;
  readonly variables: { readonly [name: string]: string };
}

/** One example of every resource that has secrets. */
async function configurationOf(index: number): Promise<Configuration> {
  const examples = await Promise.all(sensitiveMembers.map(({ examples }) => parseConfiguration(examples[index] ?? '')));
  const blocks = plantIn(schemas.resources, examples.flat(), String(index));
  const variables: { [name: string]: string } = { gateway };
  const lift = (_: string, value: unknown) => {
    if (typeof value !== 'string' || !value.includes(canary(''))) return value;
    const name = `secret_${Object.keys(variables).length}`;
    variables[name] = value;
    return `\${var.${name}}`;
  };
  const resource: { [type: string]: { [name: string]: Block['body'] } } = {};
  for (const { type, address, body } of blocks) {
    resource[type] = { ...resource[type], [address.split('.')[1] ?? '']: JSON.parse(JSON.stringify(body, lift)) };
  }
  const variable = Object.fromEntries(
    Object.keys(variables).map((name) => [name, { type: 'string', sensitive: true }] as const),
  );
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Terraform
  const unleash = { headers: { 'X-Gateway': '${var.gateway}' } };
  const main = JSON.stringify({ variable, provider: { unleash }, resource });
  return { blocks, main, variables };
}

interface State {
  readonly resources: readonly {
    readonly type: string;
    readonly instances: readonly {
      readonly attributes: { readonly [name: string]: unknown };
      readonly private?: string;
    }[];
  }[];
}

test('no secret is on the terminal or in the trace, and state has them at sensitive attributes alone', async () => {
  const secrets = new Set<string>([gateway]);
  const writeOnly = new Set<string>();
  const filled = new Set<string>();
  const terminal: string[] = [];
  let learn = () => {};
  const sandbox = await startSandbox({ log: () => learn() });
  onTestFinished(sandbox.stop);
  learn = () => {
    for (const secret of secretsHeld(sandbox.store)) secrets.add(secret);
  };
  await using proxy = await startEchoingProxy(sandbox.url);
  const trace = { TF_LOG: 'trace', TF_LOG_PATH: 'trace.log' };
  const workspace = built.open({ url: proxy.url, token: sandbox.token }, '', trace);
  onTestFinished(workspace.dispose);
  const run = async (...args: string[]) => {
    const outcome = await workspace.run(...args);
    terminal.push(outcome.stdout, outcome.stderr);
    return outcome;
  };
  const refused = async (...args: string[]) => {
    proxy.refuse('details', (operation) => !operation.startsWith('get'));
    const { code, stderr } = await run(...args);
    proxy.refuse();
    expect([code, stderr]).toEqual([1, expect.stringContaining(control)]);
  };

  for (const index of spread([1, 0], { quick: 1 })) {
    const { blocks, main, variables } = await configurationOf(index);
    workspace.write('main.tf.json', main);
    workspace.write('terraform.tfvars.json', JSON.stringify(variables));
    for (const secret of Object.values(variables)) secrets.add(secret);
    for (const { type, body } of blocks) {
      const attributes = Object.entries(schemas.resources[type]!).filter(([, attribute]) => attribute.writeOnly);
      for (const [, text] of sensitiveTexts(Object.fromEntries(attributes), body)) writeOnly.add(text);
    }
    await refused('apply', '-auto-approve');
    expect(await run('plan', '-out=made.tfplan')).toMatchObject({ code: 0, stderr: '' });
    expect((await run('show', 'made.tfplan')).stdout).toContain('(sensitive value)');
    const shown = (await workspace.run('show', '-json', 'made.tfplan')).stdout;
    const { variables: given, ...plan } = JSON.parse(shown) as { variables: unknown };
    // The search finds what is there: Terraform keeps the variables of a plan.
    expect(findLeaks(writeOnly, [given])).not.toEqual([]);
    expect(findLeaks(writeOnly, [plan])).toEqual([]);
    expect(await run('apply', 'made.tfplan')).toMatchObject({ code: 0, stderr: '' });
    expect((await run('plan', '-detailed-exitcode')).code).toBe(0);

    const { resources } = JSON.parse(workspace.read('terraform.tfstate')) as State;
    for (const { type, instances } of resources) {
      for (const { attributes, private: kept = '' } of instances) {
        const schema = schemas.resources[type]!;
        for (const [path, text] of sensitiveTexts(schema, attributes)) {
          filled.add(`${type}.${path}`);
          secrets.add(text);
        }
        const open = Object.entries(attributes).filter(([name]) => !schema[name]?.sensitive);
        expect(findLeaks(secrets, [open, Buffer.from(kept, 'base64').toString()]), type).toEqual([]);
      }
    }
    expect(findLeaks(writeOnly, [workspace.read('terraform.tfstate')])).toEqual([]);
    await run('show');
  }
  expect([...filled].sort()).toEqual(keptInState);
  await refused('destroy', '-auto-approve');
  expect(await run('destroy', '-auto-approve')).toMatchObject({ code: 0, stderr: '' });

  const lines = workspace.read('trace.log').split('\n');
  expect(lines.filter((line) => line.includes('admin API request')).length).toBeGreaterThan(50);
  expect(findLeaks(secrets, lines)).toEqual([]);
  expect(findLeaks(secrets, terminal)).toEqual([]);
  const targets = sandbox.requests.map(({ path }) => path);
  expect(findLeaks(secrets, targets)).toEqual([]);
  const bytes = [...lines, ...terminal, ...targets].reduce((sum, text) => sum + text.length, 0);
  console.log(
    `secrets: ${secrets.size} canaries and secrets at ${keptInState.length + 1} sensitive attributes, ` +
      `${lines.length} trace lines, ${terminal.length} outputs, ${targets.length} request addresses, ${bytes} bytes, 0 hits`,
  );
});
