// No file imports itself by way of others, neither for values nor for types, nor does a room.
import { expect, test } from 'vitest';
import { roomOf, rooms } from '../../workshop/import-table.ts';
import { circlesIn } from './circles.ts';
import { filesImportedBy, sources } from './sources.ts';

const known = new Set(sources);

test('no files import each other in a circle', () => {
  expect(circlesIn(sources, (file) => filesImportedBy(file).filter((target) => known.has(target)))).toEqual([]);
});

test('no rooms do', () => {
  const reached = (room: string) =>
    rooms[room]!.imports.map((entry) => roomOf(`${entry}/`)).filter((to) => to !== undefined && to !== room);
  expect(circlesIn(Object.keys(rooms), (room) => reached(room) as string[])).toEqual([]);
});

test('a circle is told as the way round', () => {
  const graph: { readonly [file: string]: readonly string[] } = {
    a: ['b'],
    b: ['c'],
    c: ['a', 'd'],
    d: ['d'],
    x: ['b'],
  };
  expect(circlesIn(Object.keys(graph), (file) => graph[file]!)).toEqual(['a -> b -> c -> a', 'd -> d']);
});
