// The overview of a project, its enterprise settings, and its way to the archive and back.
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../events/record-event.ts';
import type { Project, Store } from '../state/store.ts';
import { checkFeatureNaming } from '../rules/check-feature-naming.ts';
import { showDefaultStrategy } from './default-strategies.ts';
import { findProject, sortedEnvironments } from '../state/find.ts';
import { checkProjectLimit } from './projects.ts';
import { countMembers, projectEventData } from '../views/show-project.ts';

export const projectSettings = {
  getProjectOverview: {
    handle({ store, params }) {
      const project = findProject(store, params.projectId);
      const environments = sortedEnvironments(store)
        .filter(({ name }) => project.environments.has(name))
        .map(({ name }) => ({ environment: name, ...showDefaultStrategy(project, name) }));
      return {
        status: 200,
        body: {
          version: 1,
          name: project.name,
          description: project.description,
          mode: project.mode,
          defaultStickiness: project.defaultStickiness,
          featureLimit: project.featureLimit,
          featureNaming: { ...project.featureNaming },
          linkTemplates: project.linkTemplates.map((template) => ({ ...template })),
          health: 100,
          technicalDebt: 0,
          favorite: false,
          createdAt: project.createdAt,
          updatedAt: project.updatedAt ?? project.createdAt,
          ...(project.archivedAt === null ? {} : { archivedAt: project.archivedAt }),
          onboardingStatus: { status: 'onboarding-started' },
          environments,
          featureTypeCounts: [],
          members: countMembers(store, project) + (hasEmptyGroup(store, project) ? 1 : 0),
          stats: emptyStats,
        },
      };
    },
  },
  /** An omitted mode or naming is kept, omitted link templates are emptied. */
  updateProjectEnterpriseSettings: {
    needs: ['UPDATE_PROJECT', 'PROJECT_SETTINGS_WRITE'],
    edition: 'enterprise',
    handle({ store, params, body, actor }) {
      const project = findProject(store, params.projectId);
      const preData = projectEventData(project);
      const featureNaming = body.featureNaming && completeNaming(body.featureNaming);
      const { mode, linkTemplates = [] } = body;
      for (const [key, value] of Object.entries(featureNaming ?? {})) {
        if (value !== undefined) Object.assign(project.featureNaming, { [key]: value });
      }
      if (mode !== undefined) project.mode = mode;
      project.linkTemplates = linkTemplates;
      // The log says what was sent, not what became of it.
      const data = { ...preData, ...body, ...(featureNaming && { featureNaming }) };
      recordEvent(store, actor, { type: 'project-updated', project: project.id, preData, data });
      return { status: 200 };
    },
  },
  archiveProject: {
    needs: ['DELETE_PROJECT'],
    edition: 'enterprise',
    handle({ store, params, actor }) {
      const project = store.projects.get(params.projectId);
      if (project !== undefined) project.archivedAt = store.now();
      recordEvent(store, actor, { type: 'project-archived', project: params.projectId });
      return { status: 200 };
    },
  },
  reviveProject: {
    needs: ['DELETE_PROJECT'],
    edition: 'enterprise',
    handle({ store, params, actor }) {
      checkProjectLimit(store);
      const project = store.projects.get(params.projectId);
      if (project !== undefined) project.archivedAt = null;
      recordEvent(store, actor, { type: 'project-revived', project: params.projectId });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

/** Beside a pattern nothing is empty; without one, only what was sent is changed. */
function completeNaming(given: Parameters<typeof checkFeatureNaming>[0]) {
  checkFeatureNaming(given);
  const { pattern, example, description } = given;
  return pattern ? { pattern, example: example || null, description: description || null } : given;
}

/** Groups without members are joined with nobody, who is counted here as one, and not in the list of projects. */
function hasEmptyGroup(store: Store, project: Project): boolean {
  return [...project.groups.keys()].some((id) => store.groups.get(id)?.members.size === 0);
}

const emptyStats = {
  avgTimeToProdCurrentWindow: 0,
  createdCurrentWindow: 0,
  createdPastWindow: 0,
  archivedCurrentWindow: 0,
  archivedPastWindow: 0,
  projectActivityCurrentWindow: 0,
  projectActivityPastWindow: 0,
  projectMembersAddedCurrentWindow: 0,
};
