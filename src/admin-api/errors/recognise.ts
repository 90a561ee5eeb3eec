// Every sentence of Unleash that something is told by. Nowhere else does the code look at its words.

/** What an error answer says of itself. */
interface Said {
  readonly status?: number | undefined;
  readonly serverName?: string | undefined;
  readonly serverMessage?: string | undefined;
}

const GENERIC = /^Request validation failed: your request body or params contain invalid data\b[.:]?\s*/;
const SEE_DETAILS = /\s*Refer to the `details` list for more information\.?$/;

/** Unleash answers an unknown route with 404 and `The path you were looking for (…) is not available.` */
export function isRouteMissing({ status, serverMessage }: Said): boolean {
  return status === 404 && /\bis not available\.?$/.test(serverMessage ?? '');
}

/** Maintenance mode answers 503 without a Retry-After, to writes only. */
export function isMaintenance({ status, serverMessage }: Said): boolean {
  return status === 503 && /maintenance mode/i.test(serverMessage ?? '');
}

export function isWrongKindOfToken({ serverName, serverMessage }: Said): boolean {
  return serverName === undefined && /token type/i.test(serverMessage ?? '');
}

/** Users are the exception to 409: a taken name or e-mail address is answered 400. */
export function saysThatItExists({ status, serverMessage }: Said): boolean {
  return status === 400 && /already exists?\b/i.test(serverMessage ?? '');
}

/** What Unleash says of this request in particular, without what it says of every bad one. */
export function withoutFiller(message: string): string {
  return message.replace(SEE_DETAILS, '').replace(GENERIC, '');
}

/** The field that a complaint names in its words alone: `"id" must be URL friendly`. */
export function quotedField(message: string): string | undefined {
  return /^"(\w+(?:\.\w+|\[\d+\])*)" /.exec(message)?.[1]?.replaceAll(/[.[]/g, '/').replaceAll(']', '');
}

/** A complaint as it reads where the field is known: ``The `/body/color` property must …`` speaks of the request. */
export function withoutFieldName(message: string): string {
  return message.replace(/^The `[^`]*` property /, 'The value ');
}

/** What the database refuses, as far as its sentence tells. */
export type DatabaseSentence =
  | { readonly kind: 'missing'; readonly column: string }
  | { readonly kind: 'in-use'; readonly table: string }
  | { readonly kind: 'taken'; readonly column: string }
  | { readonly kind: 'twice' }
  | { readonly kind: 'too-long'; readonly longest: number }
  | { readonly kind: 'out-of-range' | 'no-number'; readonly value: string };

/** Unleash passes on what its database says, behind the statement: `insert into "t" (…) values (…) - duplicate key …`. */
export function readDatabaseSentence({ status, serverMessage = '' }: Said): DatabaseSentence | undefined {
  if (status !== 500) return undefined;
  const table = /^(?:insert into|update) "(\w+)"/i.exec(serverMessage)?.[1] ?? '';
  const said = serverMessage.slice(serverMessage.lastIndexOf(' - ') + 1);
  const find = (pattern: RegExp): readonly string[] | undefined => pattern.exec(said)?.slice(1);

  const held = find(/update or delete on table "\w+" violates foreign key constraint "\w+" on table "(\w+)"/);
  if (held) return { kind: 'in-use', table: held[0]! };
  const missing = find(/insert or update on table "(\w+)" violates foreign key constraint "(\w+)"/);
  if (missing) return { kind: 'missing', column: columnOf(missing[1]!, missing[0]!) };
  const taken = find(/duplicate key value violates unique constraint "(\w+)"/)?.[0];
  if (taken) return taken.endsWith('_pkey') ? { kind: 'twice' } : { kind: 'taken', column: columnOf(taken, table) };
  const long = find(/value too long for type character varying\((\d+)\)/);
  if (long) return { kind: 'too-long', longest: Number(long[0]) };
  const large = find(/value "([^"]*)" is out of range for type (?:integer|bigint|smallint)/);
  if (large) return { kind: 'out-of-range', value: large[0]! };
  const text = find(/invalid input syntax for type (?:integer|bigint|smallint): "([^"]*)"/);
  return text && { kind: 'no-number', value: text[0]! };
}

/** `users_email_key` and `fk_role_permission_environment` name a column behind their table. */
function columnOf(constraint: string, table: string): string {
  const name = constraint.replace(/^fk_/, '').replace(/_(fkey|key|(unique_)?idx)$/, '');
  return name.startsWith(`${table}_`) ? name.slice(table.length + 1) : name;
}
