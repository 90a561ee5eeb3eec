// The picture of the house in docs/architecture.md, from the import table.
import { type Room, rooms } from '../import-table.ts';
import { partOfPage } from './part-of-page.ts';

export const renderArchitecture = (): Map<string, string> =>
  partOfPage('docs/architecture.md', 'import table', `${renderPicture()}\n\n${renderPackages()}`);

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
