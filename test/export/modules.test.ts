// Exports in modules: who has one together with whom, what its call says, and that everything stays where it is.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { type Export, exportInstance } from '../../src/export/index.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { pending } from '../support/laws/index.ts';
import { takeOver } from './take-over.ts';
import { startTeams, type Teams } from './teams.ts';

const root = mkdtempSync(join(tmpdir(), 'modules-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const newFolder = () => join(mkdtempSync(join(root, 'case-')), 'export');

const exportTo = (folder: string, { sandbox, api }: Teams, wishes: Partial<Export> = {}) =>
  exportInstance(connect('0.1.0', api, sandbox.token), {
    ...{ folder, format: 'hcl', byIdentity: false, modules: 'project.id' },
    ...wishes,
  });

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const lines = (folder: string) =>
  (readdirSync(folder, { recursive: true, encoding: 'utf8' }) as string[])
    .filter((file) => file.endsWith('.tf'))
    .flatMap((file) =>
      read(folder, file)
        .split('\n')
        .map((line) => `${file}: ${line.trim()}`),
    );
/** What a folder has more often than another one. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before];
  return after.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
/** Owners by module, as the calls say. */
const calls = (folder: string) =>
  JSON.parse(read(folder, '.unleash-export.json')).arrangement.modules as {
    readonly [name: string]: { readonly owners: readonly string[] };
  };
const owners = (folder: string) =>
  Object.fromEntries(Object.entries(calls(folder)).map(([name, { owners }]) => [name, owners]));

async function expectTakenOver(folder: string, { sandbox }: Teams) {
  const before = sandbox.snapshot();
  const taken = await takeOver(folder, sandbox);
  expect(await taken.core.validate(taken.blocks)).toEqual([]);
  expect(pending(await taken.plan())).toEqual([]);
  expect(pending(await taken.apply())).toEqual([]);
  expect(sandbox.snapshot()).toEqual(before);
}

test('who is alike has one module, who is not has another, and all of it is taken over', async () => {
  await using teams = await startTeams('team-pay', 'team-search', 'odd');
  await teams.api.addEnvironmentToProject({ projectId: 'odd' as never, body: { environment: 'development' } });
  const shared = { tokenName: 'both', type: 'backend', environment: 'production', projects: ['odd', 'team-pay'] };
  await teams.api.createApiToken({ body: shared as never });
  const folder = newFolder();
  const exported = await exportTo(folder, teams);
  expect(owners(folder)).toEqual({ odd: ['odd'], team: ['team-pay', 'team-search'] });
  expect(exported.objects.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      'module.odd["odd"].unleash_project_environment.development',
      'module.team["team-pay"].unleash_api_token.production_backend',
      'unleash_role.developer',
    ]),
  );
  expect(read(folder, 'api-tokens.tf')).toContain(
    '    module.odd["odd"].project_id,\n    module.team["team-pay"].project_id,\n',
  );
  expect(read(folder, 'modules/team/variables.tf')).toContain('required_approvals      = optional(number, 2)');
  expect(read(folder, 'modules/odd/main.tf')).toContain('required_approvals      = 2');
  expect(read(folder, 'README.md')).toContain('| `module.team` | team-pay, team-search |');
  expect(lines(folder).filter((line) => line.includes('canary'))).toEqual([]);
  await expectTakenOver(folder, teams);
});

test('secrets inside of a module are variables of it, which the root is given by the keys of the call', async () => {
  await using teams = await startTeams('team-pay', 'team-search');
  const folder = newFolder();
  await exportTo(folder, teams);
  const variable = 'integration_this_parameters';
  const naming = lines(folder).filter((line) => line.includes(variable));
  expect(naming.sort()).toEqual([
    `modules.tf: ${variable} = try(var.team_${variable}[each.key], {})`,
    `modules/team/main.tf: parameters   = var.${variable}`,
    `modules/team/variables.tf: variable "${variable}" {`,
    `variables.tf: variable "team_${variable}" {`,
  ]);
  expect(read(folder, 'modules/team/variables.tf')).toMatch(/parameters" \{[^}]*sensitive +=? true/);
  expect(read(folder, 'variables.tf')).toMatch(/type += map\(map\(string\)\)\n +default += \{\}\n +sensitive += true/);
  expect(read(folder, 'modules/team/main.tf')).toMatch(/ignore_changes = \[\s*parameters,?\s*\]/);
  await expectTakenOver(folder, teams);
});

test('what reviewers reject is edited at the root, and told of where a module has it', async () => {
  await using teams = await startTeams('team-pay', 'team-search');
  const { sandbox } = teams;
  const cwd = mkdtempSync(join(root, 'case-'));
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const ask = (...args: string[]) => runCommand(args, { cwd, env });
  const decided = (await ask('review', '--csv', 'decisions')).out
    .replace(/^(user:2,.*,Viewer,.*),,,,$/m, '$1,change,Editor,Ann,new work')
    .replace(/^(user:2,.*,Developer,.*),,,,$/m, '$1,remove,,Ann,new work')
    .replace(/^(api_token:team-pay .*),,,,$/m, '$1,remove,,Ann,unused');
  writeFileSync(join(cwd, 'decisions.csv'), decided);
  await ask('export', '--out', 'modular', '--modules');
  const { code, out } = await ask('review', '--decisions', 'decisions.csv', '--dir', 'modular', '--json');
  expect(code).toBe(3);
  expect(JSON.parse(out).decisions).toMatchObject({
    changes: expect.arrayContaining([expect.objectContaining({ address: 'unleash_user.lead_1_example_com' })]),
    byHand: [
      'lead-1@example.com loses the role Developer in team-pay: change the roles of project_access at "team-pay" in module "team" of modules.tf',
      'the API token team-pay backend is deleted: its block is in a module, which others share: delete it in Unleash, and export again',
    ],
  });
  await ask('export', '--out', 'json', '--format', 'json');
  const inJson = await ask('review', '--decisions', 'decisions.csv', '--dir', 'json');
  expect(inJson).toMatchObject({
    code: 2,
    err: expect.stringContaining('export with --format hcl, or leave out --dir'),
  });
});

test('the order in which projects came does not matter, and neither does what an earlier export said', async () => {
  await using teams = await startTeams('b', 'a');
  const [first, second] = [newFolder(), newFolder()];
  await exportTo(first, teams);
  expect((await exportTo(first, teams)).files.filter(({ status }) => status !== 'unchanged')).toEqual([]);
  await exportTo(second, teams);
  expect(lines(second)).toEqual(lines(first));
  expect(owners(first)).toEqual({ project: ['a', 'b'] });
});

test.each([
  [
    'the approvals that all have',
    async ({ api }: Teams) => {
      const body = { changeRequestsEnabled: true, requiredApprovals: 3 };
      await api.updateProjectChangeRequestConfig({ projectId: 'team-pay' as never, environment: 'production', body });
    },
    'modules.tf: required_approvals = 3',
  ],
  [
    'a name that nobody shares',
    async ({ api }: Teams) => {
      await api.updateProject({ projectId: 'team-pay' as never, body: { name: 'Payments', description: '' } });
    },
    'modules.tf: name = "Payments"',
  ],
  [
    'who may do what',
    async ({ api, role }: Teams) => {
      const roles = [{ id: role, users: [1, 2], groups: [] }];
      await api.setProjectAccess({ projectId: 'team-pay' as never, body: { roles } });
    },
    'modules.tf: unleash_user.admin.id,',
  ],
])('one click at %s changes one place of its call', async (_, click, wanted) => {
  await using teams = await startTeams('team-pay', 'team-search');
  const folder = newFolder();
  await exportTo(folder, teams);
  const before = lines(folder);
  await click(teams);
  await exportTo(folder, teams);
  const after = lines(folder);
  const news = added(before, after).map((line) => line.replace(/ +/g, ' '));
  // What the value is the first of in the call is opened and closed for it.
  expect(news.filter((line) => !/(= \{|: \})$/.test(line))).toEqual([wanted]);
});

test('who no longer fits in is moved, and whoever fits in by now joins', async () => {
  await using teams = await startTeams('team-a', 'team-b', 'team-c');
  const folder = newFolder();
  await exportTo(folder, teams);
  expect(owners(folder)).toEqual({ team: ['team-a', 'team-b', 'team-c'] });
  await teams.api.addEnvironmentToProject({ projectId: 'team-b' as never, body: { environment: 'development' } });
  await exportTo(folder, teams);
  expect(owners(folder)).toEqual({ team: ['team-a', 'team-c'], team_b: ['team-b'] });
  expect(read(folder, 'moved.tf')).toContain(
    'moved {\n  from = module.team["team-b"]\n  to   = module.team_b["team-b"]\n}',
  );
  await expectTakenOver(folder, teams);
  // Alike again, it stays: nothing is moved in circles.
  await teams.api.removeEnvironmentFromProject({ projectId: 'team-b' as never, environment: 'development' });
  await teams.add('team-d');
  await exportTo(folder, teams);
  expect(owners(folder)).toEqual({ team: ['team-a', 'team-c', 'team-d'], team_b: ['team-b'] });
  await teams.api.deleteProject({ projectId: 'team-b' as never });
  await exportTo(folder, teams);
  expect(owners(folder)).toEqual({ team: ['team-a', 'team-c', 'team-d'] });
  expect(existsSync(join(folder, 'modules/team_b'))).toBe(false);
  expect(existsSync(join(folder, 'moved.tf'))).toBe(false);
});

test('without a project that somebody made there is no module', async () => {
  await using teams = await startTeams();
  const folder = newFolder();
  await exportTo(folder, teams);
  expect(owners(folder)).toEqual({});
  expect(readdirSync(folder)).not.toContain('modules');
  await expectTakenOver(folder, teams);
});

test('projects whose names make one label, or begin an expression, are told apart', async () => {
  await using teams = await startTeams('a.b', 'a-b', 'A-B', 'for', 'null', '9~', '~');
  for (const [index, projectId] of ['a.b', 'a-b', 'A-B', 'for', 'null', '9~'].entries())
    for (let count = 0; count <= index; count += 1)
      await teams.api.createSegment({ body: { name: `s ${index} ${count}`, project: projectId, constraints: [] } });
  const folder = newFolder();
  await exportTo(folder, teams);
  const modules = owners(folder);
  expect(Object.keys(modules)).toHaveLength(7);
  expect(Object.keys(modules)).toEqual(
    expect.arrayContaining(['a_b', 'a_b_2', 'a_b_3', 'project_for', 'null', 'project_9']),
  );
  expect(read(folder, 'modules.tf')).toContain('    "for" = {');
  await expectTakenOver(folder, teams);
});

test('one project has its module, and what it refers to stands at the root', async () => {
  await using teams = await startTeams('team-pay', 'team-search');
  const folder = newFolder();
  const only = { target: 'project.id', value: 'team-pay' };
  const { objects } = await exportTo(folder, teams, { only });
  expect(owners(folder)).toEqual({ team_pay: ['team-pay'] });
  expect(objects.map(({ address }) => address).filter((address) => !address.startsWith('module.'))).toEqual([
    'unleash_role.developer',
    'unleash_user.lead_1_example_com',
  ]);
  await expectTakenOver(folder, teams);
});

test('where projects are not asked for, what is inside of them stands at the root', async () => {
  await using teams = await startTeams('team-pay', 'team-search');
  const folder = newFolder();
  const { objects } = await exportTo(folder, teams, { isWanted: ({ name }) => name === 'segment' });
  expect(objects.map(({ address }) => address)).toEqual([
    'unleash_segment.team_pay_beta',
    'unleash_segment.team_search_beta',
  ]);
  await expectTakenOver(folder, teams);
});

test('from modules to none or back every address would change, so it is refused', async () => {
  await using teams = await startTeams('team-pay');
  const [modular, flat] = [newFolder(), newFolder()];
  await exportTo(modular, teams);
  await exportTo(flat, teams, { modules: undefined });
  await expect(exportTo(modular, teams, { modules: undefined })).rejects.toThrow('the export there is in modules');
  await expect(exportTo(flat, teams)).rejects.toThrow('the export there is without modules');
});

test('a link in place of the folder of modules leads nowhere', async () => {
  await using teams = await startTeams('team-pay');
  const [folder, outside] = [mkdtempSync(join(root, 'in-')), mkdtempSync(join(root, 'out-'))];
  symlinkSync(outside, join(folder, 'modules'));
  await expect(exportTo(folder, teams)).rejects.toThrow('modules is not a folder');
  expect(readdirSync(outside)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['modules']);
});
