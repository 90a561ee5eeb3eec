// Remembers how long one RPC waited for the service, and says so when it was long.
import type { Report } from './report.ts';

/** Seconds from which a person would wonder what takes so long. */
const worthSaying = 10;

export class Waits {
  #seconds = 0;
  readonly #reasons = new Set<string>();

  /** @param reason such as `HTTP 429` */
  add(seconds: number, reason: string): void {
    this.#seconds += seconds;
    this.#reasons.add(reason);
  }

  reportTo(report: Report, service: string): void {
    if (this.#seconds < worthSaying) return;
    report.warning(
      `Waited for ${service}`,
      `${Math.round(this.#seconds)} s of this operation were spent waiting to try again after ${[...this.#reasons].join(' and ')}. Nothing is wrong: ${service} limits how fast it takes such requests, was busy, or was starting again.`,
    );
  }
}
