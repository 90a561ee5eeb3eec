// What goes back over the wire, before it is written.
import { NonConformingAnswer } from './conform.ts';
import { BareRefusal, Refusal } from '../failures/errors.ts';

export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Undefined for an empty answer. */
  body?: string;
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function empty(status: number, headers: Record<string, string> = {}): Reply {
  return { status, headers };
}

export function html(status: number, text: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body: text };
}

/** A refusal in its own words; anything else is a bug of the sandbox and says so. */
export function fromError(error: unknown): Reply {
  if (error instanceof Refusal) return json(error.status, error.toBody());
  if (error instanceof BareRefusal) return empty(error.status);
  const reason = error instanceof Error ? error.message : String(error);
  const kind = error instanceof NonConformingAnswer ? 'its answer' : 'this request';
  return json(500, {
    name: 'SandboxBug',
    message: `The sandbox is wrong about ${kind}: ${reason}`,
    details: [{ message: reason }],
  });
}
