// One call that the sandbox and a real server must answer alike, and short ways to write calls down.
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

export interface Step {
  readonly method: Method;
  /** Everything after the host. `{name}` stands for what an earlier step remembered under that name. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is instead of JSON. */
  readonly raw?: { readonly text: string; readonly contentType?: string };
  /** Remembers the id or the secret in the answer. */
  readonly as?: string;
  /** Sent instead of the admin token; null sends none. */
  readonly token?: string | null;
}

type Details = Pick<Step, 'as' | 'token'>;

const admin = (path: string) => `/api/admin${path}`;

export const get = (path: string, details?: Details): Step => ({ method: 'GET', path: admin(path), ...details });
export const post = (path: string, body?: unknown, details?: Details): Step => ({
  method: 'POST',
  path: admin(path),
  ...(body !== undefined && { body }),
  ...details,
});
export const put = (path: string, body?: unknown, details?: Details): Step => ({
  method: 'PUT',
  path: admin(path),
  ...(body !== undefined && { body }),
  ...details,
});
export const remove = (path: string, details?: Details): Step => ({ method: 'DELETE', path: admin(path), ...details });
export const send = (method: Method, path: string, text: string, contentType?: string): Step => ({
  method,
  path: admin(path),
  raw: { text, ...(contentType !== undefined && { contentType }) },
});

export function describeStep({ method, path, body, raw, token }: Step): string {
  const sent = raw ? `${raw.contentType ?? 'no type'} ${raw.text}` : body === undefined ? '' : JSON.stringify(body);
  const caller = token === undefined ? '' : ` as ${token ?? 'nobody'}`;
  return `${method} ${path.replace('/api/admin', '')}${caller} ${sent}`.trim().slice(0, 200);
}
