// The library in the hands of its users: packed, installed into an empty project, compiled strictly, and run.
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsumerKind, consume, consumerKinds } from '../support/consumer.ts';
import { openPage } from '../support/documented-page.ts';
import { followGuide, type GuidedProject } from '../support/guided-project.ts';
import { type PackedPackage, packPackage } from '../support/packed-package.ts';
import { quickInfo } from '../support/quick-info.ts';

const run = promisify(execFile);

/** What the guide promises: names that one can import, failures that narrow, both modules, and a client that can be listed. */
const main = `
import {
  type AdminApi, AdminApiError, type CreateUserBody, createAdminApi, type GetUsersAnswer, iterateEvents, type OperationId,
} from 'unleash-admin';
import { type Grant, readGrants, UnknownName, type WhoCan, whoCan } from 'unleash-admin/access';
import { type AuditEvent, type EventSearch, searchEvents as search, withoutSecrets } from 'unleash-admin/events';
import { type Sandbox, type Seed, startSandbox } from 'unleash-admin/sandbox';

const seed: Seed = { users: [{ username: 'ann', rootRole: 'Editor' }] };
const sandbox: Sandbox = await startSandbox({ seed });
const overNetwork: AdminApi = createAdminApi({ url: sandbox.url, token: sandbox.token, env: {} });
const { getUsers, createUser, createRole, searchEvents } = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch });

const body: CreateUserBody = { username: 'bob', rootRole: 2 };
await createUser({ body });
const { users }: GetUsersAnswer = await overNetwork.getUsers();
const known: OperationId[] = Object.keys(overNetwork).filter((name): name is OperationId => name !== 'with');

// @ts-expect-error: a user has no colour
const wrong: CreateUserBody = { colour: 'red', rootRole: 2 };
const failure: unknown = await createUser({ body }).catch((error: unknown) => error);
let status = 0;
if (failure instanceof AdminApiError && failure.kind === 'response') {
  const certain: number = failure.status;
  status = certain;
}
const option = (() => {
  try {
    return createAdminApi({ url: 'nowhere', token: 'x' });
  } catch (error) {
    return error instanceof AdminApiError && error.kind === 'options' ? error.option.toUpperCase() : error;
  }
})();
const types: string[] = [];
for await (const { type } of iterateEvents({ searchEvents }, {}, { pageSize: 1 })) types.push(type);
const { holdings }: WhoCan = await whoCan(overNetwork, 'ADMIN');
const grants: Grant[] = await readGrants(overNetwork);
const strange: unknown = await whoCan(overNetwork, 'ADMN').catch((error: unknown) => error);
const wanted: EventSearch = { types: ['user-created'] };
const created: AuditEvent[] = (await search(overNetwork, wanted, 10)).events.map(withoutSecrets);
const audit = {
  admins: holdings.map(({ holder }) => holder.name),
  grants: grants.length,
  strange: strange instanceof UnknownName && strange.known.includes('ADMIN'),
  created: created.length,
};
await sandbox.stop();
const people = users.map(({ username }) => username);
console.log(JSON.stringify({ people, status, option, known: known.length, types, same: (await getUsers()).users.length, audit, wrong, role: typeof createRole }));
`;

const kinds: { readonly [name: string]: ConsumerKind } = {
  'ES modules, as Node.js 16 finds them, with exact optional properties': {
    type: 'module',
    compilerOptions: {
      ...{ module: 'node16', moduleResolution: 'node16', skipLibCheck: false, types: ['node'] },
      ...{ exactOptionalPropertyTypes: true, verbatimModuleSyntax: true },
    },
  },
  'a bundler': {
    ...consumerKinds['a bundler']!,
    compilerOptions: { ...consumerKinds['a bundler']!.compilerOptions, skipLibCheck: false, types: ['node'] },
  },
};

const guide = openPage('docs/guides/client.md', import.meta.url);
let packed: PackedPackage;
let project: GuidedProject;
beforeAll(async () => {
  packed = await packPackage();
  const headings = [...new Set(guide.take().map(({ heading }) => heading))];
  project = await followGuide({ page: guide.text, headings, folder: 'provision' }, packed);
});
afterAll(() => {
  project?.[Symbol.dispose]();
  packed.dispose();
});

describe('the guide', () => {
  const projects = 10;

  test('gives ten projects their owners, and finds nothing to do the second time', async () => {
    const [dry = '', ...wet] = project.outputOf('--dry-run').split(/^(?=create project checkout)/m);
    expect(dry.match(/^would create project /gm)).toHaveLength(projects);
    expect(wet.join('').replaceAll(/^/gm, 'would ')).toBe(`${dry}would nothing to do\nwould `);
    expect(project.outputOf('failures.ts')).toBe('it is there already\n');
    expect(project.outputOf('signals.ts').match(/ admin \w+$/gm)).toHaveLength(projects);
    expect(project.outputOf('review.ts').split('\n')).toEqual([
      'admin: Admin',
      'ann@example.com: Owner',
      'and whoever has the secret of admin',
      expect.stringMatching(/^\d+ projects were made, the last of them: \S+,\S+,\S+,\S+,\S+$/),
      '',
    ]);
    const { users, roles } = (await project.get('projects/checkout/access')) as ProjectAccess;
    const owner = roles.find(({ name }) => name === 'Owner')!.id;
    expect(users.map(({ email, roleId }) => [email, roleId])).toEqual([['ann@example.com', owner]]);
  });
});

interface ProjectAccess {
  readonly users: readonly { readonly email: string; readonly roleId: number }[];
  readonly roles: readonly { readonly id: number; readonly name: string }[];
}

describe('a project with', () => {
  test.each(Object.entries(kinds))('%s compiles and runs', async (name, kind) => {
    const told = JSON.parse(await consume(project.dir, name, kind, main));
    expect(told).toMatchObject({
      people: expect.arrayContaining(['ann', 'bob']),
      status: 400,
      option: 'URL',
      role: 'function',
    });
    expect(told.known).toBeGreaterThan(100);
    expect(told.same).toBe(told.people.length);
    expect(told.audit).toEqual({ admins: ['admin'], grants: told.people.length, strange: true, created: 2 });
    expect(told.types.filter((type: string) => type === 'user-created')).toHaveLength(2);
  });
});

test('an editor shows the request of a method, the edition it needs and whether it is repeated', () => {
  const shown = (method: string) =>
    quickInfo(project.dir, `import { createAdminApi } from 'unleash-admin';\ncreateAdminApi({}).${method}`, method);
  expect(shown('createGroup')).toBe(
    '`POST /api/admin/groups`. Needs the Enterprise edition. It is not sent again when its answer was lost.',
  );
  expect(shown('getUsers')).toBe('`GET /api/admin/user-admin`. It only reads.');
});

/** The entry and whatever it imports before anything is called. */
function loadedAtOnce({ outputs }: Metafile): string[] {
  const [entry] = Object.keys(outputs).filter((path) => outputs[path]!.entryPoint === '<stdin>');
  const reached = new Set([entry!]);
  for (const path of reached)
    for (const { path: next, kind, external } of outputs[path]!.imports)
      if (kind === 'import-statement' && !external) reached.add(next);
  return [...reached];
}

test.each([
  ['unleash-admin', 'createAdminApi', 65],
  ['unleash-admin/access', 'whoCan', 7],
  ['unleash-admin/events', 'searchEvents', 45],
])('%s weighs little in a bundle before its first request', async (module, name, kilobytes) => {
  const { metafile } = await build({
    stdin: { contents: `export { ${name} } from '${module}';`, resolveDir: project.dir },
    ...{ bundle: true, splitting: true, minify: true, format: 'esm', platform: 'node', outdir: 'out', write: false },
    ...{ logLevel: 'silent', metafile: true },
  });
  const size = loadedAtOnce(metafile).reduce((sum, path) => sum + metafile.outputs[path]!.bytes, 0) / 1000;
  expect(size).toBeLessThan(kilobytes);
});

test('a failure is recognised across two copies of the package', async () => {
  const installed = join(project.dir, 'node_modules/unleash-admin');
  cpSync(installed, join(project.dir, 'node_modules/another-copy'), { recursive: true });
  const script = `
    const [one, two] = await Promise.all([import('unleash-admin'), import('./node_modules/another-copy/dist/library/admin-api.js')]);
    let failure;
    try { two.createAdminApi({ url: '', token: '' }); } catch (error) { failure = error; }
    console.log(one.AdminApiError === two.AdminApiError, failure instanceof one.AdminApiError, new Error('x') instanceof one.AdminApiError);
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: project.dir });
  expect(stdout.trim()).toBe('false true false');
});
