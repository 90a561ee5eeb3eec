// Names that objects of a state have, and what the run makes of them.
import { expect, test } from 'vitest';
import { NamesInState } from '../../../../src/terraform/framework/run/names-in-state.ts';

test('a name is in state until its object has left', () => {
  const names = new NamesInState([{ inState: ['a', 'b'] }, { left: ['a'] }]);
  expect([names.has('a'), names.has('b')]).toEqual([false, true]);
  names.add({ inState: ['a'] });
  expect(names.has('a')).toBe(true);
});

test('an object is kept unless a new one replaces it', () => {
  const names = new NamesInState([{ kept: ['a', 'b'] }, { replaced: ['b'] }]);
  expect([names.isKept('a'), names.isKept('b'), names.isReplaced('a'), names.isReplaced('b')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('a name that one object gives up and a new one takes is no replacement', () => {
  expect(new NamesInState([{ freed: ['a'], replaced: ['a'] }]).isReplaced('a')).toBe(false);
});

test('an object is there twice where one block keeps it and a copy goes', () => {
  expect(new NamesInState([{ kept: ['a'], freed: ['a'] }]).isCopied('a')).toBe(true);
  expect(new NamesInState([{ freed: ['a'] }]).isCopied('a')).toBe(false);
  expect(new NamesInState([{ kept: ['a'] }]).isCopied('a')).toBe(false);
});

test('notes carry all of it to another process', () => {
  const names = new NamesInState([{ inState: ['a'], kept: ['b'], freed: ['c'], replaced: ['d'] }]);
  expect(new NamesInState([names.notes]).notes).toEqual(names.notes);
});
