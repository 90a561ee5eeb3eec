// Private bytes of a plan: newer Terraform gives those of the first plan to the second one, which must not depend on it.
import { expect, test } from 'vitest';
import { computed, optional, required } from '../../../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../../../../src/terraform/protocol/index.ts';
import { holding } from '../fixture/holding.ts';
import { stateIn, thing, worldWith } from '../fixture/world.ts';

const attributes = {
  name: required.string('Name.'),
  note: optional.string('Note.'),
  serial: computed.string('Serial.'),
};
const type = ['object', { id: 'string', name: 'string', note: 'string', serial: 'string' }] as const;

test.each([
  ['create', null],
  ['update', 'before'],
])('the second plan of a %s is the same with it and without, and is applied', async (_action, note) => {
  const world = await worldWith(holding(attributes));
  if (note) await world.core.apply(thing({ name: 'a', note }));
  const prior = stateIn(world) ?? null;
  const request = (config: ObjectValue) => ({
    type_name: 'fake_thing',
    prior_state: encodeDynamicValue(type, prior),
    proposed_new_state: encodeDynamicValue(type, { ...config, ...(prior && { id: prior.id, serial: prior.serial }) }),
    config: encodeDynamicValue(type, config),
    prior_private: world.core.state.get('fake_thing.a')?.private ?? new Uint8Array(),
    client_capabilities: { store_planned_private: true, write_only_attributes_allowed: true },
  });
  /** Each walk of Terraform has a provider of its own. */
  const planned = async (config: ObjectValue, planned_private: Uint8Array = new Uint8Array()) => {
    await world.core.configure({ url: 'http://things.test' });
    return world.rpc('PlanResourceChange', { ...request(config), planned_private });
  };
  const open = { id: null, name: 'a', note: undefined, serial: null };
  const first = await planned(open);
  expect(first.planned_private.length).toBeGreaterThan(0);
  const known = { ...open, note: 'after' };
  const { planned_private: _, ...without } = await planned(known);
  const { planned_private, ...second } = await planned(known, first.planned_private);
  expect(second).toEqual(without);
  expect(second.diagnostics).toEqual([]);
  const answer = await world.rpc('ApplyResourceChange', {
    ...request(known),
    planned_state: second.planned_state,
    planned_private,
  });
  expect(answer.diagnostics).toEqual([]);
  expect(decodeDynamicValue(type, answer.new_state)).toMatchObject({ name: 'a', note: 'after' });
});
