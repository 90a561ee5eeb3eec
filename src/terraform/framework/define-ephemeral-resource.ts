// An ephemeral resource: something that lives for one run and is given back, such as a token. Nothing of it is stored.
import type { Attributes, Desired, Model, Results } from './attributes/index.ts';
import type { ValidateContext } from './contexts.ts';
import type { Offer } from './offer.ts';

export interface EphemeralResourceDefinition<Api, As extends Attributes, Held> extends Offer {
  readonly description: string;
  /** What only the server sets is the result; everything else is answered as it was configured. */
  readonly attributes: As;
  validate?(config: Desired<As>, context: ValidateContext): void;
  /** @throws ResourceFailure or an API error; then nothing is open */
  open(api: Api, config: Desired<As>): Promise<Opened<Results<As>, Held>>;
  /** Lets it live on. Left out, it ends when it ends. */
  renew?(api: Api, held: Held): Promise<Renewed>;
  /** Gives it back; what is gone already is not an error. */
  close(api: Api, held: Held): Promise<void>;
}

export interface Opened<Result, Held> {
  /** What only the server sets. */
  readonly result: Result;
  /** What renewing and closing need, as JSON can say it. It stays in the memory of Terraform and of this process. */
  readonly held: Held;
  /** When to renew; left out where that need not be, or cannot. */
  readonly renewAt?: Date;
}

export interface Renewed {
  readonly renewAt?: Date;
  /** What people should know, where it could not be done. */
  readonly problem?: string;
}

/** An ephemeral resource of any shape, as the framework drives it. */
export interface EphemeralResource<Api = unknown> extends Offer {
  readonly name: string;
  readonly description: string;
  readonly attributes: Attributes;
  validate?(config: Model, context: ValidateContext): void;
  open(api: Api, config: Model): Promise<Opened<Model, unknown>>;
  renew?(api: Api, held: unknown): Promise<Renewed>;
  close(api: Api, held: unknown): Promise<void>;
}

/** Gives the ephemeral resource its name, without the provider's prefix. */
export function defineEphemeralResource<Api, As extends Attributes, Held>(
  name: string,
  definition: EphemeralResourceDefinition<Api, As, Held>,
): EphemeralResource<Api> {
  // The one place where the shape is forgotten: what goes in and out are values by the names of these attributes.
  return { name, ...(definition as object as Omit<EphemeralResource<Api>, 'name'>) };
}
