// The one error of the admin API client.
import { type AdminApiErrorFacts, type AdminApiErrorKind, type ErrorDetail, isRouteMissing } from './error-facts.ts';
import { describeError } from './error-message.ts';

/** Every failure of the client. `message` says in a sentence or two what went wrong and what to do about it. */
export class AdminApiError extends Error {
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

  private constructor(facts: AdminApiErrorFacts) {
    super(describeError(facts));
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

  static from(facts: AdminApiErrorFacts): AdminApiError {
    return new AdminApiError(facts);
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
    return this.kind === 'response' && this.status === 409;
  }

  /** The token is not accepted, or may not do this. */
  get isDenied(): boolean {
    return this.kind === 'response' && (this.status === 401 || this.status === 403);
  }
}
