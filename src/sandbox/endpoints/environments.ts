// The environments of the instance.
import type { Endpoints } from '../endpoint.ts';
import { databaseError, exceedsLimit, nameExists, notFound } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { Environment, Store } from '../state/store.ts';
import { forgetChangeRequests } from '../state/change-request.ts';
import { countedTokens, findEnvironment, sortedEnvironments } from '../state/find.ts';

const administer = { needs: ['ADMIN'] } as const;
const manage = { needs: ['ADMIN'], edition: 'pro' } as const;

export const environments = {
  getAllEnvironments: {
    handle({ store }) {
      const projects = count([...store.projects.values()].flatMap((project) => [...project.environments]));
      const tokens = count(countedTokens(store).map((token) => token.environment));
      const shown = sortedEnvironments(store).map((environment) => ({
        ...environment,
        projectCount: projects.get(environment.name) ?? 0,
        apiTokenCount: tokens.get(environment.name) ?? 0,
        enabledToggleCount: 0,
      }));
      return { status: 200, body: { version: 1, environments: shown } };
    },
  },
  getEnvironment: {
    handle({ store, params }) {
      return { status: 200, body: { ...findEnvironment(store, params.name) } };
    },
  },
  createEnvironment: {
    ...manage,
    handle({ store, body, actor }) {
      if (store.environments.size >= store.limits.environments) {
        throw exceedsLimit('environment', store.limits.environments);
      }
      if (store.environments.has(body.name)) throw nameExists(`Environment with name ${body.name} already exists`);
      const environment: Environment = {
        name: body.name,
        type: body.type,
        enabled: body.enabled ?? true,
        protected: false,
        sortOrder: body.sortOrder ?? 9999,
        requiredApprovals: body.requiredApprovals ?? null,
      };
      store.environments.set(body.name, environment);
      recordEvent(store, actor, { type: 'environment-created', environment: body.name, data: environment });
      return { status: 201, headers: { location: `environments/${body.name}` }, body: { ...environment } };
    },
  },
  updateEnvironment: {
    ...manage,
    handle({ store, params, body, actor }) {
      const environment = findEnvironment(store, params.name);
      const before = { ...environment };
      // The store changes no row of a protected one, and then looks for the row that it changed.
      if (environment.protected) throw databaseError("Cannot read properties of undefined (reading 'name')");
      if (body.type !== undefined) environment.type = body.type;
      if (body.sortOrder !== undefined) environment.sortOrder = body.sortOrder;
      if (body.requiredApprovals !== undefined) environment.requiredApprovals = body.requiredApprovals;
      const { name } = environment;
      recordEvent(store, actor, { type: 'environment-updated', environment: name, preData: before, data: environment });
      return { status: 200, body: { ...environment } };
    },
  },
  removeEnvironment: {
    ...manage,
    anyContentType: true,
    handle({ store, params, actor }) {
      const environment = findEnvironment(store, params.name);
      // The store deletes no protected one, and says nothing.
      if (environment.protected) return { status: 200 };
      forget(store, environment.name);
      recordEvent(store, actor, {
        type: 'environment-deleted',
        environment: environment.name,
        preData: environment,
      });
      return { status: 200 };
    },
  },
  toggleEnvironmentOn: {
    ...administer,
    anyContentType: true,
    handle: ({ store, params }) => toggle(store, params, true),
  },
  toggleEnvironmentOff: {
    ...administer,
    anyContentType: true,
    handle: ({ store, params }) => toggle(store, params, false),
  },
  updateSortOrder: {
    ...administer,
    handle({ store, body }) {
      for (const [name, sortOrder] of Object.entries(body)) {
        const environment = store.environments.get(name);
        if (environment !== undefined) environment.sortOrder = sortOrder;
      }
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function toggle(store: Store, { name }: { name: string }, enabled: boolean): { status: 204 } {
  const environment = store.environments.get(name);
  if (environment === undefined) throw notFound(`Could not find environment ${name}`);
  environment.enabled = enabled;
  return { status: 204 };
}

/** Projects, role permissions and change request settings lose it; API tokens keep its name. */
function forget(store: Store, name: string): void {
  store.environments.delete(name);
  forgetChangeRequests(store, ({ environment }) => environment === name);
  for (const project of store.projects.values()) {
    project.environments.delete(name);
    project.changeRequests.delete(name);
    project.defaultStrategies.delete(name);
  }
  for (const role of store.roles.values()) {
    role.permissions = role.permissions.filter((permission) => permission.environment !== name);
  }
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
