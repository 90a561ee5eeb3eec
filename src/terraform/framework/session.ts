// What one provider process remembers between RPCs: the configured API client and whether Terraform asked to stop.
import type { Call } from '../protocol/index.ts';
import type { ServedProvider } from './define-provider.ts';
import { ResourceFailure } from './failure.ts';
import { Outage, seeFirstError } from './outage.ts';
import { ListingDecision } from './run/listing-decision.ts';
import { Run } from './run/run.ts';
import { OpenObjects } from './run/open-objects.ts';
import type { Waits } from './waits.ts';

/** What an RPC asks of its API client. */
interface Wishes {
  /** Ends its calls, besides Terraform giving up on the RPC. */
  readonly limit?: AbortSignal | undefined;
  /** Told of every wait before a call is tried again. */
  readonly waits?: Waits;
  /** It only looks: what was read since the provider was configured, and not changed since, need not be read again. */
  readonly shareReads?: boolean;
}

const realPause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export class Session<Api = unknown> {
  readonly provider: ServedProvider<Api> & { readonly outage: Outage };
  /** What this run plans for, and does to, each thing; it starts empty with each configuration. */
  run: Run;
  /** This run has read an object, so it reads every object in state. */
  isRefreshing = false;
  readonly #listings = new Map<string, ListingDecision>();
  /** What this process has created, so that it never takes one of its own objects for another's. */
  readonly createdHere = new Set<string>();
  /** What ephemeral resources have open. */
  readonly open = new OpenObjects();
  /** For so many minutes a create may take over what the same caller made; undefined where it never may. */
  takeOverMinutes: number | undefined;
  #api: Api | undefined;
  #isConfiguredLater = false;
  #whyNot = 'Terraform has not configured the provider yet.';
  #stopping = new AbortController();

  constructor(provider: ServedProvider<Api>) {
    this.provider = { ...provider, outage: new Outage() };
    this.run = this.#newRun();
  }

  /** A second configuration replaces the first, and starts afresh after a stop. */
  configured(api: Api, takeOverMinutes?: number): void {
    this.#api = api;
    this.#isConfiguredLater = false;
    this.takeOverMinutes = takeOverMinutes;
    this.#stopping = new AbortController();
    this.provider.outage.end();
    this.run = this.#newRun();
    this.#listings.clear();
    this.isRefreshing = false;
    this.createdHere.clear();
  }

  /** Resources can still be planned; whatever needs the API fails and says why, or is put off where that is allowed. */
  unconfigured(reason: string, { isLater = false } = {}): void {
    this.#api = undefined;
    this.#isConfiguredLater = isLater;
    this.run = this.#newRun();
    this.isRefreshing = false;
    this.#whyNot = reason;
  }

  stop(): void {
    this.#stopping.abort(new Error('Terraform was asked to stop'));
  }

  get isConfigured(): boolean {
    return this.#api !== undefined;
  }

  /** Terraform has configured it with values that are not known yet, and will again when they are. */
  get isConfiguredLater(): boolean {
    return this.#isConfiguredLater;
  }

  /**
   * The API client for one RPC.
   * @throws ResourceFailure when the provider has no configuration, or one with which nothing can be reached
   */
  api(call: Call, { limit, waits, shareReads = false }: Wishes = {}): Api {
    if (this.#api === undefined) throw new ResourceFailure(this.#whyNot);
    if (this.provider.outage.isTold) throw new ResourceFailure(seeFirstError(this.provider.service));
    const signal = limit ? AbortSignal.any([call.signal, limit]) : call.signal;
    const onWait = (seconds: number, reason: string) => waits?.add(seconds, reason);
    return this.provider.bind(this.#api, { signal, stopping: this.#stopping.signal, onWait, shareReads });
  }

  /**
   * Whatever the present API client has opened is given back with the same one, which a stop does not hold up.
   * @throws ResourceFailure when the provider has no configuration
   */
  lastingApi(): (signal: AbortSignal) => Api {
    const api = this.#api;
    if (api === undefined) throw new ResourceFailure(this.#whyNot);
    const stopping = new AbortController().signal;
    return (signal) => this.provider.bind(api, { signal, stopping, onWait: () => {}, shareReads: false });
  }

  #newRun(): Run {
    return new Run({
      planNotes: this.provider.planNotes,
      pause: (milliseconds) => this.pause(milliseconds),
      tellsState: this.takeOverMinutes !== undefined,
    });
  }

  /** Lets so much time pass. */
  pause(milliseconds: number): Promise<void> {
    return (this.provider.pause ?? realPause)(milliseconds);
  }

  /** How the objects of one resource type are read that were asked for since the provider was configured. */
  listing(typeName: string): ListingDecision {
    const known = this.#listings.get(typeName);
    if (known) return known;
    const listing = new ListingDecision({
      pause: (milliseconds) => this.pause(milliseconds),
      countSeen: () => [...this.#listings.values()].reduce((sum, { size }) => sum + size, 0),
    });
    this.#listings.set(typeName, listing);
    return listing;
  }
}
