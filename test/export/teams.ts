// An instance whose teams have a project each: alike in what they hold, and different in who they are.
import { type AdminApi, createAdminApi } from '../../src/admin-api/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';

export interface Teams extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly api: AdminApi;
  readonly role: number;
  /** A project with an environment, who may do what, a token, a segment and an integration. */
  add(id: string, name?: string): Promise<void>;
}

export async function startTeams(...ids: readonly string[]): Promise<Teams> {
  const sandbox = await startSandbox();
  const api = createAdminApi({ url: sandbox.url, token: sandbox.token, fetch: sandbox.fetch, env: {} });
  const permissions = [{ name: 'CREATE_FEATURE' }];
  await api.createRole({ body: { name: 'Developer', type: 'custom', description: '', permissions } as never });
  const role = [...sandbox.store.roles.values()].at(-1)!.id;
  const projects: string[] = [];
  const add = async (id: string, name = id) => {
    await api.createProject({ body: { id, name, environments: [] } as never });
    const projectId = id as never;
    await api.updateProjectEnterpriseSettings({ projectId, body: { mode: 'protected' } });
    await api.addEnvironmentToProject({ projectId, body: { environment: 'production' } });
    const approvals = { changeRequestsEnabled: true, requiredApprovals: 2 };
    await api.updateProjectChangeRequestConfig({ projectId, environment: 'production', body: approvals });
    const { id: lead } = await api.createUser({
      body: { email: `lead-${projects.push(id)}@example.com`, rootRole: 3 },
    });
    await api.setProjectAccess({ projectId, body: { roles: [{ id: role, users: [lead!], groups: [] }] } });
    const token = { tokenName: `${id} backend`, type: 'backend', environment: 'production', projects: [id] };
    await api.createApiToken({ body: token as never });
    await api.createSegment({ body: { name: `${id} beta`, project: id, constraints: [] } });
    // Unleash shows the last one, which may be a secret all the same.
    const parameters = { url: 'https://hooks.example.com', authorization: 'canary', contentType: `canary/${id}` };
    const hook = { provider: 'webhook', enabled: true, events: ['feature-created'], environments: [], parameters };
    await api.createAddon({ body: { ...hook, description: 'Tells the team', projects: [id] } });
  };
  for (const id of ids) await add(id);
  return { sandbox, api, role, add, [Symbol.asyncDispose]: () => sandbox.stop() };
}
