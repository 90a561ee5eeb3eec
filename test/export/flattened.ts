// A configuration with modules as one without: what Terraform makes of the calls of an export, each object under a label of its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktf/hcl2json';
import { type Json, settled } from './type-defaults.ts';

type Blocks<T> = { readonly [name: string]: readonly T[] } | undefined;
interface Body {
  readonly [argument: string]: Json;
}
interface InModule {
  readonly resource: { readonly [type: string]: { readonly [label: string]: readonly Body[] } };
  readonly variable?: { readonly [name: string]: readonly { readonly type: string }[] };
  readonly output: { readonly [name: string]: readonly { readonly value: string }[] };
}
interface Call {
  readonly source: string;
  readonly for_each: { readonly [owner: string]: Json };
}

/** Everything in the folder that ends in `.tf`. */
export const textIn = (folder: string, isMeant: (file: string) => boolean = () => true): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.tf') && isMeant(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

export async function flattened(folder: string): Promise<string> {
  const calls = join(folder, 'modules.tf');
  if (!existsSync(calls)) return textIn(folder);
  const { module } = (await parse('modules.tf', readFileSync(calls, 'utf8'))) as { readonly module: Blocks<Call> };
  const blocks: string[] = [];
  const outputs = new Map<string, string>();
  for (const [name, [call]] of Object.entries(module ?? {})) {
    const inside = (await parse('main.tf', textIn(join(folder, call!.source)))) as unknown as InModule;
    for (const [owner, given] of Object.entries(call!.for_each)) {
      const instance = `module.${name}[${JSON.stringify(owner)}]`;
      for (const [output, [{ value }]] of entriesOf(inside.output))
        outputs.set(`${instance}.${output}`, labelled(instance, value.slice(2, -1)));
      blocks.push(...(await instanceBlocks(instance, inside, given)));
    }
  }
  const root = textIn(folder, (file) => file !== 'modules.tf' && file !== 'moved.tf').replace(
    /module\.\w+\["[^"]*"\](?:\.\w+)+/g,
    (text) => outputs.get(text) ?? labelled(...(text.split(/(?<=\])\./) as [string, string])),
  );
  return [root, ...blocks].join('\n');
}

async function instanceBlocks(instance: string, { resource, variable }: InModule, given: Json): Promise<string[]> {
  const type = variable?.settings?.[0]?.type.slice(2, -1);
  const settings = type === undefined ? {} : await settled(type, given);
  const filledIn = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(filledIn);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, filledIn(member)]));
    const [, path] = typeof value === 'string' ? (/^\$\{var\.([\w.]+)\}$/.exec(value) ?? []) : [];
    if (path?.startsWith('settings.')) return follow(settings, path.split('.').slice(1));
    if (path !== undefined) return variable![path]![0]!.type === 'string' ? '' : {};
    const [, reference] = typeof value === 'string' ? (/^\$\{(unleash_[\w.]+)\}$/.exec(value) ?? []) : [];
    return reference === undefined ? value : `\${${labelled(instance, reference)}}`;
  };
  return Object.entries(resource).flatMap(([type, byLabel]) =>
    entriesOf(byLabel).map(([label, [{ lifecycle, ...body }]]) => {
      const lines = Object.entries(body).map(([name, value]) => `${name} = ${hclOf(filledIn(value))}`);
      const [{ ignore_changes = [] } = {}] = (lifecycle ?? []) as { readonly ignore_changes?: readonly string[] }[];
      const ignored = ignore_changes.map((name) => name.slice(2, -1)).join(', ');
      const block = lifecycle ? [`lifecycle {\nignore_changes = [${ignored}]\n}`] : [];
      return `resource "${type}" "${labelled(instance, `${type}.${label}`).split('.')[1]}" {\n${[...lines, ...block].join('\n')}\n}`;
    }),
  );
}

const entriesOf = <T>(table: { readonly [name: string]: readonly T[] }) =>
  Object.entries(table) as unknown as [string, readonly [T]][];

/** `unleash_project.this.id` in a module, by a label that says in which. */
function labelled(instance: string, reference: string): string {
  const [type, label, ...more] = reference.split('.');
  const owner = Buffer.from(instance).toString('hex');
  return [type, `in_${owner}_${label}`, ...more].join('.');
}

const follow = (value: Json, path: readonly string[]): Json =>
  path.reduce<Json>((at, step) => (at as Body | null)?.[step] ?? null, value);

function hclOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(hclOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null)
    return JSON.stringify(value).replace(/\\(.)/g, (pair, letter: string) =>
      letter === 'b' ? '\\u0008' : letter === 'f' ? '\\u000c' : pair,
    );
  return `{\n${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)} = ${hclOf(member)}\n`)
    .join('')}}`;
}
