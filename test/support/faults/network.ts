// The way between provider and sandbox, on which one call can be made to fail.
import { vi } from 'vitest';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { RpcName } from '../../../src/terraform/protocol/index.ts';
import type { fastClock } from '../../../workshop/catalog.ts';
import type { Fault } from './faults.ts';

/** How far a fault reaches: that request alone, each further one of the same call, or all from then on. */
export type Reach = 'once' | 'this call' | 'every call';

/** One fault at one call. */
export interface Strike {
  /** The number of the request, counted from 0. */
  readonly at: number;
  readonly fault: Fault;
  readonly reach: Reach;
}

export const requestTimeoutMs = 10_000;

export class Network {
  readonly #sandbox: Sandbox;
  readonly #clock: ReturnType<typeof fastClock>;
  readonly #rpc: () => RpcName | undefined;
  #strike: Strike | undefined;
  /** For each request since counting began: the RPC that made it. */
  readonly sent: (RpcName | undefined)[] = [];
  #struck: string | undefined;
  /** Whether a fault that reaches further would have met another request. */
  readonly met = { 'this call': false, 'every call': false };

  constructor(sandbox: Sandbox, clock: ReturnType<typeof fastClock>, rpc: () => RpcName | undefined) {
    this.#sandbox = sandbox;
    this.#clock = clock;
    this.#rpc = rpc;
  }

  /** Does the work with one strike on the way, or with none; requests are counted from here. */
  async during<T>(strike: Strike | undefined, work: () => Promise<T>): Promise<T> {
    this.#strike = strike;
    this.sent.length = 0;
    this.#struck = undefined;
    Object.assign(this.met, { 'this call': false, 'every call': false });
    // The client's timers must run out without anybody waiting for them.
    if (strike?.fault.how === 'late') vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      return await work();
    } finally {
      await this.#untilQuiet();
      vi.useRealTimers();
      this.#strike = undefined;
      this.#sandbox.clearFailures();
    }
  }

  /** Work may end at its first failure while calls beside it go on; none of them may reach what comes next. */
  async #untilQuiet(): Promise<void> {
    let before: number;
    do {
      before = this.sent.length;
      await new Promise(setImmediate);
    } while (this.sent.length > before);
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const fault = this.#faultFor(request);
    if (fault === 'late') return this.#answerLate(request);
    if (fault) this.#sandbox.fail({ path: '**', how: fault });
    return this.#sandbox.fetch(request);
  };

  #faultFor({ method, url }: Request): Fault['how'] | undefined {
    const number = this.sent.push(this.#rpc()) - 1;
    if (!this.#strike || number < this.#strike.at) return undefined;
    const { at, fault, reach } = this.#strike;
    const target = `${method} ${new URL(url).pathname}`;
    if (number === at) {
      this.#struck = target;
      return fault.how;
    }
    const isSame = target === this.#struck;
    this.met['every call'] = true;
    this.met['this call'] ||= isSame;
    return reach === 'every call' || (reach === 'this call' && isSame) ? fault.how : undefined;
  }

  async #answerLate(request: Request): Promise<Response> {
    const { signal } = request;
    const answer = await this.#sandbox.fetch(request);
    await this.#clock.sleep(requestTimeoutMs, signal);
    vi.advanceTimersByTime(requestTimeoutMs);
    signal.throwIfAborted();
    return answer;
  }
}
