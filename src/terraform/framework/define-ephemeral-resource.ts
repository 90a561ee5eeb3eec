// An ephemeral resource: something that lives for one run and is given back, such as a token. Nothing of it is stored.
import type { Attributes, Desired, Results } from './attributes/index.ts';
import type { ValidateContext } from './define-resource.ts';

export interface EphemeralResourceDefinition<Api, As extends Attributes, Held> {
  readonly description: string;
  readonly edition?: 'pro' | 'enterprise';
  /** What only the server sets is the result; everything else is answered as it was configured. */
  readonly attributes: As;
  validate?(config: Desired<As>, context: ValidateContext): void;
  /** @throws ResourceFailure or an API error; then nothing is open */
  open(api: Api, config: Desired<As>): Promise<Opened<Results<As>, Held>>;
  /** Lets it live on. Left out, it ends when it ends. */
  renew?(api: Api, held: Held): Promise<Renewed>;
  /** Gives it back; what is gone already is no error. */
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

/** An ephemeral resource as the framework drives it, whatever its attributes are. */
export interface EphemeralResource<Api = never> {
  readonly name: string;
  readonly description: string;
  readonly edition?: 'pro' | 'enterprise';
  readonly attributes: Attributes;
  validate?(config: never, context: ValidateContext): void;
  open(api: Api, config: never): Promise<Opened<object, unknown>>;
  renew?(api: Api, held: never): Promise<Renewed>;
  close(api: Api, held: never): Promise<void>;
}

export const defineEphemeralResource = <Api, As extends Attributes, Held>(
  name: string,
  definition: EphemeralResourceDefinition<Api, As, Held>,
): EphemeralResource<Api> => ({ name, ...definition });
