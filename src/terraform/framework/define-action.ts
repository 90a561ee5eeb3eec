// An action: something to do when a configuration or a person asks for it. It has no result, and nothing of it is stored.
import type { Attributes, Config, Desired, Model } from './attributes/index.ts';
import type { ValidateContext, Warn } from './contexts.ts';
import type { Offer } from './offer.ts';
import type { RunView } from './run/run.ts';

export interface ActionDefinition<Api, As extends Attributes> extends Offer {
  readonly description: string;
  /** All of them are for the configuration to set. */
  readonly attributes: As;
  validate?(config: Config<As>, context: ValidateContext): void;
  /** Looks whether it can be done, and refuses. Not asked while some of the configuration is unknown. */
  plan?(api: Api, config: Desired<As>, context: ValidateContext): Promise<void>;
  /**
   * Does it; the same may be asked again after a run that failed halfway.
   * @throws ResourceFailure or an API error; what was `done` before that is told as well
   */
  invoke(api: Api, config: Desired<As>, context: InvokeContext): Promise<void>;
}

export interface InvokeContext {
  /** Says what goes on to the person who waits. */
  progress(message: string): void;
  /** Says what has been done by now, which stays even where the rest fails. */
  done(message: string): void;
  readonly warn: Warn;
  readonly run: RunView;
}

/** An action of any shape, as the framework drives it. */
export interface Action<Api = unknown> extends Offer {
  readonly name: string;
  readonly description: string;
  readonly attributes: Attributes;
  validate?(config: Model, context: ValidateContext): void;
  plan?(api: Api, config: Model, context: ValidateContext): Promise<void>;
  invoke(api: Api, config: Model, context: InvokeContext): Promise<void>;
}

/**
 * Gives the action its name, without the provider's prefix.
 * @throws Error when an attribute is not for the configuration to set
 */
export function defineAction<Api, As extends Attributes>(
  name: string,
  definition: ActionDefinition<Api, As>,
): Action<Api> {
  const result = Object.entries(definition.attributes).find(([, { settable }]) => !settable);
  if (result) throw new Error(`action ${name}: the attribute ${result[0]} is a result, and an action has none`);
  // The one place where the shape is forgotten: what goes in are values by the names of these attributes.
  return { name, ...(definition as object as Omit<Action<Api>, 'name'>) };
}
