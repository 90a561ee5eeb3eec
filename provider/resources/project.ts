// Projects with their settings: who sees them, how flags are named, where flags link to.
import type { GetProjectOverviewAnswer, GetProjectsAnswer } from '../../src/admin-api/index.ts';
import {
  type Desired,
  deletionProtection,
  notBlank,
  onDestroy,
  optional,
  optionalComputed,
  type Refuse,
  required,
  type State,
} from '../../src/terraform/framework/index.ts';
import { checkNamingPattern } from '../rules/naming-pattern.ts';
import { projectKey } from '../writes/claims.ts';
import { creationLog } from '../../src/events/index.ts';
import { comesWithUnleash } from '../shapes/comes-with-unleash.ts';
import { defineResource } from '../define.ts';
import { deleteProjectTokens } from '../writes/delete-project-tokens.ts';
import { overviewOf } from '../shapes/project-overview.ts';

const attributes = {
  id: required.string('Id, part of URLs.'),
  name: required.string('Name.').check(notBlank),
  description: optional.string('What the project is for.').emptyMeansAbsent(),
  mode: optionalComputed
    .oneOf(
      ['open', 'protected', 'private'],
      'Who may take part: in an `open` project everybody sees it and may submit change requests, in a `protected` one only members may submit them, a `private` one is hidden from viewers who are not members.',
    )
    .advice('Left out, a new project is `open` and an existing one stays as it is.'),
  feature_naming: optional.object(
    {
      pattern: required.string('Regular expression that names of new flags must match as a whole.').check(notBlank),
      example: optional.string('A name that matches, shown to people.').emptyMeansAbsent(),
      description: optional.string('The rule in words, shown to people.').emptyMeansAbsent(),
    },
    'Rule for the names of new flags.',
  ),
  link_templates: optional
    .listOf(
      {
        title: optional.string('Text of the link.').emptyMeansAbsent(),
        url_template: required.string('URL; `{{project}}` and `{{feature}}` are filled in.').check(notBlank),
      },
      'Links that every new flag gets.',
    )
    .emptyMeansAbsent(),
  default_stickiness: optionalComputed.string(
    'Context field by which new gradual rollouts keep people in their group, such as `default`, `userId` or `sessionId`.',
  ),
  deletion_protection: deletionProtection(),
  on_destroy: onDestroy(['delete', 'archive', 'forget']),
};

export const project = defineResource('project', {
  description:
    'A project: a home for feature flags with members, environments and rules of its own. A new project has no environment; add them with `unleash_project_environment`.',
  area: 'Projects and environments',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/concepts/projects',
  naming: ['id'],
  attributes,
  identity: ['id'],
  whereToFind: 'The page of the project in the admin UI ends with it: `/projects/<id>`.',
  completeWithUpdate: ['mode', 'feature_naming', 'link_templates'],
  dataSources: {
    many: 'projects',
    description:
      'Projects that the caller may see, without the archived ones: ids, names and modes. For something that each project is to have, with `for_each`.',
    requires: null,
    filters: ['name', 'mode'],
  },
  listOmits: ['feature_naming', 'link_templates', 'default_stickiness'],

  list: async (api) => (await api.getProjects()).projects,
  read: async (api, { id }) => ({ ...(await overviewOf(api, id)), id }),
  toState: (item: ProjectItem) => ({
    id: item.id,
    name: item.name,
    description: item.description ?? null,
    mode: item.mode ?? 'open',
    feature_naming: item.featureNaming?.pattern
      ? {
          pattern: item.featureNaming.pattern,
          example: item.featureNaming.example ?? null,
          description: item.featureNaming.description ?? null,
        }
      : null,
    link_templates: (item.linkTemplates ?? []).map(({ title, urlTemplate }) => ({
      title: title ?? null,
      url_template: urlTemplate,
    })),
    default_stickiness: item.defaultStickiness ?? 'default',
  }),

  leftAlone: ({ id }) => (id === 'default' ? comesWithUnleash : undefined),

  toBody: ({ id, name, description, mode, feature_naming, link_templates, default_stickiness }) => ({
    details: {
      id,
      name,
      description: description ?? '',
      ...(default_stickiness !== undefined && { defaultStickiness: default_stickiness }),
    },
    // Unleash keeps a naming rule and forgets link templates that are left out, so both are sent with any of them.
    settings: {
      ...(mode !== undefined && { mode }),
      featureNaming: {
        pattern: feature_naming?.pattern ?? null,
        example: feature_naming?.example || null,
        description: feature_naming?.description || null,
      },
      linkTemplates: (link_templates ?? []).map(({ title, url_template }) => ({ title, urlTemplate: url_template })),
    },
  }),
  create: async (api, { details, settings }) => {
    const { id } = await api.createProject({
      body: { ...details, ...(settings.mode && { mode: settings.mode }), environments: [] },
    });
    return { id };
  },
  creationLog: creationLog('project', {
    isAbout: (data, { id }) => data.id === id,
    contains: ({ project }, { id }) => project === id,
    completed: ['mode', 'featureNaming', 'linkTemplates'],
  }),
  // Not every edition that has projects has their settings.
  update: async (api, { id }, { details: { id: _, ...details }, settings }, { prior, desired }) => {
    if (changesSettings(prior, desired)) await api.updateProjectEnterpriseSettings({ projectId: id, body: settings });
    if (prior) await api.updateProject({ projectId: id, body: details });
  },
  delete: async (api, { id }, { prior, warn }) => {
    if (prior.on_destroy !== 'archive') {
      await deleteProjectTokens(api, id, warn);
      return api.deleteProject({ projectId: id });
    }
    await api.archiveProject({ projectId: id });
    warn(`Project ${id} is archived`, 'Its on_destroy is "archive": it can be revived, and its id stays taken.');
  },

  claims: ({ id }) => (id === undefined ? undefined : [projectKey(id)]),
  plan: ({ prior, planned, error }) => {
    if (prior && planned.id !== prior.id) refuseDefault(prior, error);
  },
  planDestroy: ({ prior, error }) => refuseDefault(prior, error),
  validate: ({ feature_naming }, { error }) => checkNamingPattern(feature_naming, error),
});

type Settings = Pick<Desired<typeof attributes>, 'mode' | 'feature_naming' | 'link_templates'>;

/** What is left to the server is not a change; neither is what was never set and still is not. */
function changesSettings(prior: Settings | null, desired: Settings): boolean {
  const spell = ({ feature_naming, link_templates }: Settings) =>
    JSON.stringify([feature_naming, link_templates ?? []]);
  const isOtherMode = desired.mode !== undefined && desired.mode !== prior?.mode;
  return (
    isOtherMode || spell(desired) !== spell(prior ?? { mode: undefined, feature_naming: null, link_templates: null })
  );
}

/** Unleash deletes every project but this one. */
function refuseDefault({ id, on_destroy }: State<typeof attributes>, error: Refuse): void {
  if (id !== 'default' || (on_destroy ?? 'delete') !== 'delete') return;
  error(
    'The project "default" cannot be deleted',
    'Unleash keeps it always. Let Terraform forget it with "terraform state rm", or set on_destroy = "forget" and apply that first.',
    ['id'],
  );
}

/** A list tells nothing of the settings for flags. */
type ProjectItem = Pick<GetProjectsAnswer['projects'][number], 'id' | 'name' | 'description' | 'mode'> &
  Partial<Pick<GetProjectOverviewAnswer, 'featureNaming' | 'linkTemplates' | 'defaultStickiness'>>;
