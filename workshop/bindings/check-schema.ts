// Refuses what a schema may say to Terraform, but bindings for CDKTF and CDK Terrain cannot: names and shapes that break them.
import { reservedInFunctions, reservedInObjects, reservedInProvider, reservedInResources } from './reserved-names.ts';
import type { Attribute, Block, FunctionSchema, ProviderSchema, ProvidersSchema, Type } from './schema-json.ts';

/** Modules of the package beside those that are generated: no member of the provider can be called like one. */
const ownModules: readonly string[] = ['constructs'];

/** @throws Error with every flaw: where it is and what to do about it. */
export function checkSchema(schema: ProvidersSchema): void {
  const flaws = flawsOf(schema);
  if (flaws.length === 0) return;
  throw new Error(`The schema cannot become bindings for CDKTF and CDK Terrain:\n- ${flaws.join('\n- ')}`);
}

/** One sentence for each flaw, beginning with its address such as `unleash_role.permissions.name`. */
export function flawsOf({ provider_schemas }: ProvidersSchema): string[] {
  return Object.values(provider_schemas).flatMap((provider) => [
    ...(provider.provider ? flawsOfBlock(provider.provider.block, 'provider', reservedInProvider) : []),
    ...blocksOf(provider).flatMap(([address, block]) => flawsOfBlock(block, address, reservedInResources)),
    ...Object.keys(provider.resource_schemas ?? {}).flatMap(flawsOfType),
    ...Object.entries(provider.functions ?? {}).flatMap(([name, one]) => flawsOfFunction(one, name)),
  ]);
}

function blocksOf(provider: ProviderSchema): [address: string, block: Block][] {
  const schemas = (of: ProviderSchema['resource_schemas'], prefix: string) =>
    Object.entries(of ?? {}).map(([type, { block }]): [string, Block] => [`${prefix}${type}`, block]);
  return [
    ...schemas(provider.resource_schemas, ''),
    ...schemas(provider.data_source_schemas, 'data.'),
    ...schemas(provider.ephemeral_resource_schemas, 'ephemeral.'),
  ];
}

function flawsOfType(type: string): string[] {
  const module = type.replace(/^[^_]+_/, '').replaceAll('_', '-');
  return ownModules.includes(module)
    ? [`${type}: its module would take the place of the package's own module ${module}. Name the resource differently.`]
    : [];
}

function flawsOfBlock(block: Block, address: string, reserved: readonly string[]): string[] {
  const attributes = block.attributes ?? {};
  const nestedBlocks = block.block_types ?? {};
  return [
    ...flawsOfNames([...Object.keys(attributes), ...Object.keys(nestedBlocks)], address, reserved),
    ...Object.entries(attributes).flatMap(([name, attribute]) => flawsOfAttribute(attribute, `${address}.${name}`)),
    ...Object.entries(nestedBlocks).flatMap(([name, { nesting_mode, block: inner }]) => [
      ...flawsOfNesting(nesting_mode, `${address}.${name}`),
      ...flawsOfBlock(inner, `${address}.${name}`, reservedInObjects),
    ]),
  ];
}

function flawsOfAttribute({ type, nested_type: nested }: Attribute, address: string): string[] {
  if (!nested) return type === undefined ? [] : flawsOfTypeOf(type, address);
  return [
    ...flawsOfNesting(nested.nesting_mode, address),
    ...flawsOfBlock({ attributes: nested.attributes }, address, reservedInObjects),
  ];
}

function flawsOfNesting(mode: string, address: string): string[] {
  if (mode === 'group')
    return [`${address}: the generators fail on a block that nests as a group. Make it a single nested attribute.`];
  if (mode === 'map')
    return [
      `${address}: references into a map of objects are written without quotes, which Terraform refuses. Make it a list or a set whose objects carry the key, or a resource of its own.`,
    ];
  return [];
}

function flawsOfTypeOf(type: Type, address: string): string[] {
  if (type === 'dynamic')
    return [
      `${address}: a value of any type takes objects only, and turns a list into an object. Give it a type, or take JSON as a string.`,
    ];
  if (typeof type === 'string') return [];
  const [kind, inner] = type;
  if (kind === 'object') {
    const members = inner as { readonly [name: string]: Type };
    return [
      ...flawsOfNames(Object.keys(members), address, reservedInObjects),
      ...Object.entries(members).flatMap(([name, member]) => flawsOfTypeOf(member, `${address}.${name}`)),
    ];
  }
  if (kind === 'tuple') return [`${address}: the generators do not know tuples. Make it a list or an object.`];
  return [
    ...(kind === 'map' && Array.isArray(inner) && inner[0] === 'object' ? flawsOfNesting('map', address) : []),
    ...flawsOfTypeOf(inner as Type, address),
  ];
}

function flawsOfNames(names: readonly string[], address: string, reserved: readonly string[]): string[] {
  const owners = new Map<string, string>();
  return names.flatMap((name) => {
    const flaws = reserved.includes(name)
      ? [`${address}.${name}: the generated class has a member of this name already. Name the attribute differently.`]
      : [];
    const rival = membersOf(name).find((member) => owners.has(member));
    if (rival)
      flaws.push(
        `${address}.${name}: it and ${owners.get(rival)} both become the member ${rival} of the generated class. Name one of them differently.`,
      );
    for (const member of membersOf(name)) owners.set(member, name);
    return flaws;
  });
}

/** What the generators make of one attribute. */
function membersOf(attribute: string): string[] {
  const name = camelCase(attribute);
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  return [name, `${name}Input`, `reset${capital}`, `put${capital}`];
}

function flawsOfFunction({ parameters = [], variadic_parameter: rest }: FunctionSchema, name: string): string[] {
  const seen = new Set<string>();
  return [...parameters, ...(rest ? [rest] : [])].flatMap((parameter) => {
    const known = seen.has(camelCase(parameter.name));
    seen.add(camelCase(parameter.name));
    const address = `function ${name}, parameter ${parameter.name}`;
    if (known)
      return [`${address}: another parameter becomes the same name in TypeScript. Name one of them differently.`];
    return reservedInFunctions.includes(parameter.name)
      ? [`${address}: TypeScript keeps this word for itself. Name the parameter differently.`]
      : [];
  });
}

const camelCase = (name: string) => name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
