// One member of the catalog on a sandbox, with a way back to every starting point and a network that can fail.
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import type { ProviderHandlers, RpcName } from '../../../src/terraform/protocol/index.ts';
import { fastClock, type Member, provider, startCore } from '../../../workshop/catalog.ts';
import { type MiniCore, ProtocolViolation } from '../../../src/terraform/testing/index.ts';
import { type Moment, momentOf, returnTo } from '../moment.ts';
import { Network, type Reach, requestTimeoutMs, type Strike } from './network.ts';
import { type Said, Surroundings } from './surroundings.ts';

/** A request that was made. */
export interface Made {
  readonly method: string;
  readonly operation: string;
  readonly rpc: RpcName | undefined;
}

export type Disturb = (handlers: ProviderHandlers) => ProviderHandlers;

/** What came of one piece of work. */
export interface Outcome {
  /** What Terraform would call a bug in the provider. */
  readonly broken: string | undefined;
  readonly errors: readonly Said[];
  readonly warnings: readonly Said[];
  /** The requests that were made, oldest first. */
  readonly calls: readonly Made[];
  /** Whether a fault that reaches further would have met another request. */
  readonly met: { readonly [reach in Exclude<Reach, 'once'>]: boolean };
}

export class Stage implements AsyncDisposable {
  readonly member: Member;
  readonly core: MiniCore;
  readonly sandbox: Sandbox;
  readonly #network: Network;
  readonly #surroundings: Surroundings;

  private constructor(member: Member, sandbox: Sandbox, core: MiniCore, network: Network, surroundings: Surroundings) {
    this.member = member;
    this.sandbox = sandbox;
    this.core = core;
    this.#network = network;
    this.#surroundings = surroundings;
  }

  /** @param disturb stands between Terraform and the provider */
  static async open(member: Member, disturb: Disturb = (handlers) => handlers): Promise<Stage> {
    const instant = new Date();
    const sandbox = await startSandbox({ clock: () => instant });
    const clock = fastClock();
    const surroundings = new Surroundings(member.type);
    const network = new Network(sandbox, clock, () => surroundings.rpc);
    const handlers = surroundings.handlers(disturb(providerHandlers(provider({ clock, fetch: network.fetch }))));
    const core = await startCore(handlers, settingsFor(sandbox));
    return new Stage(member, sandbox, core, network, surroundings);
  }

  now(): Moment {
    return momentOf(this);
  }

  returnTo(moment: Moment): void {
    returnTo(this, moment);
  }

  /** Puts the surroundings up: whatever the work does with them, it does to the server. */
  prepare<T>(work: () => Promise<T>): Promise<T> {
    this.#surroundings.frozen = false;
    this.#surroundings.forgetData();
    return work();
  }

  /** Does the work with the surroundings at rest. */
  async perform(work: (core: MiniCore) => Promise<unknown>, strike?: Strike): Promise<Outcome> {
    this.sandbox.requests.length = 0;
    const { said } = this.#surroundings;
    said.length = 0;
    this.#surroundings.frozen = true;
    let broken: string | undefined;
    await this.#network
      .during(strike, () => work(this.core))
      .catch((thrown: Error) => {
        // The core throws where Terraform stops at an error that the provider told of, which is as it should be.
        const isTold = said.some(({ summary }) => thrown.message.includes(summary));
        if (!isTold || thrown instanceof ProtocolViolation) broken = thrown.message;
      });
    return {
      broken,
      errors: said.filter(({ severity }) => severity === 'error'),
      warnings: said.filter(({ severity }) => severity === 'warning'),
      calls: this.sandbox.requests.map(({ method, operation = 'an unknown operation' }, index) => ({
        method,
        operation,
        rpc: this.#network.sent[index],
      })),
      met: { ...this.#network.met },
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sandbox.stop();
  }
}

/** One request at a time, so that the same work makes the same calls in the same order. */
const settingsFor = ({ url, token }: Sandbox) => ({
  base_url: url,
  authorization: token,
  max_concurrent_requests: 1,
  request_timeout: requestTimeoutMs / 1000,
  operation_timeout: 60,
});
