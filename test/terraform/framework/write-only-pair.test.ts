// A secret that may be given in two ways: what is said of each way, planned, sent, kept and read.
import { describe, expect, test } from 'vitest';
import {
  type Attributes,
  notBlank,
  optional,
  optionalComputed,
  required,
  writeOnlyPair,
} from '../../../src/terraform/framework/index.ts';
import { encodeDynamicValue } from '../../../src/terraform/protocol/index.ts';
import { objectType, readSchemas } from '../../../src/terraform/testing/schema.ts';
import { evaluate } from '../../../src/terraform/testing/evaluate.ts';
import { readDiagnostics } from '../../../src/terraform/testing/diagnostics.ts';
import { holding } from './fixture/holding.ts';
import { applied, lines, stateIn, thing, worldWith } from './fixture/world.ts';

const name = required.string('Name.');
const pin = optional.string('Pin.').check(notBlank);
const attributes = { name, ...writeOnlyPair('pin', pin) };

/** What ValidateResourceConfig says to a Terraform that has attributes that are only written, or has none. */
async function validated(given: Attributes, body: { readonly [name: string]: unknown }, isNew = true) {
  const { rpc } = await worldWith(holding(given));
  const type = objectType(readSchemas(await rpc('GetProviderSchema', {})).resources.fake_thing!);
  const config = encodeDynamicValue(
    type,
    evaluate(type, thing({ name: 'a', ...body })[0]!.body, () => undefined),
  );
  const client_capabilities = { write_only_attributes_allowed: isNew };
  const answer = await rpc('ValidateResourceConfig', { type_name: 'fake_thing', config, client_capabilities });
  return lines(readDiagnostics(answer.diagnostics)).map((line) => line.split(': ').slice(0, 2).join(': '));
}

describe('validating', () => {
  test('names the newer Terraform that an attribute which is only written needs', async () => {
    expect(await validated(attributes, { pin_wo: 'x', pin_wo_version: 1 }, false)).toEqual([
      'error at pin_wo: pin_wo needs a newer Terraform',
    ]);
  });

  test('suggests what is only written where Terraform has it, and only there', async () => {
    expect(await validated(attributes, { pin: 'x' })).toEqual(['warning at pin: pin is kept in state']);
    expect(await validated(attributes, { pin: 'x' }, false)).toEqual([]);
  });

  test('holds what is only written to the same rules', async () => {
    expect(await validated(attributes, { pin_wo: ' ', pin_wo_version: 1 })).toEqual([
      'error at pin_wo: Invalid pin_wo value',
    ]);
  });

  test.each([{ pin: undefined }, { pin: undefined, pin_wo: 'x', pin_wo_version: 1 }, { pin_wo_version: undefined }])(
    'says nothing of what is not known yet: %o',
    async (body) => {
      expect(await validated(attributes, body)).toEqual([]);
    },
  );

  test('wants one of the two where the secret is required, for which an empty text is one', async () => {
    const must = { name, ...writeOnlyPair('pin', required.string('Pin.')) };
    expect(await validated(must, {})).toEqual(['error at pin: Missing pin']);
    expect(await validated(must, { pin: '' })).toEqual([]);
    expect(await validated(must, { pin_wo: 'x', pin_wo_version: 1 })).toEqual([]);
  });
});

test('writes find the secret under its own name, whichever way it was given', async () => {
  const world = await worldWith(holding(attributes));
  await applied(world, { name: 'a', pin_wo: 'first', pin_wo_version: 1 });
  expect(world.api.items.get('1')).toMatchObject({ pin: 'first' });
  expect(stateIn(world)).toEqual({ id: '1', name: 'a', pin: null, pin_wo: null, pin_wo_version: 1 });
});

test('what the server shows of a secret is not read into a state that has not got it', async () => {
  const world = await worldWith(holding({ name, ...writeOnlyPair('pin', optionalComputed.string('Pin.').nullable()) }));
  await applied(world, { name: 'a', pin_wo: 'first', pin_wo_version: 1 });
  expect(await world.core.refresh()).toEqual([]);
  await applied(world, { name: 'a' });
  expect(stateIn(world)).toMatchObject({ pin: null, pin_wo_version: null });
});

test('an object begins with what the server shows of a secret that nobody set', async () => {
  const world = await worldWith(holding({ name, ...writeOnlyPair('pin', optionalComputed.string('Pin.').nullable()) }));
  world.api.keeps = (fields) => ({ ...fields, pin: 'by default' });
  await applied(world, { name: 'a' });
  expect(stateIn(world)).toMatchObject({ pin: 'by default' });
});

test('a secret that is read needs something beside it that every state has', () => {
  expect(() => holding({ ...writeOnlyPair('pin', pin) })).toThrow('needs a required attribute beside it');
});

test('a part of an object cannot be a secret in two ways', () => {
  expect(() => required.object({ ...writeOnlyPair('pin', pin) }, 'Inner.')).toThrow('cannot be pair');
});
