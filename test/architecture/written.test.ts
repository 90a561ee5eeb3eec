// What holds for every file that a person has written.
import { expect, test } from 'vitest';
import { isGenerated, sources, textOf } from './sources.ts';

const written = sources.filter((file) => !isGenerated(file));
const linesOf = (file: string) => textOf(file).trimEnd().split('\n');

test('it has at most 300 lines', () => {
  expect(written.filter((file) => linesOf(file).length > 300)).toEqual([]);
});

test('it says its job in its first line', () => {
  const first = (file: string) => linesOf(file).find((line) => !line.startsWith('#!')) ?? '';
  expect(written.filter((file) => !/^(\/\/ |\/\*\*)/.test(first(file)))).toEqual([]);
});

test('it has a name that says something', () => {
  const vague = /(^|\/)(utils?|helpers?|common|types|managers?|misc)(\/|\.ts$)/;
  expect(written.filter((file) => vague.test(file) || /[A-Z_]/.test(file))).toEqual([]);
});
