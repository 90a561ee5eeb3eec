// Notes that a plan leaves for its apply: kept from other users, and for a week.
import { chmodSync, mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlanNotes } from '../../../../src/terraform/framework/run/plan-notes.ts';

// In many containers the user has a number and no entry in passwd, and then asking who it is fails.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  userInfo: () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  },
}));

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'notes-')), 'own');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const notes = { held: ['origin a'], released: ['origin b'] };

test('what a plan appends its apply reads, also for a user without a name', () => {
  new PlanNotes(folder).append('0a', notes);
  new PlanNotes(folder).append('0a', { held: ['origin c'], released: [] });
  expect(new PlanNotes(folder).read('0a')).toEqual({ held: ['origin a', 'origin c'], released: ['origin b'] });
  expect(new PlanNotes(folder).read('0b')).toBeNull();
});

test('folder and notes are for this user alone; what others could have written is not believed', () => {
  new PlanNotes(folder).append('0a', notes);
  expect([statSync(folder), statSync(join(folder, '0a.ndjson'))].map(({ mode }) => mode & 0o077)).toEqual([0, 0]);
  chmodSync(folder, 0o777);
  expect(new PlanNotes(folder).read('0a')).toBeNull();
  new PlanNotes(folder).append('0c', notes);
  chmodSync(folder, 0o700);
  expect(new PlanNotes(folder).read('0c')).toBeNull();
});

test('an id that leaves the folder is none, and old notes go with the next ones', () => {
  new PlanNotes(folder).append('0a', notes);
  expect(new PlanNotes(folder).read('../own/0a')).toBeNull();
  utimesSync(join(folder, '0a.ndjson'), 0, 0);
  new PlanNotes(folder).append('0b', notes);
  expect(new PlanNotes(folder).read('0a')).toBeNull();
  expect(new PlanNotes(folder).read('0b')).toEqual(notes);
});
