// Projects: the list, and creating, renaming and deleting them.
import { canSee } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import {
  badData,
  databaseError,
  exceedsLimit,
  invalidOperation,
  invalidValue,
  nameExists,
} from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { forgetChangeRequests } from '../state/change-request.ts';
import { createProject, type Store } from '../state/store.ts';
import { forgetToken } from './api-tokens.ts';
import { clampApprovals } from './change-requests.ts';
import { checkUrlFriendly } from '../rules/check-name.ts';
import { byName, findProject } from '../state/find.ts';
import { isSafeText } from '../rules/safe-text.ts';
import { projectEventData, showListedProject } from '../views/show-project.ts';
import { slugify } from '../rules/slugify.ts';

export const projects = {
  getProjects: {
    handle({ store, query, actor, edition }) {
      const archived = query.archived === true && edition !== 'oss';
      const shown = [...store.projects.values()].filter(
        (project) =>
          (project.archivedAt !== null) === archived &&
          canSee(store, actor, project) &&
          (edition !== 'oss' || project.id === 'default'),
      );
      return {
        status: 200,
        body: {
          version: 1,
          projects: shown
            .sort(byName)
            .map((project) => ({ ...showListedProject(store, project), ...(actor.account && { favorite: false }) })),
        },
      };
    },
  },
  createProject: {
    needs: ['CREATE_PROJECT'],
    edition: 'pro',
    handle({ store, body, actor, edition }) {
      checkProjectLimit(store);
      checkEnvironments(store, body.environments ?? []);
      const { name } = body;
      const id = body.id?.trim() ? body.id : generateId(store, name);
      checkUrlFriendly('id', id);
      if (!isSafeText(name)) {
        throw invalidValue(`"name" input must not contain html tags. You provided ${JSON.stringify(name)}.`);
      }
      if (body.defaultStickiness === '') throw invalidValue('"defaultStickiness" is not allowed to be empty.');
      checkUnique(store, id);
      const project = createProject(id, name, store.now());
      const { description, defaultStickiness } = body;
      if (description !== undefined) project.description = description;
      if (defaultStickiness !== undefined) project.defaultStickiness = defaultStickiness;
      if (edition === 'enterprise' && body.mode !== undefined) project.mode = body.mode;
      project.environments = new Set(body.environments ?? enabledEnvironments(store));
      if (project.environments.size < (body.environments?.length ?? 0)) {
        throw databaseError(
          'insert into "project_environments" - duplicate key value violates unique constraint "project_environments_pkey"',
        );
      }
      const requests = edition === 'enterprise' ? chooseChangeRequests(store, body) : [];
      for (const { name: environment, requiredApprovals } of requests) {
        project.changeRequests.set(environment, { enabled: true, requiredApprovals });
      }
      if (actor.account !== undefined) project.users.set(actor.account.id, new Map([[4, store.now()]]));
      store.projects.set(id, project);
      const created = {
        id,
        name,
        ...(description === undefined ? {} : { description }),
        mode: project.mode,
        defaultStickiness: project.defaultStickiness,
        changeRequestEnvironments: requests,
      };
      const data = { ...created, environments: body.environments };
      recordEvent(store, actor, { type: 'project-created', project: id, data });
      const headers = { location: `projects/${encodeURIComponent(id)}` };
      return { status: 201, headers, body: { ...created, environments: [...project.environments] } };
    },
  },
  /** `mode` is in the schema and ignored: the enterprise settings change it. */
  updateProject: {
    needs: ['UPDATE_PROJECT', 'PROJECT_SETTINGS_WRITE'],
    edition: 'pro',
    handle({ store, params, body, actor }) {
      const project = findProject(store, params.projectId);
      const preData = projectEventData(project);
      project.name = body.name;
      if (body.description !== undefined) project.description = body.description;
      if (body.defaultStickiness !== undefined) project.defaultStickiness = body.defaultStickiness || 'default';
      project.updatedAt = store.now();
      const data = projectEventData(project);
      recordEvent(store, actor, { type: 'project-updated', project: project.id, preData, data });
      return { status: 200 };
    },
  },
  deleteProject: {
    needs: ['DELETE_PROJECT'],
    edition: 'pro',
    anyContentType: true,
    handle({ store, params, actor }) {
      const id = params.projectId;
      if (id === 'default') throw invalidOperation('You can not delete the default project!');
      store.projects.delete(id);
      forgetChangeRequests(store, ({ project }) => project === id);
      for (const token of [...store.apiTokens.values()]) {
        if (!token.projects.includes(id)) continue;
        const others = token.projects.filter((project) => project !== id);
        // A token that is stored securely stays, and one that names no project any more is for all of them.
        if (others.length > 0 || token.selector !== undefined) token.projects = others.length > 0 ? others : ['*'];
        else forgetToken(store, token, actor);
      }
      for (const field of [...store.contextFields.values()]) {
        if (field.project === id) store.contextFields.delete(field.name);
      }
      for (const segment of [...store.segments.values()]) {
        if (segment.project === id) store.segments.delete(segment.id);
      }
      recordEvent(store, actor, { type: 'project-deleted', project: id });
      return { status: 200 };
    },
  },
  validateProject: {
    needs: ['CREATE_PROJECT'],
    edition: 'pro',
    handle({ store, body }) {
      checkUrlFriendly('value', body.id);
      checkUnique(store, body.id);
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

/** Archived projects do not count. */
export function checkProjectLimit(store: Store): void {
  const limit = Math.max(store.limits.projects, 1);
  let active = 0;
  for (const project of store.projects.values()) if (project.archivedAt === null) active += 1;
  if (active >= limit) throw exceedsLimit('project', limit);
}

function checkUnique(store: Store, id: string): void {
  if (store.projects.has(id)) throw nameExists('A project with this id already exists.');
}

function generateId(store: Store, name: string): string {
  const slug = slugify(name).slice(0, 90);
  let id = slug;
  for (let suffix = 1; store.projects.has(id); suffix += 1) id = `${slug}-${suffix}`;
  return id;
}

function checkEnvironments(store: Store, names: readonly string[]): void {
  const unknown = names.filter((name) => !store.environments.has(name));
  if (unknown.length === 0) return;
  throw badData(`These environments do not exist: ${unknown.map((name) => `'${name}'`).join(', ')}.`);
}

function enabledEnvironments(store: Store): string[] {
  return [...store.environments.values()].filter(({ enabled }) => enabled).map(({ name }) => name);
}

interface ChangeRequestWish {
  environments?: string[];
  changeRequestEnvironments?: { name: string; requiredApprovals?: number }[];
}

/** What an environment itself requires wins over the wish, but only when a wish was sent, be it empty. */
function chooseChangeRequests(store: Store, { environments = [], changeRequestEnvironments }: ChangeRequestWish) {
  if (changeRequestEnvironments === undefined) return [];
  const wished = changeRequestEnvironments.map(({ name }) => name);
  checkEnvironments(store, wished);
  const preset = environments.flatMap((name) => {
    const requiredApprovals = store.environments.get(name)?.requiredApprovals ?? 0;
    return requiredApprovals > 0 ? [{ name, requiredApprovals }] : [];
  });
  const presetNames = new Set(preset.map(({ name }) => name));
  const chosen = changeRequestEnvironments
    .filter(({ name }) => !presetNames.has(name))
    .map(({ name, requiredApprovals }) => ({ name, requiredApprovals: clampApprovals(requiredApprovals) }));
  return [...chosen, ...preset];
}
