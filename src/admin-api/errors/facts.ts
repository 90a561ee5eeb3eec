// What is known of a failure, from which the error and its message are made.
import type { DatabaseRefusal } from './database-refusal.ts';
import type { OperationId } from '../generated/operations.ts';

/**
 * - `response`: Unleash, or something in front of it, answered with an error status
 * - `connection`: no connection, or it broke before an answer came
 * - `timeout`: no answer within the request timeout or the deadline
 * - `cancelled`: ended by the caller's signal, or not started because of `stopping`
 * - `malformed`: a success status with an answer that is cut short, not JSON or not of the expected shape
 * - `unsafe`: not sent, because it would reach something other than what was meant
 * - `options`: the client cannot be built from these options
 */
export type AdminApiErrorKind =
  | 'response'
  | 'connection'
  | 'timeout'
  | 'cancelled'
  | 'malformed'
  | 'unsafe'
  | 'options';

export interface ErrorDetail {
  readonly message: string;
  /** Where in the request, as the server says it: `/body/name`, `/params/id`, or a bare field name. */
  readonly path?: string;
}

/** What is known of a failure. Texts from outside are scrubbed of secrets before they get here. */
export interface AdminApiErrorFacts {
  readonly kind: AdminApiErrorKind;
  readonly operation: OperationId | 'createAdminApi';
  readonly method?: string;
  /** The path with its parameters filled in and secrets masked, such as `/api/admin/api-tokens/***`. */
  readonly path?: string;
  /** The address of the instance, everything before `/api`. */
  readonly server?: string;
  /** The address of the proxy that is configured for the instance, without its password. */
  readonly proxy?: string;
  /** Where the token was found, in words. */
  readonly tokenFrom?: string;
  readonly status?: number;
  /** The `name` of the server's error answer, such as `NameExistsError`. */
  readonly serverName?: string;
  readonly serverMessage?: string;
  /** The server's id of this error, which its own log repeats. */
  readonly id?: string;
  readonly details?: readonly ErrorDetail[];
  /** What the database refused, where Unleash only passes on its words. */
  readonly refusal?: DatabaseRefusal;
  /** The permissions any one of which would have allowed the operation. */
  readonly permissions?: readonly string[];
  /** The system's name of a connection failure, such as `ECONNREFUSED`. */
  readonly code?: string;
  /** The option of createAdminApi that is wrong. */
  readonly option?: string;
  /** Where a redirect leads. */
  readonly location?: string;
  /** The answer was an HTML page, which Unleash itself rarely sends. */
  readonly html?: boolean;
  /** What went wrong, as the end of a sentence: for kinds without a status of their own. */
  readonly reason?: string;
  readonly attempts?: number;
  readonly mayHaveHappened?: boolean;
  /** No call of this client had been answered yet by an Unleash that takes its token. */
  readonly isFirstContact?: boolean;
}

type Sent = Required<Pick<AdminApiErrorFacts, 'method' | 'path'>>;
type Answered = Sent & Required<Pick<AdminApiErrorFacts, 'status'>>;

/** What a failure of each kind always tells. */
export interface AlwaysKnown {
  readonly response: Answered;
  readonly malformed: Answered;
  readonly connection: Sent;
  readonly timeout: Sent;
  readonly cancelled: Sent;
  readonly unsafe: Sent;
  readonly options: Required<Pick<AdminApiErrorFacts, 'option'>>;
}
