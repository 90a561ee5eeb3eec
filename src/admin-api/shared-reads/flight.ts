// One read under way for everybody who asked the same.
import type { BoundSignals } from '../describe-call.ts';
import { onAbort } from '../sending/cancel.ts';
import { nextMoment } from './moment.ts';

/** The read goes on for as long as one of them wants it, whoever asked first. */
export class Flight {
  readonly startedAt: number;
  readonly moment = nextMoment();
  #outcome: 'open' | 'landed' | 'failed' = 'open';
  readonly #answer: Promise<unknown>;
  readonly #passengers = new Set<BoundSignals>();
  readonly #ending = new AbortController();
  readonly #stopping = new AbortController();

  /** @param send starts the read at once, with the signals that stand for all passengers */
  constructor(startedAt: number, send: (signals: BoundSignals) => Promise<unknown>) {
    this.startedAt = startedAt;
    this.#answer = send({
      signal: this.#ending.signal,
      stopping: this.#stopping.signal,
      onWait: (wait) => {
        for (const { onWait } of this.#passengers) onWait?.(wait);
      },
    });
    const end = (outcome: 'landed' | 'failed') => () => {
      this.#outcome = outcome;
      this.#passengers.clear();
    };
    this.#answer.then(end('landed'), end('failed'));
  }

  get landed(): boolean {
    return this.#outcome === 'landed';
  }

  /** No answer came, or everybody left and it was ended. */
  get failed(): boolean {
    return this.#outcome === 'failed' || this.#ending.signal.aborted;
  }

  /** The answer; rejects with what `cancelled` makes as soon as this passenger's signal aborts. */
  board(signals: BoundSignals, cancelled: () => unknown): Promise<unknown> {
    if (signals.signal?.aborted) return Promise.reject(cancelled());
    if (this.landed) return this.#answer;
    this.#passengers.add(signals);
    return new Promise((resolve, reject) => {
      const letGo = [
        onAbort(signals.stopping, () => this.#review()),
        onAbort(signals.signal, () => {
          this.#review();
          reject(cancelled());
        }),
      ];
      const end = () => {
        for (const release of letGo) release();
      };
      this.#answer.finally(end).then(resolve, reject);
    });
  }

  #review(): void {
    const all = [...this.#passengers];
    const hasLeft = ({ signal }: BoundSignals) => signal?.aborted === true;
    if (all.every((one) => hasLeft(one) || one.stopping?.aborted)) this.#stopping.abort();
    if (all.every(hasLeft)) this.#ending.abort();
  }
}
