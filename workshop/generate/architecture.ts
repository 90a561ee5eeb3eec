// The picture of the house in docs/architecture.md, from the import table.
import { readFileSync } from 'node:fs';
import { type Room, rooms } from '../import-table.ts';

const path = 'docs/architecture.md';
const [begin, end] = ['<!-- import table -->', '<!-- /import table -->'];

/** The page with its picture; what people have written around it stays. */
export function renderArchitecture(): Map<string, string> {
  const page = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${path} has no place for the picture: a line ${begin} and a line ${end}.`);
  const picture = `${begin}\n\n${renderPicture()}\n\n${renderPackages()}\n\n${end}`;
  return new Map([[path, page.slice(0, from) + picture + page.slice(to + end.length)]]);
}

/** Arrows between what is shipped; those that build and test it may look everywhere. */
function renderPicture(): string {
  const shipped = Object.entries(rooms).filter(([, { looksInside }]) => !looksInside);
  const arrows = shipped.flatMap(([room, { imports }]) =>
    [...new Set(imports.flatMap((entry) => roomNamed(entry) ?? []))]
      .filter((to) => to !== room)
      .map((to) => `  ${idOf(room)} --> ${idOf(to)}`),
  );
  const drawn = shipped.filter(([room]) => arrows.some((arrow) => arrow.split(/ --> | +/).includes(idOf(room))));
  const boxes = drawn.map(([room]) => `  ${idOf(room)}["${room}"]`);
  return ['```mermaid', 'flowchart TD', ...boxes, ...arrows, '```'].join('\n');
}

/** Which packages of npm are used, and where. */
function renderPackages(): string {
  const uses = Object.entries(rooms)
    .filter((entry): entry is [string, Room & Required<Pick<Room, 'packages'>>] => {
      const [, { packages, looksInside }] = entry;
      return packages !== undefined && !looksInside;
    })
    .flatMap(([room, { packages }]) =>
      Object.entries(packages).flatMap(([name, places]) =>
        places.map((place) => `| \`${name}\` | \`${place === '' ? room : `${room}/${place.replace(/\/$/, '')}`}\` |`),
      ),
    );
  return ['| package | only in |', '|---|---|', ...uses.sort()].join('\n');
}

/** The room that an entry of the table means, whether it names the room, its generated folder or one of its files. */
const roomNamed = (entry: string): string | undefined =>
  Object.keys(rooms)
    .filter((room) => `${entry}/`.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const idOf = (room: string) => room.replace(/\W/g, '_');
