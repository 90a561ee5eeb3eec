// A managed resource as one object literal; everything else about it is derived.
import type { AnyAttribute, Attributes, Config, Desired, Observed, Planned, State } from './attributes/index.ts';
import { checkDefinition } from './check-definition.ts';
import type { CreationLog } from './creation-log.ts';
import type { PrivateState } from './private-state.ts';
import type { RunView } from './run/run.ts';

/** How data sources find what a resource manages. Everything of it must be in `list`. */
export interface Lookup<Api, As extends Attributes = Attributes> {
  /** Attributes of which each alone, or all that are given together, name one object. */
  readonly by: readonly (keyof As & string)[];
  /** Name of the data source that lists many, such as `users`. */
  readonly plural: string;
  /** Attributes by whose value many are filtered. */
  readonly filters: readonly (keyof As & string)[];
  /** Edition that looking up needs, where managing needs a higher one. */
  readonly edition?: 'open-source' | 'pro';
  /** Filters that are no attribute: `keep` answers whether an object stays. */
  readonly where?: {
    readonly [filter: string]: {
      readonly attribute: AnyAttribute;
      keep(api: Api, value: never): Promise<(state: never) => boolean>;
    };
  };
}

/** How an object is imported whose identity is a secret: by a name that may stand in a shell's history. */
export interface ImportName<As extends Attributes = Attributes> {
  /** Attributes whose values, joined by colons, are the name. */
  readonly by: readonly (keyof As & string)[];
  /** Of several objects with one name, those that are meant when there are any. */
  prefers?(state: State<As>): boolean;
}

/** What every call of a resource gets besides its input. */
export interface CallContext {
  /** Adds a warning to the result, about one attribute when it is named. */
  warn(summary: string, detail: string, attribute?: string): void;
  /** Small texts that Terraform keeps beside the state and never shows. */
  readonly private: PrivateState;
  /** What the whole run does, as far as this process knows. */
  readonly run: RunView;
}

/** What `create` and `update` get besides identity and body. */
export interface WriteContext<As> extends CallContext {
  /** State before the change; null when creating. */
  readonly prior: State<As> | null;
  readonly desired: Desired<As>;
  /** Puts into state what the server tells only this once, such as a new secret. */
  keep<K extends keyof As & string>(attribute: K, value: State<As>[K]): void;
  /** Says that a failure of this work is about one attribute. */
  at<T>(attribute: keyof As & string, work: Promise<T>): Promise<T>;
}

/** What `plan` gets. It may look at the server, refuse with `error`, and decide values the configuration leaves open. */
export interface PlanContext<Api, As> extends CallContext {
  readonly api: Api;
  readonly config: Config<As>;
  readonly prior: State<As> | null;
  readonly planned: Planned<As>;
  /** What resources of this configuration noticed so far in this run, by a key of their own. */
  readonly noticed: Map<string, unknown>;
  /** Plans a value for an attribute that the configuration leaves to the provider. */
  set<K extends keyof As & string>(attribute: K, value: Planned<As>[K]): void;
  /** Plans a new object in place of this one, because of an attribute that could be changed in place at other times. */
  replace(attribute: keyof As & string): void;
  /** Refuses the plan. The path starts at an attribute; a member of a set ends it. */
  error(summary: string, detail: string, path?: readonly (string | number)[]): void;
}

/** What `planDestroy` gets. */
export interface PlanDestroyContext<Api, As>
  extends CallContext,
    Pick<PlanContext<Api, As>, 'api' | 'noticed' | 'error'> {
  readonly prior: State<As>;
}

/** What `validate` gets: the configuration alone, without a server. */
export interface ValidateContext {
  error(summary: string, detail: string, path?: readonly (string | number)[]): void;
  warn(summary: string, detail: string, attribute?: string): void;
}

/**
 * `read` left out means: found by identity in `list`. `list` left out: it cannot be listed.
 * `create` left out: it always exists and the first apply adopts it through `update`. `update` left out: every change
 * replaces. `delete` left out: destroy forgets it, with a warning that says so.
 */
export interface ResourceDefinition<Api, As extends Attributes, Id extends keyof As & string, Item, Body> {
  readonly description: string;
  /** Edition of Unleash that has it, when the open-source one has not. */
  readonly edition?: 'pro' | 'enterprise';
  /** Attributes that name it uniquely on the server; they find it again when an answer was lost. */
  readonly naming?: readonly (keyof As & string)[];
  /** What its names are unique among, where that is more than its own kind. */
  readonly nameSpace?: string;
  /**
   * Smaller things that an object decides about, such as each grant of a list of grants, by keys that other resources use too.
   * What is not known yet is left out; undefined when nothing is known.
   * @param config of the planned object; null for the prior one
   */
  claims?(model: Planned<As>, config: Config<As> | null): readonly string[] | undefined;
  /** Things that an object is a part of, by the keys under which others claim them: it goes when they go. */
  insideOf?(model: Planned<As>): readonly string[];
  readonly attributes: As;
  readonly identity: readonly Id[];
  /** Needed where the identity is a secret; everything of it must be in `list`. */
  readonly importName?: ImportName<As>;
  /** Field names of the API whose attribute is not simply their snake_case form. */
  readonly fields?: { readonly [apiField: string]: keyof As & string };
  /** Data sources for one and many follow from it. */
  readonly lookup?: Lookup<Api, As>;
  /** Attributes that items of `list` do not tell. */
  readonly listLacks?: readonly (keyof As & string)[];
  /** Everything of this kind. Items may lack fields when `read` is given. */
  list?(api: Api): Promise<readonly Item[]>;
  /** `list` is one call whose items say all that `read` says, so it answers the reads of several objects. */
  readonly readFromList?: true;
  /** The object, or null when it does not exist. */
  read?(api: Api, id: Pick<State<As>, Id>): Promise<Item | null>;
  toState(item: Item): NoInfer<Observed<As>>;
  /** Attributes that something else keeps for this object: state keeps what it said of them, and no drift is seen. */
  leavesAlone?(item: Item, state: State<As> | null): readonly (keyof As & string)[];
  toBody(desired: Desired<As>): Body;
  create?(api: Api, body: NoInfer<Body>, context: WriteContext<As>): Promise<NoInfer<Pick<State<As>, Id>>>;
  /** How objects came to be: tells whether a lost answer was about ours, and what a run that was cut off left behind. */
  readonly creationLog?: CreationLog<Api, State<As>>;
  /** Attributes that `create` cannot write: when one of them is set, `update` follows at once. */
  readonly completeWithUpdate?: readonly (keyof As & string)[];
  update?(api: Api, id: Pick<State<As>, Id>, body: NoInfer<Body>, context: WriteContext<As>): Promise<void>;
  delete?(api: Api, id: Pick<State<As>, Id>, context: CallContext & { readonly prior: State<As> }): Promise<void>;
  /** Checks across attributes that need no server. */
  validate?(config: Config<As>, context: ValidateContext): void;
  /** Looks at the planned change with the server at hand. */
  plan?(context: PlanContext<Api, As>): Promise<void> | void;
  /** The same for a planned destroy. A replacement is a planned change and not a destroy. */
  planDestroy?(context: PlanDestroyContext<Api, As>): Promise<void> | void;
}

/** A resource of any shape, as the framework drives it. */
// biome-ignore lint/suspicious/noExplicitAny: the catalog holds resources of many shapes; models are checked where they are defined
export type Resource<Api = any> = { readonly name: string } & ResourceDefinition<Api, any, any, any, any>;

/** Checks what the compiler cannot and gives the resource its name, without the provider's prefix. */
export function defineResource<Api, As extends Attributes, const Id extends keyof As & string, Item, Body>(
  name: string,
  definition: ResourceDefinition<Api, As, Id, Item, Body>,
): { readonly name: string } & ResourceDefinition<Api, As, Id, Item, Body> {
  const resource = { name, ...definition };
  checkDefinition(resource);
  return resource;
}
