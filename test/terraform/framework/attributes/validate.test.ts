// Checks on configurations: what is wrong is reported at its exact path, and what is not known yet is left alone.
import { describe, expect, test } from 'vitest';
import {
  type Attributes,
  between,
  computed,
  decodeObject,
  matching,
  notBlank,
  notEmpty,
  optional,
  required,
  validateObject,
} from '../../../../src/terraform/framework/index.ts';
import { Decimal, type ObjectValue, type Value } from '../../../../src/terraform/protocol/index.ts';
import { collecting } from '../fixture/world.ts';

const said = (attributes: Attributes, model: ObjectValue): string[] => {
  const report = collecting();
  validateObject(attributes, decodeObject(attributes, model, [], report), [], report);
  return report.said;
};

const size = () => required.number('Size.').check(between(1, 9));
const tooBig = 'Invalid size value: The size attribute must be between 1 and 9, but got: 10.';

describe('constraints', () => {
  test.each<[string, Attributes, ObjectValue, string]>([
    ['of an attribute', { size: size() }, { size: 10 }, 'size'],
    ['in an object', { box: optional.object({ size: size() }, 'Box.') }, { box: { size: 10 } }, 'box.size'],
    [
      'in a list',
      { boxes: optional.listOf({ size: size() }, 'Boxes.') },
      { boxes: [{ size: 1 }, { size: 10 }] },
      'boxes[1].size',
    ],
    ['in a set', { boxes: optional.setOf({ size: size() }, 'Boxes.') }, { boxes: [{ size: 10 }] }, 'boxes[*].size'],
    [
      'in a map',
      { boxes: optional.mapOf({ size: size() }, 'Boxes.') },
      { boxes: new Map([['big', { size: 10 }]]) },
      'boxes["big"].size',
    ],
    [
      'at any depth',
      { rooms: optional.listOf({ boxes: optional.mapOf({ size: size() }, 'Boxes.') }, 'Rooms.') },
      { rooms: [{ boxes: new Map([['big', { size: 10 }]]) }] },
      'rooms[0].boxes["big"].size',
    ],
  ])('%s', (_, attributes, model, path) => {
    expect(said(attributes, model)).toEqual([`error at ${path}: ${tooBig}`]);
  });

  test.each<[string, Attributes[string], Value, string | undefined]>([
    ['between, least', optional.number('X.').check(between(1, 2)), 1, undefined],
    ['between, most', optional.number('X.').check(between(1, 2)), 2, undefined],
    ['matching', optional.string('X.').check(matching(/^a+$/, 'a row of a')), 'aa', undefined],
    ['matching', optional.string('X.').check(matching(/^a+$/, 'a row of a')), 'b', '"b" is not a row of a.'],
    [
      'notBlank',
      optional.string('X.').check(notBlank),
      ' ',
      'The value must not be empty. Write one, or leave the attribute out if it is optional.',
    ],
    ['notEmpty', optional.setOfStrings('X.').check(notEmpty), [], 'The collection must have at least one element.'],
    [
      'oneOf, near miss',
      optional.oneOf(['open', 'private'], 'X.'),
      'privat',
      '"privat" is not one of "open", "private". Did you mean "private"?',
    ],
    [
      'oneOf, other letter case',
      optional.oneOf(['open'], 'X.'),
      'OPEN',
      '"OPEN" is not one of "open". Did you mean "open"?',
    ],
    ['oneOf, far off', optional.oneOf(['open'], 'X.'), 'whatever', '"whatever" is not one of "open".'],
  ])('%s', (_, x, value, wrong) => {
    expect(said({ x }, { x: value })).toEqual(wrong ? [`error at x: Invalid x value: ${wrong}`] : []);
  });

  test('several of one attribute are all reported', () => {
    const attribute = optional
      .string('X.')
      .check(matching(/^a/, 'beginning with a'))
      .check(matching(/z$/, 'ending with z'));
    expect(said({ x: attribute }, { x: 'b' })).toHaveLength(2);
  });

  test('a refused secret is not quoted', () => {
    const [line] = said(
      { pin: optional.string('Pin.').check(matching(/^\d+$/, 'a row of digits')).sensitive() },
      { pin: 'hunter2' },
    );
    expect(line).toBe('error at pin: Invalid pin value: (sensitive value) is not a row of digits.');
  });
});

describe('null', () => {
  test('is refused for a required attribute, also inside', () => {
    const attributes = { name: required.string('Name.'), box: optional.object({ size: size() }, 'Box.') };
    expect(said(attributes, { name: null, box: { size: null } })).toEqual([
      'error at box.size: Missing value: The attribute size is required, so it must not be null.',
      'error at name: Missing value: The attribute name is required, so it must not be null.',
    ]);
  });

  test.each<[string, Attributes[string], Value, string]>([
    ['list', optional.listOfStrings('X.'), ['a', null], 'x[1]'],
    ['set', optional.setOfNumbers('X.'), [null], 'x[*]'],
    ['map', optional.mapOfStrings('X.'), new Map([['a', null]]), 'x["a"]'],
    ['list of objects', optional.listOf({}, 'X.'), [null], 'x[0]'],
    ['set of objects', optional.setOf({}, 'X.'), [null], 'x[*]'],
    ['map of objects', optional.mapOf({}, 'X.'), new Map([['a', null]]), 'x["a"]'],
  ])('is refused as an element of a %s', (_, x, value, path) => {
    expect(said({ x }, { x: value })).toEqual([
      `error at ${path}: Null element: Elements must not be null. Remove the element.`,
    ]);
  });
});

describe('unknown values', () => {
  const box = { size: size(), tags: optional.setOfStrings('Tags.').check(notEmpty) };
  test.each<[string, Attributes, ObjectValue]>([
    ['the attribute', { size: size() }, { size: undefined }],
    ['the object', { box: required.object(box, 'Box.') }, { box: undefined }],
    ['inside an object', { box: required.object(box, 'Box.') }, { box: { size: undefined, tags: undefined } }],
    ['a member', { boxes: required.listOf(box, 'Boxes.') }, { boxes: [undefined] }],
    [
      'inside a member',
      { boxes: required.mapOf(box, 'B.') },
      { boxes: new Map([['a', { size: undefined, tags: null }]]) },
    ],
    ['an element', { tags: required.setOfStrings('T.').check(() => 'was checked') }, { tags: ['a', undefined] }],
  ])('are not checked: %s', (_, attributes, model) => {
    expect(said(attributes, model)).toEqual([]);
  });

  test('do not hide what is wrong beside them', () => {
    const attributes = { boxes: optional.listOf(box, 'Boxes.') };
    expect(said(attributes, { boxes: [undefined, { size: 10, tags: undefined }] })).toEqual([
      `error at boxes[1].size: ${tooBig}`,
    ]);
  });
});

describe('deprecated attributes', () => {
  const attributes = {
    old: optional.string('Old.').deprecated('Use new.'),
    boxes: optional.listOf({ old: optional.string('Old.').deprecated('Use new.') }, 'Boxes.'),
  };

  test('warn at their path when they are set', () => {
    expect(said(attributes, { old: 'x', boxes: [{ old: 'x' }] })).toEqual([
      'warning at old: Deprecated attribute old: Use new.',
      'warning at boxes[0].old: Deprecated attribute old: Use new.',
    ]);
  });

  test('do not warn when they are not', () => {
    expect(said(attributes, { old: null, boxes: null })).toEqual([]);
  });
});

describe('numbers that JavaScript does not hold exactly', () => {
  const decode = (attributes: Attributes, value: ObjectValue) => {
    const report = collecting();
    decodeObject(attributes, value, [], report);
    return report.said;
  };
  const refused = (path: string, shown: string) =>
    `error at ${path}: Invalid number: The value must be a whole number, but got: ${shown}.`;

  test.each<[Value, string]>([
    [1.5, '1.5'],
    [9007199254740993n, '9007199254740993'],
    [new Decimal('0.10000000000000000000001'), '0.10000000000000000000001'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('%s', (value, shown) => {
    expect(decode({ size: optional.number('Size.') }, { size: value })).toEqual([refused('size', shown)]);
  });

  test('are refused at their path', () => {
    const attributes = {
      list: optional.listOfNumbers('List.'),
      set: optional.setOfNumbers('Set.'),
      box: optional.object({ size: optional.number('Size.') }, 'Box.'),
      boxes: optional.mapOf({ size: computed.number('Size.') }, 'Boxes.'),
    };
    const value = { list: [1, 1.5], set: [2.5], box: { size: 3.5 }, boxes: new Map([['a', { size: 4.5 }]]) };
    expect(decode(attributes, value)).toEqual([
      refused('list[1]', '1.5'),
      refused('set[*]', '2.5'),
      refused('box.size', '3.5'),
      refused('boxes["a"].size', '4.5'),
    ]);
  });

  test('whole, absent and unknown ones pass', () => {
    for (const value of [0, -7, 2 ** 53 - 1, null, undefined])
      expect(decode({ size: optional.number('Size.') }, { size: value })).toEqual([]);
  });
});
