// Which texts are ids of what Unleash gives numbers to.
import type { Constraint } from '../../src/terraform/framework/index.ts';

/** @param noun what the id is of, such as `group` */
export const isNumberOf =
  (noun: string): Constraint<string> =>
  (id) =>
    /^\d+$/.test(id) ? undefined : `The id of a ${noun} is a number, but got: ${JSON.stringify(id)}.`;
