// What was thrown below the client, kept for whoever looks for the cause, without secrets.

const DEEPEST = 5;

/** Its name, code and words, scrubbed, and the same of what caused it. Stacks and other fields may hold anything. */
export function keepCause(thrown: unknown, scrub: (text: string) => string, depth = 0): Error | undefined {
  if (!(thrown instanceof Error) || depth === DEEPEST) return undefined;
  const inner = keepCause(thrown.cause, scrub, depth + 1);
  const kept = new Error(scrub(thrown.message), inner && { cause: inner });
  kept.name = scrub(thrown.name);
  kept.stack = `${kept.name}: ${kept.message}`;
  const { code } = thrown as { code?: unknown };
  return typeof code === 'string' ? Object.assign(kept, { code: scrub(code) }) : kept;
}
