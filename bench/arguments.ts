// The command line of the bench.
import { parseArgs } from 'node:util';

interface Wanted {
  /** Names of sections, in the order of the bench. */
  readonly sections: readonly string[];
  readonly quick: boolean;
  /** Of the files in bench/results, without ending. */
  readonly name: string;
}

/** @throws Error that says what is wrong and what there is. */
export function readArguments(args: readonly string[], known: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, name: { type: 'string' } },
  });
  const asked = values.only?.split(',').map((name) => name.trim());
  const unknown = asked?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: the sections are ${known.join(', ')}`);
  const sections = known.filter((name) => asked?.includes(name) ?? true);
  if (values.name !== undefined && !/^[\w.-]+$/.test(values.name)) {
    throw new Error(`--name ${values.name}: use letters, digits, dots, dashes and underscores`);
  }
  const whole = sections.length === known.length && !values.quick;
  return { sections, quick: values.quick, name: values.name ?? (whole ? 'bench' : 'partial') };
}
