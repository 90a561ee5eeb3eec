// What Terraform does with a provider's functions: calls them on a process that may have no configuration, and wants them pure.
import {
  decodeCtyType,
  decodeDynamicValue,
  encodeDynamicValue,
  type ProviderHandlers,
  sameValue,
  type Value,
} from '../protocol/index.ts';
import { configure } from './configure.ts';
import { type Connection, connect } from './connection.ts';
import { newest, type Profile } from './profiles.ts';
import { ProtocolViolation } from './violation.ts';

interface FunctionAnswer {
  readonly result?: Value;
  readonly error?: string;
  /** The position of the argument that the error is about. */
  readonly argument?: number;
}

export class FunctionRun {
  readonly #connection: Connection;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @param config used by cores that call functions on a provider that is configured */
  static async start(
    handlers: ProviderHandlers,
    config: { readonly [argument: string]: unknown },
    profile: Profile = newest,
  ): Promise<FunctionRun> {
    const connection = await connect(handlers, profile);
    if (profile.callsFunctions === 'configured') await configure(connection, config);
    return new FunctionRun(connection);
  }

  /** An argument that is not known makes a result that is not known; nobody is asked. */
  async ask(name: string, ...given: readonly Value[]): Promise<FunctionAnswer> {
    const { functions } = await this.#connection.call('GetFunctions', {});
    const schema = functions[name];
    if (!schema) throw new Error(`the provider has no function ${name}`);
    const parameters = given.map((_, index) => schema.parameters[index] ?? schema.variadic_parameter!);
    if (given.some((value, index) => value === undefined && !parameters[index]!.allow_unknown_values))
      return { result: undefined };
    const missing = given.findIndex((value, index) => value === null && !parameters[index]!.allow_null_value);
    if (missing >= 0) return { error: 'argument must not be null', argument: missing };
    const wire = given.map((value, index) => encodeDynamicValue(decodeCtyType(parameters[index]!.type), value));
    const type = decodeCtyType(schema.return!.type);
    const call = async (): Promise<FunctionAnswer> => {
      const { error, result } = await this.#connection.call('CallFunction', { name, arguments: wire });
      if (error) return { error: error.text, argument: Number(error.function_argument) };
      return { result: decodeDynamicValue(type, result) };
    };
    const [plan, apply] = [await call(), await call()];
    if (plan.error !== apply.error || !sameValue(type, plan.result ?? null, apply.result ?? null))
      throw new ProtocolViolation('function returned an inconsistent result', name);
    return plan;
  }
}
