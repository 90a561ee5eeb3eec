// What Terraform makes of an export: everything imported from its own import blocks, planned and applied in process.
import { parse } from '@cdktf/hcl2json';
import { provider, startCore } from '../../workshop/catalog.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../../src/terraform/protocol/index.ts';
import { type Block, type Change, type MiniCore, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { evaluate } from '../../src/terraform/testing/evaluate.ts';
import { objectType } from '../../src/terraform/testing/schema.ts';
import { wireTo } from '../../src/terraform/testing/wire.ts';
import { flattened } from './flattened.ts';

interface Written {
  readonly resource?: {
    readonly [type: string]: { readonly [label: string]: readonly { readonly lifecycle?: readonly Lifecycle[] }[] };
  };
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly variable?: { readonly [name: string]: readonly { readonly default?: unknown }[] };
}
interface Lifecycle {
  readonly ignore_changes: readonly string[];
}

interface TakenOver {
  readonly core: MiniCore;
  readonly blocks: readonly Block[];
  readonly imported: number;
  /** Plans with what `ignore_changes` makes of the configuration. */
  plan(): Promise<Change[]>;
  apply(): Promise<Change[]>;
}

/** Terraform with the configuration of a folder, in which nothing was applied yet. */
export async function open(folder: string, sandbox: Sandbox) {
  const text = await flattened(folder);
  const written = (await parse('main.tf', text)) as Written;
  const config = { base_url: sandbox.url, authorization: sandbox.token };
  const core = await startCore(providerHandlers(provider()), config);
  const named = await parseConfiguration(text);
  const blocks = named.map((block) => ({ ...block, body: withVariables(block.body, written) as Block['body'] }));
  const ignored = new Map(
    blocks.map(({ address, type }) => [address, ignoredBy(written, type, address.split('.').at(-1)!)] as const),
  );
  const effective = async () => {
    await core.refresh();
    return blocks.map((block) => {
      const prior = core.state.get(block.address)?.value;
      const kept = prior ? ignored.get(block.address)!.map((name) => [name, toJson(prior[name])] as const) : [];
      return { ...block, body: { ...block.body, ...Object.fromEntries(kept) } as Block['body'] };
    });
  };
  return {
    core,
    blocks,
    written,
    plan: async () => core.plan(await effective()),
    apply: async () => core.apply(await effective()),
  };
}

/** The same with all that its import blocks name in state. */
export async function takeOver(folder: string, sandbox: Sandbox): Promise<TakenOver> {
  const { written, ...opened } = await open(folder, sandbox);
  const { core } = opened;
  const call = wireTo(providerHandlers(provider()));
  const { schemas } = core;
  await call('GetProviderSchema', {});
  const type = objectType(schemas.provider);
  const config = evaluate(type, { base_url: sandbox.url, authorization: sandbox.token }, () => undefined);
  await call('ConfigureProvider', { terraform_version: '1.11.4', config: encodeDynamicValue(type, config) });
  const { import: imports = [] } = written;
  for (const { to, id } of imports) {
    const address = nameIn(to);
    const typeName = address.split('.')[0]!;
    const answer = await call('ImportResourceState', { type_name: typeName, id: unescaped(id) });
    const [one] = answer.imported_resources;
    if (!one) throw new Error(`${address} cannot be imported: ${JSON.stringify(answer.diagnostics)}`);
    const value = decodeDynamicValue(objectType(schemas.resources[typeName]!), one.state) as ObjectValue;
    core.state.set(address, {
      type: typeName,
      value,
      private: one.private,
      identity: one.identity,
      tainted: false,
      dependsOn: [],
    });
  }
  return { ...opened, imported: imports.length };
}

const nameIn = (text: string) => text.replace(/^\$\{|\}$/g, '');
const unescaped = (text: string) => text.replaceAll('$${', '${').replaceAll('%%{', '%{');
const escaped = (text: string) => text.replace(/[$%](?=\{)/g, '$&$&');

function ignoredBy({ resource }: Written, type: string, label: string): string[] {
  const [body] = resource?.[type]?.[label] ?? [];
  return (body?.lifecycle ?? []).flatMap(({ ignore_changes }) => ignore_changes.map(nameIn));
}

/** Nobody has given a variable a value. */
function withVariables(json: unknown, { variable }: Written): unknown {
  const [, name] = typeof json === 'string' ? (/^\$\{var\.(\w+)\}$/.exec(json) ?? []) : [];
  if (name !== undefined) return variable?.[name]?.[0]?.default ?? null;
  if (Array.isArray(json)) return json.map((member) => withVariables(member, { ...(variable && { variable }) }));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, member]) => [key, withVariables(member, { ...(variable && { variable }) })]),
  );
}

const toJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, part: unknown) =>
      part instanceof Map ? Object.fromEntries(part) : typeof part === 'string' ? escaped(part) : part,
    ),
  );
