// What Terraform does with actions: validate, plan and invoke them, and hold what they stream to core's rules.
import { encodeDynamicValue, type ProviderHandlers } from '../protocol/index.ts';
import type { Block } from './configuration.ts';
import { configure, type Settings } from './configure.ts';
import { type Connection, connect } from './connection.ts';
import { type Diagnostic, hasErrors, readDiagnostics } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import type { Known } from './known.ts';
import { newest, type Profile } from './profiles.ts';
import { objectType, type Schemas } from './schema.ts';
import { streamOf } from './stream.ts';
import { ProtocolViolation } from './violation.ts';

export interface Invoked {
  /** What people were shown while it ran. */
  readonly progress: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export class ActionRun {
  readonly #handlers: ProviderHandlers;
  readonly #connection: Connection;

  private constructor(handlers: ProviderHandlers, connection: Connection) {
    this.#handlers = handlers;
    this.#connection = connection;
  }

  /** @throws Error when the provider refuses its configuration */
  static async start(
    handlers: ProviderHandlers,
    config: Settings,
    profile: Profile = newest,
    known?: Promise<Known>,
  ): Promise<ActionRun> {
    const connection = await connect(handlers, profile, known);
    await configure(connection, config);
    return new ActionRun(handlers, connection);
  }

  get schemas(): Schemas {
    return this.#connection.schemas;
  }

  /** @param unknown attributes that are not known yet, as it may be in a plan */
  async plan(type: string, body: Block['body'], unknown: readonly string[] = []): Promise<Diagnostic[]> {
    const request = { action_type: type, config: this.#encode(type, body, unknown) };
    const invalid = readDiagnostics((await this.#connection.call('ValidateActionConfig', request)).diagnostics);
    if (hasErrors(invalid)) return invalid;
    return [...invalid, ...readDiagnostics((await this.#connection.call('PlanAction', request)).diagnostics)];
  }

  /** As `-invoke` does: it is planned first, and not done when that fails. */
  async invoke(type: string, body: Block['body'], onProgress = (_message: string) => {}): Promise<Invoked> {
    const planned = await this.plan(type, body);
    if (hasErrors(planned)) return { progress: [], diagnostics: planned };
    const progress: string[] = [];
    let completed: Diagnostic[] | undefined;
    const request = { action_type: type, config: this.#encode(type, body) };
    for await (const event of streamOf(this.#handlers, 'InvokeAction', request)) {
      if (completed) throw new ProtocolViolation('The action goes on after it has completed', type);
      if (event.progress) {
        progress.push(event.progress.message);
        onProgress(event.progress.message);
      } else if (event.completed) completed = readDiagnostics(event.completed.diagnostics);
      else throw new ProtocolViolation('The action sends an event that is neither progress nor completed', type);
    }
    if (!completed) throw new ProtocolViolation('The action ends without having completed', type);
    return { progress, diagnostics: [...planned, ...completed] };
  }

  /** A person has pressed Ctrl-C. */
  async interrupt(): Promise<void> {
    await this.#connection.call('StopProvider', {});
  }

  #encode(type: string, body: Block['body'], unknown: readonly string[] = []) {
    const attributes = this.schemas.actions[type];
    if (!attributes) throw new Error(`the provider has no action ${type}`);
    const cty = objectType(attributes);
    const given = evaluate(cty, body, () => undefined);
    return encodeDynamicValue(cty, { ...given, ...Object.fromEntries(unknown.map((name) => [name, undefined])) });
  }
}
