// Throws a number of inputs at targets, and says with which one a target failed.
import { Random } from './random.ts';
import type { Target } from './target.ts';

interface Finding {
  readonly target: string;
  /** The number of the input; together with the seed it makes the input again. */
  readonly index: number;
  readonly input: Uint8Array;
  readonly error: unknown;
}

interface Share {
  readonly target: Target;
  readonly from: number;
  readonly count: number;
}

/** How many of `runs` inputs each target gets, at least one. */
export function shareOut(targets: readonly Target[], runs: number): Share[] {
  const all = targets.reduce((sum, { weight }) => sum + weight, 0);
  return targets.map((target) => ({ target, from: 0, count: Math.max(1, Math.ceil((runs * target.weight) / all)) }));
}

/** Undefined when the target stood all of them. `onInput` is told of each before it is thrown. */
export async function fuzz(
  { target, from, count }: Share,
  seed: number,
  onInput: (index: number) => void = () => {},
): Promise<Finding | undefined> {
  for (let index = from; index < from + count; index += 1) {
    onInput(index);
    const input = target.make(new Random(seed, index));
    try {
      const checking = target.check(input);
      if (checking) await checking;
    } catch (error) {
      return { target: target.name, index, input, error };
    }
  }
  return undefined;
}
