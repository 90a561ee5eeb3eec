// What a construct is given for an object: the arguments of its block under the names, and of the types, that bindings have.
import type { AnyAttribute, Attributes, Provider } from '../terraform/framework/index.ts';
import {
  type Address,
  type Argument,
  type Arguments,
  Expression,
  isGroup,
  isList,
  Reference,
  VariableUse,
} from './block.ts';
import type { Declaration } from './declare.ts';
import { templateOf } from './templates.ts';

/** The property of the stack that holds an object: no type has an underscore there, so no two objects have one property. */
export const propertyOf = (provider: Provider, { typeName, label }: Address): string =>
  `${camelCase(typeName.slice(provider.name.length + 1))}_${label}`;

export const variableProperty = (name: string): string => `var_${name}`;

export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

export function propsOf(provider: Provider, { held, body, ignored }: Declaration): Arguments {
  return {
    ...propsIn(provider, held.resource.attributes, body),
    ...(ignored.length > 0 && { lifecycle: { ignoreChanges: ignored } }),
  };
}

const propsIn = (provider: Provider, attributes: Attributes, body: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [camelCase(name), propOf(provider, attributes[name]!, value)]),
  );

function propOf(provider: Provider, attribute: AnyAttribute, value: Argument): Argument {
  const { nested, type } = attribute.kind;
  const member = (one: Argument): Argument => {
    if (one instanceof Reference) return accessTo(provider, one, memberType(type));
    if (one instanceof VariableUse) return useOf(one, type);
    if (typeof one === 'string') return inert(one);
    return nested && isGroup(one) ? propsIn(provider, nested.attributes, one) : one;
  };
  if (isList(value)) return value.map(member);
  if (!isGroup(value) || nested?.nesting === 'single') return member(value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [inert(key), member(one)]));
}

type Type = AnyAttribute['kind']['type'];

/** Of the values in a list, a set or a map; a plain value is its own. */
const memberType = (type: Type): Type => (Array.isArray(type) ? (type[1] as Type) : type);

/** A property of the other construct; where numbers and texts meet, the framework is told. */
function accessTo(provider: Provider, { address, attribute }: Reference, wanted: Type): Expression {
  const resource = provider.resources.find(({ name }) => `${provider.name}_${name}` === address.typeName);
  const access = `this.${propertyOf(provider, address)}.${camelCase(attribute)}`;
  if (resource?.attributes[attribute]?.kind.type === wanted) return new Expression(access);
  return new Expression(`Token.${wanted === 'number' ? 'asNumber' : 'asString'}(${access})`);
}

function useOf({ name }: VariableUse, type: Type): Expression {
  const variable = `this.${variableProperty(name)}`;
  return new Expression(type === 'string' ? `${variable}.stringValue` : `Token.asStringMap(${variable}.value)`);
}

/** A template that says the text, in which neither Terraform nor the frameworks, which mark their tokens so, find anything. */
export const inert = (text: string): string =>
  text
    .split(/([$#&%]*[$#&](?=\{TfToken\[))/)
    .map((part, index) => (index % 2 === 1 ? `\${"${part}"}` : templateOf(part)))
    .join('');
