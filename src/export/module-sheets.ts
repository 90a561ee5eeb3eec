// The files of a module, and how the root calls it.
import type { Provider } from '../terraform/framework/index.ts';
import { instanceAddress, type Move } from './arrangement.ts';
import { type Argument, type Arguments, type Block, Call, Expression, isGroup, Name } from './block.ts';
import { resourceBlockOf } from './declare.ts';
import { formatValue } from './hcl.ts';
import { type Module, type ModuleResource, type Output, outputName, type Setting } from './module.ts';
import { noSecret, type Secret, typeOf, variableOfModule } from './secrets.ts';
import { typeConstraint } from './type-constraint.ts';

/** @param outputs what the root refers to */
export function moduleSheets(provider: Provider, module: Module, outputs: readonly Output[], terraform: Block) {
  const folder = `modules/${module.name}`;
  const secrets = module.resources.flatMap((resource) => resource.secrets);
  const variables = [
    ...(hasSettings(module) ? [settingsVariable(module)] : []),
    ...secrets.map(({ variable, address, attribute, kind }): Block => {
      const description = `The ${attribute} of ${address.typeName}.${address.label}.`;
      return { header: ['variable', variable], body: { description, type: typeOf(kind), sensitive: true } };
    }),
  ];
  const byName = new Map(outputs.map((output) => [outputName(provider, output), output]));
  const outputBlocks = [...byName].map(([name, { address, attribute }]): Block => {
    const value = new Expression(`${address.typeName}.${address.label}.${attribute}`);
    return { header: ['output', name], body: { value } };
  });
  return new Map<string, readonly Block[]>([
    [`${folder}/terraform`, [terraform]],
    [`${folder}/main`, module.resources.map(resourceBlockOf)],
    ...(variables.length > 0 ? [[`${folder}/variables`, variables] as const] : []),
    [`${folder}/outputs`, outputBlocks],
  ]);
}

const hasSettings = ({ resources }: Module) => resources.some(({ settings }) => settings.length > 0);

/** One value for each owner, which holds what is not the same for all. */
export function moduleCall(module: Module): Block {
  const { name, owners, resources } = module;
  const forEach = Object.fromEntries(owners.map((owner) => [owner, givenTo(owner, resources)]));
  const secrets = resources.flatMap((resource) =>
    resource.secrets.map(({ variable, kind }): [string, Expression] => [
      variable,
      new Expression(`try(var.${name}_${variable}[each.key], ${formatValue(noSecret(kind), 0)})`),
    ]),
  );
  const body = {
    source: `./modules/${name}`,
    for_each: forEach,
    ...(hasSettings(module) && { settings: new Expression('each.value') }),
    ...Object.fromEntries(secrets),
  };
  return { header: ['module', name], body };
}

export const secretVariables = ({ name, resources }: Module): Block[] =>
  resources.flatMap(({ secrets }) =>
    secrets.map((secret: Secret) => variableOfModule(secret, `${name}_${secret.variable}`, name)),
  );

export const movedBlocks = (moved: readonly Move[]): Block[] =>
  moved.map(({ owner, from, to }) => ({
    header: ['moved'],
    body: { from: new Name(instanceAddress(from, owner)), to: new Name(instanceAddress(to, owner)) },
  }));

function givenTo(owner: string, resources: readonly ModuleResource[]): Arguments {
  return byPath(resources, ({ settings }) => {
    const given = settings.flatMap(({ name, given }) => (given.has(owner) ? [[name, given.get(owner)!] as const] : []));
    return given.length > 0 ? Object.fromEntries(given) : undefined;
  });
}

function settingsVariable({ resources }: Module): Block {
  const types = byPath(resources, ({ settings }) =>
    settings.length > 0 ? objectOf(Object.fromEntries(settings.map((one) => [one.name, settingType(one)]))) : undefined,
  );
  const all = Object.entries(types).map(([name, type]) => [name, isGroup(type) ? objectOf(type) : type] as const);
  const type = new Call('object', Object.fromEntries(all));
  return {
    header: ['variable', 'settings'],
    body: { description: 'What is not the same for all, by resource.', type },
  };
}

function byPath(
  resources: readonly ModuleResource[],
  say: (resource: ModuleResource) => Argument | undefined,
): Arguments {
  const said: { [type: string]: Argument } = {};
  for (const one of resources) {
    const value = say(one);
    const [type, label] = one.path as [string, string?];
    if (value !== undefined) said[type] = label ? { ...(said[type] as Arguments | undefined), [label]: value } : value;
  }
  return said;
}

function settingType({ attribute, default: value }: Setting): Argument {
  const type = typeConstraint(attribute);
  if (value !== undefined) return new Call('optional', type, value);
  return attribute.presence === 'required' ? type : new Call('optional', type);
}

/** What need not say anything need not be there. */
function objectOf(members: Arguments): Argument {
  const type = new Call('object', members);
  const needed = Object.values(members).some((member) => !(member instanceof Call && member.name === 'optional'));
  return needed ? type : new Call('optional', type, {});
}
