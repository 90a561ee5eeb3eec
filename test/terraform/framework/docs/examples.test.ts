// What pages take from examples.
import { describe, expect, test } from 'vitest';
import { blocksOf, changedBlocks, importExample } from '../../../../src/terraform/framework/docs/examples.ts';
import { computed, optional, required } from '../../../../src/terraform/framework/index.ts';
import { holding } from '../fixture/holding.ts';

const box = 'resource "fake_box" "b" {\n  id = "red"\n}';
const thing = (body: string) => `# A thing.\nresource "fake_thing" "a" {\n${body}\n}`;

describe('blocks', () => {
  test('are taken with their comments, and those of one line too', () => {
    const empty = 'data "fake_all" "x" {}';
    expect(blocksOf(`${box}\n\n${thing('  name = "a"')}\n${empty}\n`)).toEqual([box, thing('  name = "a"'), empty]);
  });

  test('that the first example has are left out of later ones', () => {
    const first = `${box}\n\n${thing('  name = "a"')}\n`;
    expect(changedBlocks(first, `${box}\n\n${thing('  name = "b"')}\n`)).toBe(thing('  name = "b"'));
    expect(changedBlocks(first, first)).toBe(first);
  });
});

describe('the import example', () => {
  const attributes = {
    box: required.string('Box.'),
    number: optional.number('Number.'),
    kind: computed.numberAsText('Kind.'),
  };
  const idOf = (identity: string[], body: string) =>
    importExample('fake_thing', holding(attributes, { identity }), `${box}\n\n${thing(body)}\n`);

  test.each([
    ['what is written', ['box'], '  box = "blue"', 'blue', { box: '"blue"' }],
    ['a number', ['number'], '  number = 7', '7', { number: '7' }],
    ['what another block has', ['box'], '  box    = fake_box.b.id', 'red', { box: '"red"' }],
    [
      'what another block has, inside of a text',
      ['box'],
      `  box = "box:\${fake_box.b.id}"`,
      'box:red',
      { box: '"box:red"' },
    ],
    ['some number for what the service gives', ['kind'], '  box = "blue"', '42', { kind: '"42"' }],
    [
      'some number for the id of what is not written down',
      ['box', 'kind'],
      '  box = data.fake_box.c.id',
      '42:42',
      { box: '"42"', kind: '"42"' },
    ],
    ['the names of attributes where nothing is known', ['id'], '  box = "blue"', '<id>', { id: '"<id>"' }],
  ])('shows %s', (_, identity, body, id, named) => {
    expect(idOf(identity, body)).toEqual({ address: 'fake_thing.a', id, identity: Object.entries(named) });
  });
});
