// What was thrown below the client, kept for whoever looks for the cause, without secrets.

import { shorten } from '../../text/index.ts';

const DEEPEST = 5;
const LONGEST = 500;

/** Its name, code and words, scrubbed, and the same of what caused it. Stacks and other fields may hold anything. */
export function keepCause(thrown: unknown, scrub: (text: string) => string, depth = 0): Error | undefined {
  if (!(thrown instanceof Error) || depth === DEEPEST) return undefined;
  const inner = keepCause(thrown.cause, scrub, depth + 1);
  const read = (text: string) => shorten(scrub(text), LONGEST);
  const kept = new Error(read(thrown.message), inner && { cause: inner });
  kept.name = read(thrown.name);
  kept.stack = `${kept.name}: ${kept.message}`;
  const { code } = thrown as { code?: unknown };
  return typeof code === 'string' ? Object.assign(kept, { code: read(code) }) : kept;
}
