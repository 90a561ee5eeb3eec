// What Terraform does with ephemeral resources: validate, open, renew, close, and at the end wait for the process.
import {
  decodeDynamicValue,
  encodeDynamicValue,
  type ObjectValue,
  type ProviderHandlers,
  sameValue,
} from '../protocol/index.ts';
import type { Block } from './configuration.ts';
import { configure } from './configure.ts';
import { type Connection, connect } from './connection.ts';
import { type Diagnostic, hasErrors, readDiagnostics } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import type { Known } from './known.ts';
import { newest, type Profile } from './profiles.ts';
import { objectType } from './schema.ts';
import { ProtocolViolation } from './violation.ts';

/** What is open, as Terraform holds it. */
interface OpenedValue {
  readonly type: string;
  readonly value: ObjectValue;
  /** Close gets those of Open, Renew those of the last Open or Renew. */
  readonly private: Uint8Array;
  readonly renewAt: Date | undefined;
}

export class EphemeralRun {
  readonly #handlers: ProviderHandlers;
  readonly #connection: Connection;

  private constructor(handlers: ProviderHandlers, connection: Connection) {
    this.#handlers = handlers;
    this.#connection = connection;
  }

  /** @throws Error when the provider refuses its configuration */
  static async start(
    handlers: ProviderHandlers,
    config: { readonly [argument: string]: unknown },
    profile: Profile = newest,
    known?: Promise<Known>,
  ): Promise<EphemeralRun> {
    const connection = await connect(handlers, profile, known);
    await configure(connection, config);
    return new EphemeralRun(handlers, connection);
  }

  /** @returns diagnostics, and what was opened unless one of them is an error */
  async open(type: string, body: Block['body']): Promise<{ opened?: OpenedValue; diagnostics: Diagnostic[] }> {
    const { call, schemas } = this.#connection;
    const attributes = schemas.ephemeralResources[type];
    if (!attributes) throw new Error(`the provider has no ephemeral resource ${type}`);
    const cty = objectType(attributes);
    const given = evaluate(cty, body, () => undefined);
    const config = encodeDynamicValue(cty, given);
    const invalid = readDiagnostics(
      (await call('ValidateEphemeralResourceConfig', { type_name: type, config })).diagnostics,
    );
    if (hasErrors(invalid)) return { diagnostics: invalid };
    const answer = await call('OpenEphemeralResource', { type_name: type, config });
    const diagnostics = [...invalid, ...readDiagnostics(answer.diagnostics)];
    if (hasErrors(diagnostics)) return { diagnostics };
    const value = decodeDynamicValue(cty, answer.result) as ObjectValue;
    for (const [name, attribute] of Object.entries(attributes)) {
      if (attribute.computed || sameValue(attribute.type, value[name], given[name])) continue;
      const title = 'Provider produced invalid ephemeral resource instance';
      throw new ProtocolViolation(title, `${name} of ${type} is not as configured`);
    }
    const opened = { type, value, private: answer.private ?? new Uint8Array(), renewAt: instantOf(answer.renew_at) };
    return { opened, diagnostics };
  }

  async renew(opened: OpenedValue): Promise<{ renewed: OpenedValue; diagnostics: Diagnostic[] }> {
    const answer = await this.#connection.call('RenewEphemeralResource', {
      type_name: opened.type,
      private: opened.private,
    });
    const renewed = { ...opened, private: answer.private ?? new Uint8Array(), renewAt: instantOf(answer.renew_at) };
    return { renewed, diagnostics: readDiagnostics(answer.diagnostics) };
  }

  async close(opened: OpenedValue): Promise<Diagnostic[]> {
    const { type, private: bytes } = opened;
    return readDiagnostics(
      (await this.#connection.call('CloseEphemeralResource', { type_name: type, private: bytes })).diagnostics,
    );
  }

  /** A person has pressed Ctrl-C: Terraform closes nothing any more. */
  async interrupt(): Promise<void> {
    await this.#connection.call('StopProvider', {});
  }

  /** Terraform asks the process to end, and waits. */
  async end(): Promise<void> {
    await this.#handlers.end?.();
  }
}

const instantOf = (timestamp: { seconds: number | bigint; nanos: number } | undefined) =>
  timestamp && new Date(Number(timestamp.seconds) * 1000 + timestamp.nanos / 1_000_000);
