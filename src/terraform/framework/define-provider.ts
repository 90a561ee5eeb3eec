// A provider: its own configuration, its catalog, and how it talks to and explains its API.
import type { AttributePath } from '../protocol/index.ts';
import type { Attributes, KnownConfig, Model } from './attributes/index.ts';
import type { Failure, Subject } from './failure.ts';
import { type Catalog, type Members, membersOf } from './members.ts';
import type { Report } from './report.ts';

/** Signals that one RPC gives its API calls. */
export interface Signals {
  /** Give up at once. */
  readonly signal: AbortSignal;
  /** Start no new write; what is in flight finishes. */
  readonly stopping: AbortSignal;
  /** Told at the start of each wait before a call is tried again, with its length and cause. */
  onWait(seconds: number, reason: string): void;
  /** Whether equal reads may share an answer: this RPC only looks, and all that look see one moment. */
  readonly shareReads: boolean;
}

export interface ProviderDefinition<Api, As extends Attributes> {
  /** Type name, the prefix of all resource types. */
  readonly name: string;
  /** Name of the service, as messages call it. */
  readonly service: string;
  readonly version: string;
  /** Where a registry has it, such as `registry.terraform.io/acme/widgets`. */
  readonly address?: string;
  readonly description: string;
  readonly attributes: As;
  /** Its number argument by which a create may take over what the same caller made within so many minutes. */
  readonly takeOverArgument?: keyof As & string;
  /** Providers whose state of equal types this one takes over under `moved`, such as `acme/widgets`. */
  readonly movesFrom?: readonly string[];
  /** How messages call what it acts with, such as `the token that this provider uses`. */
  readonly credential?: string;
  /** What a member of the catalog requires, in words that follow "It needs"; undefined for one that requires nothing. */
  describeRequirement?(requirement: string | undefined): string;
  /** The oldest versions that it works with, in words: `7`, and `Terraform 1.5, OpenTofu 1.8`. */
  readonly supports?: { readonly service: string; readonly cores: string };
  /** How all objects of a resource are imported at once, as sentences for its page. */
  readonly importsAll?: string;
  /**
   * Builds the API client. Answers undefined after reporting an error. Unknown values never arrive here: then the provider
   * stays unconfigured and whatever needs the API says why.
   */
  configure(config: KnownConfig<As>, context: ConfigureContext): Promise<Api | undefined>;
  /** The same client, bound to the signals of one RPC. */
  bind(api: Api, signals: Signals): Api;
  /**
   * What an error thrown by the API client means; undefined when it is not an error of the client.
   * @param about the block whose work failed
   */
  explain(error: unknown, about?: Subject): Failure | undefined;
  /** Asks something, unless there was an answer already: no plan is to pass when nobody could be asked. */
  check?(api: Api): Promise<void>;
  /** What attributes may name, by the word that they use for it; plans look whether it is there. */
  readonly referents?: { readonly [kind: string]: Referent<Api> };
  /** Folder, for this user alone, where a plan leaves notes for its apply, which is another process. */
  readonly planNotes?: string | undefined;
  /** Lets so much time pass; by default, real time. */
  pause?(milliseconds: number): Promise<void>;
}

/** Objects of one kind that attributes name. */
export interface Referent<Api> {
  /** What one of them is called, such as `user`. */
  readonly noun: string;
  /** Looks for all of them at once. Undefined when this caller cannot see them all. */
  find(api: Api): Promise<Present | undefined>;
}

/** @returns what is wrong with the values of an attribute, in sentences; undefined when all of them are there */
export type Present = (values: readonly (string | number)[], attribute: string) => string | undefined;

export interface ConfigureContext {
  readonly report: Report;
  readonly terraformVersion: string;
  at(attribute: string): AttributePath;
}

/** A provider of any configuration, as Terraform drives it. */
export interface ServedProvider<Api = unknown>
  extends Omit<ProviderDefinition<Api, Attributes>, 'takeOverArgument' | 'configure'> {
  readonly takeOverArgument?: string;
  readonly members: Members<Api>;
  configure(config: Model, context: ConfigureContext): Promise<Api | undefined>;
}

/** The same with all of its members at hand. */
export interface Provider<Api = unknown> extends ServedProvider<Api>, Catalog<Api> {}

/** A provider whose members are loaded when they are named. */
export function defineServedProvider<Api, As extends Attributes>(
  definition: ProviderDefinition<Api, As> & { readonly members: Members<Api> },
): ServedProvider<Api> {
  // The one place where the shape of its configuration is forgotten.
  return definition as object as ServedProvider<Api>;
}

/** Checks what the compiler cannot. */
export function defineProvider<Api, As extends Attributes>(
  definition: ProviderDefinition<Api, As> & Catalog<Api>,
): Provider<Api> {
  for (const [kind, members] of Object.entries({
    resource: definition.resources,
    'data source': definition.dataSources,
    'ephemeral resource': definition.ephemeralResources ?? [],
    action: definition.actions ?? [],
    function: definition.functions ?? [],
  })) {
    const names = members.map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice) throw new Error(`two definitions of the ${kind} ${twice}`);
  }
  const isKnown = (wanted: string) => definition.resources.some(({ name }) => name === wanted);
  const lost = definition.resources.find(({ partOf }) => partOf !== undefined && !isKnown(partOf));
  if (lost) throw new Error(`the resource ${lost.name} is part of ${lost.partOf}, which there is not`);
  const { resources, dataSources, ephemeralResources, actions, functions } = definition;
  return {
    ...defineServedProvider({ ...definition, members: membersOf(definition) }),
    ...{ resources, dataSources, ephemeralResources, actions, functions },
  };
}
