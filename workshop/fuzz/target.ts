// What hostile bytes are thrown at: where they come from, and what must be true of whatever takes them in.
import type { Random } from './random.ts';

export interface Target {
  readonly name: string;
  /** Its share of all inputs, relative to the other targets. */
  readonly weight: number;
  /** An input that nobody should send: a changed valid one, or noise. It holds all that `check` needs. */
  make(random: Random): Uint8Array;
  /** Fails unless the input is refused with the one error that is meant for it, or taken for what it says. */
  check(input: Uint8Array): void | Promise<void>;
  close?(): Promise<void>;
}

const utf8 = new TextEncoder();

/** An input of a heading, as JSON, and bytes. */
export function join(heading: unknown, body: Uint8Array): Uint8Array {
  const head = utf8.encode(`${JSON.stringify(heading)}\n`);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
}

/** The two parts of what `join` made. */
export function split<Heading>(input: Uint8Array): [Heading, Uint8Array] {
  const end = input.indexOf(10);
  return [JSON.parse(new TextDecoder().decode(input.subarray(0, end))) as Heading, input.subarray(end + 1)];
}

/** The result of the work, or undefined when it refuses with the error of its kind. Any other error goes on. */
export function allow<T>(refusal: abstract new (...given: never[]) => Error, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof refusal) return undefined;
    throw error;
  }
}

export function insist(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}
