// Makes calls on one server, remembering what answers gave for later calls to use.
import { hideDifferences, type Names } from './hide-differences.ts';
import { addressOf, type ExpectedCall } from '../calls/call.ts';
import type { Step } from '../calls/step.ts';

export interface Target {
  readonly url: string;
  readonly token: string;
}

/** What of an answer has to be the same on every server. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: unknown;
}

export interface Played {
  readonly answer: Answer;
  /** The body as it came; undefined when there is none. */
  readonly json: unknown;
}

export type Player = (step: Step | ExpectedCall) => Promise<Played>;

const comparedHeaders = ['content-type', 'location', 'retry-after', 'allow', 'www-authenticate'];

export function createPlayer({ url, token }: Target): Player {
  const names: Names = new Map();
  const values = new Map<string, string>();
  let created = 0;

  const remember = (name: string, value: unknown) => {
    if (typeof value !== 'string' && typeof value !== 'number') return;
    values.set(name, String(value));
    names.set(String(value), name);
  };
  const fill = (text: string) =>
    text.replace(/\{([\w ]+)\}/g, (_, name: string) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`no step before this one remembered ${name}`);
      return encodeURIComponent(value);
    });

  const fillParts = (parts: ExpectedCall['parts']) =>
    Object.fromEntries(
      Object.entries(parts).map(([name, value]) => [
        name,
        typeof value === 'string' && /^\{[\w ]+\}$/.test(value) ? decodeURIComponent(fill(value)) : value,
      ]),
    );
  const stepOf = (given: Step | ExpectedCall): Step => {
    if (!('operation' in given)) {
      const { path, raw } = given;
      return { ...given, path: fill(path), ...(raw && { raw: { ...raw, text: fill(raw.text) } }) };
    }
    return {
      ...addressOf({ ...given, parts: fillParts(given.parts) }),
      ...(given.as !== undefined && { as: given.as }),
    };
  };

  return async (given) => {
    const step = stepOf(given);
    const response = await fetch(url + step.path, requestOf(step, token));
    const text = await response.text();
    const body: unknown = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : describe(text);
    if (response.status === 201 && typeof body === 'object' && body !== null) {
      created += 1;
      const identity: unknown = Reflect.get(body, 'secret') ?? Reflect.get(body, 'id');
      remember(step.as ?? `number ${created}`, identity);
    }
    const headers = comparedHeaders.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, names.get(value) ?? hideDifferences(value, url, names)]];
    });
    return {
      answer: {
        status: response.status,
        headers: Object.fromEntries(headers),
        body: hideDifferences(body, url, names),
      },
      json: text === '' ? undefined : body,
    };
  };
}

function requestOf({ method, body, raw, token }: Step, ownToken: string): RequestInit {
  const authorization = token === undefined ? ownToken : token;
  const contentType = raw ? raw.contentType : body === undefined ? undefined : 'application/json';
  return {
    method,
    headers: {
      ...(authorization !== null && { authorization }),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    // A string would be given a content type on its way.
    body: raw ? Buffer.from(raw.text) : body === undefined ? null : JSON.stringify(body),
  };
}

/** Pages and other texts are for people: that there is one is all that matters. */
const describe = (text: string) => (text === '' ? '' : '<text>');
