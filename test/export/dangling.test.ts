// Names that lead nowhere: told where it can be known, and where it cannot, that is told.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { type Export, exportInstance } from '../../src/export/index.ts';
import { startTeams, type Teams } from './teams.ts';

let folder: string;
let teams: Teams;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dangling-'));
  teams = await startTeams();
  const parameters = { url: 'https://hooks.example.com' };
  const hook = { provider: 'webhook', enabled: true, events: ['feature-created'], environments: [], parameters };
  await teams.api.createAddon({ body: { ...hook, description: '', projects: ['default'] } });
  for (const integration of teams.sandbox.store.addons.values()) integration.projects = ['default', 'gone'];
});
afterEach(async () => {
  await teams.sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = ({ sandbox, api }: Teams, wishes: Partial<Export>) =>
  exportInstance(connect('0.1.0', api, sandbox.token), { folder, format: 'hcl', byIdentity: false, ...wishes });
const gone = {
  address: 'unleash_integration.integration_1',
  attribute: 'projects',
  target: 'project.id',
  value: 'gone',
};

test('of what was read it is told', async () => {
  const { dangling, unread } = await run(teams, {});
  expect({ dangling, unread }).toEqual({ dangling: [gone], unread: [] });
});

test('where none of a kind is left, too', async () => {
  teams.sandbox.store.projects.clear();
  const { dangling, unread } = await run(teams, {});
  expect({ dangling, unread }).toEqual({ dangling: [{ ...gone, value: 'default' }, gone], unread: [] });
});

test('of what was not read it is told that it is not known', async () => {
  const { dangling, unread } = await run(teams, { isWanted: ({ name }) => name === 'integration' });
  expect({ dangling, unread }).toEqual({ dangling: [], unread: ['unleash_project'] });
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('cannot be said of `unleash_project`: not all');
});
