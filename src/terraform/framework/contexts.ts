// What the functions of a resource get besides their input, typed by its attributes; and the same for a resource of any shape.
import type { Config, Desired, Model, Planned, State, Unsure } from './attributes/index.ts';
import type { Value } from '../protocol/index.ts';
import type { PrivateState } from './private-state.ts';
import type { RunView } from './run/run.ts';

/** Steps to what is meant, from an attribute on; a member of a set ends them. */
export type Steps = readonly (string | number)[];

/** Reports an error, about what `path` leads to when it is given. */
export type Refuse = (summary: string, detail: string, path?: Steps) => void;

/** Reports a warning, about what `path` leads to when it is given. */
export type Warn = (summary: string, detail: string, path?: Steps) => void;

/** What every call of a resource gets. */
export interface CallContext {
  readonly warn: Warn;
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

/** What `delete` gets besides the identity. */
export interface DeleteContext<As> extends CallContext {
  readonly prior: State<As>;
}

/** What `plan` gets. It may look at the server, refuse with `error`, and decide values the configuration leaves open. */
export interface PlanContext<Api, As> extends CallContext {
  readonly api: Api;
  readonly config: Config<As>;
  readonly prior: State<As> | null;
  readonly planned: Planned<As>;
  /** Plans a value for an attribute that the configuration leaves to the provider. */
  set<K extends keyof As & string>(attribute: K, value: Planned<As>[K]): void;
  /** Plans a new object in place of this one, because of an attribute that could be changed in place at other times. */
  replace(attribute: keyof As & string): void;
  readonly error: Refuse;
}

/** The part of a plan that a rule needs which serves several resources, by what it needs of their state. */
export interface PlanPart<Api, S> extends CallContext {
  readonly api: Api;
  readonly config: { readonly [K in keyof S]?: Unsure<S[K]> | null };
  readonly prior: S | null;
  readonly planned: { readonly [K in keyof S]: Unsure<S[K]> };
  readonly error: Refuse;
}

/** The same of the plan of a destroy. */
export interface PlanDestroyPart<Api, S> extends CallContext {
  readonly api: Api;
  readonly prior: S;
  readonly error: Refuse;
}

/** What `planDestroy` gets. */
export type PlanDestroyContext<Api, As> = PlanDestroyPart<Api, State<As>>;

/** What `validate` gets: the configuration alone, without a server. */
export interface ValidateContext {
  readonly error: Refuse;
  readonly warn: Warn;
}

/** `WriteContext` where the shape is not known. */
export interface AnyWriteContext extends CallContext {
  readonly prior: Model | null;
  readonly desired: Model;
  keep(attribute: string, value: Value): void;
  at<T>(attribute: string, work: Promise<T>): Promise<T>;
}

/** `PlanContext` where the shape is not known. */
export interface AnyPlanContext<Api> extends CallContext {
  readonly api: Api;
  readonly config: Model;
  readonly prior: Model | null;
  readonly planned: Model;
  set(attribute: string, value: Value): void;
  replace(attribute: string): void;
  readonly error: Refuse;
}

/** `DeleteContext` where the shape is not known. */
export interface AnyDeleteContext extends CallContext {
  readonly prior: Model;
}

/** `PlanDestroyContext` where the shape is not known. */
export type AnyPlanDestroyContext<Api> = PlanDestroyPart<Api, Model>;
