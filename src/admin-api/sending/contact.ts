// Whether what a client talks to is an Unleash that takes its token: until then every failure means the same.
import type { Answer } from './call.ts';

export class Contact {
  #isMade = false;
  #clockAhead: number | undefined;

  /** Unleash has answered this client, and takes its token. */
  get isMade(): boolean {
    return this.#isMade;
  }

  /** Milliseconds that the server's clock was ahead of ours when it answered last, to the second; undefined where it said nothing. */
  get clockAhead(): number | undefined {
    return this.#clockAhead;
  }

  /** Success alone proves it, and no web page is one. */
  note({ status, ok, headers }: Answer, now: number): void {
    const date = Date.parse(headers.get('Date') ?? '');
    if (!Number.isNaN(date)) this.#clockAhead = date - Math.floor(now / 1000) * 1000;
    this.#isMade ||= status === 204 || (ok && !/\bhtml\b/i.test(headers.get('Content-Type') ?? ''));
  }
}
