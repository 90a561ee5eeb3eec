// What one provider process remembers between RPCs: the configured API client and whether Terraform asked to stop.
import type { Call } from '../protocol/index.ts';
import type { Provider } from './define-provider.ts';
import { ResourceFailure } from './failure.ts';
import type { Waits } from './waits.ts';

export class Session<Api = unknown> {
  readonly provider: Provider<Api>;
  /** What resources noticed while this process planned, by a key of their own; it starts empty with each configuration. */
  readonly noticed = new Map<string, unknown>();
  /** What this process has made, so that it never takes one of its own objects for another's. */
  readonly made = new Set<string>();
  #api: Api | undefined;
  #whyNot = 'Terraform has not configured the provider yet.';
  #stopping = new AbortController();

  constructor(provider: Provider<Api>) {
    this.provider = provider;
  }

  /** A second configuration replaces the first, and starts afresh after a stop. */
  configured(api: Api): void {
    this.#api = api;
    this.#stopping = new AbortController();
    this.noticed.clear();
    this.made.clear();
  }

  /** Resources can still be planned; whatever needs the API fails and says why. */
  unconfigured(reason: string): void {
    this.#api = undefined;
    this.#whyNot = reason;
  }

  stop(): void {
    this.#stopping.abort(new Error('Terraform was asked to stop'));
  }

  get isConfigured(): boolean {
    return this.#api !== undefined;
  }

  /**
   * The API client for one RPC.
   * @param limit ends its calls, besides Terraform giving up on the RPC
   * @param waits told of every wait before a call is tried again
   * @throws ResourceFailure when the provider has no configuration
   */
  api(call: Call, limit?: AbortSignal, waits?: Waits): Api {
    if (this.#api === undefined) throw new ResourceFailure(this.#whyNot);
    const signal = limit ? AbortSignal.any([call.signal, limit]) : call.signal;
    const onWait = (seconds: number, reason: string) => waits?.add(seconds, reason);
    return this.provider.bind(this.#api, { signal, stopping: this.#stopping.signal, onWait });
  }
}
