// Whether a run makes something does not depend on the order in which Terraform comes to its blocks.
import { expect, test } from 'vitest';
import type { Entry } from '../../../../src/terraform/framework/run/ledger.ts';
import { Run } from '../../../../src/terraform/framework/run/run.ts';

const making = (...after: string[]): Entry => ({
  typeName: 'x_thing',
  isNamed: true,
  isNew: true,
  namesBefore: [],
  namesAfter: after,
  before: [],
  after,
});

/** A run that plans one more of these blocks in each pause. */
function runWith(...later: Entry[]) {
  const pause = async () => {
    const next = later.shift();
    if (next) run.plans(next, false);
  };
  const run: Run = new Run({ planNotes: undefined, pause, tellsState: false });
  return run;
}

test('what a block makes that comes later is waited for, as long as blocks come', async () => {
  expect(await runWith(making('a'), making('b'), making('c')).willHold('c')).toBe(true);
  expect(await runWith(making('a'), making('b')).willHold('c')).toBe(false);
  expect(await runWith().willHold('c')).toBe(false);
});
