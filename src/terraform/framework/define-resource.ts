// A managed resource as one object literal; everything else about it is derived.
import {
  type AnyAttribute,
  type Attributes,
  type Config,
  type Desired,
  notBlank,
  type Observed,
  type Planned,
  rolesOf,
  type State,
} from './attributes/index.ts';
import { checkDefinition } from './check-definition.ts';
import type { DeleteContext, PlanContext, PlanDestroyContext, ValidateContext, WriteContext } from './contexts.ts';
import type { CreationLog } from './creation-log.ts';
import type { Offer } from './offer.ts';
import type { Resource } from './resource.ts';

/** How data sources find what a resource manages. Everything of it must be in `list`. */
export interface DerivedDataSources<Api, As extends Attributes = Attributes> {
  /** The data source that looks one up; left out where it has a definition of its own. */
  readonly one?: {
    /** Attributes of which each alone, or all that are given together, name one object. */
    readonly by: readonly (keyof As & string)[];
    /** What one looks up and what comes back, in words that are not those of the resource. */
    readonly description: string;
  };
  /** Name of the data source that lists many, such as `users`. */
  readonly many: string;
  /** What it lists, and what for; also said of the list resource. */
  readonly description: string;
  /** Attributes by whose value many are filtered. */
  readonly filters: readonly (keyof As & string)[];
  /** What looking up requires, where managing requires something else; null for nothing. */
  readonly requires?: string | null;
  /** Filters that are not attributes: `keep` answers whether an object stays. */
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
  /** Whether the server shows the secret only once, so that what identifies the object in lists opens nothing. */
  isShownOnce?(state: State<As>): boolean;
}

/**
 * `read` left out means: found by identity in `list`. `list` left out: it cannot be listed.
 * `create` left out: it always exists and the first apply adopts it through `update`. `update` left out: every change
 * replaces. `delete` left out: destroy forgets it, with a warning that says so.
 */
export interface ResourceDefinition<Api, As extends Attributes, Id extends keyof As & string, Item, Body>
  extends Offer {
  readonly description: string;
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
  /** Where people find what its import id is made of, in sentences; for whatever there can be several of. */
  readonly whereToFind?: string;
  /** Needed where the identity is a secret; everything of it must be in `list`. */
  readonly importName?: ImportName<As>;
  /** Field names of the API whose attribute is not simply their snake_case form. */
  readonly fields?: { readonly [apiField: string]: keyof As & string };
  /** Data sources for one and many follow from it. */
  readonly dataSources?: DerivedDataSources<Api, As>;
  /** Attributes that items of `list` leave out. */
  readonly listOmits?: readonly (keyof As & string)[];
  /** Everything of this kind. Items may lack fields when `read` is given. */
  list?(api: Api): Promise<readonly Item[]>;
  /** `list` is one call whose items say all that `read` says, so it answers the reads of several objects. */
  readonly readFromList?: true;
  /** The object, or null when it does not exist. */
  read?(api: Api, id: Pick<State<As>, Id>): Promise<Item | null>;
  toState(item: Item): NoInfer<Observed<As>>;
  /**
   * Why nobody has to declare this object, in a sentence: it comes with the service, or somebody else looks after it. An export
   * leaves it out and names it by its value.
   */
  leftAlone?(item: Item): string | undefined;
  /** Attributes that somebody else keeps in step, whatever an import made of them: an export leaves them out and ignores their changes. */
  keptInStep?(item: Item): readonly (keyof As & string)[];
  /** Name of the resource that manages the same as a whole: what a service holds is written as that one, and as this one never. */
  readonly partOf?: string;
  /** Attributes of this object that somebody else looks after: state keeps what it said of them, and drift is not seen. */
  keptElsewhere?(item: Item, state: State<As> | null): readonly (keyof As & string)[];
  toBody(desired: Desired<As>): Body;
  create?(api: Api, body: NoInfer<Body>, context: WriteContext<As>): Promise<NoInfer<Pick<State<As>, Id>>>;
  /** How objects came to be: tells whether a lost answer was about ours, and what a run that was cut off left behind. */
  readonly creationLog?: CreationLog<Api, State<As>>;
  /** Attributes that `create` cannot write: when one of them is set, `update` follows at once. */
  readonly completeWithUpdate?: readonly (keyof As & string)[];
  update?(api: Api, id: Pick<State<As>, Id>, body: NoInfer<Body>, context: WriteContext<As>): Promise<void>;
  delete?(api: Api, id: Pick<State<As>, Id>, context: DeleteContext<As>): Promise<void>;
  /** Checks across attributes that need no server. */
  validate?(config: Config<As>, context: ValidateContext): void;
  /** Looks at the planned change with the server at hand. */
  plan?(context: PlanContext<Api, As>): Promise<void> | void;
  /** The same for a planned destroy. A replacement is a planned change and not a destroy. */
  planDestroy?(context: PlanDestroyContext<Api, As>): Promise<void> | void;
}

/** Checks what the compiler cannot and gives the resource its name, without the provider's prefix. */
export function defineResource<Api, As extends Attributes, const Id extends keyof As & string, Item, Body>(
  name: string,
  definition: ResourceDefinition<Api, As, Id, Item, Body>,
): Resource<Api> {
  // The one place where the shape is forgotten: the compiler has seen that each function takes what another one makes.
  const erased = definition as object as Omit<Resource<Api>, 'name' | 'roles'>;
  const { attributes, identity } = erased;
  const resource = { ...erased, name, attributes: withNamedIdentity(attributes, identity), roles: rolesOf(attributes) };
  checkDefinition(resource);
  return resource;
}

/** A text that names an object says something, where nothing stricter is asked of it. */
function withNamedIdentity(attributes: Attributes, identity: readonly string[]): Attributes {
  const isOpen = (name: string, { kind, facts, settable }: AnyAttribute) =>
    identity.includes(name) && settable && kind.type === 'string' && !facts.constraints;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      isOpen(name, attribute) ? attribute.check(notBlank) : attribute,
    ]),
  );
}
