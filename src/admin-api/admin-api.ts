// The typed client: one method per operation of the contract.
import { type CallOperation, createCaller } from './call-operation.ts';
import type { BoundSignals, Signals } from './describe-call.ts';
import { composeLayers } from './sending/compose.ts';
import { Contact } from './sending/contact.ts';
import type { Methods } from './generated/methods.ts';
import { type OperationId, operations } from './generated/operations.ts';
import type { OperationParameters } from './operation-types.ts';
import { type AdminApiOptions, readOptions } from './options.ts';
import { always, nextMoment } from './shared-reads/moment.ts';
import { shareReads } from './shared-reads/share-reads.ts';

/** What a client talks to, and through what. */
export interface Connection {
  /** Address of the instance: everything before `/api`. */
  readonly server: string;
  /** Address of the proxy, without its password. */
  readonly proxy: string | undefined;
  /** Milliseconds that the clock of the server was ahead at its last answer; undefined before the first. */
  readonly clockAhead: number | undefined;
}

/**
 * Every method takes the path and query parameters of its operation in one object, with the request body beside them
 * as `body`. It resolves to the JSON of the success answer, or to nothing where there is none, and rejects with an
 * AdminApiError.
 */
export interface AdminApi extends Methods {
  /** Whether Unleash has answered this client yet, and takes its token. */
  readonly hasContact: boolean;
  readonly connection: Connection;

  /**
   * The same client, with its connections and limits, for work that may end early. `signal` aborts everything at once.
   * `stopping` starts no further write and ends waits; reads go on, and a write in flight finishes. A signal that is
   * left out stays as it was.
   *
   * With `shareReads` equal reads share one answer, for five minutes at most and until this client writes what may change
   * it; such answers are frozen. It is for work that looks at one moment of the instance. Without it every read is sent.
   * With `anew` no answer is older than this call, unless the client that it is asked of shares reads already: work in
   * several parts looks at one moment, and the next work at the next.
   */
  with(signals: Signals): AdminApi;
}

/**
 * The client's methods are its own: they can be listed, and taken from it (`const { getUsers } = createAdminApi(…)`).
 * @throws AdminApiError of kind `options`
 */
export function createAdminApi(options: AdminApiOptions): AdminApi {
  const settings = readOptions(options);
  const contact = new Contact();
  const call = shareReads(createCaller(settings, composeLayers(settings, contact)), settings);
  const api = bindOperations(call, {}, { contact, server: settings.url, proxy: settings.proxy?.origin });
  return Object.assign(api, Object.fromEntries(methodNames.map((name) => [name, api[name].bind(api)])));
}

/** Whoever shares already goes on to share what it shares. */
const combine = (known: BoundSignals, { shareReads, ...further }: Signals): BoundSignals => ({
  ...known,
  ...further,
  ...(shareReads === false && { sharedFrom: undefined }),
  ...(shareReads && { sharedFrom: known.sharedFrom ?? (shareReads === 'anew' ? nextMoment() : always) }),
});

interface Line extends Pick<Connection, 'server' | 'proxy'> {
  readonly contact: Contact;
}

function bindOperations(call: CallOperation, signals: BoundSignals, line: Line): AdminApi {
  return new BoundOperations(call, signals, line) as unknown as AdminApi;
}

const methodNames = [...(Object.keys(operations) as OperationId[]), 'with'] as const;

/** The methods stand on the prototype: a client is bound anew for each piece of work, and has very many. */
class BoundOperations {
  readonly #call: CallOperation;
  readonly #signals: BoundSignals;
  readonly #line: Line;

  constructor(call: CallOperation, signals: BoundSignals, line: Line) {
    this.#call = call;
    this.#signals = signals;
    this.#line = line;
  }

  get hasContact(): boolean {
    return this.#line.contact.isMade;
  }

  get connection(): Connection {
    const { contact, server, proxy } = this.#line;
    return { server, proxy, clockAhead: contact.clockAhead };
  }

  with(further: Signals): AdminApi {
    return bindOperations(this.#call, combine(this.#signals, further), this.#line);
  }

  static {
    for (const id of Object.keys(operations) as OperationId[]) {
      const value = function (this: BoundOperations, parameters: OperationParameters<OperationId> = {}) {
        return this.#call(id, parameters, this.#signals);
      };
      Object.defineProperty(BoundOperations.prototype, id, { value, enumerable: true, writable: true });
    }
  }
}
