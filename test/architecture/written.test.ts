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

test('no test fails because a machine is busy: there is one time limit, which is a guard against what hangs', () => {
  const own =
    /\btimeout: [\d_]+\b|^\s*\}, (?!3_600_000)[\d_]{4,}\);|Timeout\([\d_]+\)|(test|hook)Timeout:|expect\.poll\([^,]*\)\./m;
  const waits = /vi\.wait(For|Until)\(/g;
  const isTest = (file: string) => file.startsWith('test/') && file !== 'test/architecture/written.test.ts';
  const impatient = (file: string) =>
    own.test(textOf(file)) || count(textOf(file), waits) > count(textOf(file), /\bpatiently\b(?! \})/g);
  expect(sources.filter((file) => isTest(file) && impatient(file))).toEqual([]);
  const ofItsOwn = /(_MS|Ms) = [\d_]{4,};|setTimeout\(.*[\d_]{4,}|\btimeout: [\d_]+\b/;
  expect(sources.filter((file) => file.startsWith('workshop/') && ofItsOwn.test(textOf(file)))).toEqual([]);
});

test('tests of one process share no folder: whoever ended first would take it from the others', () => {
  const isShared = (file: string) => /^test\//.test(file) && !/\.test\.ts$/.test(file);
  const kept = /^(export )?(const|let) .*mkdtemp/m;
  expect(sources.filter((file) => isShared(file) && kept.test(textOf(file)))).toEqual([]);
});

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;
