// Two people's applies on one instance: in one process call by call, and with the real terraform at the same time.
import { afterAll, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { expectNothingPlanned } from '../../../workshop/acceptance.ts';
import { buildProvider } from '../../../workshop/built-provider.ts';

let places = 0;
afterAll(() =>
  console.log(
    `two at once: a whole apply between any two calls of another, ${places} places, nothing lost; two real applies at once, nothing lost`,
  ),
);

const people = `
resource "unleash_user" "all" {
  for_each  = toset(["ada", "grace", "edsger"])
  email     = "\${each.key}@example.com"
  root_role = 3
}
`;

/** A configuration of one team: an origin, a role binding and a member in the project that all teams share. */
const team = (name: string, role: number, user: number) => `
resource "unleash_cors_origin" "own" {
  origin = "https://${name}.example.com"
}
resource "unleash_project_role_binding" "own" {
  project = "default"
  role    = ${role}
  users   = [2]
}
resource "unleash_project_member" "own" {
  project = "default"
  member  = "user:${user}"
  roles   = [4]
}
`;

const held = ({ store }: Sandbox) => ({
  origins: [...(store.settings.frontendApiOrigins ?? [])].sort(),
  members: [...store.projects.get('default')!.users].map(([id, roles]) => [id, [...roles.keys()].sort()]).sort(),
});
const everything = {
  origins: ['*', 'https://blue.example.com', 'https://red.example.com'],
  members: [
    [2, [5, 6]],
    [3, [4]],
    [4, [4]],
  ],
};

/** A process of the provider of its own: it shares nothing with another but the instance. */
async function startProcess(sandbox: Sandbox, fetch: Sandbox['fetch']) {
  vi.resetModules();
  const { provider } = await import('../../../workshop/catalog.ts');
  const { MiniCore } = await import('../../../src/terraform/testing/index.ts');
  const { providerHandlers } = await import('../../../src/terraform/framework/index.ts');
  return MiniCore.start(providerHandlers(provider({ fetch })), {
    base_url: sandbox.url,
    authorization: sandbox.token,
    max_concurrent_requests: 1,
  });
}

test('a whole apply between any two calls of another loses nothing of either', async () => {
  const seed = {
    users: ['ada', 'grace', 'edsger'].map((name) => ({ email: `${name}@example.com`, rootRole: 'Viewer' as const })),
  };
  const sandbox = await startSandbox({ seed });
  const fresh = sandbox.checkpoint();
  let beforeCall = async () => {};
  const red = await startProcess(sandbox, async (request) => {
    await beforeCall();
    return sandbox.fetch(request);
  });
  const blue = await startProcess(sandbox, sandbox.fetch);
  for (let place = 0, whole = false; !whole; place += 1) {
    sandbox.restore(fresh);
    for (const core of [red, blue]) core.state.clear();
    let calls = 0;
    beforeCall = async () => {
      if (calls++ === place) await blue.apply(team('blue', 6, 4));
    };
    const changes = await red.apply(team('red', 5, 3));
    beforeCall = async () => {};
    whole = calls <= place;
    if (whole) break;
    places += 1;
    expect(changes.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'))).toEqual(
      [],
    );
    expect([place, held(sandbox)]).toEqual([place, everything]);
    for (const [core, configuration] of [
      [red, team('red', 5, 3)],
      [blue, team('blue', 6, 4)],
    ] as const) {
      expect((await core.plan(configuration)).filter(({ action }) => action !== 'no-op')).toEqual([]);
    }
  }
  expect(places).toBeGreaterThan(8);
  await sandbox.stop();
});

test('two real applies at once lose nothing of either', async () => {
  const built = await buildProvider();
  const sandbox = await startSandbox({ latencyMs: 10 });
  const first = built.open(sandbox, people);
  await first.apply();
  const workspaces = [built.open(sandbox, team('red', 5, 3)), built.open(sandbox, team('blue', 6, 4))];
  await Promise.all(workspaces.map((workspace) => workspace.apply()));
  expect(held(sandbox)).toEqual(everything);
  for (const workspace of workspaces) await expectNothingPlanned(workspace);
  await Promise.all(workspaces.map((workspace) => workspace.destroy()));
  expect(held(sandbox)).toEqual({ origins: ['*'], members: [] });
  for (const { dispose } of [first, ...workspaces]) dispose();
  await sandbox.stop();
  built.dispose();
});
