// What GetProviderSchema and GetFunctions say of functions.
import { encodeCtyType, type HandlerOf, type Input, tfplugin6 } from '../../../protocol/index.ts';
import type { AnyAttribute } from '../../attributes/index.ts';
import type { ProviderFunction } from '../../define-function.ts';
import { type Loaders, loadAll } from '../../members.ts';

type FunctionMessage = Input<typeof tfplugin6.FunctionSchema>;

const { MARKDOWN } = tfplugin6.StringKind.values;

/** OpenTofu asks for functions by themselves, too. */
export const getFunctions =
  (functions: Loaders<ProviderFunction>): HandlerOf<'GetFunctions'> =>
  async () => ({ functions: functionSchemas(await loadAll(functions)) });

export const functionSchemas = (functions: readonly ProviderFunction[]): Record<string, FunctionMessage> =>
  Object.fromEntries(functions.map((one) => [one.name, schemaOf(one)]));

function schemaOf({ summary, description, parameters, variadic, returns }: ProviderFunction): FunctionMessage {
  return {
    parameters: Object.entries(parameters).map(([name, attribute]) => parameterOf(name, attribute)),
    ...(variadic && { variadic_parameter: parameterOf(variadic.name, variadic.attribute) }),
    return: { type: encodeCtyType(returns.kind.type) },
    summary,
    description,
    description_kind: MARKDOWN,
  };
}

const parameterOf = (name: string, { kind, description }: AnyAttribute) => ({
  name,
  type: encodeCtyType(kind.type),
  description,
  description_kind: MARKDOWN,
});
