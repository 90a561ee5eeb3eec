// CallFunction: reads the arguments, checks them as attributes are checked, and answers the result or the argument at fault.
import {
  type DynamicValue,
  decodeDynamicValue,
  encodeDynamicValue,
  type HandlerOf,
  ProtocolError,
  type Value,
} from '../../../protocol/index.ts';
import { type AnyAttribute, type Model, validateObject } from '../../attributes/index.ts';
import { ArgumentFailure, type Catalog, type ProviderFunction } from '../../define-function.ts';
import type { ServedProvider } from '../../define-provider.ts';
import { loadAll } from '../../members.ts';
import { importNames } from '../../objects/index.ts';
import { Diagnostics } from '../../report.ts';
import type { Resource } from '../../resource.ts';

export function callFunction(provider: ServedProvider): HandlerOf<'CallFunction'> {
  const { functions, resources } = provider.members;
  return async ({ name, arguments: given }) => {
    const called = await functions.get(name)?.();
    if (!called) return { error: { text: `The provider ${provider.name} has no function ${JSON.stringify(name)}.` } };
    try {
      const [args, rest] = readArguments(called, given);
      const result = called.call(args, rest, catalogOf(provider, await loadAll(resources)));
      return { result: encodeDynamicValue(called.returns.kind.type, result) };
    } catch (error) {
      if (!(error instanceof ArgumentFailure)) throw error;
      return { error: { text: error.message, function_argument: error.argument } };
    }
  };
}

const catalogOf = ({ name: provider }: ServedProvider, resources: readonly Resource[]): Catalog => {
  const names = new Map(resources.map((one) => [`${provider}_${one.name}`, importNames(one)]));
  return { types: [...names.keys()], importNames: (type) => names.get(type) };
};

/** @throws ArgumentFailure for the first that is not what its parameter takes */
function readArguments(
  { parameters, variadic }: ProviderFunction,
  given: readonly DynamicValue[],
): [Model, readonly Value[]] {
  const named = Object.entries(parameters);
  const args = named.map(([name, attribute], index) => [name, readOne(name, attribute, given[index], index)] as const);
  const rest = given
    .slice(named.length)
    .map((one, index) => readOne(variadic!.name, variadic!.attribute, one, named.length + index));
  return [Object.fromEntries(args), rest];
}

function readOne(name: string, attribute: AnyAttribute, wire: DynamicValue | undefined, index: number): Value {
  const report = new Diagnostics();
  const value = attribute.kind.decode(decodeOne(attribute, wire, index), [], report);
  validateObject({ [name]: attribute }, { [name]: value }, [], report);
  const [problem] = report.all;
  if (problem) throw new ArgumentFailure(index, problem.detail);
  return value;
}

function decodeOne({ kind }: AnyAttribute, wire: DynamicValue | undefined, index: number): Value {
  try {
    return decodeDynamicValue(kind.type, wire);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    throw new ArgumentFailure(index, `What Terraform sent is malformed: ${error.message}.`);
  }
}
