// Whether what a client talks to is an Unleash that takes its token: until then every failure means the same.
import type { Answer } from './call.ts';

export class Contact {
  #isMade = false;

  /** Unleash has answered this client, and takes its token. */
  get isMade(): boolean {
    return this.#isMade;
  }

  /** Success alone proves it, and no web page is one. */
  note({ status, ok, headers }: Answer): void {
    this.#isMade ||= status === 204 || (ok && !/\bhtml\b/i.test(headers.get('Content-Type') ?? ''));
  }
}
