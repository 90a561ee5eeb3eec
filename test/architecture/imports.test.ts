// Who may import whom, and which package: the import table is the plan of the house, and what it does not allow fails here.
import { describe, expect, test } from 'vitest';
import { roomOf, rooms } from '../../workshop/import-table.ts';
import { filesImportedBy, packagesImportedBy, sources } from './sources.ts';

/** Why an import is not allowed, or undefined when it is. */
function violation(file: string, target: string): string | undefined {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === undefined) return `${file} is in no room of the plan`;
  if (from === to) return undefined;
  const { imports, looksInside = false } = rooms[from]!;
  const isAllowed = imports.some(
    (entry) =>
      target === entry ||
      target === `${entry}/index.ts` ||
      ((looksInside || entry.endsWith('/generated')) && target.startsWith(`${entry}/`)),
  );
  return isAllowed ? undefined : `${file} may not import ${target}`;
}

/** Why a package is not allowed. */
function misuse(file: string, name: string): string | undefined {
  const room = roomOf(file);
  const places = rooms[room ?? '']?.packages?.[name] ?? [];
  const isAllowed = places.some((place) => file.startsWith(`${room}/${place}`));
  return isAllowed ? undefined : `${file} may not use ${name}`;
}

test('every import is allowed by the plan', () => {
  expect(sources.length).toBeGreaterThan(800);
  const violations = sources.flatMap((file) => filesImportedBy(file).map((target) => violation(file, target)));
  expect(violations.filter((found) => found !== undefined)).toEqual([]);
});

test('every package is used where the plan has it', () => {
  const misuses = sources.flatMap((file) => packagesImportedBy(file).map((name) => misuse(file, name)));
  expect(misuses.filter((found) => found !== undefined)).toEqual([]);
});

test('the plan has nothing that is not there', () => {
  const used = new Set(sources.flatMap((file) => packagesImportedBy(file).map((name) => `${roomOf(file)} ${name}`)));
  const planned = Object.entries(rooms).flatMap(([room, { packages = {} }]) =>
    Object.keys(packages).map((name) => `${room} ${name}`),
  );
  expect(planned.filter((use) => !used.has(use))).toEqual([]);
  expect(Object.keys(rooms).filter((room) => !sources.some((file) => roomOf(file) === room))).toEqual([]);
});

describe('the check sees', () => {
  test.each([
    ['src/sandbox/state/store.ts', 'provider/index.ts'],
    ['src/terraform/framework/index.ts', 'src/admin-api/index.ts'],
    ['provider/explain.ts', 'src/admin-api/errors/admin-api-error.ts'],
    ['workshop/catalog.ts', 'test/support/size.ts'],
    ['bench/run.ts', 'scripts/demo.ts'],
    ['elsewhere/file.ts', 'src/text/index.ts'],
  ])('that %s imports %s', (file, target) => {
    expect(violation(file, target)).toBeDefined();
  });

  test.each([
    ['src/admin-api/sending/retry.ts', 'undici'],
    ['provider/index.ts', 'commander'],
    ['src/terraform/protocol/value.ts', 'zod'],
  ])('that %s uses %s', (file, name) => {
    expect(misuse(file, name)).toBe(`${file} may not use ${name}`);
  });

  test('what is allowed', () => {
    expect(violation('provider/connection/failures.ts', 'src/admin-api/index.ts')).toBeUndefined();
    expect(violation('test/text/printable.test.ts', 'src/text/printable.ts')).toBeUndefined();
    expect(misuse('src/admin-api/transport/through-proxy.ts', 'undici')).toBeUndefined();
  });
});
