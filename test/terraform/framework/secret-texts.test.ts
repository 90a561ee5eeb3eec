// Secrets of what an RPC works on are masked in all that it says, even in a bug's own words.
import { expect, test } from 'vitest';
import { computed, Diagnostics, optional } from '../../../src/terraform/framework/index.ts';
import { secretTexts } from '../../../src/terraform/framework/secret-texts.ts';

const attributes = {
  name: optional.string('Name.'),
  token: computed.string('Token.').sensitive(),
  headers: optional.mapOfStrings('Headers.').sensitive(),
  boxes: optional.listOf({ key: optional.string('Key.').sensitive(), label: optional.string('Label.') }, 'Boxes.'),
};

test('those of every sensitive attribute are found, however deep, and nothing else', () => {
  const boxes = [{ key: 'key"1', label: 'open' }, undefined, { key: null, label: null }];
  const model = { name: 'open', token: 'token-1', headers: new Map([['a', 'header-1']]), boxes };
  expect(new Set(secretTexts(attributes, model))).toEqual(new Set(['token-1', 'header-1', 'key"1', 'key\\"1']));
  expect(secretTexts(attributes, { name: 'open', token: 'abc', headers: undefined, boxes: null })).toEqual([]);
});

test('a report masks them, the longer ones first', () => {
  const report = new Diagnostics();
  report.conceal(['secret', 'secret-and-more']);
  report.error('Cannot use secret', 'SyntaxError: "secret-and-more" is not valid JSON');
  expect(report.all).toEqual([
    { severity: 'error', summary: 'Cannot use ***', detail: 'SyntaxError: "***" is not valid JSON' },
  ]);
});
