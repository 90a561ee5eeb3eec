// One whole error for a service that cannot be reached, and a line for everything else that wanted something of it.
import type { ServedProvider } from './define-provider.ts';

export class Outage {
  #isTold = false;

  /** Some work has failed because of it, and said so at length. */
  get isTold(): boolean {
    return this.#isTold;
  }

  tell(): void {
    this.#isTold = true;
  }

  /** Another configuration may reach it. */
  end(): void {
    this.#isTold = false;
  }
}

/** A provider that remembers, for one configuration, whether its service is out of reach. */
export type Reporting = ServedProvider & { readonly outage?: Outage };

export const seeFirstError = (service: string): string =>
  `${service} cannot be reached with this provider configuration: see the first error that says why.`;
