// The refusals of the admin API: a status, a name, a message and details, in the forms Unleash gives them.
import { randomUUID } from 'node:crypto';

export interface Detail {
  message: string;
  path?: string;
  /** Every rule that a password breaks. */
  validationErrors?: readonly string[];
}

/** Thrown by handlers; answered as JSON. Refusals of services carry no id, those made before a service do. */
export class Refusal extends Error {
  readonly status: number;
  readonly details: readonly Detail[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, name: string, message: string, details?: readonly Detail[], extra = {}) {
    super(message);
    this.status = status;
    this.name = name;
    this.details = details ?? [{ message }];
    this.extra = extra;
  }

  toBody(): Record<string, unknown> {
    return { ...this.extra, name: this.name, message: this.message, details: this.details };
  }
}

/** A status and nothing else: some handlers answer so. */
export class BareRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`refused with a bare ${status}`);
    this.status = status;
  }
}

const invalidData = 'Request validation failed: your request body or params contain invalid data';
const seeDetails = `${invalidData}. Refer to the \`details\` list for more information.`;

const withId = (): { id: string } => ({ id: randomUUID() });

/** The body or a parameter does not fit its schema. */
export const schemaMismatch = (details: readonly Detail[]): Refusal =>
  new Refusal(400, 'BadDataError', seeDetails, details, withId());

/** A value was refused by a validator behind the schema: details have neither path nor id. */
export const invalidValue = (...messages: string[]): Refusal =>
  new Refusal(
    400,
    'BadDataError',
    seeDetails,
    messages.map((message) => ({ message })),
  );

/** A service refused the request for a reason of its own. */
export const badData = (reason: string): Refusal =>
  new Refusal(400, 'BadDataError', `${invalidData}: ${reason}`, [{ message: reason }]);

export const notFound = (message: string): Refusal => new Refusal(404, 'NotFoundError', message);
export const nameExists = (message: string): Refusal => new Refusal(409, 'NameExistsError', message);
export const invalidOperation = (message: string): Refusal => new Refusal(403, 'InvalidOperationError', message);
export const operationDenied = (message: string): Refusal => new Refusal(403, 'OperationDeniedError', message);
export const forbidden = (message: string): Refusal => new Refusal(403, 'ForbiddenError', message);
export const roleInUse = (message: string): Refusal => new Refusal(400, 'RoleInUseError', message);

export const weakPassword = (weaknesses: readonly string[]): Refusal => {
  const message = weaknesses[0] ?? '';
  return new Refusal(400, 'OwaspValidationError', message, [{ validationErrors: weaknesses, message }]);
};

export const tooSoon = (message: string): Refusal => new Refusal(429, 'RateLimitError', message);

/** What the server did not foresee. */
export const unforeseen = (message: string): Refusal => new Refusal(500, 'UnknownError', message);

/** What a failing database statement looks like from outside. */
export const databaseError = (message: string): Refusal => unforeseen(message);

const maxInteger = 2 ** 31 - 1;
const maxLength = 255;

/** Columns for whole numbers hold 32 bits, and no schema says so. */
export function fitInteger(statement: string, value: number): void {
  if (Math.abs(value) <= maxInteger) return;
  throw databaseError(`${statement} - value "${value}" is out of range for type integer`);
}

/** Columns for names hold 255 characters, and no schema says so. */
export function fitText(statement: string, ...values: (string | undefined)[]): void {
  if (values.every((value) => [...(value ?? '')].length <= maxLength)) return;
  throw databaseError(`${statement} - value too long for type character varying(${maxLength})`);
}

export const exceedsLimit = (resource: string, limit: number): Refusal =>
  new Refusal(
    400,
    'ExceedsLimitError',
    `Failed to create ${resource}. You can't create more than the established limit of ${limit}.`,
  );

export const routeNotFound = (path: string): Refusal => {
  const message = `The path you were looking for (${path}) is not available.`;
  return new Refusal(404, 'NotFoundError', message, [{ message }], withId());
};

export const permissionMissing = (permissions: readonly string[]): Refusal => {
  const needed =
    permissions.length === 1
      ? `the "${permissions[0]}" permission`
      : `one of the following permissions: ${permissions.map((name) => `"${name}"`).join(', ')}`;
  const message = `You don't have the required permissions to perform this operation. To perform this action, you need ${needed}.`;
  return new Refusal(403, 'PermissionError', message, [{ message }], { ...withId(), permissions });
};

export const loginRequired = (): Refusal => {
  const path = '/auth/simple/login';
  const message = `You must log in to use Unleash. Your request had no authorization header, so we could not authorize you. Try logging in at ${path}`;
  const extra = { ...withId(), path, type: 'password', defaultHidden: false };
  return new Refusal(401, 'AuthenticationRequired', message, [{ message }], extra);
};

export const unauthorized = (): Refusal => {
  const message = 'You must log in to use Unleash.';
  return new Refusal(401, 'UnauthorizedError', message, [{ message }], withId());
};

export const contentTypeRefused = (given: string | undefined): Refusal => {
  const message = `We do not accept the content-type you provided (${given || "you didn't provide one"}). Try using one of the content-types we do accept instead (application/json) and make sure the body is in the corresponding format.`;
  return new Refusal(415, 'ContentTypeError', message, [{ message }], withId());
};
