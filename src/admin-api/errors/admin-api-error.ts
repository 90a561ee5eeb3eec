// The one error of the admin API client.
import type { AdminApiErrorFacts, AdminApiErrorKind, AlwaysKnown, ErrorDetail } from './facts.ts';
import { describeComplaint, describeError } from './words.ts';
import { isRouteMissing, isWrongKindOfToken, saysThatItExists } from './recognise.ts';

/** Known to every copy of this package in one process, so that each recognises what another has thrown. */
const mark = Symbol.for('unleash-admin.AdminApiError');

class Failure extends Error {
  readonly [mark] = true;
  override readonly name = 'AdminApiError';
  readonly kind: AdminApiErrorKind;
  readonly operation: AdminApiErrorFacts['operation'];
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly status: number | undefined;
  readonly serverName: string | undefined;
  readonly serverMessage: string | undefined;
  readonly id: string | undefined;
  readonly details: readonly ErrorDetail[];
  readonly permissions: readonly string[] | undefined;
  readonly code: string | undefined;
  readonly option: string | undefined;
  /** A write whose answer was lost: it may or may not have been made. Look before doing it again. */
  readonly mayHaveHappened: boolean;
  readonly #facts: AdminApiErrorFacts;

  private constructor(facts: AdminApiErrorFacts, cause?: Error) {
    super(describeError(facts), cause && { cause });
    this.#facts = facts;
    this.kind = facts.kind;
    this.operation = facts.operation;
    this.method = facts.method;
    this.path = facts.path;
    this.status = facts.status;
    this.serverName = facts.serverName;
    this.serverMessage = facts.serverMessage;
    this.id = facts.id;
    this.details = facts.details ?? [];
    this.permissions = facts.permissions;
    this.code = facts.code;
    this.option = facts.option;
    this.mayHaveHappened = facts.mayHaveHappened ?? false;
  }

  static from(facts: AdminApiErrorFacts, cause?: Error): Failure {
    return new Failure(facts, cause);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && mark in value;
  }

  /** The message as it would be, were this detail the only complaint and its field known to the reader. */
  about(detail: ErrorDetail): string {
    return describeComplaint(this.#facts, detail);
  }

  /** The thing asked for does not exist. False when it is the route that is missing. */
  get isNotFound(): boolean {
    return this.kind === 'response' && this.status === 404 && this.serverName !== undefined && !this.isRouteMissing;
  }

  /** The server has no such route: another edition, or an older version. */
  get isRouteMissing(): boolean {
    return isRouteMissing(this);
  }

  /** Something of that name, or in that place, is already there. */
  get isConflict(): boolean {
    return this.kind === 'response' && (this.status === 409 || saysThatItExists(this) || this.#refused('taken'));
  }

  /**
   * There is no Unleash at the address, or it does not take the token: nothing that this client asked was answered yet, so
   * whatever else it asks fails for the same reason.
   */
  get isOutOfReach(): boolean {
    const { isFirstContact, html, status = 0, serverName } = this.#facts;
    if (!isFirstContact || this.mayHaveHappened) return false;
    if (this.kind === 'connection' || this.kind === 'timeout') return true;
    if (this.kind === 'malformed') return html === true;
    const isRefused = status === 401 || isWrongKindOfToken(this);
    const isElsewhere = html === true || (status >= 300 && status < 400) || (status >= 500 && serverName === undefined);
    return this.kind === 'response' && (isRefused || isElsewhere);
  }

  /** It cannot be deleted because something else still uses it. */
  get isInUse(): boolean {
    if (this.kind !== 'response') return false;
    const isSilent = this.status === 409 && this.method === 'DELETE' && this.serverName === undefined;
    return this.serverName === 'RoleInUseError' || isSilent || this.#refused('in-use');
  }

  /** An empty 404, with which Unleash answers for what is there and not shown to this caller. */
  get isHidden(): boolean {
    return this.kind === 'response' && this.status === 404 && this.serverName === undefined && !this.isRouteMissing;
  }

  /** The token is not accepted, or may not do this. */
  get isDenied(): boolean {
    return this.kind === 'response' && (this.status === 401 || this.status === 403);
  }

  #refused(kind: string): boolean {
    return this.#facts.refusal?.kind === kind;
  }
}

type Of<Kind extends AdminApiErrorKind> = Omit<Failure, 'kind' | keyof AlwaysKnown[Kind]> & {
  readonly kind: Kind;
} & AlwaysKnown[Kind];

/**
 * Every failure of the client. `message` says in a sentence or two what went wrong and what to do about it; `kind` says what
 * else is known: a `response` has a `status`. `cause` is what was thrown below, scrubbed of secrets.
 *
 * `instanceof` also knows errors of another copy of this package.
 */
export type AdminApiError = { [Kind in AdminApiErrorKind]: Of<Kind> }[AdminApiErrorKind];

interface AdminApiErrorClass {
  /** @param cause what was thrown below, scrubbed of secrets */
  from<Kind extends AdminApiErrorKind>(
    facts: AdminApiErrorFacts & { readonly kind: Kind } & AlwaysKnown[Kind],
    cause?: Error,
  ): AdminApiError;
  [Symbol.hasInstance](value: unknown): value is AdminApiError;
}

export const AdminApiError = Failure as unknown as AdminApiErrorClass;
