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
  const made = { id: 'x', box: 'blue', number: 7, kind: '3' };

  test.each([
    ['a text', ['box'], 'blue', { box: '"blue"' }],
    ['a number', ['number'], '7', { number: '7' }],
    ['a number that is a text', ['kind'], '3', { kind: '"3"' }],
    ['several of them', ['box', 'number'], 'blue:7', { box: '"blue"', number: '7' }],
  ])('names the object by what the service made it of: %s', (_, identity, id, named) => {
    const example = `${box}\n\n${thing('  box = "blue"')}\n`;
    expect(importExample('fake_thing', holding(attributes, { identity }), example, made)).toEqual({
      address: 'fake_thing.a',
      id,
      identity: Object.entries(named),
    });
  });
});
