// A small core whose provider can be killed after any write: nothing that it does then reaches anybody, Terraform included.
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { provider, startCore } from '../../../workshop/catalog.ts';
import type { MiniCore } from '../../../src/terraform/testing/index.ts';
import { type Moment, momentOf, recall, returnTo } from '../../support/moment.ts';

interface Wire {
  onWritten: () => void;
  dead: boolean;
}

export class KillableCore implements AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly core: MiniCore;
  readonly #wire: Wire;

  private constructor(sandbox: Sandbox, core: MiniCore, wire: Wire) {
    this.sandbox = sandbox;
    this.core = core;
    this.#wire = wire;
  }

  static async open(): Promise<KillableCore> {
    const sandbox = await startSandbox();
    const wire: Wire = { onWritten: () => {}, dead: false };
    const fetch = async (request: Request) => {
      if (wire.dead) throw new TypeError('fetch failed');
      const answer = await sandbox.fetch(request);
      if (request.method !== 'GET') wire.onWritten();
      if (wire.dead) throw new TypeError('fetch failed');
      return answer;
    };
    const { url: base_url, token: authorization } = sandbox;
    const settings = { base_url, authorization, max_concurrent_requests: 1, take_over_minutes: 60 };
    return new KillableCore(sandbox, await startCore(providerHandlers(provider({ fetch })), settings), wire);
  }

  now(): Moment {
    return momentOf(this);
  }

  returnTo(moment: Moment): void {
    returnTo(this, moment);
  }

  /** Does the work until so many writes are done; then nothing it does reaches anybody. Answers whether it came that far. */
  async killAfter(writes: number, work: () => Promise<unknown>): Promise<boolean> {
    let state: Moment['state'] | undefined;
    let done = 0;
    this.#wire.onWritten = () => {
      done += 1;
      if (done !== writes) return;
      state = new Map(this.core.state);
      this.#wire.dead = true;
    };
    await work().catch((error: unknown) => {
      if (!this.#wire.dead) throw error;
    });
    this.#wire.onWritten = () => {};
    this.#wire.dead = false;
    if (state) recall(this.core, state);
    return state !== undefined;
  }

  holdings(): { [kind: string]: unknown } {
    return this.sandbox.snapshot({ named: true });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sandbox.stop();
  }
}
