// Facts made up for a test, as an instance would have them.
import { Facts, Thing } from '../../src/policy/index.ts';

export type Values = Thing['values'];
export type Given = readonly [type: string, values: Values, more?: Partial<Thing>];

const now = new Date('2027-01-31T12:00:00Z');

const thing = ([type, values, more]: Given, index: number) =>
  new Thing({
    ...{ type: `unleash_${type}`, values, address: null, missing: 'is not known until apply' },
    id: String(values.id ?? values.name ?? index),
    ...{ secret: new Set<string>(), candidates: new Map<string, readonly string[] | null>() },
    ...more,
  });

export const factsOf = (given: readonly Given[], more: Partial<ConstructorParameters<typeof Facts>[0]> = {}): Facts =>
  new Facts({
    ...{ source: 'instance', edition: 'enterprise', hidden: [], now },
    things: given.map(thing),
    environmentTypes: new Map([
      ['production', 'production'],
      ['development', 'development'],
      ['eu', 'production'],
      ['staging', 'preproduction'],
    ]),
    ...more,
  });
