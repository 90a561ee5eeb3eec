// The page about the architecture leads to every room; the picture and the table of packages in it are generated.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rooms } from '../../workshop/import-table.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/architecture.md', import.meta.url)), 'utf8');

test('each room has its row, but those inside of another and what one example needs', () => {
  const outer = Object.keys(rooms).filter((room) => !/^src\/terraform\/|^examples\//.test(room));
  const row = (room: string) => new RegExp(`^\\| \\[${room}\\]\\(\\.\\./${room}\\) \\|`, 'm');
  expect(outer.length).toBeGreaterThan(20);
  expect(outer.filter((room) => !row(room).test(page))).toEqual([]);
});
